<?php

declare(strict_types=1);

namespace App\Tests;

use App\Config;
use App\Database\Connection;
use App\Database\Migrator;
use App\Log;
use App\Notes\DatabaseNotes;

/** Runs against the project's own database; each test takes back what it wrote. */
final class DatabaseTest extends TestCase
{
    private readonly Connection $connection;

    public function __construct()
    {
        $this->connection = new Connection(Config::fromEnvironment());
        (new Migrator($this->connection, __DIR__ . '/../migrations', new Log()))->migrate();
        $this->connection->pdo()->beginTransaction();
    }

    public function __destruct()
    {
        $this->connection->pdo()->rollBack();
    }

    public function testANoteComesBackAsItWasKept(): void
    {
        $notes = new DatabaseNotes($this->connection);
        $time = new \DateTimeImmutable('2026-05-04T10:20:30.123456+02:00');
        $text = "it's \"quoted\", \\escaped\\, ünïcode 🥛 -- and\ntwo lines; DROP TABLE notes";

        $kept = $notes->add($text, $time);
        $found = $notes->find($kept->id);

        self::same($text, $found?->text);
        self::same('2026-05-04T08:20:30.123456+00:00', $found->createdAt->format('Y-m-d\TH:i:s.uP'));
        self::same(json_encode($kept), json_encode($found));
    }

    public function testTheNewestNotesComeFirstUpToTheLimit(): void
    {
        $notes = new DatabaseNotes($this->connection);
        foreach (['a', 'b', 'c'] as $text) {
            $notes->add($text, new \DateTimeImmutable('now'));
        }

        self::same(['c', 'b'], array_map(static fn ($note): string => $note->text, $notes->newest(2)));
    }

    public function testANoteIsRemovedOnce(): void
    {
        $notes = new DatabaseNotes($this->connection);
        $id = $notes->add('away with it', new \DateTimeImmutable('now'))->id;

        self::same(true, $notes->remove($id));
        self::same(false, $notes->remove($id));
        self::same(null, $notes->find($id));
    }

    public function testMigratingAgainDoesNothing(): void
    {
        $another = new Connection(Config::fromEnvironment());

        self::same([], (new Migrator($another, __DIR__ . '/../migrations', new Log()))->migrate());
    }
}
