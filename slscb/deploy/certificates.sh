#!/bin/sh
# Makes the certificates with which the parts of the service know each other: sh slscb/deploy/certificates.sh FOLDER
# The proxy's certificate is not made here: it comes from the council's certificate authority, as proxy.crt and proxy.key.
set -eu

folder="${1:?say in which folder}"
mkdir -p "$folder"
cd "$folder"
umask 077

if [ ! -e internal_ca.key ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1825 -sha256 \
        -subj "/CN=slscb internal" -addext "basicConstraints=critical,CA:TRUE,pathlen:0" \
        -addext "keyUsage=critical,keyCertSign,cRLSign" -keyout internal_ca.key -out internal_ca.crt
fi

for part in database broker; do
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -subj "/CN=$part" \
        -keyout "$part.key" -out "$part.csr"
    printf 'subjectAltName=DNS:%s,DNS:localhost\nextendedKeyUsage=serverAuth\n' "$part" > "$part.ext"
    openssl x509 -req -in "$part.csr" -CA internal_ca.crt -CAkey internal_ca.key -CAcreateserial -days 398 -sha256 \
        -extfile "$part.ext" -out "$part.crt"
    rm "$part.csr" "$part.ext"
done

chmod 0444 internal_ca.crt database.crt broker.crt
if [ "$(id -u)" = 0 ]; then
    chown 999:999 database.key broker.key
else
    echo "As root: chown 999:999 database.key broker.key, and chown 101:101 proxy.key"
fi
chmod 0400 database.key broker.key internal_ca.key
