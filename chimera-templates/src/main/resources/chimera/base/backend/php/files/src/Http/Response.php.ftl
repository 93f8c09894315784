[#include "/home.ftl"]
<?php

declare(strict_types=1);

namespace App\Http;

final readonly class Response
{
    /** @param array<string, string> $headers */
    public function __construct(
        public int $status,
        public string $body = '',
        public array $headers = [],
    ) {
    }

    /** @param array<string, string> $headers */
    public static function json(mixed $value, int $status = 200, array $headers = []): self
    {
        return new self(
            $status,
            json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE),
            $headers + ['Content-Type' => 'application/json', 'Cache-Control' => 'no-store'],
        );
    }

[#if home]
    /** @param array<string, string> $headers */
    public static function html(string $html, int $status = 200, array $headers = []): self
    {
        return new self($status, $html, $headers + [
            'Content-Type' => 'text/html; charset=utf-8',
            'Cache-Control' => 'no-store',
        ]);
    }

[/#if]
    /** An error as RFC 9457 describes it. */
    public static function problem(HttpError $error): self
    {
        $problem = ['title' => $error->title(), 'status' => $error->status, 'detail' => $error->getMessage()];
        if ($error->errors !== []) {
            $problem['errors'] = $error->errors;
        }

        return self::json($problem, $error->status, $error->headers + ['Content-Type' => 'application/problem+json']);
    }

    public function send(bool $withBody = true): void
    {
        http_response_code($this->status);
        foreach ($this->headers as $name => $value) {
            header("{$name}: {$value}");
        }
        if ($withBody) {
            echo $this->body;
        }
    }
}
