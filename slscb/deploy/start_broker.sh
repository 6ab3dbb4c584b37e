#!/bin/sh
# Starts the broker with its password in a file that only it can read, never on a command line. With `ping`: asks it.
set -eu

if [ "${1:-}" = ping ]; then
    export VALKEYCLI_AUTH="$BROKER_PASSWORD" REDISCLI_AUTH="$BROKER_PASSWORD"
    valkey-cli --tls --cacert /run/secrets/internal_ca -h localhost ping | grep -q PONG
    exit
fi

umask 077
cat /etc/valkey/valkey.conf > /tmp/valkey.conf
printf 'requirepass %s\n' "$BROKER_PASSWORD" >> /tmp/valkey.conf
exec valkey-server /tmp/valkey.conf
