#!/usr/bin/env bash
# Prints the public part of an RSA key as a JWK set, such as bonewise.clients[n].jwks-file names.
#   jwks.sh <private key, PEM> <kid>
set -euo pipefail
[ $# = 2 ] || {
  echo "usage: $0 <private key, PEM> <kid>" >&2
  exit 2
}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

modulus=$(openssl rsa -in "$1" -noout -modulus 2>/dev/null | sed 's/^Modulus=//; s/../\\x&/g') || {
  echo "$1 is no RSA key" >&2
  exit 1
}
printf '{"keys": [{"kty": "RSA", "use": "sig", "alg": "RS384", "kid": "%s", "n": "%s", "e": "AQAB"}]}\n' \
  "$2" "$(printf '%b' "$modulus" | base64url)"
