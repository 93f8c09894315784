# Production: the configuration is part of the image. (Development mounts it instead.)
FROM nginx:[=versions.nginx]-alpine
COPY --chown=nginx:nginx nginx.conf /etc/nginx/nginx.conf
COPY --chown=nginx:nginx snippets /etc/nginx/snippets
COPY --chown=nginx:nginx production /etc/nginx/conf.d
[#list routes as route]
[#if route.protocol == "files" && route.environments?seq_contains("production")]
COPY --chown=nginx:nginx --from=[=route.directory] . /srv/[=route.directory]
[/#if]
[/#list]
USER nginx
EXPOSE 8080
