<?php

declare(strict_types=1);

namespace App\Health;

use App\Database\Connection;
use App\Database\Unavailable;
use App\Http\Response;
use App\Http\Router;
use App\Log;

/** Tells whether the application works: 200 if all it needs answers, else 503. */
final readonly class HealthApi
{
    public function __construct(private Connection $connection, private Log $log)
    {
    }

    public function routes(Router $router): void
    {
        $router->add('GET', '/api/health', fn (): Response => $this->health());
    }

    private function health(): Response
    {
        $checks = ['database' => $this->database() ? 'ok' : 'error'];
        $healthy = !in_array('error', $checks, true);

        return Response::json(['status' => $healthy ? 'ok' : 'error', 'checks' => $checks], $healthy ? 200 : 503);
    }

    private function database(): bool
    {
        try {
            return (int) $this->connection->pdo()->query('SELECT 1')->fetchColumn() === 1;
        } catch (Unavailable | \PDOException $exception) {
            $this->log->warning('the database does not answer', ['reason' => $exception->getMessage()]);

            return false;
        }
    }
}
