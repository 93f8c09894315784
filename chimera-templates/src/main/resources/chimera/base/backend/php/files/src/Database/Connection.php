<?php

declare(strict_types=1);

namespace App\Database;

use App\Config;

/** Opens the database when it is first needed. MySQL, MariaDB and PostgreSQL are spoken. */
final class Connection
{
    private ?\PDO $pdo = null;

    public function __construct(private readonly Config $config)
    {
    }

    /** @throws Unavailable if the database cannot be reached */
    public function pdo(): \PDO
    {
        return $this->pdo ??= $this->connect();
    }

    /** Tells "mysql" (MariaDB too) or "pgsql". */
    public function driver(): string
    {
        return match ($this->config->dbConnection) {
            'mysql', 'mariadb' => 'mysql',
            'pgsql', 'postgresql' => 'pgsql',
            default => throw new \RuntimeException("DB_CONNECTION is '{$this->config->dbConnection}', not mysql, mariadb or pgsql."),
        };
    }

    private function connect(): \PDO
    {
        $config = $this->config;
        $address = "host={$config->dbHost};port={$config->dbPort};dbname={$config->dbDatabase}";
        $source = $this->driver() === 'mysql' ? "mysql:{$address};charset=utf8mb4" : "pgsql:{$address}";
        try {
            $pdo = new \PDO($source, $config->dbUsername, $config->dbPassword, [
                \PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION,
                \PDO::ATTR_DEFAULT_FETCH_MODE => \PDO::FETCH_ASSOC,
                \PDO::ATTR_EMULATE_PREPARES => false,
                \PDO::ATTR_TIMEOUT => 3, // seconds to wait for a connection
            ]);
        } catch (\PDOException $exception) {
            throw new Unavailable($exception->getMessage(), previous: $exception);
        }
        // All times are stored and read as UTC.
        $pdo->exec($this->driver() === 'mysql' ? "SET time_zone = '+00:00'" : "SET TIME ZONE 'UTC'");

        return $pdo;
    }
}
