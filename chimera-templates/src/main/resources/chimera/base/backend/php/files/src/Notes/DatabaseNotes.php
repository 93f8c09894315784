<?php

declare(strict_types=1);

namespace App\Notes;

use App\Database\Connection;

/** Notes in the table "notes". Its SQL is understood by MySQL, MariaDB and PostgreSQL alike. */
final readonly class DatabaseNotes implements Notes
{
    public function __construct(private Connection $connection)
    {
    }

    public function newest(int $limit): array
    {
        $statement = $this->connection->pdo()->prepare(
            'SELECT id, text, created_at FROM notes ORDER BY id DESC LIMIT :limit',
        );
        $statement->bindValue('limit', $limit, \PDO::PARAM_INT);
        $statement->execute();

        return array_map(self::note(...), $statement->fetchAll());
    }

    public function find(int $id): ?Note
    {
        $statement = $this->connection->pdo()->prepare('SELECT id, text, created_at FROM notes WHERE id = :id');
        $statement->execute(['id' => $id]);
        $row = $statement->fetch();

        return $row === false ? null : self::note($row);
    }

    public function add(string $text, \DateTimeImmutable $createdAt): Note
    {
        $utc = $createdAt->setTimezone(new \DateTimeZone('UTC'));
        $pdo = $this->connection->pdo();
        $pdo->prepare('INSERT INTO notes (text, created_at) VALUES (:text, :created_at)')
            ->execute(['text' => $text, 'created_at' => $utc->format('Y-m-d H:i:s.u')]);

        return new Note((int) $pdo->lastInsertId(), $text, $utc);
    }

    public function remove(int $id): bool
    {
        $statement = $this->connection->pdo()->prepare('DELETE FROM notes WHERE id = :id');
        $statement->execute(['id' => $id]);

        return $statement->rowCount() > 0;
    }

    /** @param array{id: int|string, text: string, created_at: string} $row */
    private static function note(array $row): Note
    {
        return new Note(
            (int) $row['id'],
            $row['text'],
            new \DateTimeImmutable($row['created_at'], new \DateTimeZone('UTC')),
        );
    }
}
