<?php

declare(strict_types=1);

namespace App\Database;

/** The database does not answer. */
final class Unavailable extends \RuntimeException
{
}
