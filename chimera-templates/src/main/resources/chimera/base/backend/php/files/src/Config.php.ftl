[#include "/home.ftl"]
<?php

declare(strict_types=1);

namespace App;

/** What the application is told from outside: environment variables, set in docker-compose.yml. */
final readonly class Config
{
    public function __construct(
[#if home]
        public string $name,
[/#if]
        public bool $development,
        public string $dbConnection,
        public string $dbHost,
        public int $dbPort,
        public string $dbDatabase,
        public string $dbUsername,
        #[\SensitiveParameter]
        public string $dbPassword,
    ) {
    }

    public static function fromEnvironment(): self
    {
        return new self(
[#if home]
            name: self::read('APP_NAME', 'app'),
[/#if]
            development: self::read('APP_ENV', 'production') === 'development',
            dbConnection: self::read('DB_CONNECTION'),
            dbHost: self::read('DB_HOST'),
            dbPort: (int) self::read('DB_PORT'),
            dbDatabase: self::read('DB_DATABASE'),
            dbUsername: self::read('DB_USERNAME'),
            dbPassword: self::read('DB_PASSWORD'),
        );
    }

    private static function read(string $name, ?string $default = null): string
    {
        $value = getenv($name);
        if ($value === false || $value === '') {
            return $default ?? throw new \RuntimeException("The environment variable {$name} is not set.");
        }

        return $value;
    }
}
