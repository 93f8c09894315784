[#assign proxy = services?filter(s -> s.role == "proxy")?first]
[#assign own = routes?filter(r -> r.service == service.id)]
[#assign home = own?filter(r -> r.path == "/")?size > 0]
# [=service.title]

The application behind `[=project.name]`: Django 5.2 LTS on Python [=versions.python], with psycopg and [=uses.database.title]. The proxy sends
[#list own as r]`[=r.path]`[#sep], [/#sep][/#list] here, to Django's own server in development and to Gunicorn in production.

```
manage.py                  Django's command line
config/settings.py         all settings
config/urls.py             which address is answered by what
config/site.py             the host names, from SITE_ADDRESS
config/logs.py             the log: one JSON object a line
config/gunicorn.py         the server of production
notes/                     the notes: model, migrations, API, administration
web/api.py                 what all of the API has in common: JSON, errors
web/health.py              GET /api/health
web/home.py                [#if home]the page at /; its files are in web/templates/ and web/static/[#else]a page for /, should the front end go; its files are in web/templates/, web/static/[/#if]
web/management/commands/   prepare: what the container does before it serves
tests/                     pytest runs them
requirements.in, -dev.in   the packages; the .txt files lock them, each with its hashes
docker/                    entrypoint, healthcheck
openapi.yaml               the API, for tools and people
```

## Administration

`/admin/` is Django's own. The first administrator is made when the container starts and the database has none:
`DJANGO_SUPERUSER_USERNAME` and `DJANGO_SUPERUSER_PASSWORD` in `.env`. Later changes there change nobody's password; this does:

```sh
docker compose exec [=service.id] python manage.py changepassword admin
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
url=http://localhost:$(docker compose port [=proxy.id] [=proxy.ports[0].container] | cut -d: -f2)
curl $url/api/health
curl $url/api/notes -H 'Content-Type: application/json' -d '{"text": "buy milk"}'
```

## Everyday commands

```sh
docker compose exec [=service.id] pytest                              # all tests, on a database of their own
docker compose exec [=service.id] pytest -k notes                     # those of that name
docker compose exec [=service.id] ruff format                         # format
docker compose exec [=service.id] ruff check                          # lint
docker compose exec [=service.id] python manage.py makemigrations     # after a change of a model
docker compose exec [=service.id] python manage.py migrate            # run new migrations, without a restart
docker compose exec [=service.id] python manage.py shell              # Python, with the models
docker compose logs -f [=service.id]                                  # one JSON object a line
```

The server starts again by itself when a Python file changes. Only a `config/settings.py` that cannot be read ends it:
correct it, then `docker compose up -d`.

A package more: name it in `requirements.in` (or `requirements-dev.in`), lock, build.

```sh
docker compose exec [=service.id] uv pip compile --generate-hashes requirements.in -o requirements.txt
docker compose exec [=service.id] uv pip compile --generate-hashes requirements-dev.in -o requirements-dev.txt
docker compose up -d --build --wait
```

`--upgrade` brings the newest versions that the `.in` file allows. To add an address, write a view as in `notes/api.py` and name it in
`config/urls.py`; the proxy sends whatever is below `/api/` and `/admin/` here.

## Settings

The container gets them as environment variables; `config/settings.py` reads them.

| variable | meaning |
| --- | --- |
| `APP_NAME` | the title of the pages |
| `APP_ENV` | `development`: errors tell everything · `production`: they tell nothing |
| `SITE_ADDRESS` | the host names that Django answers to; a name means HTTPS, `http://…` and `:80` do not |
| `DJANGO_SECRET_KEY` | what signs sessions and links; from `.env` |
| `DJANGO_SUPERUSER_USERNAME`, `DJANGO_SUPERUSER_PASSWORD` | the first administrator; from `.env` |
| `DB_HOST`, `DB_PORT` | where the database is |
| `DB_DATABASE`, `DB_USERNAME`, `DB_PASSWORD` | from `.env` |
| `WEB_CONCURRENCY` | processes of Gunicorn, 2 if not given |
