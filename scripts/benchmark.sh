#!/usr/bin/env bash
# Measures how long the largest draft takes from its import to the answer; or exports of a million comments and the intake beside
# them; or reads and the submission of comments beside what the machine can do; or the few functions that every answer needs. All but
# the first and the last against the packaged application and real servers. What is measured: docs/benchmark.md.
#
#   scripts/benchmark.sh [ROUNDS]
#   scripts/benchmark.sh exports [COMMENTS]
#   scripts/benchmark.sh intake [COMMENTS]
#   scripts/benchmark.sh reads [--small] [--publish]
#   scripts/benchmark.sh functions [JMH OPTIONS]
#
# Needs a JDK and nothing that runs; JAVA_HOME names the JDK, else the java on the PATH is taken. For reads it installs wrk and nginx by
# apt-get where they are missing.
set -euo pipefail

cd "$(dirname "$0")/.."
java=java javac=javac
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java javac=$JAVA_HOME/bin/javac; fi
jars=target/benchmark.classpath
benchmarks=org.gongkai.benchmark

usage() {
  echo "usage: $0 [ROUNDS] | exports [COMMENTS] | intake [COMMENTS] | reads [--small] [--publish] | functions [JMH OPTIONS]" >&2
  exit 2
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

# COMMAND PACKAGE
require() {
  if PATH=$PATH:/usr/sbin command -v "$1" >/dev/null 2>&1; then return; fi
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "$1 is missing and there is no apt-get to install it with" >&2
    exit 1
  fi
  # Run level 1 keeps a package from starting its server.
  as_root env RUNLEVEL=1 apt-get install -y -q --no-install-recommends "$2" >&2 \
    || { as_root apt-get update -q >&2 && as_root env RUNLEVEL=1 apt-get install -y -q --no-install-recommends "$2" >&2; }
}

# GOAL [OPTION OF THE CLASS PATH]
build() {
  ./mvnw -q -DskipTests "$1"
  ./mvnw -q "${@:2}" dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$jars"
  classpath="target/test-classes:target/classes:$(cat "$jars")"
  [ "$1" != package ] || restore_sandbox
}

# A production package has no embedded servers, and packaging takes them from the classes. The measured package goes without them; what
# measures starts them.
restore_sandbox() {
  local made=target/benchmark/sandbox
  rm -rf "$made"
  mkdir -p "$made"
  find src/main/java/org/gongkai/sandbox -name '*.java' -print0 \
    | xargs -0 "$javac" -nowarn -proc:none -parameters -d "$made" -cp "$classpath"
  classpath="$made:$classpath"
}

# CLASS NUMBER GOAL
counted() {
  case $2 in '' | *[!0-9]* | 0*) usage ;; esac
  build "$3"
  exec "$java" -cp "$classpath" "$benchmarks.$1" "$2"
}

reads() {
  local option
  for option in "$@"; do case $option in --small | --publish) ;; *) usage ;; esac; done
  require wrk wrk
  require nginx nginx-light
  build package
  export PATH=$PATH:/usr/sbin
  # A thousand connections at once.
  ulimit -n "$(ulimit -Hn)"
  # What is measured has the first processor to itself; everything else has the second.
  pinned=(taskset -c 1)
  if [ "$(nproc)" -lt 2 ] || ! command -v taskset >/dev/null 2>&1; then
    export BENCHMARK_PIN=no
    pinned=()
  fi
  exec "${pinned[@]}" "$java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "$classpath" \
    "$benchmarks.reads.ReadsBenchmark" "$@"
}

# JMH's processor writes a harness around each function; only this run sees it, so that no gate judges what it wrote.
functions() {
  local made=target/benchmark/functions
  build test-compile -Pfunctions
  rm -rf "$made"
  mkdir -p "$made"
  find src/bench/java -name '*Functions.java' -print0 | xargs -0 "$javac" -nowarn -parameters -d "$made" -cp "$classpath" \
    -processor org.openjdk.jmh.generators.BenchmarkProcessor
  exec "$java" -cp "$made:$classpath" org.openjdk.jmh.Main -rf json -rff target/benchmark/functions.json "$@"
}

case ${1:-} in
  exports) counted ExportBenchmark "${2:-1000000}" package ;;
  intake) counted IntakeBenchmark "${2:-1000000}" package ;;
  reads) reads "${@:2}" ;;
  functions) functions "${@:2}" ;;
  *) counted DraftBenchmark "${1:-11}" test-compile ;;
esac
