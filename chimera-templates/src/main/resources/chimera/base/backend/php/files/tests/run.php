<?php

declare(strict_types=1);

// Runs the tests:             docker compose exec backend php tests/run.php
// …or those of a name:        docker compose exec backend php tests/run.php NotesApi
//
// A few lines in place of PHPUnit, so that they run with nothing to install. PHPUnit takes over
// when you want it: docker compose exec backend composer require --dev phpunit/phpunit

use App\Tests\TestCase;

require __DIR__ . '/../src/autoload.php';

set_error_handler(static function (int $level, string $message, string $file, int $line): never {
    throw new ErrorException($message, 0, $level, $file, $line);
});

$filter = $argv[1] ?? '';
$passed = 0;
$failed = 0;
foreach (glob(__DIR__ . '/*Test.php') ?: [] as $file) {
    /** @var class-string<TestCase> $class */
    $class = 'App\\Tests\\' . basename($file, '.php');
    foreach (get_class_methods($class) as $method) {
        $name = basename($file, '.php') . '::' . $method;
        if (!str_starts_with($method, 'test') || ($filter !== '' && !str_contains($name, $filter))) {
            continue;
        }
        try {
            (new $class())->$method();
            ++$passed;
            echo "ok    {$name}\n";
        } catch (Throwable $exception) {
            ++$failed;
            echo "FAIL  {$name}\n      {$exception->getMessage()}\n      {$exception->getFile()}:{$exception->getLine()}\n";
        }
    }
}
echo "\n{$passed} passed, {$failed} failed\n";
exit($failed === 0 && $passed > 0 ? 0 : 1);
