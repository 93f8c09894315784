# TLS ends here. With a host name as SITE_ADDRESS, Caddy gets a certificate, renews it, and sends
# plain HTTP on to HTTPS. With ":80" it speaks plain HTTP only.

{
	acme_ca {$ACME_CA}
	persist_config off
	skip_install_trust
	log {
		format json
	}
	servers {
		# Give a request that never ends no place to wait.
		timeouts {
			read_header 15s
			idle 2m
		}
	}
}

{$SITE_ADDRESS} {
	header -Server
	@tls protocol https
	header @tls Strict-Transport-Security "max-age=31536000"

	reverse_proxy [=uses.proxy.id]:[=uses.proxy.ports[0].container] {
		# While the proxy is replaced by a new version, requests wait instead of failing.
		lb_try_duration 5s
	}
}
