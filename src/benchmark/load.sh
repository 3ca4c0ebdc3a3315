#!/usr/bin/env bash
# Measures the packaged service under load and prints the tables of docs/performance.md.
#   src/benchmark/load.sh                      all of them, about 8 minutes
#   src/benchmark/load.sh cpu latency ...      some of: cpu latency start missing memory jar
# ROUNDS (2) and SECONDS_EACH (5) set how often and how long each load runs; PORT (18080) and the two after it are used,
# on loopback only. JAVA_OPTIONS replaces the options of the Dockerfile.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() {
  echo "$1" >&2
  exit 1
}

command -v wrk >/dev/null || fail "wrk is missing: install it (Debian: apt-get install wrk) and run this again."
command -v curl >/dev/null || fail "curl is missing: install it and run this again."
command -v mvn >/dev/null || fail "Maven is missing: install Maven 3.8 or 3.9 and run this again."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" --version 2>/dev/null | head -n 1 | grep -qE ' (2[5-9]|[3-9][0-9])' || fail "Java 25 is missing: set JAVA_HOME to a JDK 25."

port=${PORT:-18080}
rounds=${ROUNDS:-2}
seconds=${SECONDS_EACH:-5}
service=/cds-services/bone-health-patient-view
work=target/benchmark
mkdir -p "$work"
# The options are those of the container.
options=${JAVA_OPTIONS-$(sed -n 's/^ENV JDK_JAVA_OPTIONS="\(.*\)"$/\1/p' Dockerfile)}
arguments=(--server.address=127.0.0.1 --management.server.port=-1 --bonewise.access=demo-open --bonewise.max-request-size=32MB
  # What the machine can do is asked, not what one client may.
  --bonewise.limits.rate=1000000 --bonewise.limits.concurrency=1000 --bonewise.limits.calls=400 --server.tomcat.threads.max=450
  --bonewise.limits.bodies=16GB
  --bonewise.fhir.deadline=5s "--bonewise.fhir.allowed-servers=http://127.0.0.1:$((port + 2))/fhir")
server=

stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
}
trap stop EXIT

build() {
  if [ -z "${NO_BUILD:-}" ]; then
    mvn -q -B -ntp -Pbenchmark package -DskipTests
  fi
  jar=$(ls target/bonewise-*.jar)
  run org.bonewise.benchmark.Bodies "$work/bodies"
}

# A program of the benchmark, with the libraries of the jar.
run() {
  # shellcheck disable=SC2086
  "$java" -cp "$jar" -Dloader.path=target/benchmark-classes -Dloader.main="$1" \
    org.springframework.boot.loader.launch.PropertiesLauncher "${@:2}"
}

# Starts the service and waits until discovery answers: bare (with the bare endpoint) or plain.
start() {
  local began command app
  if [ "$1" = bare ]; then
    command=(-cp "$jar" -Dloader.path=target/benchmark-classes -Dloader.main=org.bonewise.benchmark.BenchmarkServer
      org.springframework.boot.loader.launch.PropertiesLauncher)
  else
    app="$work/app/$(basename "$jar")"
    if [ ! -d "$work/app" ]; then
      "$java" -Djarmode=tools -jar "$jar" extract --destination "$work/app" >/dev/null
      # As the image does when it is built.
      # shellcheck disable=SC2086
      "$java" $options "-XX:AOTCacheOutput=$work/app/bonewise.aot" -Dspring.context.exit=onRefresh -jar "$app" \
        --server.address=127.0.0.1 "--server.port=$port" --management.server.port=-1 >"$work/archive.log" 2>&1
    fi
    command=("-XX:AOTCache=$work/app/bonewise.aot" -jar "$app")
  fi
  began=$(date +%s%N)
  # shellcheck disable=SC2086
  "$java" $options "${command[@]}" "${arguments[@]}" "--server.port=$port" "--logging.level.org.bonewise=warn" "--logging.level.bonewise.audit=off" \
    >"$work/server.log" 2>&1 &
  server=$!
  until curl -s -o /dev/null "http://127.0.0.1:$port/cds-services"; do
    kill -0 "$server" 2>/dev/null || fail "The service did not start: see $work/server.log"
    sleep 0.02
  done
  ready_cpu=$(cpu_millis)
  ready_millis=$((($(date +%s%N) - began) / 1000000))
}

# Runs one load: address, body, connections, seconds; sets calls, p50, p95, p99.
load() {
  local failures
  read -r _ calls failures p50 p95 p99 < <(BODY=$2 wrk -t1 -c"$3" -d"$4s" --timeout 30s -s src/benchmark/post.lua \
    "http://127.0.0.1:$port$1" | grep '^RESULT')
  [ "$failures" = 0 ] || fail "$failures of $calls calls of $1 with $2 failed."
}

# Processor time of the service so far, in milliseconds, all its threads and the kernel's work for it.
cpu_millis() {
  awk -v tick="$(getconf CLK_TCK)" '{ printf "%d", ($14 + $15) * 1000 / tick }' "/proc/$server/stat"
}

