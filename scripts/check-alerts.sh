#!/usr/bin/env bash
# Checks the chart's rules for Prometheus and runs their tests, with promtool. Takes the promtool that is installed, or unpacks the one of the
# system's package "prometheus" below target/, so that no server is installed; says so and ends well where neither is to be had.
set -euo pipefail
cd "$(dirname "$0")/.."

rules=helm/gongkai/files/alerts.yaml
tests=helm/gongkai/tests/alerts_test.yaml
unpacked=target/promtool

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

unpack() {
  mkdir -p "$unpacked"
  (cd "$unpacked" && apt-get download prometheus && dpkg-deb -x prometheus_*.deb .)
}

find_promtool() {
  if command -v promtool >/dev/null 2>&1; then
    command -v promtool
  elif [ -x "$unpacked/usr/bin/promtool" ]; then
    echo "$unpacked/usr/bin/promtool"
  elif command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1; then
    # The list of packages may be missing or old.
    if unpack >&2 || { as_root apt-get update >&2 && unpack >&2; }; then
      echo "$unpacked/usr/bin/promtool"
    fi
  fi
}

promtool=$(find_promtool)
if [ -z "$promtool" ]; then
  echo "Rules for Prometheus not checked: there is no promtool, and the package prometheus could not be fetched"
  exit 0
fi
"$promtool" check rules "$rules"
"$promtool" test rules "$tests"
