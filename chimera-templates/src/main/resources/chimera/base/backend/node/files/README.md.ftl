[#assign postgresql = uses.database.capability == "database/postgresql"]
# [=service.title]

The application behind `[=project.name]`: TypeScript on Node.js [=versions.node], [Express](https://expressjs.com/) for HTTP,
[Kysely](https://kysely.dev/) with [#if postgresql][pg](https://node-postgres.com/)[#else][mysql2](https://sidorares.github.io/node-mysql2/)[/#if] for SQL. The proxy sends [#list service.routes as r]`[=r.path]`[#sep] and [/#sep][/#list] to its port [=service.routes?first.port].

```
src/main.ts          starts the server, and stops it
src/migrate.ts       brings the tables up to date
src/app.ts           which address is answered by what
src/config.ts        the settings
src/http/            request bodies, errors, the log of requests
src/notes/           the notes: value, store, API
src/health/          GET /api/health
src/home/            the page at /
src/database/        connections, migrations
public/assets/       the page's style sheet and script
tests/               run by Node.js itself
docker/              the image's entrypoint
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
method, 413 body too big, 415 not `application/json`, 422 invalid text, 503 no database.

```sh
url=http://localhost:$(docker compose port [=services?filter(s -> s.role == "proxy")?first.id] [=services?filter(s -> s.role == "proxy")?first.ports[0].container] | cut -d: -f2)
curl $url/api/health
curl $url/api/notes -H 'Content-Type: application/json' -d '{"text": "buy milk"}'
```

## Everyday commands

A change below `src/` is live when it is saved: [tsx](https://tsx.is/) runs the TypeScript without looking at its types, and
starts it again. Nothing but `npm run typecheck` looks at the types, so run it, or `npm run check`, before you commit.

```sh
docker compose exec [=service.id] npm test              # all tests; those of the database take back what they write
docker compose exec [=service.id] npm run check         # lint, types and tests
docker compose exec [=service.id] npm run format        # formats, sorts imports, mends what is safe to mend
docker compose exec [=service.id] npm run migrate       # new migrations, without a restart
docker compose logs -f [=service.id]                    # one JSON object a line
```

To change the tables, add `src/database/migrations/0002_….ts` and tell `Schema` in `src/database/database.ts`; never edit
a migration that has run.[#if !postgresql] Keep to one change a file: [=uses.database.title] cannot take them back.[/#if] To add an address, write a function that returns
a router as in `src/notes/notes-api.ts` and name it in `src/app.ts`.

### Packages

They are part of the image, in `/srv/node_modules`, so none are in this folder. Add one with

```sh
docker compose exec [=service.id] npm install --package-lock-only …
docker compose restart [=service.id]
```

Whenever the container starts and `package-lock.json` is not what its packages were installed from, it installs them again. For
an editor that wants to see the types, run `npm ci` in this folder; `node_modules/` is not committed.

## Settings

The container gets them as environment variables; `src/config.ts` reads them.

| variable | meaning |
| --- | --- |
| `APP_NAME` | the page's title |
| `APP_ENV` | `development`: errors tell everything · `production`: they tell nothing |
| `DB_HOST`, `DB_PORT` | where the database is |
| `DB_DATABASE`, `DB_USERNAME`, `DB_PASSWORD` | from `.env` |
