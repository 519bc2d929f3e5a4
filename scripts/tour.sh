#!/usr/bin/env bash
# Walks one draft decision through its whole life against a running Gongkai with its sandbox, and prints each step's request
# and answer. Needs bash and curl; jq, where installed, makes the answers easier to read.
#
#   scripts/tour.sh [--draft FILE] [--window SECONDS]
#
# GONGKAI_URL names the running instance; http://localhost:8080 otherwise.
set -euo pipefail

url=${GONGKAI_URL:-http://localhost:8080}
draft=$(dirname "$0")/../src/main/resources/org/gongkai/sandbox/qinghe-draft.txt
window=8
while [ $# -gt 0 ]; do
  case $1 in
    --draft) draft=$2; shift 2 ;;
    --window) window=$2; shift 2 ;;
    *) echo "usage: $0 [--draft FILE] [--window SECONDS]" >&2; exit 2 ;;
  esac
done
[ -r "$draft" ] || { echo "cannot read the draft $draft" >&2; exit 2; }

answer=$(mktemp)
headers=$(mktemp)
revised=$(mktemp)
trap 'rm -f "$answer" "$headers" "$revised"' EXIT

key() { printf 'tour-%s-%s-%s' "$(date +%s)" "$$" "$RANDOM$RANDOM"; }

show() { # prints an answer, shortened
  if command -v jq >/dev/null 2>&1 && jq . "$answer" >/dev/null 2>&1; then
    jq . "$answer" | sed -n "1,${lines:-40}p"
  else
    cut -c 1-2000 "$answer"
    echo
  fi
}

call() { # STATUS METHOD PATH [curl options…]: calls, prints, and stops the tour at any other status
  local expected=$1 method=$2 path=$3 status
  shift 3
  printf '\n> %s %s\n' "$method" "$path"
  : >"$answer"
  status=$(curl -sS -o "$answer" -D "$headers" -w '%{http_code}' -X "$method" "$url$path" "$@")
  printf '< %s %s\n' "$status" "$(header ETag)"
  show
  [ "$status" = "$expected" ] || { echo "expected $expected" >&2; exit 1; }
}

