# What backup.sh and restore.sh share; read by them, not run.

# The format of a backup folder that these scripts write and read.
format=1

# Names of all files that rows name, one a line. A photo's name is its own digest: StoredPhoto.storeName.
media_names="select sha256 || '.' || extension from public.media
 union select sha256 || '-' || variant || '.' || extension from public.media_variant
 union select encode(sha256(convert_to(id || ' ' || sha256, 'UTF8')), 'hex') || '-photo.jpg' from public.comment_photo"

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# The comment at the head of the script.
usage() { sed -n '2,/^[^#]/{/^# \{0,1\}/s///p}' "$0"; }

refuse_usage() {
  printf '%s: %s; see %s --help\n' "${0##*/}" "$1" "$0" >&2
  exit 2
}

# OPTION and what comes after it
need_value() { [ $# -gt 1 ] || refuse_usage "$1 needs a value"; }

require() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing"
  done
}

# Lets libpq find the database: by its own variables, else by the address that the application has.
connect() {
  local url=${QUARKUS_DATASOURCE_REACTIVE_URL:-} place
  if [ -n "${PGSERVICE:-}${PGDATABASE:-}" ]; then
    :
  elif [[ $url =~ ^(vertx-reactive:)?postgres(ql)?://([^/@:]+)(:([0-9]+))?/([^/?]+)$ ]]; then
    export PGHOST=${BASH_REMATCH[3]} PGPORT=${BASH_REMATCH[5]:-5432} PGDATABASE=${BASH_REMATCH[6]}
  elif [ -n "$url" ]; then
    fail "QUARKUS_DATASOURCE_REACTIVE_URL is not of the form postgresql://host:5432/gongkai; set PGHOST, PGPORT and PGDATABASE"
  else
    fail "no database is named: set PGHOST, PGPORT and PGDATABASE, or QUARKUS_DATASOURCE_REACTIVE_URL"
  fi
  # A question for a password would wait for ever in a scheduled run.
  export PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10} PGAPPNAME=${0##*/}
  place=$(sql "select current_user || ' in ' || current_database()") \
    || fail "no connection to the database; PGUSER and PGPASSWORD (or ~/.pgpass) name who connects"
  say "Connected as $place"
}

# Statements, given as arguments or on standard input; bare rows.
sql() {
  if [ $# -gt 0 ]; then
    psql --no-psqlrc --no-password --tuples-only --no-align --quiet --set ON_ERROR_STOP=1 --command "$1"
  else
    psql --no-psqlrc --no-password --tuples-only --no-align --quiet --set ON_ERROR_STOP=1
  fi
}

sorted() { LC_ALL=C sort -u; }

# Names to paths as LocalMediaStore lays them out: the first two digits are a folder.
paths() { sed 's#^\(..\)#\1/\1#'; }

digest() { sha256sum < "$1" | cut -d ' ' -f 1; }

# Bytes for people.
size() { numfmt --to=iec --suffix=B "$1"; }
