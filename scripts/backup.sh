#!/usr/bin/env bash
# Backs up the database and the files of images, attachments and photos, while the application runs.
#
#   scripts/backup.sh [--media FOLDER] [--release NAME] [--tolerate-media] TARGET
#
# Makes the folder TARGET/gongkai-TIME with
#
#   database.dump   one consistent state, in pg_dump's custom format
#   media/          the files that rows of that state name
#   media.sha256    their digests
#   manifest        format, schema, time, counts of rows, newest signed checkpoint, digests of the parts
#
#   --media FOLDER    the application's gongkai.media.folder; without it GONGKAI_MEDIA_FOLDER
#   --release NAME    release that runs, noted in the manifest
#   --tolerate-media  go on, with a warning, when files are missing or damaged
#
# Connects as psql does: PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD or ~/.pgpass; without PGDATABASE the address is that of
# QUARKUS_DATASOURCE_REACTIVE_URL. The role needs to read all tables (docs/security.md). Keys are not backed up: keep them apart.
# Needs bash, GNU coreutils and PostgreSQL's psql and pg_dump, not older than the server. Restore: scripts/restore.sh.
set -euo pipefail
umask 077
. "$(dirname "${BASH_SOURCE[0]}")/backup-common.sh"

media=${GONGKAI_MEDIA_FOLDER:-} release=unknown tolerate=no target=
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage; exit 0 ;;
    --media) need_value "$@"; media=$2; shift ;;
    --release) need_value "$@"; release=$2; shift ;;
    --tolerate-media) tolerate=yes ;;
    -*) refuse_usage "unknown option $1" ;;
    *) [ -z "$target" ] || refuse_usage "one target only"; target=$1 ;;
  esac
  shift
done
[ -n "$target" ] || refuse_usage "the target is missing"
[[ $release =~ ^[A-Za-z0-9._+-]{1,100}$ ]] || refuse_usage "the release is no plain name"
[ -n "$media" ] || refuse_usage "the folder of media is missing: --media or GONGKAI_MEDIA_FOLDER"
[ -d "$media" ] || fail "there is no folder $media"
require psql pg_dump sha256sum numfmt
media=$(cd "$media" && pwd)
mkdir -p "$target"
target=$(cd "$target" && pwd)
begun=$SECONDS

connect
[ "$(sql "select to_regclass('public.flyway_schema_history') is not null")" = t ] || fail "this is no database of the application"

name=gongkai-$(date -u +%Y%m%dT%H%M%SZ)
made=$target/$name.partial
mkdir "$made"
cleanup() { rm -rf "$made"; }
trap cleanup EXIT

# One snapshot for the dump and all that the manifest says of it. The transaction waits while pg_dump works.
dump() {
  sql <<EOF
set statement_timeout = 0;
set idle_in_transaction_session_timeout = 0;
begin isolation level repeatable read read only;
select pg_export_snapshot() as snapshot \gset
\setenv GONGKAI_SNAPSHOT :snapshot
\o '$made/facts'
select 'taken-at ' || to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
select 'server ' || current_setting('server_version_num');
select 'schema ' || max(version) from public.flyway_schema_history where success;
select 'checkpoint ' || size || ' ' || encode(root, 'base64') from public.evidence_checkpoint order by size desc limit 1;
select format('select %L || count(*) from %s', 'rows ' || relname || ' ', oid::regclass)
  from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname collate "C" \gexec
\o '$made/names'
$media_names;
\o
\! pg_dump --no-password --format=custom --snapshot="\$GONGKAI_SNAPSHOT" --file='$made/database.dump' && touch '$made/dumped'
commit;
EOF
}

say "Dumping the database"
dump && [ -f "$made/dumped" ] || fail "the database was not dumped"
rm "$made/dumped"
sorted < "$made/names" | paths > "$made/wanted"

# The rows first, then the files: a file is there before its row is committed, so every row of the dump has its file; the other way
# round the newest rows would have none. A photo that was deleted since has neither row nor file any more.
present() { while IFS= read -r path; do [ -f "$media/$path" ] && printf '%s\n' "$path"; done < "$made/wanted" || true; }

copy() {
  present > "$made/present"
  (cd "$media" && xargs -r -d '\n' cp --parents --preserve=timestamps --target-directory="$made/media" -- < "$made/present")
}

say "Copying $(wc -l < "$made/wanted") files"
mkdir "$made/media"
# A photo may be deleted at the moment it is copied.
copy || copy || fail "files of $media could not be copied"

# A photo's file goes before its row: a row whose file is gone may be gone a moment later.
still_missing() {
  LC_ALL=C comm -23 "$made/wanted" "$made/present" > "$made/missing"
  [ -s "$made/missing" ] || return 1
  sql "$media_names" | sorted | paths | LC_ALL=C comm -12 - "$made/missing" > "$made/lost" || fail "the rows were not read again"
  [ -s "$made/lost" ]
}
for _ in 1 2 3; do
  still_missing || break
  sleep 1
done
lost=0
if still_missing; then
  lost=$(wc -l < "$made/lost")
  sed 's/^/missing: /' "$made/lost" >&2
fi

(cd "$made/media" && xargs -r -d '\n' sha256sum -- < "$made/present") > "$made/media.sha256"
# Originals are named by what they hold.
damaged=$(awk '{ n = split($2, part, "/"); if (part[n] !~ /-/ && substr(part[n], 1, 64) != $1) print "damaged: " $2 }' "$made/media.sha256")
if [ -n "$damaged" ]; then
  say "$damaged" >&2
fi
if [ "$lost" -gt 0 ] || [ -n "$damaged" ]; then
  [ "$tolerate" = yes ] || fail "files in $media are missing or damaged; look after them, or add --tolerate-media"
fi

{
  say "format $format"
  say "release $release"
  sed '/^$/d' "$made/facts"
  say "media-files $(wc -l < "$made/present")"
  say "media-missing $(comm -23 "$made/wanted" "$made/present" | wc -l)"
  for part in database.dump media.sha256; do
    say "sha256 $(digest "$made/$part") $part"
  done
} > "$made/manifest"
rm -f "$made"/{facts,names,wanted,present,missing,lost}
sync -f "$made"
mv -T "$made" "$target/$name"
trap - EXIT

cd "$target/$name"
say "$target/$name"
say "  $(awk '$1 == "rows" { tables++; rows += $3 } END { print rows " rows of " tables " tables" }' manifest), dump $(size "$(stat -c %s database.dump)")"
say "  $(awk '$1 == "media-files" { print $2 }' manifest) files, $(size "$(find media -type f -printf '%s\n' | awk '{ bytes += $1 } END { printf "%.0f", bytes }')")"
say "  checkpoint $(awk '$1 == "checkpoint" { print $2 " " $3; found = 1 } END { if (!found) print "none" }' manifest)"
say "  manifest SHA-256 $(digest manifest)"
say "Backed up in $((SECONDS - begun)) s"
