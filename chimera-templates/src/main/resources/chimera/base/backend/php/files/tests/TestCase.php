<?php

declare(strict_types=1);

namespace App\Tests;

/** A class whose public test… methods are run by tests/run.php, each on a fresh instance. */
abstract class TestCase
{
    protected static function same(mixed $expected, mixed $actual): void
    {
        if ($expected !== $actual) {
            throw new \AssertionError('expected ' . self::show($expected) . ', got ' . self::show($actual));
        }
    }

    protected static function contains(string $part, string $whole): void
    {
        if (!str_contains($whole, $part)) {
            throw new \AssertionError('expected ' . self::show($part) . ' in ' . self::show($whole));
        }
    }

    /**
     * @template E of \Throwable
     * @param class-string<E> $class
     * @return E
     */
    protected static function throws(string $class, \Closure $action): \Throwable
    {
        try {
            $action();
        } catch (\Throwable $exception) {
            if ($exception instanceof $class) {
                return $exception;
            }
            throw $exception;
        }
        throw new \AssertionError("expected {$class}, but nothing was thrown");
    }

    private static function show(mixed $value): string
    {
        return json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR)
            ?: get_debug_type($value);
    }
}
