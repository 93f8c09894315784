<?php

declare(strict_types=1);

// Composer's autoloader, once there are dependencies; until then these few lines are enough.
if (is_file(__DIR__ . '/../vendor/autoload.php')) {
    require __DIR__ . '/../vendor/autoload.php';

    return;
}

spl_autoload_register(static function (string $class): void {
    foreach (['App\\Tests\\' => __DIR__ . '/../tests/', 'App\\' => __DIR__ . '/'] as $prefix => $directory) {
        if (str_starts_with($class, $prefix)) {
            $file = $directory . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
            if (is_file($file)) {
                require $file;
            }

            return;
        }
    }
});
