<?php

declare(strict_types=1);

// A plugin of Adminer's: opens the project's database, so that nobody has to fill in the form.
// With the password in the environment it sends the form itself. Without, it fills in all else.

if ($_SERVER['REQUEST_METHOD'] === 'GET' && $_SERVER['REQUEST_URI'] === '/') {
    [$driver, $server, $username, $password, $database] = array_map(
        getenv(...),
        ['DB_DRIVER', 'DB_HOST', 'DB_USERNAME', 'DB_PASSWORD', 'DB_DATABASE'],
    );
    if ($password !== false) {
        $_POST['auth'] = [
            'driver' => $driver,
            'server' => $server,
            'username' => $username,
            'password' => $password,
            'db' => $database,
        ];
    } else {
        header('Location: /?' . http_build_query([$driver => $server, 'username' => $username, 'db' => $database]));
        exit;
    }
}

return new class () extends Adminer\Plugin {};
