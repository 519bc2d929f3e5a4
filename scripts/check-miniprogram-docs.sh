#!/usr/bin/env bash
# Compiles the samples of docs/miniprogram.md: every ```ts block, strictly, against the declarations of the mini-program's own API.
# The first line of a block, `// file: name.ts`, names its module; later blocks import from it, and one that names it again continues it.
# `--packages` only prints what is needed from the registry.
set -euo pipefail
cd "$(dirname "$0")/.."

doc=docs/miniprogram.md
# The last TypeScript that is plain JavaScript, so that it runs wherever Node does.
packages=(typescript@6.0.3 miniprogram-api-typings@5.2.3)

if [ "${1:-}" = --packages ]; then
  printf '%s\n' "${packages[@]}"
  exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Each line keeps its number: what is not of a module is an empty line in it, and the compiler's numbers are those of the document.
extract() {
  awk -v doc="$doc" -v out="$work/samples" '
    function fail(message) { printf "%s:%d: %s\n", doc, NR, message > "/dev/stderr"; failed = 1; exit 1 }
    /^```ts[ \t]*$/ { inside = 1; module = ""; blocks++; begun = NR; next }
    inside && /^```[ \t]*$/ {
      if (module == "") fail("the block names no file")
      inside = 0
      next
    }
    /^```(typescript|TypeScript|js|javascript|tsx)/ { fail("a sample that is not checked; write ```ts") }
    !inside { next }
    module == "" {
      if ($0 !~ /^\/\/ file: [a-z][a-z0-9-]*\.ts$/) fail("the first line of a block must be `// file: name.ts`")
      module = substr($0, 10)
    }
    {
      if (!(module in written)) modules++
      while (++written[module] < NR) print "" > (out "/" module)
      print > (out "/" module)
    }
    END {
      if (failed) exit 1
      if (inside) { NR = begun; fail("the block has no end") }
      if (blocks == 0) { NR = 1; fail("there is no ```ts block") }
      printf "%d blocks in %d modules\n", blocks, modules
    }' "$doc"
}

mkdir "$work/samples"
extract

cat >"$work/tsconfig.json" <<'JSON'
{
  "compilerOptions": {
    "strict": true,
    "noEmit": true,
    "noUnusedLocals": true,
    "noImplicitReturns": true,
    "noUncheckedIndexedAccess": true,
    "target": "ES2018",
    "lib": ["ES2018"],
    "module": "ES2020",
    "moduleResolution": "bundler",
    "moduleDetection": "force",
    "types": ["miniprogram-api-typings"]
  },
  "include": ["samples"]
}
JSON
echo '{"private": true}' >"$work/package.json"
(cd "$work" && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error "${packages[@]}" >/dev/null)

# samples/name.ts(12,3): error … is line 12 of the document.
if ! (cd "$work" && node_modules/.bin/tsc --pretty false) >"$work/found"; then
  sed -E "s|^samples/([^(]+)\(([0-9]+),([0-9]+)\):|$doc:\2:\3: \1:|" "$work/found" >&2
  exit 1
fi
echo "$doc: the samples compile with ${packages[*]}"
