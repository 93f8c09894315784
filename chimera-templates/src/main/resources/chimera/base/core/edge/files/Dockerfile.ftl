FROM caddy:[=versions.caddy]-alpine
# Not root: an ordinary user that owns the certificates.
RUN addgroup -S caddy \
    && adduser -S -D -H -G caddy caddy \
    && mkdir -p /data /config \
    && chown -R caddy:caddy /data /config
COPY --chown=caddy:caddy Caddyfile /etc/caddy/Caddyfile
USER caddy
