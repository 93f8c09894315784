<?php

declare(strict_types=1);

use App\Application;
use App\Config;
use App\Http\HttpError;
use App\Http\Request;
use App\Http\Response;
use App\Log;

// The front controller: the proxy sends every request here.
require __DIR__ . '/../src/autoload.php';

// A warning is a mistake too: let it end the request instead of half-working on.
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    if ((error_reporting() & $level) === 0) {
        return false;
    }
    throw new ErrorException($message, 0, $level, $file, $line);
});

$log = new Log();
$request = Request::fromGlobals();
try {
    $response = Application::create(Config::fromEnvironment(), $log)->handle($request);
} catch (Throwable $exception) {
    $log->exception($exception);
    $response = Response::problem(new HttpError(500, 'The application could not start; the log tells why.'));
}
$response->send(withBody: $request->method !== 'HEAD');
