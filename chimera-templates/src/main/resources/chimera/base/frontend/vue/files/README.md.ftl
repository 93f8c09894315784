[#assign proxy = services?filter(s -> s.role == "proxy")?first]
# [=service.title]

[#if uses.api??]
The pages of `[=project.name]`: Vue and TypeScript, styled with Tailwind CSS. They show, add and delete notes through the API
of `[=uses.api.id]`.
[#else]
The application `[=project.name]`: Vue and TypeScript, styled with Tailwind CSS. It shows, adds and deletes notes, which stay in
the browser: there is no server to keep them. Each address has its own notes, so those seen through the proxy are
others than those at Vite's own port.
[/#if]

```
index.html            the page that everything starts from
public/               files that are served as they are
src/main.ts           wires the parts together
src/App.vue           the page
src/notes/            the notes: form, list, and the store behind them
src/styles.css        Tailwind CSS and the colours, light and dark
src/test/             what tests share; the tests stand beside what they test
vite.config.ts        the development server, the build, the tests
biome.json            linter and formatter
docker/entrypoint.sh  what the development container does first
```

## Work

Save a file, and the page changes without losing what you typed. That works at both of its addresses: through the proxy,
as users see it, and at Vite's own port.

```sh
docker compose port [=proxy.id] [=proxy.ports[0].container]                    # behind the proxy
docker compose port [=service.id] [=service.ports[0].container]                 # Vite's own

docker compose exec [=service.id] npm test             # all tests, once
docker compose exec [=service.id] vitest               # …again at every change
docker compose exec [=service.id] npm run lint         # linter, format, order of imports
docker compose exec [=service.id] npm run format       # puts right what it can
docker compose exec [=service.id] npm run typecheck
docker compose exec [=service.id] npm run build        # what production serves, in dist/
```

If a saved file changes nothing, the system does not tell the container of it (network drives, some virtual
machines): set `FRONTEND_POLLING=true` in `.env` and start again.

## Packages

They are installed in the container, one folder above the code, exactly as `package-lock.json` says. To add one:

```sh
docker compose exec [=service.id] npm install --package-lock-only NAME    # with --save-dev for a tool
docker compose restart [=service.id]                                      # installs what has changed
```

Nothing has to be installed on your machine. An editor that wants the packages for its types can have a copy; git
ignores it. Refresh it when packages change, and do not mix it with those of another system: the container finds it first.

```sh
rm -rf [=service.directory]/node_modules && docker compose cp [=service.id]:/srv/node_modules [=service.directory]/
```

[#if uses.api??]
## Notes

`src/notes/store.ts` says what a store of notes can do, `apiStore.ts` does it with the API at `/api/notes`, which
`[=uses.api.id]/openapi.yaml` describes. A change shows once the server has confirmed it; until then what was typed stays in
the field. What the server says is wrong with a text stands below the field.

Vite's own port has no proxy in front, so Vite hands `/api/` on to it: `API_TARGET` in `docker-compose.yml` says where it is.
[#else]
## Notes

`src/notes/store.ts` says what a store of notes can do, `browserStore.ts` does it with the browser's local storage. When there is
a server, write another one and name it in `src/main.ts`; nothing else has to change.
[/#if]
