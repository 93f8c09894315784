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
[#if services?filter(s -> s.id == route.service)[0].container]
        # what the image of that service holds
        [=route.directory]: service:[=route.service]
[#else]
        [=route.directory]: ./[=route.directory]
[/#if]
[/#list]
[/#if]
    environment: null
    volumes: null
    cap_drop: [ALL]
