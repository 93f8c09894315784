<?php

declare(strict_types=1);

namespace App\Tests;

use App\Http\HttpError;
use App\Http\Request;
use App\Http\Response;
use App\Http\Router;

final class RouterTest extends TestCase
{
    public function testSegmentsAreHandedOn(): void
    {
        $router = (new Router())->add('GET', '/a/{x}/{y}', static fn (Request $r, array $path): Response => Response::json($path));

        self::same('{"x":"1","y":"b.c"}', $router->dispatch(new Request('GET', '/a/1/b.c'))->body);
    }

    public function testAPatternIsNoRegularExpression(): void
    {
        $router = (new Router())->add('GET', '/a.b', static fn (): Response => new Response(200));

        self::same(404, self::throws(HttpError::class, fn () => $router->dispatch(new Request('GET', '/axb')))->status);
        self::same(404, self::throws(HttpError::class, fn () => $router->dispatch(new Request('GET', "/a.b\n")))->status);
    }

    public function testAnotherMethodIsToldWhatIsAllowed(): void
    {
        $router = (new Router())
            ->add('GET', '/a', static fn (): Response => new Response(200))
            ->add('POST', '/a', static fn (): Response => new Response(201));

        $error = self::throws(HttpError::class, fn () => $router->dispatch(new Request('PUT', '/a')));
        self::same(405, $error->status);
        self::same('GET, HEAD, POST', $error->headers['Allow']);
    }

    public function testHeadIsAnsweredLikeGet(): void
    {
        $router = (new Router())->add('GET', '/a', static fn (): Response => new Response(200));

        self::same(200, $router->dispatch(new Request('HEAD', '/a'))->status);
    }

    public function testAProblemFollowsTheRfc(): void
    {
        $response = Response::problem(new HttpError(422, 'No.', errors: ['text' => 'Write something.']));

        self::same(422, $response->status);
        self::same('application/problem+json', $response->headers['Content-Type']);
        self::same(
            '{"title":"Invalid input","status":422,"detail":"No.","errors":{"text":"Write something."}}',
            $response->body,
        );
    }
}
