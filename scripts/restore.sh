#!/usr/bin/env bash
# Restores what scripts/backup.sh made, and verifies it.
#
#   scripts/restore.sh [--replace] [--media FOLDER] [--application-role ROLE] [--empty-redis]
#                      (--application FOLDER | --no-evidence) BACKUP
#
# The application must not run. In this order: the digests of the manifest are checked; the files are put back; the database is
# restored in one transaction, in which rows are counted and the application's role gets its rights; every row's file is looked for;
# at last the application itself verifies the log of evidence, the audit trail and whether its keys can read the personal fields.
#
#   --replace                delete what is in the database and in the folder of media; without it both must be empty
#   --media FOLDER           the application's gongkai.media.folder; without it GONGKAI_MEDIA_FOLDER
#   --application-role ROLE  role of the application's work; without it QUARKUS_DATASOURCE_USERNAME or gongkai_app
#   --empty-redis            FLUSHDB: answers that are kept there are of after the backup. Through redis-cli at QUARKUS_REDIS_HOSTS, or
#                            through the command in REDIS_CLI, such as "redis-cli --tls -h host"; its password is in REDISCLI_AUTH
#   --application FOLDER     the release of the backup (with quarkus-run.jar), started with the environment of this script, which must
#                            hold the application's settings and keys
#   --no-evidence            leave that last step out; it is then to be done with gongkai.task=verify-evidence,verify-fields
#
# Connects as psql does, as the owner of the database (docs/security.md): PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD or ~/.pgpass;
# without PGDATABASE the address is that of QUARKUS_DATASOURCE_REACTIVE_URL. Ends with 0 when everything was verified.
# Needs bash, GNU coreutils and PostgreSQL's psql and pg_restore, not older than those of the backup.
set -euo pipefail
umask 077
. "$(dirname "${BASH_SOURCE[0]}")/backup-common.sh"

media=${GONGKAI_MEDIA_FOLDER:-} role=${QUARKUS_DATASOURCE_USERNAME:-gongkai_app}
replace=no redis=no application= evidence=unsaid backup=
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage; exit 0 ;;
    --replace) replace=yes ;;
    --media) need_value "$@"; media=$2; shift ;;
    --application-role) need_value "$@"; role=$2; shift ;;
    --empty-redis) redis=yes ;;
    --application) need_value "$@"; application=$2 evidence=yes; shift ;;
    --no-evidence) evidence=no ;;
    -*) refuse_usage "unknown option $1" ;;
    *) [ -z "$backup" ] || refuse_usage "one backup only"; backup=$1 ;;
  esac
  shift
