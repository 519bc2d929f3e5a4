#!/usr/bin/env bash
# Packages the application, runs it once under a typical load against an embedded PostgreSQL and Redis, and keeps what its JVM
# learnt for faster starts beside it: with JDK 25 or newer target/quarkus-app/gongkai.aot, an ahead-of-time cache; with an older
# one target/quarkus-app/gongkai.jsa, an archive of shared classes. How to start with it: docs/operations.md, Start-up.
#
#   scripts/aot.sh [RUNTIME_HOME]     packages and trains
#   scripts/aot.sh measure [STARTS]   measures starts without and with the file, in turns
#
# Needs a JDK and nothing that runs; JAVA_HOME names the JDK, else the java on the PATH is taken. RUNTIME_HOME is the JVM that will
# run the application, where that is another installation than the JDK: the file fits the very JVM that wrote it and no other.
set -euo pipefail

usage() { echo "usage: $0 [RUNTIME_HOME] | measure [STARTS]" >&2; exit 2; }

cd "$(dirname "$0")/.."
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

class=Training
arguments=()
case ${1:-} in
  measure)
    class=StartBenchmark
    case ${2:-7} in '' | *[!0-9]* | 0*) usage ;; esac
    arguments=("${2:-7}")
    ;;
  '') ;;
  *)
    [ -x "$1/bin/java" ] || usage
    arguments=("$(cd "$1" && pwd)")
    ;;
esac

jars=target/startup.classpath
if [ "$class" = Training ]; then
  ./mvnw -B -q -DskipTests package
  ./mvnw -B -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$jars"
elif [ ! -f "$jars" ]; then
  echo "$0: nothing is trained yet; start it without \"measure\" first" >&2
  exit 1
fi
# The plain jar: the classes folder has lost the embedded servers, which a production package does not hold.
jar=$(ls target/gongkai-*.jar)
exec "$java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "target/test-classes:$jar:$(cat "$jars")" "org.gongkai.startup.$class" target/quarkus-app "${arguments[@]}"
