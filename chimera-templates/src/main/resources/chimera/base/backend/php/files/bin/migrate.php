<?php

declare(strict_types=1);

// Brings the database up to date. The container runs it at every start; run it again at any time:
//   docker compose exec backend php bin/migrate.php

use App\Config;
use App\Database\Connection;
use App\Database\Migrator;
use App\Log;

require __DIR__ . '/../src/autoload.php';

$log = new Log();
try {
    $migrator = new Migrator(new Connection(Config::fromEnvironment()), __DIR__ . '/../migrations', $log);
    $migrator->waitForDatabase(seconds: 60);
    $ran = $migrator->migrate();
    $log->info('the database is up to date', ['ran' => $ran]);
} catch (Throwable $exception) {
    $log->exception($exception);
    exit(1);
}