done
[ -n "$backup" ] || refuse_usage "the backup is missing"
[ "$evidence" != unsaid ] || refuse_usage "say --application, or --no-evidence"
[ -n "$media" ] || refuse_usage "the folder of media is missing: --media or GONGKAI_MEDIA_FOLDER"
[[ $role =~ ^[A-Za-z_][A-Za-z0-9_]{0,62}$ ]] || refuse_usage "the role is no plain name"
[ "$evidence" = no ] || [ -f "$application/quarkus-run.jar" ] || fail "there is no quarkus-run.jar in $application"
require psql pg_restore sha256sum
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
[ "$evidence" = no ] || require "$java"
if [ "$redis" = yes ]; then
  if [ -n "${REDIS_CLI:-}" ]; then
    read -r -a redis_cli <<< "$REDIS_CLI"
  elif [[ ${QUARKUS_REDIS_HOSTS:-} =~ ^redis://([^/@:,]+)(:([0-9]+))?(/([0-9]+))?/?$ ]]; then
    redis_cli=(redis-cli -h "${BASH_REMATCH[1]}" -p "${BASH_REMATCH[3]:-6379}" -n "${BASH_REMATCH[5]:-0}")
  else
    fail "set REDIS_CLI: QUARKUS_REDIS_HOSTS is not of the form redis://host:6379"
  fi
  require "${redis_cli[0]}"
  [ "$("${redis_cli[@]}" PING)" = PONG ] || fail "Redis does not answer"
fi
[ -f "$backup/manifest" ] || fail "there is no manifest in $backup: it is no backup, or none that was finished"
backup=$(cd "$backup" && pwd)
begun=$SECONDS

# The words after a name in the manifest.
fact() { awk -v name="$1" '$1 == name { sub(/^[^ ]+ /, ""); print; exit }' "$backup/manifest"; }

if grep -Evq '^(format|server|media-files|media-missing) [0-9]+$|^(release|schema|taken-at) [A-Za-z0-9._:+-]+$|^checkpoint [0-9]+ [A-Za-z0-9+/=]+$|^rows [a-z0-9_]+ [0-9]+$|^sha256 [0-9a-f]{64} (database\.dump|media\.sha256)$' "$backup/manifest"; then
  fail "the manifest holds what these scripts did not write"
fi
[ "$(fact format)" = "$format" ] || fail "the backup's format is $(fact format), not $format"

say "Backup of $(fact taken-at), schema $(fact schema), release $(fact release); manifest SHA-256 $(digest "$backup/manifest")"
for part in database.dump media.sha256; do
  grep -qx "sha256 $(digest "$backup/$part") $part" "$backup/manifest" || fail "$part is not what the manifest says; nothing was changed"
done
if [ -s "$backup/media.sha256" ]; then
  (cd "$backup/media" && sha256sum --check --strict --quiet ../media.sha256) || fail "files are not what the manifest says; nothing was changed"
fi
[ "$(wc -l < "$backup/media.sha256")" = "$(fact media-files)" ] || fail "the manifest counts other files; nothing was changed"
say "Its parts are what the manifest says"

connect
[ "$(($(sql 'show server_version_num') / 10000))" -ge "$(($(fact server) / 10000))" ] || fail "the backup is of a newer PostgreSQL"
[ "$(sql "select exists (select from pg_roles where rolname = '$role')")" = t ] \
  || fail "there is no role $role; make the roles first (docs/security.md)"
# A session that has just ended, such as that of the command before, may still be seen.
for _ in 1 2 3; do
  others=$(sql "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null")
  [ "$others" != 0 ] || break
  sleep 1
done
[ "$others" = 0 ] || fail "$others other sessions use this database; stop the application first"
# What extensions brought is no content.
relations=$(sql "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')")
[ "$relations" = 0 ] || [ "$replace" = yes ] || fail "the database is not empty; nothing was changed. --replace deletes what is in it"
mkdir -p "$media"
media=$(cd "$media" && pwd)
if [ -n "$(find "$media" -mindepth 1 -type f -print -quit)" ] && [ "$replace" = no ]; then
  fail "$media is not empty; nothing was changed. --replace deletes what is in it"
fi

# Files before rows, as the application does: what breaks off here leaves files that nothing names.
say "Putting back $(fact media-files) files"
[ "$replace" = no ] || find "$media" -mindepth 1 -delete
cp -R --preserve=timestamps "$backup/media/." "$media"
if [ "$(id -u)" -eq 0 ]; then
  chown -R --reference="$media" "$media"
fi

expected=$(awk -v q="'" '$1 == "rows" { printf "%s(%s%s%s, %s)", sep, q, $2, q, $3; sep = ", " }' "$backup/manifest")
checkpoint=$(fact checkpoint)

script() {
  say 'begin;'
  if [ "$replace" = yes ]; then
    say 'set client_min_messages = warning;'
    say 'drop schema public cascade;'
    say 'create schema public;'
  fi
  pg_restore --no-owner --no-privileges --file=- "$backup/database.dump" || return
  cat <<EOF
set search_path = public;
-- Rows note by which transaction they were changed last. Transactions are counted by the server: here they may not have come so far.
do \$\$
declare
    place record;
begin
    for place in
        select a.attrelid::regclass as name, a.attname as counted from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'xid8'::regtype and not a.attisdropped
    loop
        execute format('alter table %s disable trigger user', place.name);
        execute format('update %1\$s set %2\$I = pg_current_xact_id() where %2\$I > pg_current_xact_id()', place.name, place.counted);
        execute format('alter table %s enable trigger user', place.name);
    end loop;
end \$\$;
do \$\$
declare
    counted record;
    found bigint;
begin
    for counted in select * from (values $expected) as v (name, rows) loop
        execute format('select count(*) from %I', counted.name) into found;
        if found <> counted.rows then
            raise exception '% has % rows, but % in the manifest', counted.name, found, counted.rows;
        end if;
    end loop;
    if (select max(version) from flyway_schema_history where success) <> '$(fact schema)' then
        raise exception 'the schema is not that of the manifest';
    end if;
    if '$checkpoint' <> coalesce((select size || ' ' || encode(root, 'base64') from evidence_checkpoint order by size desc limit 1), '') then
        raise exception 'the newest checkpoint is not that of the manifest';
    end if;
end \$\$;
select settle_privileges('$role');
commit;
EOF
}

say "Restoring the database"
script | psql --no-psqlrc --no-password --quiet --output=/dev/null --set ON_ERROR_STOP=1 \
  || fail "the database was not restored and is as it was; the files were put back"
# Without statistics the first queries read whole tables.
printf '%s\n' "select format('analyze %s', oid::regclass) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' \\gexec" | sql
say "$(awk '$1 == "rows" { tables++; rows += $3 } END { print rows " rows of " tables " tables, as the manifest says" }' "$backup/manifest"); rights of $role are set"

missing=$(sql "$media_names" | sorted | paths | while IFS= read -r path; do [ -f "$media/$path" ] || printf '%s\n' "$path"; done)
if [ -n "$missing" ]; then
  say "$missing" | sed 's/^/missing: /' >&2
  [ "$(say "$missing" | wc -l)" = "$(fact media-missing)" ] || fail "rows name files that are not there"
  say "The backup lacked them, too"
fi

if [ "$redis" = yes ]; then
  [ "$("${redis_cli[@]}" FLUSHDB)" = OK ] || fail "Redis was not emptied"
  say "Redis is empty"
else
  say "Redis was not emptied: empty it, or wait for gongkai.cache.time-to-live (60 s) after the last instance ended"
fi

if [ "$evidence" = no ]; then
  say "Restored in $((SECONDS - begun)) s. Evidence and keys are NOT verified yet: gongkai.task=verify-evidence,verify-fields, gongkai.evidence.as-of=$(fact taken-at)"
  exit 0
fi

say "Verifying evidence and keys"
# The application is to look into the very database that was restored.
case ${PGHOST:-/} in
  /*) [ -n "${QUARKUS_DATASOURCE_REACTIVE_URL:-}" ] || fail "QUARKUS_DATASOURCE_REACTIVE_URL is missing" ;;
  *) export QUARKUS_DATASOURCE_REACTIVE_URL="postgresql://$PGHOST:${PGPORT:-5432}/$PGDATABASE" ;;
esac
GONGKAI_TASK=verify-evidence,verify-fields GONGKAI_EVIDENCE_AS_OF=$(fact taken-at) GONGKAI_MEDIA_FOLDER=$media \
  QUARKUS_FLYWAY_MIGRATE_AT_START=false QUARKUS_HTTP_HOST_ENABLED=false QUARKUS_SCHEDULER_ENABLED=false QUARKUS_LOG_CONSOLE_JSON_ENABLED=false \
  "$java" -jar "$application/quarkus-run.jar" \
  || fail "the restored database did not stand the verification: see above"
say "Restored and verified in $((SECONDS - begun)) s"
