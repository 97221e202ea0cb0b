#!/usr/bin/env bash
# Whole processes, cold start included: what a person waits for. One warm-up, then eleven runs; minimum, median, maximum in milliseconds.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT

measure() { # label, limit, command …
    local label="$1" limit="$2" times=() start
    shift 2
    "$@" >/dev/null 2>&1 || [ $? -le 1 ]
    for _ in 1 2 3 4 5 6 7 8 9 10 11; do
        start=$(date +%s%N)
        "$@" >/dev/null 2>&1 || [ $? -le 1 ]
        times+=($((($(date +%s%N) - start) / 1000000)))
    done
    local sorted=($(printf '%s\n' "${times[@]}" | sort -n))
    echo "| $label | ${sorted[0]} | ${sorted[5]} | ${sorted[10]} | $limit |"
}

program() { .build/native/kessan "$@"; }

echo "# First slice"
echo
echo "Cold processes on $(nproc) cores; milliseconds."
echo
echo "| what | min | median | max | asked |"
echo "|---|---|---|---|---|"
measure "kessan build examples/iij" 2000 program build examples/iij --output "$out/iij" --quiet
measure "kessan check of the built 1h08 release" 500 program check "$out/iij/1h08-release.txt"
shared="${KESSAN_SHARED:-../shared}"
if [ -f "$shared/seeds/1h08-release.txt" ]; then
    measure "kessan check of the published 1h08 release" 500 program check "$shared/seeds/1h08-release.txt"
fi
measure "kessan explain OperatingIncomeLoss 1H08" - program explain OperatingIncomeLoss 1H08 --workspace examples/iij
