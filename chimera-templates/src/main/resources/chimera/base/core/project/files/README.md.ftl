[#assign containers = services?filter(s -> s.container && s.environments?seq_contains("development"))]
[#assign dashboards = services?filter(s -> s.role == "dashboard")]
[#assign databases = services?filter(s -> s.role == "database")]
[#assign admins = services?filter(s -> s.role == "admin")]
[#assign frontends = services?filter(s -> s.role == "frontend")]
[#assign backends = services?filter(s -> s.role == "backend")]
[#assign edges_ = services?filter(s -> s.provides?seq_contains("edge/http"))]
[#assign published = variables?filter(v -> v.port!false)]
[#assign secrets = variables?filter(v -> v.secret)]
# [=project.name]

[#list containers as s][=s.title][#sep], [/#sep][/#list] in containers, wired together[#if project.stack != ""]: the Chimera stack
`[=project.stack]`[#if project.variant != ""] with `[=project.variant]`[/#if][/#if]. Docker 25 or newer with Compose v2 is all it needs.

## Start

```sh
chimera up        # makes .env where it is missing, starts everything, waits until all of it works
chimera open      # opens the application in the browser
chimera status    # what runs, and under which address
```

Without `chimera`, once there is a `.env` (in a fresh clone, copy `.env.example` and give every key its value):

```sh
docker compose up -d --build --wait
docker compose ps
docker compose down
```

Ports belong to this checkout on this machine, so none is written down here. They are keys of `.env`;
edit one, start again, and it has moved. Two checkouts never get in each other's way: each has its own
ports, containers, volumes and passwords.

Next steps:

1. Open the application and write a note[#if dashboards?size > 0]; then look at the dashboard, below
   `[=dashboards?first.routes?first.path]` (`chimera open dashboard`)[/#if].
2. Change something below [#list services?filter(s -> s.role == "frontend" || s.role == "backend") as s]`[=s.directory]/`[#sep] or [/#list] and reload the page.
3. Put the project under version control: all of it belongs there but what `.gitignore` names.

## What is inside

| service | what it is | address on this machine |
| --- | --- | --- |
[#list containers as s]
| `[=s.id]` | [=s.title]: [=s.description?uncap_first] | [#if s.ports?size == 0]–[#else][#list s.ports as p][#if p.purpose == "web"]`http://localhost:$[=p.variable]/`[#else]`127.0.0.1:$[=p.variable]` ([=p.purpose])[/#if][#sep], [/#sep][/#list][/#if] |
[/#list]

`$[=(published[0].name)!"NAME"]` and its like stand for the values in `.env`. `docker compose port` tells them too:

```sh
[#list containers as s][#list s.ports as p]
docker compose port [=s.id] [=p.container]
[/#list][/#list]
```

The [=services?filter(s -> s.role == "proxy")?first.id] hands requests on by their path:

| path | goes to |
| --- | --- |
[#list routes?filter(r -> r.environments?seq_contains("development")) as r]
| `[=r.path]` | [#if r.protocol == "files"]the files in `[=r.directory]/`[#else]`[=r.service]`[/#if] |
[/#list]

```
chimera.yaml                  what this project is made of; edit it, then `chimera apply`
docker-compose.yml            development: code mounted, ports on [=project.address]
docker-compose.prod.yml       production: code in the images, one door with TLS
docker-compose.override.yml   yours, if you need it; Chimera never touches it
.env                          this checkout's ports, names and passwords; not committed
[#list services as s]
[#if s.directory != "." && s.role != "database" && s.role != "admin"]
[=(s.directory + "/")?right_pad(29)] [=s.title]
[/#if]
[/#list]
```

## Work
[#list frontends as s]

The code of `[=s.id]` is mounted from `[=s.directory]/`: save a file, and the open page changes by itself. Its tests, its tools and its
packages: [`[=s.directory]/README.md`]([=s.directory]/README.md).
[/#list]
[#list backends as s]

The code of `[=s.id]` is mounted from `[=s.directory]/`: change a file and reload the page. How it is built, its tests and
its API: [`[=s.directory]/README.md`]([=s.directory]/README.md).
[/#list]

```sh
[#list frontends + backends as s]
[=("docker compose exec " + s.id + " sh")?right_pad(46)] # a shell in the container
[=("docker compose logs -f " + s.id)?right_pad(46)] # its log
[/#list]
docker compose up -d --build --wait            # after a change of a Dockerfile
```
[#list databases as d]

### Database

[=d.title], in the service `[=d.id]`. The name of the database, its user and the password are `DB_DATABASE`,
`DB_USERNAME` and `DB_PASSWORD` in `.env`.

[#list d.connections as c]
- [=c.title]: `[=c.text]`
[/#list]
[#list admins as a]
- In the browser: [=a.title], `http://localhost:$[=a.ports[0].variable]/`
[/#list]

The data is in a Docker volume. It survives `chimera down` and `docker compose down`;
`docker compose down --volumes` deletes it. The password in `.env` is that of the existing volume:
changing it there alone locks the application out.
[/#list]
[#if edges_?size > 0]

## Production

`docker-compose.prod.yml` stands for itself. Nothing is mounted, nothing but the [=edges_?first.id] is
published; no process runs as root or gains privileges, and file systems are read-only where they can be.

```sh
install -m 600 .env.prod.example .env.prod    # fill in every value; git ignores this file
docker compose --env-file .env.prod -f docker-compose.prod.yml up -d --build --wait
```

`SITE_ADDRESS` is the host name of the site. Its DNS entry must lead to the server and ports 80 and 443
must be reachable; the certificate then comes and renews by itself. To try production on your own
machine, set `SITE_ADDRESS=:80` and an `HTTP_PORT` that is free.
[/#if]

## If something does not work

- `chimera status` or `docker compose ps --all`: which service is not healthy?
- `docker compose logs SERVICE`: what did it say?
- `docker inspect --format '{{json .State.Health}}' $(docker compose ps -q SERVICE)`: what did its healthcheck see?
- A port is taken: `chimera up` finds another one and says so.
