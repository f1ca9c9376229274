#!/bin/sh
# check.sh GENERATE SCORE: the scorer and the generator against each other.
#
# A perfect stream must score as perfect, and each kind of fault put into it must be noticed. A seed must
# give the same bytes twice. Needs nothing but the two programs and a POSIX shell with awk.
set -eu
generate=$1
score=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/truth" "$work/again" "$work/parse" "$work/bad"

fail() {
	echo "check.sh: $1" >&2
	exit 1
}

# Scores the streams after an awk program has spoilt them, and wants them to be found wanting.
spoil() {
	rm -f "$work"/bad/*.tsv
	for stream in "$work"/parse/*.tsv; do
		awk -F '\t' -v OFS='\t' "$2" "$stream" >"$work/bad/${stream##*/}"
	done
	if "$score" "$work/truth" "$work/bad" >"$work/report"; then
		fail "$1 went unnoticed"
	fi
}

for damage in '' --damage; do
	rm -f "$work"/truth/* "$work"/again/* "$work"/parse/*
	# shellcheck disable=SC2086
	"$generate" --seed 20 --count 60 $damage --streams "$work/parse" "$work/truth"
	# shellcheck disable=SC2086
	"$generate" --seed 20 --count 60 $damage "$work/again"
	diff -r "$work/truth" "$work/again" >/dev/null || fail "two runs of one seed differ"
	"$score" --misses 20 "$work/truth" "$work/parse" >"$work/report" || {
		cat "$work/report"
		fail "a perfect parse is not scored as one"
	}
	if grep -E '^(parent_title|no|status|mode|due|dept|period) ' "$work/report" | grep -v ' 100\.00 '; then
		fail "a column of a perfect parse is not scored as perfect"
	fi
done

# The same for a column, which the exit status does not depend on.
spoil_column() {
	for stream in "$work"/parse/*.tsv; do
		awk -F '\t' -v OFS='\t' "$2" "$stream" >"$work/bad/${stream##*/}"
	done
	"$score" "$work/truth" "$work/bad" >"$work/report" || true
	if grep -E "^$1 +100\\.00 " "$work/report"; then
		fail "a wrong $1 went unnoticed"
	fi
}

spoil 'a lost finding' '!($1 == "finding" && $4 == "2")'
spoil 'a lost measure' '!($1 == "measure" && $4 == "1")'
spoil 'an invented measure' '{ print } $1 == "measure" { print }'
spoil 'a wrong title' '$1 == "measure" { $5 = $5 "甲" } { print }'
spoil 'a moved span' '$1 == "finding" { $23 += 40; $24 += 40 } { print }'
spoil 'a text unlike its bytes' '$1 == "action" { $25 = "甲" $25 } { print }'
spoil 'an action taken for a measure' '$1 == "action" { $1 = "measure" } { print }'
spoil_column parent_title '$1 == "measure" { $3 = "r0" } { print }'
spoil_column no '$1 == "finding" { $4 = "77" } { print }'
spoil_column status '$1 == "finding" { $6 = "void" } { print }'
spoil_column due '$9 != "" && NR > 1 { $9 = "1999-01-01" } { print }'
spoil_column dept '$11 != "" && NR > 1 { $11 = "甲" } { print }'
spoil_column period '$1 == "doc" { $19 = "1999" } { print }'
echo "check.sh: the scorer notices every fault"
