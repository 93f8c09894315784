<?php

declare(strict_types=1);

namespace App\Notes;

final readonly class Note implements \JsonSerializable
{
    public function __construct(
        public int $id,
        public string $text,
        public \DateTimeImmutable $createdAt,
    ) {
    }

    /** @return array{id: int, text: string, createdAt: string} */
    public function jsonSerialize(): array
    {
        return ['id' => $this->id, 'text' => $this->text, 'createdAt' => $this->createdAt->format('Y-m-d\TH:i:s.vp')];
    }
}
