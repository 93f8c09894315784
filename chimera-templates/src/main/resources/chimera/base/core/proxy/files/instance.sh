#!/bin/sh
# Writes what the dashboard shows about this checkout: ports and names to instance.json, the
# passwords in its connection strings to secrets.json. The image's entrypoint runs this file before
# nginx. The values come from the environment, so they are always those of .env; they are kept in
# memory only.
set -eu
umask 077
mkdir -p /tmp/chimera

# json NAMES: an object of these environment variables, values escaped as JSON wants it
json() {
  awk -v names="$1" '
    function quoted(text,   i, c, out) {
      for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == "\\" || c == "\"") out = out "\\" c
        else if (c in control) out = out sprintf("\\u%04x", control[c])
        else out = out c
      }
      return "\"" out "\""
    }
    BEGIN {
      for (i = 1; i < 32; i++) control[sprintf("%c", i)] = i
      control[sprintf("%c", 127)] = 127
      count = split(names, name, " ")
      printf "{"
      for (i = 1; i <= count; i++) printf "%s%s:%s", (i > 1 ? "," : ""), quoted(name[i]), quoted(ENVIRON[name[i]])
      printf "}"
    }'
}

# text NAME: one environment variable as a JSON string
text() { json "$1" | sed 's/^{"[^"]*"://; s/}$//'; }

printf '{"project":%s,"composeProject":%s,"variables":%s}\n' \
  "$(text PROJECT)" "$(text COMPOSE_PROJECT_NAME)" "$(json "${PUBLIC_VARIABLES:-}")" >/tmp/chimera/instance.json
printf '{"variables":%s}\n' "$(json "${SECRET_VARIABLES:-}")" >/tmp/chimera/secrets.json
