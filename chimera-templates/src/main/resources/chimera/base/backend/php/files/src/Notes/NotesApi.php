<?php

declare(strict_types=1);

namespace App\Notes;

use App\Http\HttpError;
use App\Http\Request;
use App\Http\Response;
use App\Http\Router;

/** The notes as JSON; openapi.yaml describes it. */
final readonly class NotesApi
{
    public const int MAX_LENGTH = 500;
    public const int MAX_NOTES = 100;

    /** @param \Closure(): \DateTimeImmutable $clock */
    public function __construct(private Notes $notes, private \Closure $clock)
    {
    }

    public function routes(Router $router): void
    {
        $router
            ->add('GET', '/api/notes', fn (): Response => $this->list())
            ->add('POST', '/api/notes', fn (Request $request): Response => $this->create($request))
            ->add('GET', '/api/notes/{id}', fn (Request $request, array $path): Response => $this->show($path['id']))
            ->add('DELETE', '/api/notes/{id}', fn (Request $request, array $path): Response => $this->delete($path['id']));
    }

    private function list(): Response
    {
        return Response::json(['notes' => $this->notes->newest(self::MAX_NOTES)]);
    }

    private function create(Request $request): Response
    {
        $note = $this->notes->add(self::text($request->json()), ($this->clock)());

        return Response::json($note, 201, ['Location' => "/api/notes/{$note->id}"]);
    }

    private function show(string $id): Response
    {
        return Response::json($this->notes->find(self::id($id)) ?? throw self::notFound($id));
    }

    private function delete(string $id): Response
    {
        if (!$this->notes->remove(self::id($id))) {
            throw self::notFound($id);
        }

        return new Response(204);
    }

    /** @param array<array-key, mixed> $input */
    private static function text(array $input): string
    {
        $text = $input['text'] ?? null;
        $wrong = match (true) {
            !is_string($text) => 'A note needs a "text", which is a string.',
            trim($text) === '' => 'Write something.',
            mb_strlen(trim($text)) > self::MAX_LENGTH => 'Keep it to ' . self::MAX_LENGTH . ' characters.',
            str_contains($text, "\0") => 'A note cannot hold the character U+0000.',
            default => null,
        };
        if ($wrong !== null) {
            throw new HttpError(422, 'The note cannot be kept like this.', errors: ['text' => $wrong]);
        }

        return trim($text);
    }

    /** What is no id (or too big to be one) names no note. */
    private static function id(string $id): int
    {
        return preg_match('/^[1-9][0-9]{0,17}$/D', $id) === 1 ? (int) $id : throw self::notFound($id);
    }

    private static function notFound(string $id): HttpError
    {
        return new HttpError(404, "There is no note '{$id}'.");
    }
}