# Adds one round to the sums of an endpoint.
cpu_round() {
  local before
  before=$(cpu_millis)
  load "$2" "$3" 2 "$seconds"
  eval "cpu_$1=\$((cpu_$1 + $(cpu_millis) - before)); calls_$1=\$((calls_$1 + calls))"
}

cpu() {
  echo "## Processor time of a call, beside the bare endpoint"
  echo
  echo "| chart | resources | body, KB | bare, ms | Bonewise, ms | ratio |"
  echo "| --- | --- | --- | --- | --- | --- |"
  start bare
  for chart in none cancer; do
    load "$service" "$work/bodies/$chart-200.json" 2 20
    load /bare "$work/bodies/$chart-200.json" 2 5
  done
  for chart in none cancer; do
    for size in 10 200 2000 10000; do
      local body="$work/bodies/$chart-$size.json" i
      cpu_bare=0 calls_bare=0 cpu_own=0 calls_own=0
      load /bare "$body" 2 2
      load "$service" "$body" 2 3
      for ((i = 0; i < rounds; i++)); do
        cpu_round bare /bare "$body"
        cpu_round own "$service" "$body"
      done
      awk -v c="$chart" -v s="$size" -v b="$(stat -c %s "$body")" -v cb="$cpu_bare" -v nb="$calls_bare" -v co="$cpu_own" \
        -v no="$calls_own" 'BEGIN { printf "| %s | %d | %.0f | %.3f | %.3f | %.2f |\n", c, s, b / 1000, cb / nb, co / no,
        (co / no) / (cb / nb) }'
    done
  done
  stop
  echo
}

latency() {
  echo "## Latency at 8 connections, 200 resources"
  echo
  echo "| chart | calls/s | p50, ms | p95, ms | p99, ms |"
  echo "| --- | --- | --- | --- | --- |"
  start plain
  for chart in none cancer; do
    load "$service" "$work/bodies/$chart-200.json" 8 15
    load "$service" "$work/bodies/$chart-200.json" 8 $((seconds * rounds))
    echo "| $chart | $((calls / (seconds * rounds))) | $p50 | $p95 | $p99 |"
  done
  stop
  echo
}

start_up() {
  echo "## Start, and the first ten calls after it (200 resources, cancer)"
  echo
  echo "| ready, s | processor time until then, s | 1st, ms | 2nd | 3rd | 4th | 5th | 6th | 7th | 8th | 9th | 10th |"
  echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
  for ((i = 0; i < rounds + 1; i++)); do
    start plain
    printf '| %d.%02d | %d.%02d ' $((ready_millis / 1000)) $((ready_millis % 1000 / 10)) \
      $((ready_cpu / 1000)) $((ready_cpu % 1000 / 10))
    run org.bonewise.benchmark.FirstCalls "http://127.0.0.1:$port"
    stop
  done
  echo
}

missing() {
  echo "## Prefetch keys missing (200 resources, cancer; the slowest query takes 150 ms, the others 50 ms)"
  echo
  echo "| keys missing | median, ms | p95, ms | median beyond the slowest query, ms |"
  echo "| --- | --- | --- | --- |"
  start plain
  load "$service" "$work/bodies/cancer-200.json" 2 10
  run org.bonewise.benchmark.MissingPrefetch "http://127.0.0.1:$port" $((port + 2))
  stop
  echo
}

resident() {
  awk '/^VmRSS/ { rss = $2 } /^VmHWM/ { peak = $2 } END { printf "%.0f (highest %.0f)", rss / 1024, peak / 1024 }' \
    "/proc/$server/status"
}

memory() {
  # As in a container with a limit of 1 GB, which docs/performance.md advises.
  options+=" -XX:MaxRAM=1g"
  echo "## Resident memory, MB"
  echo
  echo "| after | resident |"
  echo "| --- | --- |"
  start plain
  echo "| start | $(resident) |"
  for size in 200 2000 10000; do
    for chart in none cancer; do
      load "$service" "$work/bodies/$chart-$size.json" 8 10
      echo "| 10 s of $chart, $size resources, 8 connections | $(resident) |"
    done
  done
  stop
  echo
}

jar_size() {
  echo "## Jar"
  echo
  awk -v b="$(stat -c %s "$jar")" 'BEGIN { printf "%.1f MB\n\n", b / 1000000 }'
}

build
rm -rf "$work/app"
echo "$(nproc) processors, load before: $(cut -d' ' -f1-3 /proc/loadavg); java options: $options"
echo
for part in "${@:-all}"; do
  case $part in
    all) jar_size; start_up; cpu; latency; missing; memory ;;
    cpu | latency | missing | memory) "$part" ;;
    start) start_up ;;
    jar) jar_size ;;
    *) fail "There is no part $part: choose from cpu latency start missing memory jar." ;;
  esac
done
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
