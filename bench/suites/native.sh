#!/usr/bin/env bash
# The program compiled to machine code against the one that is compiled as it runs: the same bytes from every command, in what time.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
runs="${RUNS:-3}" differ=0
managed() { dotnet "$root/.build/kessan/kessan.dll" "$@"; }
native() { "$root/.build/native/kessan" "$@"; }

# What a command prints, what it writes and how it ends; @ stands for the folder it may write to. The same path for both, because outputs name it.
run() { # program, command …
    local status=0
    rm -rf "$work/at" "$work/as-$1"
    mkdir "$work/at" "$work/as-$1"
    (cd "$root" && "$1" "${@:2}") >"$work/at/stdout" 2>"$work/at/stderr" || status=$?
    echo "$status" >"$work/at/status"
    mv "$work/at" "$work/as-$1/at"
}

best() { # program, command …
    local least= start taken
    for _ in $(seq "$runs"); do
        rm -rf "$work/at"
        mkdir "$work/at"
        start=$(date +%s%N)
        "$@" >/dev/null 2>&1 || true
        taken=$((($(date +%s%N) - start) / 1000000))
        if [ -z "$least" ] || [ "$taken" -lt "$least" ]; then least=$taken; fi
    done
    rm -rf "$work/at"
    echo "$least"
}

row() { # command …, @ for the folder to write to
    local command=() word verdict managed native
    for word in "$@"; do command+=("${word//@/$work/at}"); done
    run managed "${command[@]}"
    run native "${command[@]}"
    if diff -rq "$work/as-managed" "$work/as-native" >"$work/difference"; then verdict=same; else verdict="**differs**"; differ=1; sed "s#$work/##g" "$work/difference" >&2; fi
    managed=$(best managed "${command[@]}")
    native=$(best native "${command[@]}")
    local shown="${*//$work\//}"
    echo "| \`kessan $shown\` | $(cat "$work/as-native/at/status") | $verdict | $managed | $native | $(awk "BEGIN { printf \"%.1f\", $managed / ($native < 1 ? 1 : $native) }") |"
}

dotnet build bench -c Release -v quiet -nologo -o "$root/.build/bench" >&2
dotnet "$root/.build/bench/kessan-bench.dll" make-journals "$work/journals" --lines 200000 >&2
draft=examples/iij/drafts/1h08-release-draft.txt
echo "# Compiled to machine code"
echo
echo "\`./dev native\` against the program as the first run compiles it (ReadyToRun): least wall time of $runs whole processes, $(nproc) cores, load at the beginning $(cut -d' ' -f1 /proc/loadavg). Same: what is printed, every file written and the exit code."
echo
echo "| command | exit code | outputs | ms | ms native | ratio |"
echo "|---|---:|---|---:|---:|---:|"
row version
row check "$draft"
for format in json sarif html; do row check "$draft" --format "$format"; done
row check "$draft" --output @/ticks.xlsx
row structure "$draft" --format json
row rule TO201
row build examples/iij --period 1H08 --output @ --format text --format html --format docx --format pptx --format xlsx --format csv --format json
row build examples/iij --output @
row lint examples/iij
row facts examples/iij
row explain Revenues 1H08 --workspace examples/iij
row consolidate examples/iij --period 1H08 --output @
row worksheet examples/iij --output @
row pro-forma cases/consolidation/associate-then-subsidiary-then-sold --policy-set ifrs
row consolidate cases/consolidation/associate-then-subsidiary-then-sold --output @
row init @/new
row diff 1H07 1H08 --workspace examples/iij
for format in csv json text; do row balances "$work/journals/journals.csv" --by entity,account,month --format "$format"; done
row balances "$work/journals/journals.csv" --by account --cache @/cache
row lines "$work/journals/journals.csv" --account 1000 --format json
row load "$work/journals/journals.csv" --into "sqlite:@/books.sqlite"
row check nothing-there.txt
exit $differ
