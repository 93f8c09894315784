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

server {
    listen 8080 default_server;
    server_name _;
    include /etc/nginx/snippets/security-headers.conf;
[#list routes?filter(r -> r.environments?seq_contains("production")) as route]

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
[/#if]
    }
[/#list]
}
