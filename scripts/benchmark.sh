#!/usr/bin/env bash
# Measures how long the largest draft takes from its import to the answer; or exports of a million comments and the intake beside
# them, against the packaged application and real servers. What is measured: docs/benchmark.md.
#
#   scripts/benchmark.sh [ROUNDS]
#   scripts/benchmark.sh exports [COMMENTS]
#   scripts/benchmark.sh intake [COMMENTS]
#
# Needs a JDK and nothing that runs; JAVA_HOME names the JDK, else the java on the PATH is taken.
set -euo pipefail

cd "$(dirname "$0")/.."
case ${1:-} in
  exports) class=ExportBenchmark number=${2:-1000000} goal=package ;;
  intake) class=IntakeBenchmark number=${2:-1000000} goal=package ;;
  *) class=DraftBenchmark number=${1:-11} goal=test-compile ;;
esac
case $number in
  '' | *[!0-9]* | 0*) echo "usage: $0 [ROUNDS] | exports [COMMENTS] | intake [COMMENTS]" >&2; exit 2 ;;
esac
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

jars=target/benchmark.classpath
./mvnw -q -DskipTests "$goal"
./mvnw -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$jars"
exec "$java" -cp "target/test-classes:target/classes:$(cat "$jars")" "org.gongkai.benchmark.$class" "$number"
