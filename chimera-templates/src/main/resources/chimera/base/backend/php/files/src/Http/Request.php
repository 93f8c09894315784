<?php

declare(strict_types=1);

namespace App\Http;

/** One HTTP request. Header names are lower case. */
final readonly class Request
{
    /** @param array<string, string> $headers */
    public function __construct(
        public string $method,
        public string $path,
        public array $headers = [],
        public string $body = '',
    ) {
    }

    public static function fromGlobals(): self
    {
        $headers = [];
        foreach ($_SERVER as $name => $value) {
            if (str_starts_with((string) $name, 'HTTP_')) {
                $headers[strtolower(strtr(substr((string) $name, 5), '_', '-'))] = (string) $value;
            }
        }
        $headers['content-type'] = (string) ($_SERVER['CONTENT_TYPE'] ?? '');
        $path = explode('?', (string) ($_SERVER['REQUEST_URI'] ?? '/'), 2)[0];

        return new self(
            method: strtoupper((string) ($_SERVER['REQUEST_METHOD'] ?? 'GET')),
            path: rawurldecode($path),
            headers: $headers,
            body: (string) file_get_contents('php://input'),
        );
    }

    public function header(string $name): string
    {
        return $this->headers[strtolower($name)] ?? '';
    }

    /**
     * Returns the body of a JSON request.
     *
     * Only application/json is taken. That also keeps forms of foreign sites out: a browser asks
     * before it sends this type across origins.
     *
     * @return array<array-key, mixed>
     */
    public function json(): array
    {
        $type = strtolower(trim(explode(';', $this->header('content-type'), 2)[0]));
        if ($type !== 'application/json') {
            throw new HttpError(415, 'Send the body as application/json.');
        }
        try {
            $value = json_decode($this->body, associative: true, depth: 32, flags: JSON_THROW_ON_ERROR);
        } catch (\JsonException $exception) {
            throw new HttpError(400, 'The body is not valid JSON.', previous: $exception);
        }
        if (!is_array($value) || ($value !== [] && array_is_list($value))) {
            throw new HttpError(400, 'The body must be a JSON object.');
        }

        return $value;
    }
}
