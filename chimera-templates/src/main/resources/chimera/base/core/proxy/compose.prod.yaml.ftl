[#assign baked = routes?filter(r -> r.protocol == "files" && r.environments?seq_contains("production"))]
services:
  [=service.id]:
    image: null
    user: null
    build:
      context: ./[=service.directory]
[#if baked?size > 0]
      additional_contexts:
[#list baked as route]
        [=route.directory]: ./[=route.directory]
[/#list]
[/#if]
    environment: null
    volumes: null
    cap_drop: [ALL]
