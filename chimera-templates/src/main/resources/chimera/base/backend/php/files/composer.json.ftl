[#include "/home.ftl"]
{
  "name": "app/backend",
  "description": "A small API[#if home] and home page[/#if] in plain PHP: no framework, no dependency.",
  "type": "project",
  "license": "proprietary",
  "require": {
    "php": ">=8.4",
    "ext-pdo": "*"
  },
  "autoload": {
    "psr-4": { "App\\": "src/" }
  },
  "autoload-dev": {
    "psr-4": { "App\\Tests\\": "tests/" }
  },
  "scripts": {
    "migrate": "@php bin/migrate.php",
    "test": "@php tests/run.php"
  },
  "config": {
    "optimize-autoloader": true,
    "sort-packages": true
  }
}
