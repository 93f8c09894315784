<?php

declare(strict_types=1);

namespace App\Tests;

use App\Home\HomePage;
use App\Http\HttpError;
use App\Http\Request;
use App\Http\Response;
use App\Http\Router;
use App\Log;

final class HomePageTest extends TestCase
{
    private readonly NotesInMemory $notes;
    private readonly Router $router;

    public function __construct()
    {
        $this->notes = new NotesInMemory();
        $this->router = new Router();
        (new HomePage('my <app>', $this->notes, new Log()))->routes($this->router);
    }

    public function testTextIsEscaped(): void
    {
        $this->notes->add('<script>alert("1")</script>', new \DateTimeImmutable('now'));
        $page = $this->get('/');

        self::same(200, $page->status);
        self::contains('<title>my &lt;app&gt;</title>', $page->body);
        self::contains('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;', $page->body);
        self::same(false, str_contains($page->body, '<script>alert'));
    }

    public function testAssetsAreServedOnceAndThenRemembered(): void
    {
        $first = $this->get('/assets/app.js');
        self::same('text/javascript; charset=utf-8', $first->headers['Content-Type']);

        self::same(304, $this->get('/assets/app.js', ['if-none-match' => $first->headers['ETag']])->status);
    }

    public function testNothingElseIsAnAsset(): void
    {
        foreach (['/assets/none.js', '/assets/..%2Findex.php', '/assets/index.php', '/assets/.css'] as $path) {
            self::same(404, self::throws(HttpError::class, fn () => $this->get(rawurldecode($path)))->status);
        }
    }

    /** @param array<string, string> $headers */
    private function get(string $path, array $headers = []): Response
    {
        return $this->router->dispatch(new Request('GET', $path, $headers));
    }
}
