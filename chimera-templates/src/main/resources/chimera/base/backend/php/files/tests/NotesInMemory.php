<?php

declare(strict_types=1);

namespace App\Tests;

use App\Notes\Note;
use App\Notes\Notes;

final class NotesInMemory implements Notes
{
    /** @var array<int, Note> */
    private array $notes = [];
    private int $last = 0;

    public function newest(int $limit): array
    {
        return array_slice(array_reverse(array_values($this->notes)), 0, $limit);
    }

    public function find(int $id): ?Note
    {
        return $this->notes[$id] ?? null;
    }

    public function add(string $text, \DateTimeImmutable $createdAt): Note
    {
        return $this->notes[++$this->last] = new Note($this->last, $text, $createdAt);
    }

    public function remove(int $id): bool
    {
        $there = isset($this->notes[$id]);
        unset($this->notes[$id]);

        return $there;
    }
}
