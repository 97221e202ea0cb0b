#!/usr/bin/env bash
# What `kessan structure` finds in tables whose aggregations people have marked, how long it takes, and how the time grows with a table's length.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
shared="${KESSAN_SHARED:-../shared}"
labelled="$shared/aggregation/dataset.jl.gz"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

dotnet build bench/structure -c Release -v quiet -nologo -o "$root/.build/structure-score" >&2
score() { dotnet "$root/.build/structure-score/structure-score.dll" "$@"; }
program() { .build/native/kessan "$@"; }
timed() { # runs, command …: the shortest and the middle time of the runs and the least processor time, in milliseconds
    local runs="$1" walls=() cpus=() spent
    shift
    TIMEFORMAT='%R %U %S'
    for _ in $(seq "$runs"); do
        spent=$( { time "$@" >/dev/null 2>&1; } 2>&1 )
        walls+=("$(awk '{print int($1 * 1000)}' <<<"$spent")")
        cpus+=("$(awk '{print int(($2 + $3) * 1000)}' <<<"$spent")")
    done
    local wall=($(printf '%s\n' "${walls[@]}" | sort -n)) cpu=($(printf '%s\n' "${cpus[@]}" | sort -n))
    echo "${wall[0]} | ${wall[$((runs / 2))]} | ${cpu[0]}"
}

echo "# Structure of tables"
echo
if [ -f "$labelled" ]; then
    program structure "$labelled" --format json >"$work/found.jl"
    echo "## The labelled tables"
    echo
    echo "385 tables with 20,347 aggregations marked by people (AggreCol, Hasso Plattner Institute). The search was developed on one half, chosen by a hash of the"
    echo "file's name (\`bench/structure/Halves.cs\`); nothing of the other half was looked at but the figures below. A difference is scored as the sum it is."
    echo
    score score "$labelled" "$work/found.jl"
    echo "## Time"
    echo
    echo "Cold processes on $(nproc) cores, milliseconds; processor time is that of all cores together."
    echo
    echo "| what | min | median | processor | asked |"
    echo "|---|---:|---:|---:|---:|"
    echo "| all 385 tables | $(timed 5 program structure "$labelled" --format json) | 5000 |"
    echo
fi
echo "## Growth"
echo
echo "Generated tables (items, subtotals, totals along the row, a share); milliseconds of a cold process."
echo
echo "| rows | min | median | processor | relations found |"
echo "|---:|---:|---:|---:|---:|"
for rows in 100 1000 10000 100000; do
    score generate "$rows" >"$work/$rows.csv"
    echo "| $rows | $(timed 3 program structure "$work/$rows.csv" --format json) | $(program structure "$work/$rows.csv" --format json | grep -o '"operator"' | wc -l) |"
done
