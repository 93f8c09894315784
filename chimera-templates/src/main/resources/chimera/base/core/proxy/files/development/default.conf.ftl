# Development: which path goes to which service. The longest prefix wins.

# How the client speaks to us.
map $scheme $client_scheme {
    default $scheme;
}
map $client_scheme $client_https {
    default "";
    https on;
}
[#assign dashboards = routes?filter(r -> r.protocol == "files" && r.path == "/_chimera/")]
[#assign loopback = project.address?starts_with("127.")]
[#if dashboards?size > 0 && loopback]

# Secrets are shown to the dashboard alone, when asked to reveal them (no other page can send that
# header to us), and only under a name of this machine (no page can pretend to be the dashboard).
map $http_host $own_name {
    default 0;
    "~*^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?$" 1;
}
map "$request_method $own_name $http_x_chimera" $may_reveal {
    default 0;
    "GET 1 reveal" 1;
}
[/#if]

server {
    listen 8080 default_server;
    server_name _;
    include /etc/nginx/snippets/security-headers.conf;
[#list routes?filter(r -> r.environments?seq_contains("development")) as route]

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
        include /etc/nginx/snippets/security-headers.conf;
        add_header Cache-Control no-cache always;
[/#if]
    }
[/#list]
[#if dashboards?size > 0]
[#assign asked = []]
[#list routes as route]
[#if route.health?? && route.protocol != "files" && !asked?seq_contains(route.service)]
[#assign asked = asked + [route.service]]

    # How is the [=route.service]?
    location = /_chimera/health/[=route.service] {
[#if route.protocol == "fastcgi"]
        set $upstream [=route.service]:[=route.port];
        fastcgi_pass $upstream;
        fastcgi_param SCRIPT_FILENAME [=route.script];
        fastcgi_param REQUEST_URI [=route.health.path];
        include /etc/nginx/snippets/fastcgi.conf;
        fastcgi_connect_timeout 2s;
        fastcgi_read_timeout 5s;
[#else]
        set $upstream http://[=route.service]:[=route.port];
        proxy_pass $upstream[=route.health.path];
        proxy_set_header Host $http_host;
        proxy_connect_timeout 2s;
        proxy_read_timeout 5s;
[/#if]
        include /etc/nginx/snippets/uncached.conf;
    }
[/#if]
[/#list]
[#-- Admin tools have no route; they are asked at the port that is published. --]
[#list services as s]
[#assign web = s.ports?filter(p -> p.purpose == "web")]
[#if s.health?? && s.container && web?size > 0 && !asked?seq_contains(s.id)]

    # How is the [=s.id]?
    location = /_chimera/health/[=s.id] {
        set $upstream http://[=s.id]:[=web[0].container];
        proxy_pass $upstream[=s.health.path];
        proxy_set_header Host $http_host;
        proxy_connect_timeout 2s;
        proxy_read_timeout 5s;
        include /etc/nginx/snippets/uncached.conf;
    }
[/#if]
[/#list]

    # What the dashboard knows about this checkout; instance.sh writes it when the container starts.
    location = /_chimera/instance.json {
        alias /tmp/chimera/instance.json;
        include /etc/nginx/snippets/uncached.conf;
    }
    location = /_chimera/secrets.json {
[#if loopback]
        if ($may_reveal = 0) {
            return 403;
        }
        alias /tmp/chimera/secrets.json;
        include /etc/nginx/snippets/uncached.conf;
[#else]
        # Other machines reach this server, so it has no secrets to show.
        return 403;
[/#if]
    }
[/#if]
}
