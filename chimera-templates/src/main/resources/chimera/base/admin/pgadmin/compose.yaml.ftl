[#assign loopback = project.address?starts_with("127.")]
[#assign volume = "pgadmin-" + versions.pgadmin?keep_before(".") + "-data"]
services:
  [=service.id]:
    image: dpage/pgadmin4:[=versions.pgadmin]
    environment:
      PGADMIN_DEFAULT_EMAIL: admin@example.com
      PGADMIN_DEFAULT_PASSWORD: ${DB_PASSWORD}
[#if loopback]
      # Signed in from the start: only this machine can open the page.
      PGADMIN_CONFIG_SERVER_MODE: "False"
      PGADMIN_CONFIG_MASTER_PASSWORD_REQUIRED: "False"
[/#if]
      PGADMIN_CONFIG_UPGRADE_CHECK_ENABLED: "False"
      PGADMIN_DISABLE_POSTFIX: "True"
      PGADMIN_LISTEN_ADDRESS: 0.0.0.0
      # The one server in its list; the password is asked of the environment at each connection.
      PGADMIN_SERVER_JSON_FILE: /tmp/servers.json
      PGADMIN_REPLACE_SERVERS_ON_STARTUP: "True"
      DB_PASSWORD: ${DB_PASSWORD}
      SERVERS: >-
        {"Servers": {"1": {"Group": "[=project.name]", "Name": "[=administers.id]",
        "Host": "[=administers.id]", "Port": [=administers.exports.DB_PORT],
        "MaintenanceDB": "${DB_DATABASE}", "Username": "${DB_USERNAME}", "SSLMode": "prefer"[#if loopback],
        "PasswordExecCommand": "printenv DB_PASSWORD"[/#if]}}}
    # So that a stop is heard while it still starts.
    init: true
    entrypoint: [sh, -c, "printenv SERVERS > /tmp/servers.json && exec /entrypoint.sh"]
    volumes:
      - [=volume]:/var/lib/pgadmin
    healthcheck:
      test: wget -q -O /dev/null http://127.0.0.1/misc/ping
      interval: 15s
      timeout: 5s
      retries: 3
      start_period: 120s
      start_interval: 1s
volumes:
  [=volume]: {}
