#!/usr/bin/env bash
# Measures how long the largest draft takes from its import to the answer. What is measured: docs/benchmark.md.
#
#   scripts/benchmark.sh [ROUNDS]
#
# Needs a JDK and nothing that runs; JAVA_HOME names the JDK, else the java on the PATH is taken.
set -euo pipefail

cd "$(dirname "$0")/.."
rounds=${1:-11}
case $rounds in
  '' | *[!0-9]* | 0*) echo "usage: $0 [ROUNDS]" >&2; exit 2 ;;
esac
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

jars=target/benchmark.classpath
./mvnw -q -DskipTests test-compile
./mvnw -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$jars"
exec "$java" -cp "target/test-classes:target/classes:$(cat "$jars")" org.gongkai.benchmark.DraftBenchmark "$rounds"
