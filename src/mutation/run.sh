#!/usr/bin/env bash
# Mutation testing: of the artefacts ("content") or of the code ("code"). CONTRIBUTING.md says what it is about.
set -euo pipefail
cd "$(dirname "$0")/../.."

# What is tried is started by the JVM of Maven, not by the one that the toolchain finds for the tests.
if ! mvn -v | grep -E '^Java version: (2[5-9]|[3-9][0-9])' >/dev/null; then
  echo "Maven runs on an older JVM than the code is for: set JAVA_HOME to a JDK 25" >&2
  exit 2
fi

usage() {
  echo "usage: $0 content [beginning of a file name below fhir-profiles] | $0 code [class, ...]" >&2
  exit 2
}

case "${1:-}" in
content)
  [ $# -le 2 ] || usage
  mvn -B -ntp -q -Pmutation -Donly="${2:-all}" test-compile exec:exec
  grep -q '^Every change fails a case' target/content-mutation/report.txt
  ;;
code)
  [ $# -le 2 ] || usage
  mvn -B -ntp -Pmutation ${2:+-DtargetClasses="$2"} test-compile org.pitest:pitest-maven:mutationCoverage
  ;;
*) usage ;;
esac
