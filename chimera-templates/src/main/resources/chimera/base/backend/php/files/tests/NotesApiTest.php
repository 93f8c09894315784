<?php

declare(strict_types=1);

namespace App\Tests;

use App\Http\HttpError;
use App\Http\Request;
use App\Http\Response;
use App\Http\Router;
use App\Notes\NotesApi;

final class NotesApiTest extends TestCase
{
    private Router $router;

    public function __construct()
    {
        $this->router = new Router();
        $now = new \DateTimeImmutable('2026-05-04T10:20:30.123456+02:00');
        (new NotesApi(new NotesInMemory(), static fn (): \DateTimeImmutable => $now->setTimezone(new \DateTimeZone('UTC'))))
            ->routes($this->router);
    }

    public function testThereAreNoNotesAtFirst(): void
    {
        self::same('{"notes":[]}', $this->call('GET', '/api/notes')->body);
    }

    public function testANoteIsKept(): void
    {
        $response = $this->post('{"text":"  buy milk 🥛 "}');

        self::same(201, $response->status);
        self::same('/api/notes/1', $response->headers['Location']);
        self::same('{"id":1,"text":"buy milk 🥛","createdAt":"2026-05-04T08:20:30.123Z"}', $response->body);
        self::same($response->body, $this->call('GET', '/api/notes/1')->body);
    }

    public function testTheNewestNoteComesFirst(): void
    {
        $this->post('{"text":"first"}');
        $this->post('{"text":"second"}');

        $notes = json_decode($this->call('GET', '/api/notes')->body, true)['notes'];
        self::same(['second', 'first'], array_column($notes, 'text'));
    }

    public function testADeletedNoteIsGone(): void
    {
        $this->post('{"text":"first"}');

        self::same(204, $this->call('DELETE', '/api/notes/1')->status);
        self::same(404, $this->error(fn () => $this->call('DELETE', '/api/notes/1'))->status);
        self::same(404, $this->error(fn () => $this->call('GET', '/api/notes/1'))->status);
    }

    public function testWhatIsNoIdNamesNoNote(): void
    {
        foreach (['0', '-1', '1x', '01', '99999999999999999999'] as $id) {
            self::same(404, $this->error(fn () => $this->call('DELETE', "/api/notes/{$id}"))->status);
        }
    }

    public function testBadTextIsRefusedByField(): void
    {
        foreach (['{}', '{"text":null}', '{"text":3}', '{"text":" "}', '{"text":"a\u0000b"}'] as $body) {
            $error = $this->error(fn () => $this->post($body));
            self::same(422, $error->status);
            self::same(['text'], array_keys($error->errors));
        }
    }

    public function testLengthCountsCharactersNotBytes(): void
    {
        self::same(201, $this->post(json_encode(['text' => str_repeat('é', NotesApi::MAX_LENGTH)]))->status);
        self::same(422, $this->error(fn () => $this->post(json_encode(['text' => str_repeat('é', NotesApi::MAX_LENGTH + 1)])))->status);
    }

    public function testOnlyJsonObjectsAreTaken(): void
    {
        self::same(400, $this->error(fn () => $this->post('{"text":'))->status);
        self::same(400, $this->error(fn () => $this->post('[1,2]'))->status);
        self::same(400, $this->error(fn () => $this->post('"text"'))->status);
        self::same(415, $this->error(fn () => $this->call('POST', '/api/notes', 'text=hello', 'application/x-www-form-urlencoded'))->status);
        self::same(201, $this->call('POST', '/api/notes', '{"text":"hello"}', 'Application/JSON; charset=utf-8')->status);
    }

    private function post(string $body): Response
    {
        return $this->call('POST', '/api/notes', $body, 'application/json');
    }

    private function call(string $method, string $path, string $body = '', string $type = ''): Response
    {
        return $this->router->dispatch(new Request($method, $path, ['content-type' => $type], $body));
    }

    private function error(\Closure $action): HttpError
    {
        return self::throws(HttpError::class, $action);
    }
}
