#!/usr/bin/env bash
# Calls the packaged service for a while at the highest rate that the machine holds, a third of the calls malformed or cut
# off, and says whether its memory, threads and connections stay as they are. CONTRIBUTING.md says more.
#   src/soak/run.sh [seconds, 600 if not given]
# WORKERS (8) calls are made at once, and 8 slow ones; PORT (18090) and the one after it are used, on loopback only.
# NO_BUILD=1 takes the jar that is there, JAR= another.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-600}
[[ $# -le 1 && $seconds =~ ^[1-9][0-9]*$ ]] || {
  echo "usage: $0 [seconds]" >&2
  exit 2
}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" --version 2>&1 | grep -E '^[a-z]+ (2[5-9]|[3-9][0-9])' >/dev/null || {
  echo "$java is older than the code is for: set JAVA_HOME to a JDK 25" >&2
  exit 2
}
port=${PORT:-18090}
work=target/soak
mkdir -p "$work"
if [ -z "${NO_BUILD:-}${JAR:-}" ]; then
  mvn -q -B -ntp package -DskipTests
fi
jar=${JAR:-$(ls target/bonewise-*.jar)}
# The options are those of the container but for a small heap, in which what is not given back is soon felt.
options="$(sed -n 's/^ENV JDK_JAVA_OPTIONS="\(.*\)"$/\1/p' Dockerfile) -Xmx512m"
server=
# In a file, since what is on record in memory would be taken for a leak.
rm -rf "$work/data"

stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
}
trap stop EXIT

# All calls are one client's here: it may call as fast as it can, so that more is measured than refusals. A slow body is
# given up sooner, so that more of them come.
# shellcheck disable=SC2086
"$java" $options -jar "$jar" --server.address=127.0.0.1 "--server.port=$port" --management.server.port=-1 --bonewise.access=demo-open \
  --bonewise.limits.rate=100000 --bonewise.limits.concurrency=1000 --bonewise.limits.body-time=3s \
  --bonewise.fhir.deadline=5s "--bonewise.fhir.allowed-servers=http://127.0.0.1:$((port + 1))/fhir" \
  "--spring.datasource.url=jdbc:h2:file:$PWD/$work/data/soak" --logging.level.org.bonewise=error --logging.level.bonewise.audit=off >"$work/server.log" 2>&1 &
server=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
  kill -0 "$server" 2>/dev/null || {
    echo "The service did not start: see $work/server.log" >&2
    exit 1
  }
  sleep 0.2
done

result=0
"$java" -Xmx512m src/soak/Soak.java "$port" "$server" $((port + 1)) "$seconds" "${WORKERS:-8}" "$work" || result=$?
if ! kill -0 "$server" 2>/dev/null; then
  echo "WRONG the service has ended: see $work/server.log"
  result=1
fi
if grep -qE ' ERROR |OutOfMemoryError' "$work/server.log"; then
  echo "WRONG errors in the log: see $work/server.log"
  result=1
fi
[ "$result" = 0 ] && echo "Verdict: nothing grows and nothing fails." || echo "Verdict: see what is WRONG."
exit "$result"
