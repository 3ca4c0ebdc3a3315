#!/usr/bin/env bash
# Kills the packaged service again and again (SIGKILL) while feedback comes in, on a file of H2 and on PostgreSQL, and says
# whether all that it acknowledged is stored. CONTRIBUTING.md says more.
#   src/kill/run.sh [kills, 200 if not given]
# NO_BUILD=1 takes the jar and the test classes that are there.
set -euo pipefail
cd "$(dirname "$0")/../.."

kills=${1:-200}
[[ $# -le 1 && $kills =~ ^[1-9][0-9]*$ && $((kills % 2)) = 0 ]] || {
  echo "usage: $0 [kills, an even number]" >&2
  exit 2
}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" --version 2>&1 | grep -E '^[a-z]+ (2[5-9]|[3-9][0-9])' >/dev/null || {
  echo "$java is older than the code is for: set JAVA_HOME to a JDK 25" >&2
  exit 2
}
work=target/kill
mkdir -p "$work"
if [ -z "${NO_BUILD:-}" ]; then
  mvn -q -B -ntp package -DskipTests
fi
# A start made beforehand records what each later one can take ready-made, which halves it.
rm -rf "$work/app" "$work/app.aot"
"$java" -Djarmode=tools -jar target/bonewise-*.jar extract --destination "$work/app" >"$work/prepare.log"
program=$(ls "$work"/app/bonewise-*.jar)
"$java" -Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "-XX:AOTCacheOutput=$work/app.aot" \
  -Dspring.context.exit=onRefresh -cp "$program" org.bonewise.BonewiseApplication --spring.datasource.url=jdbc:h2:mem:kill \
  >>"$work/prepare.log" 2>&1

result=0
mvn -B -ntp surefire:test -Dtest=KilledTest "-Dbonewise.kills=$kills" "-Dbonewise.kill.program=$program" \
  "-Dbonewise.kill.option=-XX:AOTCache=$work/app.aot" >"$work/test.log" 2>&1 || result=$?
cat "$work/report.txt"
if [ "$result" = 0 ]; then
  echo "Verdict: after $kills kills all that was acknowledged is stored, and nothing twice."
else
  echo "WRONG: see $work/test.log, and target/ehr for what the service said"
fi
exit "$result"
