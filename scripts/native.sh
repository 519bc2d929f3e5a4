#!/usr/bin/env bash
# Shows that the application can be built natively: docs/native.md.
#
#   scripts/native.sh
#
# Where GRAALVM_HOME has native-image: builds the binary and runs every integration test against it. Elsewhere: GraalVM's points-to
# analysis on a JDK 25 below /usr/lib/jvm or in JAVA_HOME (some 5 minutes and 6 GiB of memory); says so and succeeds where there is none.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

# python3 runs the analysis; gcc and the C library's headers answer its questions about sizes of C types.
require_tools() {
  if command -v python3 >/dev/null 2>&1 && echo '#include <stdio.h>' | gcc -E - >/dev/null 2>&1; then return; fi
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "python3 or gcc is missing and there is no apt-get to install them with"
    return
  fi
  printf '\n== Installing python3 and gcc\n'
  if ! { as_root apt-get update && as_root apt-get install -y --no-install-recommends python3 gcc libc6-dev; }; then
    echo "python3 or gcc could not be installed"
  fi
}

if [ -n "${GRAALVM_HOME:-}" ] && [ -x "$GRAALVM_HOME/bin/native-image" ]; then
  printf '\n== Native build and its integration tests\n'
  exec ./mvnw -B -ntp -Pnative verify -DskipUnitTests
fi

require_tools
if ! command -v python3 >/dev/null 2>&1; then
  printf '\n== Native analysis skipped: it needs python3\n'
  exit 0
fi
printf '\n== Native analysis\n'
status=0
.ci/native-analysis.py || status=$?
# 3: no JDK of the builder's release, or no compiler, is on this machine.
[ "$status" -eq 3 ] || exit "$status"
