[#include "/home.ftl"]
<?php

declare(strict_types=1);

namespace App;

use App\Database\Connection;
use App\Database\Unavailable;
use App\Health\HealthApi;
[#if home]
use App\Home\HomePage;
[/#if]
use App\Http\HttpError;
use App\Http\Request;
use App\Http\Response;
use App\Http\Router;
use App\Notes\DatabaseNotes;
use App\Notes\NotesApi;

/** Wires the parts together and answers requests; whatever goes wrong becomes a proper response. */
final readonly class Application
{
    private function __construct(
        private Router $router,
        private Log $log,
        private bool $development,
    ) {
    }

    public static function create(Config $config, Log $log): self
    {
        $connection = new Connection($config);
        $notes = new DatabaseNotes($connection);
        $router = (new Router())->add('GET', '/api/', static fn (): Response => Response::json([
            'health' => '/api/health',
            'notes' => '/api/notes',
        ]));
        (new HealthApi($connection, $log))->routes($router);
        (new NotesApi($notes, static fn (): \DateTimeImmutable => new \DateTimeImmutable('now')))->routes($router);
[#if home]
        (new HomePage($config->name, $notes, $log))->routes($router);
[/#if]

        return new self($router, $log, $config->development);
    }

    public function handle(Request $request): Response
    {
        try {
            return $this->router->dispatch($request);
        } catch (HttpError $error) {
            return Response::problem($error);
        } catch (Unavailable $exception) {
            $this->log->exception($exception);

            return Response::problem(new HttpError(503, $this->detail($exception, 'The database does not answer.')));
        } catch (\Throwable $exception) {
            $this->log->exception($exception);

            return Response::problem(new HttpError(500, $this->detail($exception, 'Something went wrong; the log tells what.')));
        }
    }

    /** In development the answer itself says what happened. */
    private function detail(\Throwable $exception, string $otherwise): string
    {
        return $this->development ? $exception::class . ': ' . $exception->getMessage() : $otherwise;
    }
}
