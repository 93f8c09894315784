<?php

declare(strict_types=1);

namespace App;

/** Structured logs: one JSON object a line on stderr, where Docker collects them. */
final readonly class Log
{
    /** @param resource|null $stream where to write; stderr if not given */
    public function __construct(private mixed $stream = null)
    {
    }

    /** @param array<string, mixed> $fields */
    public function info(string $message, array $fields = []): void
    {
        $this->write('info', $message, $fields);
    }

    /** @param array<string, mixed> $fields */
    public function warning(string $message, array $fields = []): void
    {
        $this->write('warning', $message, $fields);
    }

    public function exception(\Throwable $exception): void
    {
        $this->write('error', $exception->getMessage(), [
            'exception' => $exception::class,
            'at' => $exception->getFile() . ':' . $exception->getLine(),
            // Names and lines only: arguments may hold secrets.
            'trace' => array_map(
                static fn (array $frame): string => ($frame['class'] ?? '') . ($frame['type'] ?? '') . $frame['function']
                    . '() ' . ($frame['file'] ?? '') . ':' . ($frame['line'] ?? ''),
                array_slice($exception->getTrace(), 0, 15),
            ),
        ]);
    }

    /** @param array<string, mixed> $fields */
    private function write(string $level, string $message, array $fields): void
    {
        $line = json_encode(
            ['time' => gmdate('Y-m-d\TH:i:s\Z'), 'level' => $level, 'message' => $message] + $fields,
            JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR,
        );
        $stream = $this->stream ?? fopen('php://stderr', 'wb');
        fwrite($stream, $line . "\n");
    }
}
