#!/usr/bin/env bash
# Prints a token that is good for one call within the next five minutes, signed with an RSA key (RS384).
#   token.sh <private key, PEM> <kid> <iss> <aud: the address that is called>
set -euo pipefail
[ $# = 4 ] || {
  echo "usage: $0 <private key, PEM> <kid> <iss> <aud>" >&2
  exit 2
}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

now=$(date +%s)
header=$(printf '{"alg": "RS384", "typ": "JWT", "kid": "%s"}' "$2" | base64url)
claims=$(printf '{"iss": "%s", "aud": "%s", "iat": %d, "exp": %d, "jti": "%s"}' \
  "$3" "$4" "$now" $((now + 300)) "$(openssl rand -hex 16)" | base64url)
printf '%s.%s.%s\n' "$header" "$claims" "$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha384 -sign "$1" | base64url)"