header() { sed -n "s/^$1: *//Ip" "$headers" | tr -d '\r' | sed -n 1p; }
field() { grep -o "\"$1\":\"[^\"]*\"" "$answer" | sed -n 1p | sed 's/^"[^"]*":"//; s/"$//'; }
step() { printf '\n== %s\n' "$*"; }
instant() { date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$1" +%Y-%m-%dT%H:%M:%SZ; }
json=(-H 'Content-Type: application/json')

step "1. An officer and a citizen get their tokens"
call 200 POST /dev/tokens "${json[@]}" -d '{"subject":"officer-1","roles":["officer"]}'
officer=(-H "Authorization: Bearer $(field token)")
call 200 POST /v1/sessions/wechat "${json[@]}" -d '{"code":"demo-alice"}'
citizen=(-H "Authorization: Bearer $(field accessToken)")

step "2. The officer creates a decision and a consultation"
call 201 POST /v1/admin/decisions "${officer[@]}" "${json[@]}" -H "Idempotency-Key: $(key)" \
  -d '{"year":2026,"title":"导览示例决策事项","unit":"青禾镇人民政府"}'
decision=$(field id)
call 201 POST /v1/admin/consultations "${officer[@]}" "${json[@]}" -H "Idempotency-Key: $(key)" \
  -d "{\"decisionId\":\"$decision\",\"title\":\"关于公开征求意见的公告（导览示例）\",\"unit\":\"青禾镇人民政府\",\"contact\":\"电子邮箱：yijian@example.invalid\"}"
consultation=$(field id)
version=$(header ETag)

step "3. The officer imports the draft, clutter and all: a tree of clauses, what was left out, what is doubtful"
lines=60 call 201 POST "/v1/admin/consultations/$consultation/drafts" "${officer[@]}" -H "Idempotency-Key: $(key)" \
  -H 'Content-Type: text/plain; charset=UTF-8' --data-binary "@$draft"
# The clause of the tour is (十一); a draft without one lends its first clause.
object='"id":"[^"]*","kind":"[A-Z_]*","label":'
clause=$(grep -o -e "$object\"(十一)\"" -e "$object\"（十一）\"" -e "$object\"十一、\"" -e "$object\"第十一条\"" "$answer" \
  | sed -n 1p | sed 's/^"id":"//; s/".*//' || true)
[ -n "$clause" ] || clause=$(grep -o '"id":"[^"]*","kind"' "$answer" | sed -n 1p | sed 's/^"id":"//; s/".*//')

step "4. The window opens for $window seconds, with its public reason"
call 200 POST "/v1/admin/consultations/$consultation/opening" "${officer[@]}" "${json[@]}" -H "Idempotency-Key: $(key)" \
  -H "If-Match: $version" \
  -d "{\"closesAt\":\"$(instant $(($(date +%s) + window)))\",\"shortenedReason\":\"导览示例，仅开放数秒。\"}"

step "5. The citizen reads the draft and comments on clause (十一)"
lines=12 call 200 GET "/v1/consultations/$consultation/drafts/1"
comment="{\"clauseId\":\"$clause\",\"text\":\"建议写明意见采纳情况的公布期限。\",\"respondent\":{\"type\":\"PERSON\",\"name\":\"甲某某\",\"phone\":\"000-00000000\"},\"publishConsent\":true}"
once=$(key)
call 201 POST "/v1/consultations/$consultation/comments" "${citizen[@]}" "${json[@]}" -H "Idempotency-Key: $once" -d "$comment"
id=$(field id)
receipt=$(field receipt)
step "   … and repeats it after a lost answer: the same comment, the same receipt"
call 201 POST "/v1/consultations/$consultation/comments" "${citizen[@]}" "${json[@]}" -H "Idempotency-Key: $once" -d "$comment"
[ "$(field receipt)" = "$receipt" ] || { echo "another receipt" >&2; exit 1; }

step "6. The content check passes it; everyone can read it"
for _ in $(seq 60); do
  curl -sS -o "$answer" "$url/v1/consultations/$consultation/comments"
  grep -q "$id" "$answer" && break
  sleep 0.5
done
call 200 GET "/v1/consultations/$consultation/comments"
grep -q "$id" "$answer" || { echo "the comment is not shown" >&2; exit 1; }

step "7. The window closes at its instant"
for _ in $(seq $((window + 60))); do
  curl -sS -o "$answer" "$url/v1/consultations/$consultation"
  [ "$(field status)" = CLOSED ] && break
  sleep 1
done
call 200 GET "/v1/consultations/$consultation"
call 409 POST "/v1/consultations/$consultation/comments" "${citizen[@]}" "${json[@]}" -H "Idempotency-Key: $(key)" -d "$comment"

step "   … and until the last ticket has run out no report can be published"
for _ in $(seq 180); do
  [ "$(curl -sS -o "$answer" -w '%{http_code}' "${officer[@]}" "${json[@]}" -H "Idempotency-Key: $(key)" -d '{"channels":["feed"]}' \
    "$url/v1/admin/consultations/$consultation/feedback")" = 409 ] || break
  sleep 1
done

step "8. The report is refused while a comment has no verdict"
call 422 POST "/v1/admin/consultations/$consultation/feedback" "${officer[@]}" "${json[@]}" -H "Idempotency-Key: $(key)" \
  -d '{"channels":["sandbox","feed"]}'
grep -q "$id" "$answer" || { echo "the open comment is not named" >&2; exit 1; }

step "9. The officer answers the comment"
call 200 GET "/v1/admin/comments/$id" "${officer[@]}"
call 200 PUT "/v1/admin/comments/$id/verdict" "${officer[@]}" "${json[@]}" -H "If-Match: $(header ETag)" \
  -d "{\"outcome\":\"ADOPTED\",\"reason\":\"已在本条写明二十个工作日的公布期限。\",\"clauseId\":\"$clause\"}"

step "   … and publishes the draft with that change: the comment follows its clause"
sed 's/^\(.*[(（]十一[)）].*\)$/\1意见采纳情况在二十个工作日内公布。/' "$draft" >"$revised"
lines=12 call 201 POST "/v1/admin/consultations/$consultation/drafts" "${officer[@]}" -H "Idempotency-Key: $(key)" \
  -H 'Content-Type: text/plain; charset=UTF-8' --data-binary "@$revised"
call 200 GET "/v1/admin/consultations/$consultation" "${officer[@]}"
call 200 POST "/v1/admin/consultations/$consultation/drafts/2/publication" "${officer[@]}" -H "Idempotency-Key: $(key)" \
  -H "If-Match: $(header ETag)"
lines=60 call 200 GET "/v1/consultations/$consultation/drafts/2/diff?from=1"
call 200 GET "/v1/consultations/$consultation/comments"

step "10. Now the report is published, to two channels"
call 201 POST "/v1/admin/consultations/$consultation/feedback" "${officer[@]}" "${json[@]}" -H "Idempotency-Key: $(key)" \
  -d '{"channels":["sandbox","feed"]}'
content=$(field contentId)

step "11. Everyone reads it; the second time it has not changed"
call 200 GET "/v1/consultations/$consultation/feedback"
call 304 GET "/v1/consultations/$consultation/feedback" -H "If-None-Match: $(header ETag)"

step "12. It reaches both channels"
for _ in $(seq 60); do
  curl -sS -o "$answer" "${officer[@]}" "$url/v1/admin/contents/$content/deliveries"
  [ "$(grep -o '"state":"DELIVERED"' "$answer" | wc -l)" -eq 2 ] && break
  sleep 0.5
done
call 200 GET "/v1/admin/contents/$content/deliveries" "${officer[@]}"
[ "$(grep -o '"state":"DELIVERED"' "$answer" | wc -l)" -eq 2 ] || { echo "not delivered" >&2; exit 1; }
lines=12 call 200 GET /feeds/feedback.json
grep -q "$content" "$answer" || { echo "not in the feed" >&2; exit 1; }

step "13. Anyone with the receipt can follow the comment; no name, no telephone number"
call 200 GET "/v1/receipts/$receipt"
! grep -q -e 甲某某 -e 000-00000000 "$answer" || { echo "personal data in the trace" >&2; exit 1; }

printf '\nThe tour is complete: consultation %s, receipt %s\n' "$consultation" "$receipt"
