[#include "/home.ftl"]
# [=service.title]

[#if home]The application behind[#else]The API of[/#if] `[=project.name]`: plain PHP [=versions.php], strict types, no framework and no dependency.
PHP-FPM runs it; the proxy sends [#list routes?filter(r -> r.service == service.id)?sort_by("path")?reverse as r]`[=r.path]`[#sep] and [/#sep][/#list] to `public/index.php`.

```
public/index.php     the front controller: every request starts here
[#if home]
public/assets/       the page's style sheet and script
templates/home.php   the page at /
[/#if]
src/Application.php  which address is answered by what
src/Http/            request, response, router, errors
src/Notes/           the notes: value, store, API
src/Health/          GET /api/health
src/Database/        connection, migrations
migrations/          the tables, as SQL; run once each, in order, when the container starts
tests/               run.php runs them
docker/              settings of PHP and PHP-FPM, entrypoint, healthcheck
openapi.yaml         the API, for tools and people
```

## API

| request | answer |
| --- | --- |
| `GET /api/` | 200 with the addresses below |
| `GET /api/health` | 200, or 503 if something it needs does not answer |
| `GET /api/notes` | 200 with the newest 100 notes |
| `POST /api/notes` with `{"text": "…"}` | 201 with the note and its `Location` |
| `GET /api/notes/{id}` | 200 with the note |
| `DELETE /api/notes/{id}` | 204 |

Errors are [problem details](https://www.rfc-editor.org/rfc/rfc9457): 400 no JSON, 404 no such note, 405 wrong
method, 415 not `application/json`, 422 invalid text.

```sh
url=http://localhost:$(docker compose port [=services?filter(s -> s.role == "proxy")?first.id] [=services?filter(s -> s.role == "proxy")?first.ports[0].container] | cut -d: -f2)
curl $url/api/health
curl $url/api/notes -H 'Content-Type: application/json' -d '{"text": "buy milk"}'
```

## Everyday commands

```sh
docker compose exec [=service.id] php tests/run.php            # all tests
docker compose exec [=service.id] php tests/run.php NotesApi   # those of that name
docker compose exec [=service.id] php bin/migrate.php          # new migrations, without a restart
docker compose exec [=service.id] composer require …           # a package; vendor/ is not committed
docker compose logs -f [=service.id]                           # one JSON object a line
```

To change the tables, add `migrations/0002_….sql`; never edit one that has run.[#if uses.database.capability != "database/postgresql"] Keep to one `CREATE` or `ALTER` a
file: [=uses.database.title] cannot take them back.[/#if] To add an address, write a class with a `routes()` method as in
`src/Notes/NotesApi.php` and name it in `src/Application.php`.

## Settings

The container gets them as environment variables; `src/Config.php` reads them.

| variable | meaning |
| --- | --- |
[#if home]
| `APP_NAME` | the page's title |
[/#if]
| `APP_ENV` | `development`: errors tell everything · `production`: they tell nothing |
| `DB_CONNECTION` | `mysql`, `mariadb` or `pgsql` |
| `DB_HOST`, `DB_PORT` | where the database is |
| `DB_DATABASE`, `DB_USERNAME`, `DB_PASSWORD` | from `.env` |
