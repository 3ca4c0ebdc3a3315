#!/usr/bin/env bash
# Looks for an input that breaks what the targets of src/test/java/org/bonewise/fuzz promise. CONTRIBUTING.md says more.
set -euo pipefail
cd "$(dirname "$0")/../.."

# What is tried is started by the JVM of Maven, not by the one that the toolchain finds for the tests.
if ! mvn -v | grep -E '^Java version: (2[5-9]|[3-9][0-9])' >/dev/null; then
  echo "Maven runs on an older JVM than the code is for: set JAVA_HOME to a JDK 25" >&2
  exit 2
fi

usage() {
  echo "usage: $0 [request | prefetch | expression | feedback | all] [seconds each, 60 if not given]" >&2
  exit 2
}

seconds=${2:-60}
[ $# -le 2 ] && [[ $seconds =~ ^[1-9][0-9]*$ ]] || usage
case "${1:-all}" in
all) targets="request prefetch expression feedback" ;;
request | prefetch | expression | feedback) targets=$1 ;;
*) usage ;;
esac

mvn -B -ntp -q -Pfuzz test-compile
for corpus in $targets; do
  target=${corpus^}
  # The bytes of these two are edits of what is there, a few each.
  case $corpus in prefetch | expression) longest=256 ;; *) longest=12000 ;; esac
  mkdir -p "target/fuzz/$target/corpus"
  echo "$corpus, $seconds s: the log is target/fuzz/$target/log.txt"
  if ! mvn -B -ntp -q -Pfuzz -Dtarget="$target" -Dcorpus="$corpus" -Dlongest="$longest" -Dseconds="$seconds" exec:exec \
    >"target/fuzz/$target/log.txt" 2>&1; then
    grep -E -A 12 '^== Java Exception|ERROR: libFuzzer' "target/fuzz/$target/log.txt" | head -n 40 || tail -n 20 \
      "target/fuzz/$target/log.txt"
    echo "Found: the input is in target/fuzz/$target. Mend it, and put the input into src/test/resources/fuzz/$corpus." >&2
    exit 1
  fi
  grep -E '^stat::(number_of_executed_units|average_exec_per_sec|new_units_added)' "target/fuzz/$target/log.txt" || true
  grep -E ' cov: ' "target/fuzz/$target/log.txt" | tail -n 1 || true
done
