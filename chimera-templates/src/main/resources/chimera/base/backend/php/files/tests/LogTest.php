<?php

declare(strict_types=1);

namespace App\Tests;

use App\Log;

final class LogTest extends TestCase
{
    public function testALineIsOneJsonObject(): void
    {
        $stream = fopen('php://memory', 'w+b');
        (new Log($stream))->info("two\nlines", ['path' => '/a', 'bad' => "\xff"]);
        rewind($stream);
        $lines = explode("\n", (string) stream_get_contents($stream));

        self::same(2, count($lines));
        $line = json_decode($lines[0], true);
        self::same('info', $line['level']);
        self::same("two\nlines", $line['message']);
        self::same('/a', $line['path']);
    }

    public function testAnExceptionsArgumentsAreNotLogged(): void
    {
        $stream = fopen('php://memory', 'w+b');
        try {
            (static fn (string $secret) => throw new \LogicException('wrong'))('s3cret');
        } catch (\LogicException $exception) {
            (new Log($stream))->exception($exception);
        }
        rewind($stream);
        $line = (string) stream_get_contents($stream);

        self::contains('"exception":"LogicException"', strtr($line, ['\\\\' => '\\']));
        self::same(false, str_contains($line, 's3cret'));
    }
}
