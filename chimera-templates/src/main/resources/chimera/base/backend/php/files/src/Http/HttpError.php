<?php

declare(strict_types=1);

namespace App\Http;

/** Ends a request with an error that the client may read. */
final class HttpError extends \RuntimeException
{
    private const array TITLES = [
        400 => 'Bad request',
        404 => 'Not found',
        405 => 'Method not allowed',
        415 => 'Unsupported media type',
        422 => 'Invalid input',
        500 => 'Internal server error',
        503 => 'Service unavailable',
    ];

    /**
     * @param array<string, string> $errors what is wrong, by field
     * @param array<string, string> $headers
     */
    public function __construct(
        public readonly int $status,
        string $detail,
        public readonly array $errors = [],
        public readonly array $headers = [],
        ?\Throwable $previous = null,
    ) {
        parent::__construct($detail, $status, $previous);
    }

    public function title(): string
    {
        return self::TITLES[$this->status] ?? 'Error';
    }
}
