#!/usr/bin/env bash
# Everything one period is announced with, as whole processes; then the processes that stay: a sentence changed under build --watch and lint --watch.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
work="$(mktemp -d)"
trap 'kill %% 2>/dev/null || true; rm -rf "$work"' EXIT
runs="${RUNS:-5}"
cp -r examples/iij "$work/iij"
rm -rf "$work/iij/out"

program() { .build/native/kessan "$@"; }

row() { # label, asked, milliseconds …
    local label="$1" asked="$2"
    shift 2
    local sorted=($(printf '%s\n' "$@" | sort -n))
    echo "| $label | $# | ${sorted[0]} | ${sorted[$(($# / 2))]} | ${sorted[-1]} | $asked |"
}

cold() { # label, asked, what is removed first, command …
    local label="$1" asked="$2" removed="$3" times=() start
    shift 3
    for _ in $(seq "$runs"); do
        [ -n "$removed" ] && rm -rf "$removed"
        start=$(date +%s%N)
        "$@" >/dev/null 2>&1 || [ $? -le 1 ]
        times+=($((($(date +%s%N) - start) / 1000000)))
    done
    row "$label" "$asked" "${times[@]}"
}

# Reads what the process says until a line has the mark; reading costs no processor time that the process could use.
heard() { local line; while IFS= read -r line <&3; do case "$line" in *"$1"*) return 0 ;; esac; done; return 1; }

# Saves the release with another sentence and takes the time until the process has said that it is done. The next save comes 0.3 s later, whether the process still writes the other formats or not.
stays() { # label, asked, mark of a line that ends a turn, command …
    local label="$1" asked="$2" mark="$3" times=() start stayed
    shift 3
    rm -f "$work/said"
    mkfifo "$work/said"
    "$@" >"$work/said" 2>&1 &
    stayed=$!
    exec 3<"$work/said"
    heard "Ctrl+C stops"
    for turn in $(seq 14); do
        sleep 0.3
        # "read -t 0" only looks: a real time limit can fire before the read begins, which then waits for ever.
        while read -t 0 <&3; do IFS= read -r _ <&3; done
        sed "s/We see room to grow/We see room to grow, for the time being and ${words[turn % 7]}/" "$work/release.md" >"$work/next.md"
        start=$(date +%s%N)
        cp "$work/next.md" "$work/iij/documents/1h08-release.md"
        heard "$mark"
        [ "$turn" -gt 4 ] && times+=($((($(date +%s%N) - start) / 1000000)))
    done
    kill "$stayed"
    wait "$stayed" 2>/dev/null || true
    exec 3<&-
    row "$label" "$asked" "${times[@]}"
}

words=(surely again slowly widely gladly early late)
cp examples/iij/documents/1h08-release.md "$work/release.md"
formats=(--format text --format html --format docx --format pptx --format xlsx --format csv --format json)
echo "# Documents"
echo
echo "Milliseconds on $(nproc) cores. Cold: whole processes, nothing kept from an earlier build. Staying: from saving the six-month release with another sentence to the line that says it is built and read back;"
echo "the first four turns, in which the process still compiles itself, are left out."
echo
echo "| what | runs | min | median | max | asked |"
echo "|---|---:|---:|---:|---:|---:|"
cold "build --period 1H08, every format but PDF" 3000 "$work/o1" program build examples/iij --period 1H08 --output "$work/o1" --quiet "${formats[@]}"
cold "the same with PDF" 8000 "$work/o1" program build examples/iij --period 1H08 --output "$work/o1" --quiet --format all
cold "build, every document of the workspace" - "$work/o2" program build examples/iij --output "$work/o2" --quiet
cold "the same again, nothing changed" - "" program build examples/iij --output "$work/o2" --quiet
cold "lint, every document of the workspace" - "" program lint examples/iij
stays "build --watch, one sentence changed: the text is built and read back" 200 "release.txt: " .build/native/kessan build "$work/iij" --watch
stays "build --watch, one sentence changed: every format is" - "every format, " .build/native/kessan build "$work/iij" --watch
stays "lint --watch, one sentence changed" 100 "findings, " .build/native/kessan lint "$work/iij" --watch
