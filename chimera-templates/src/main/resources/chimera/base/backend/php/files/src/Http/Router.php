<?php

declare(strict_types=1);

namespace App\Http;

/**
 * Finds the function that answers a request.
 *
 * A pattern is a path in which {name} stands for one segment; a handler is a
 * Closure(Request, array<string, string>): Response that gets these segments.
 */
final class Router
{
    /** @var list<array{method: string, regex: string, handler: \Closure}> */
    private array $routes = [];

    public function add(string $method, string $pattern, \Closure $handler): self
    {
        $regex = preg_replace('~\\\\\{([a-z]+)\\\\\}~', '(?<$1>[^/]+)', preg_quote($pattern, '~'));
        $this->routes[] = ['method' => $method, 'regex' => "~^{$regex}$~D", 'handler' => $handler];

        return $this;
    }

    /** @throws HttpError 404 if nothing answers at this path, 405 if only to other methods */
    public function dispatch(Request $request): Response
    {
        // A HEAD request is a GET whose body nobody sends.
        $method = $request->method === 'HEAD' ? 'GET' : $request->method;
        $allowed = [];
        foreach ($this->routes as $route) {
            if (preg_match($route['regex'], $request->path, $match) !== 1) {
                continue;
            }
            if ($route['method'] === $method) {
                return ($route['handler'])($request, array_filter($match, is_string(...), ARRAY_FILTER_USE_KEY));
            }
            $allowed[] = $route['method'];
            if ($route['method'] === 'GET') {
                $allowed[] = 'HEAD';
            }
        }
        if ($allowed !== []) {
            $allow = implode(', ', array_unique($allowed));
            throw new HttpError(405, "This address answers to {$allow} only.", headers: ['Allow' => $allow]);
        }
        throw new HttpError(404, 'There is nothing at this address.');
    }
}
