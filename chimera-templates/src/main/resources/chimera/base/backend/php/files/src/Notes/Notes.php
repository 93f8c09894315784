<?php

declare(strict_types=1);

namespace App\Notes;

/** All notes, wherever they are kept. */
interface Notes
{
    /** @return list<Note> the newest first */
    public function newest(int $limit): array;

    public function find(int $id): ?Note;

    public function add(string $text, \DateTimeImmutable $createdAt): Note;

    /** Tells whether there was such a note. */
    public function remove(int $id): bool;
}
