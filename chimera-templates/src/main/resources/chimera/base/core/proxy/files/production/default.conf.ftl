# Production: which path goes to which service. The longest prefix wins.

# The edge ends TLS and tells who the client is and how it speaks. Nothing but the edge reaches
# this server: it publishes no port.
set_real_ip_from 10.0.0.0/8;
set_real_ip_from 172.16.0.0/12;
set_real_ip_from 192.168.0.0/16;
real_ip_header X-Forwarded-For;

map $http_x_forwarded_proto $client_scheme {
    default $scheme;
    https https;
}
map $client_scheme $client_https {
    default "";
    https on;
}

[#assign served = routes?filter(r -> r.environments?seq_contains("production"))]
[#assign pages = served?filter(r -> r.singlePage!false)]
[#if pages?size > 0]
# A name with a hash of the content never changes its content: kept for good. All else is asked for
# again each time.
map $uri $how_long_kept {
    default no-cache;
    "~-[A-Za-z0-9_-]{8}\.[a-z0-9]+$" "public, max-age=31536000, immutable";
}
[#list pages as page]
# A path that looks like no file is a page, which the application in index.html shows.
map $uri $page_[=page?index] {
    default [=page.path]index.html;
    "~\.[A-Za-z0-9]+$" [=page.path].none;
}
[/#list]

[/#if]
server {
    listen 8080 default_server;
    server_name _;
    include /etc/nginx/snippets/security-headers.conf;
[#list served as route]

    # [=route.path] -> [#if route.protocol == "files"][=route.directory]/[#else][=route.service][/#if]
[#if route.protocol == "files" && route.path != "/"]
    location = [=route.path?remove_ending("/")] {
        return 301 [=route.path];
    }
[/#if]
    location [=route.path] {
[#if route.protocol == "fastcgi"]
        set $upstream [=route.service]:[=route.port];
        fastcgi_pass $upstream;
        fastcgi_param SCRIPT_FILENAME [=route.script];
        fastcgi_param REQUEST_URI $request_uri;
        include /etc/nginx/snippets/fastcgi.conf;
[#elseif route.protocol == "http"]
        set $upstream http://[=route.service]:[=route.port];
        proxy_pass $upstream;
        include /etc/nginx/snippets/http.conf;
[#else]
        alias /srv/[=route.directory]/;
[#if route.singlePage]
        try_files $uri $page_[=pages?map(page -> page.path)?seq_index_of(route.path)] =404;
        include /etc/nginx/snippets/security-headers.conf;
        add_header Cache-Control $how_long_kept;
[/#if]
[/#if]
    }
[/#list]
}
