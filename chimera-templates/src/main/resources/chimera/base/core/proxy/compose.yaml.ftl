[#-- What the dashboard may know: every port, and the values that its connection strings name. --]
[#assign texts][#list services as s][#list s.connections as c][=c.text] [/#list][/#list][/#assign]
[#assign public = variables?filter(v -> !v.secret && ((v.port!false) || texts?contains("${" + v.name + "}")))]
[#-- Secrets only where no other machine can ask for them. --]
[#assign loopback = project.address?starts_with("127.")]
[#assign secret = variables?filter(v -> loopback && v.secret && texts?contains("${" + v.name + "}"))]
services:
  [=service.id]:
    image: nginx:[=versions.nginx]-alpine
    user: "${HOST_UID}:${HOST_GID}"
    environment:
      # For the dashboard; [=service.directory]/instance.sh writes it where only the dashboard finds it.
      PROJECT: "[=project.name]"
      COMPOSE_PROJECT_NAME: ${COMPOSE_PROJECT_NAME}
      PUBLIC_VARIABLES: "[#list public as v][=v.name][#sep] [/#sep][/#list]"
[#list public as v]
[#if v.name != "COMPOSE_PROJECT_NAME"]
      [=v.name]: ${[=v.name]}
[/#if]
[/#list]
      SECRET_VARIABLES: "[#list secret as v][=v.name][#sep] [/#sep][/#list]"
[#list secret as v]
      [=v.name]: ${[=v.name]}
[/#list]
    volumes:
      - ./[=service.directory]/nginx.conf:/etc/nginx/nginx.conf:ro
      - ./[=service.directory]/snippets:/etc/nginx/snippets:ro
      - ./[=service.directory]/development:/etc/nginx/conf.d:ro
      - ./[=service.directory]/instance.sh:/docker-entrypoint.d/50-instance.sh:ro
[#list routes as route]
[#if route.protocol == "files" && route.environments?seq_contains("development")]
      - ./[=route.directory]:/srv/[=route.directory]:ro
[/#if]
[/#list]
    read_only: true
    tmpfs: [/tmp]
    healthcheck:
      test: wget -q -O /dev/null http://127.0.0.1:8081/
      interval: 5s
      timeout: 3s
      retries: 3
      start_period: 10s
      start_interval: 1s
    stop_grace_period: 15s
