#!/usr/bin/env bash
# Mutation testing: of the artefacts ("content") or of the code ("code"). CONTRIBUTING.md says what it is about.
set -euo pipefail
cd "$(dirname "$0")/../.."

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
