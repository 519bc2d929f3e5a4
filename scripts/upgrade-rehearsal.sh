#!/usr/bin/env bash
# Rehearses an upgrade: packages a former revision and the present one, and puts the present one in beside the former while people read,
# comment and work. docs/operations.md, "Upgrading", tells what is shown.
#
#   scripts/upgrade-rehearsal.sh OLD_REVISION [further arguments for Maven]
#
# OLD_REVISION is a tag, branch or commit of this repository. Takes two builds; the former one is made in a temporary worktree.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ $# -lt 1 ]; then
  sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2
  exit 2
fi
revision=$(git rev-parse --verify "$1^{commit}")
shift

folder=$(mktemp -d)
remove() {
  git worktree remove --force "$folder/old" 2>/dev/null || true
  rm -rf "$folder"
}
trap remove EXIT

printf '\n== Packaging %s\n' "$revision"
git worktree add --quiet --detach "$folder/old" "$revision"
(cd "$folder/old" && ./mvnw -B -ntp -q package -DskipTests)

printf '\n== Packaging the present revision, and putting it in beside that one\n'
./mvnw -B -ntp verify -DskipUnitTests -Djacoco.skip=true -Dit.test=UpgradeIT \
  -Dgongkai.upgrade.old-package="$folder/old/target/quarkus-app" "$@"
