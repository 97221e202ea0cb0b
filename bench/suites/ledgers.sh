#!/usr/bin/env bash
# Journals of a made-up group: Kessan's engine beside DuckDB and beside the plain-text accounting programs, all in this run and on the same file.
#   KESSAN_BENCH_LINES   lines of the large file (100000000; 5 GB)
#   KESSAN_BENCH_RUNS    interleaved runs of each program (3); medians are printed
#   KESSAN_BENCH_DATA    where the files are made and kept
# Wall time suffers from whatever else the machine does; processor seconds (user + system) much less, so both are given and ratios are of processor seconds first.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
lines="${KESSAN_BENCH_LINES:-100000000}"
runs="${KESSAN_BENCH_RUNS:-3}"
data="${KESSAN_BENCH_DATA:-${TMPDIR:-/tmp}/kessan-bench}"
for tool in node npm hledger ledger bean-query time; do
    command -v "$tool" >/dev/null || { echo "This suite needs $tool: sudo apt-get install nodejs npm hledger ledger beancount time" >&2; exit 2; }
done
[ -d bench/rivals/node_modules ] || npm ci --prefix bench/rivals --silent
dotnet publish bench/Bench.csproj -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzersDuringBuild=false -o .build/bench -v quiet --nologo >&2
bench() { .build/bench/kessan-bench "$@"; }
kessan() { .build/native/kessan "$@"; }

large="$data/$lines"
[ -f "$large/balances.csv" ] || bench make-journals "$large" --lines "$lines"
texts="$data/plain-text"
[ -f "$texts/balances.csv" ] || bench make-journals "$texts" --lines 2000000 --two-lines --plain-text
cat "$large/journals.csv" "$texts"/journals.* >/dev/null

# name, command …: "name wall processor megabytes" behind the other runs.
results="$(mktemp)"
trap 'rm -f "$results" "$results.time"' EXIT
measure() {
    local name="$1"
    shift
    command time -o "$results.time" -f "%e %U %S %M" "$@" >/dev/null 2>&1 || [ $? -le 1 ]
    awk -v name="$name" 'END { printf "%s\t%.2f\t%.2f\t%d\n", name, $1, $2 + $3, $4 / 1024 }' "$results.time" >>"$results"
}

median() { awk -F'\t' -v name="$1" -v column="$2" '$1 == name { print $column }' "$results" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

row() { # label, name, the name that counts as 1
    awk -v label="$1" -v wall="$(median "$2" 2)" -v cpu="$(median "$2" 3)" -v memory="$(median "$2" 4)" -v oneWall="$(median "$3" 2)" -v oneCpu="$(median "$3" 3)" \
        'BEGIN { printf "| %s | %.2f | %.2f | %d | %.2f | %.2f |\n", label, wall, cpu, memory, wall / oneWall, cpu / oneCpu }'
}

journal="$large/journals.csv"
for _ in $(seq "$runs"); do
    measure wc wc -l "$journal"
    measure duckdb env ONLY=sums node bench/rivals/duckdb.mjs "$journal" 1
    measure kessan .build/native/kessan balances "$journal" --by entity,account,month --format csv --quiet
done
for _ in $(seq "$runs"); do
    measure kessan-text .build/native/kessan balances "$texts/journals.csv" --by entity,account --format csv --quiet
    measure ledger ledger -f "$texts/journals.ledger" balance
done
measure hledger hledger -f "$texts/journals.ledger" balance
measure beancount env BEANCOUNT_DISABLE_LOAD_CACHE=1 bean-query "$texts/journals.beancount" "SELECT account, SUM(position) GROUP BY account"

echo "# Journals"
echo
echo "$lines lines ($(du -h "$journal" | cut -f1)) on $(nproc) cores; medians of $runs interleaved runs in seconds, whole processes, the file in the page cache. Load of the machine when this ended: $(cut -d' ' -f1-3 /proc/loadavg)."
echo "Kessan checks every line and every document; the others only add up. Ratios: how many times longer than Kessan."
echo
echo "| balances by entity, account and month | wall s | processor s | peak MB | wall ratio | processor ratio |"
echo "|---|---|---|---|---|---|"
row "kessan balances" kessan kessan
row "DuckDB read_csv and group by (no checks)" duckdb kessan
row "wc -l" wc kessan
echo
echo "| 1,000,000 transactions of two lines, balances by account | wall s | processor s | peak MB | wall ratio | processor ratio |"
echo "|---|---|---|---|---|---|"
for name in kessan-text ledger hledger beancount; do row "$name" "$name" kessan-text; done
echo
echo "## With a cache"
echo
echo "Milliseconds, opening the cache included and process start aside."
echo
bench cached "$journal" --cache "$data/cache" --times 7 | sed 's/^/    /'
