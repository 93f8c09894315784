<?php

declare(strict_types=1);

namespace App\Database;

use App\Log;

/**
 * Brings the database's tables up to date: runs, once and in order, each file of migrations/ that
 * the table "migrations" does not name. A lock in the database lets only one container do so at a time.
 */
final readonly class Migrator
{
    /** Any number will do, as long as nothing else locks it. */
    private const int LOCK = 7_205_759_403;

    public function __construct(
        private Connection $connection,
        private string $directory,
        private Log $log,
    ) {
    }

    /**
     * Waits for the database, which may start later than the application.
     *
     * @throws Unavailable when it does not answer in time
     */
    public function waitForDatabase(int $seconds): void
    {
        for ($attempt = 1; ; ++$attempt) {
            try {
                $this->connection->pdo();

                return;
            } catch (Unavailable $exception) {
                if ($attempt >= $seconds) {
                    throw $exception;
                }
                if ($attempt % 10 === 1) {
                    $this->log->warning('waiting for the database', ['reason' => $exception->getMessage()]);
                }
                sleep(1);
            }
        }
    }

    /** @return list<string> the migrations that ran now */
    public function migrate(): array
    {
        $this->lock();
        try {
            $pdo = $this->connection->pdo();
            $pdo->exec('CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(190) NOT NULL PRIMARY KEY)');
            $done = $pdo->query('SELECT name FROM migrations')->fetchAll(\PDO::FETCH_COLUMN);
            $ran = [];
            foreach ($this->files() as $name => $file) {
                if (!in_array($name, $done, true)) {
                    $this->run($name, (string) file_get_contents($file));
                    $ran[] = $name;
                }
            }

            return $ran;
        } finally {
            $this->unlock();
        }
    }

    private function run(string $name, string $sql): void
    {
        $pdo = $this->connection->pdo();
        // PostgreSQL takes back a half-done migration. MySQL commits at each statement that changes
        // a table: there, keep to one such statement a file.
        $transaction = $this->connection->driver() === 'pgsql';
        if ($transaction) {
            $pdo->beginTransaction();
        }
        try {
            $pdo->exec($sql);
            $pdo->prepare('INSERT INTO migrations (name) VALUES (?)')->execute([$name]);
            if ($transaction) {
                $pdo->commit();
            }
        } catch (\Throwable $exception) {
            if ($transaction && $pdo->inTransaction()) {
                $pdo->rollBack();
            }
            throw $exception;
        }
        $this->log->info('migration done', ['name' => $name]);
    }

    /** @return array<string, string> path by name, in order */
    private function files(): array
    {
        $files = [];
        foreach (glob($this->directory . '/*.sql') ?: [] as $file) {
            $files[basename($file, '.sql')] = $file;
        }
        ksort($files, SORT_STRING);

        return $files;
    }

    private function lock(): void
    {
        $pdo = $this->connection->pdo();
        if ($this->connection->driver() === 'pgsql') {
            $pdo->query('SELECT pg_advisory_lock(' . self::LOCK . ')')->fetchColumn();
        } elseif ((int) $pdo->query("SELECT GET_LOCK('migrations." . self::LOCK . "', 120)")->fetchColumn() !== 1) {
            throw new \RuntimeException('Another container has been migrating the database for two minutes.');
        }
    }

    private function unlock(): void
    {
        $this->connection->pdo()->query(
            $this->connection->driver() === 'pgsql'
                ? 'SELECT pg_advisory_unlock(' . self::LOCK . ')'
                : "SELECT RELEASE_LOCK('migrations." . self::LOCK . "')",
        )->fetchColumn();
    }
}
