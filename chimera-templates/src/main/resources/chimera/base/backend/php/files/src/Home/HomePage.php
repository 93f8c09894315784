<?php

declare(strict_types=1);

namespace App\Home;

use App\Database\Unavailable;
use App\Http\HttpError;
use App\Http\Request;
use App\Http\Response;
use App\Http\Router;
use App\Log;
use App\Notes\Notes;
use App\Notes\NotesApi;

/** The page at "/": the notes as HTML, which public/assets/app.js then keeps up to date through the API. */
final readonly class HomePage
{
    private const string ASSETS = __DIR__ . '/../../public/assets/';
    private const array TYPES = ['css' => 'text/css; charset=utf-8', 'js' => 'text/javascript; charset=utf-8'];
    private const string POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        . "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    public function __construct(
        private string $name,
        private Notes $notes,
        private Log $log,
    ) {
    }

    public function routes(Router $router): void
    {
        $router
            ->add('GET', '/', fn (): Response => $this->page())
            ->add('GET', '/assets/{file}', fn (Request $request, array $path): Response => $this->asset($request, $path['file']));
    }

    private function page(): Response
    {
        try {
            $notes = $this->notes->newest(NotesApi::MAX_NOTES);
        } catch (Unavailable $exception) {
            $this->log->exception($exception);
            $notes = null;
        }
        $html = self::render(__DIR__ . '/../../templates/home.php', [
            'name' => $this->name,
            'notes' => $notes,
            'maxLength' => NotesApi::MAX_LENGTH,
            'escape' => static fn (string $text): string => htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8'),
            'asset' => static fn (string $file): string => "/assets/{$file}?v=" . self::version($file),
        ]);

        return Response::html($html, $notes === null ? 503 : 200, ['Content-Security-Policy' => self::POLICY]);
    }

    private function asset(Request $request, string $file): Response
    {
        $type = self::TYPES[pathinfo($file, PATHINFO_EXTENSION)] ?? null;
        if ($type === null || preg_match('/^[a-z][a-z0-9-]*\.[a-z]+$/D', $file) !== 1 || !is_file(self::ASSETS . $file)) {
            throw new HttpError(404, 'There is nothing at this address.');
        }
        $headers = ['ETag' => '"' . self::version($file) . '"', 'Cache-Control' => 'no-cache'];
        if ($request->header('if-none-match') === $headers['ETag']) {
            return new Response(304, headers: $headers);
        }

        return new Response(200, (string) file_get_contents(self::ASSETS . $file), $headers + ['Content-Type' => $type]);
    }

    private static function version(string $file): string
    {
        return substr(hash_file('xxh128', self::ASSETS . $file), 0, 16);
    }

    /** @param array<string, mixed> $variables what the template sees */
    private static function render(string $template, array $variables): string
    {
        return (static function () use ($template, $variables): string {
            extract($variables);
            ob_start();
            require $template;

            return (string) ob_get_clean();
        })();
    }
}
