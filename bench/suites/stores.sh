#!/usr/bin/env bash
# Stores against what their own clients do with the same file: loading it, and adding it up. Servers are started here, on loopback, and ended here. Loads and questions of both
# sides alternate, because other work on the machine must meet both.
# KESSAN_BENCH_LINES lines (20,000,000), a tenth of them for SQLite; KESSAN_BENCH_ROUNDS (5) times each question of KESSAN_BENCH_BY. Checked, hashed and made repeatable on our side; a plain copy on theirs.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
lines="${KESSAN_BENCH_LINES:-20000000}"
rounds="${KESSAN_BENCH_ROUNDS:-5}"
out="$(mktemp -d)"
servers=()
finish() { for pid in "${servers[@]}"; do kill -9 "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$out"; }
trap finish EXIT
program="$root/.build/native/kessan"
dotnet build bench -c Release -v quiet --nologo >&2
bench="dotnet $(ls "$root"/bench/bin/Release/net10.0/*ench.dll | head -1)"

ticks() { # processor time of a server and its children, in hundredths of a second
    local sum=0 pid
    for pid in "$1" $(pgrep -P "$1"); do sum=$((sum + $(awk -v own="$1" '{ print $14 + $15 + ($1 == own ? $16 + $17 : 0) }' "/proc/$pid/stat" 2>/dev/null || echo 0))); done
    echo "$sum"
}
measure() { # server, command …: wall, processor seconds of the command, of the server
    local server="$1" before
    shift
    before="$(ticks "$server")"
    local TIMEFORMAT='%R %U %S'
    local failed=0
    { time "$@" >"$out/said" 2>&1 || failed=$?; } 2>"$out/time"
    if [ $failed -ne 0 ]; then cat "$out/said" >&2; exit $failed; fi
    awk -v s="$(($(ticks "$server") - before))" '{ printf "%.1f %.1f %.1f", $1, $2 + $3, s / 100 }' <(tail -1 "$out/time")
}
row() { # what, lines, ours, theirs: both as measure prints them
    awk -v what="$1" -v n="$2" -v a="$3" -v b="$4" 'BEGIN {
        split(a, x, " "); split(b, y, " ")
        printf "| %s | %.1f | %.1f | %.2f | %.1f + %.1f | %.1f + %.1f | %.2f | %d | %d |\n", what, x[1], y[1], x[1] / y[1], x[2], x[3], y[2], y[3], (x[2] + x[3]) / (y[2] + y[3]), n / x[1],
            n / (x[2] > x[3] ? x[2] : x[3])
    }'
}
question() { # what, answers of ours, answers of theirs: milliseconds, one a line
    local a b
    a="$(sort -n "$2" | awk '{ v[NR] = $1 } END { print v[1], v[int((NR + 1) / 2)] }')"
    b="$(sort -n "$3" | awk '{ v[NR] = $1 } END { print v[1], v[int((NR + 1) / 2)] }')"
    awk -v what="$1" -v a="$a" -v b="$b" 'BEGIN { split(a, x, " "); split(b, y, " "); printf "| %s | %d | %d | %.2f | %d | %d | %.2f |\n", what, x[1], y[1], x[1] / y[1], x[2], y[2], x[2] / y[2] }'
}

$bench make-journals "$out/j" --lines "$lines" --months 12 >&2
$bench make-journals "$out/s" --lines "$((lines / 10))" --months 12 >&2
chmod 755 "$out" "$out/j"
csv="$out/j/journals.csv"
lines=$(($(wc -l <"$csv") - 1))

# PostgreSQL
bin="$(ls -d /usr/lib/postgresql/*/bin | tail -1)"
as=()
if [ "$(id -u)" = 0 ]; then as=(setpriv --reuid=postgres --regid=postgres --clear-groups --); install -d -o postgres "$out/pg"; else mkdir "$out/pg"; fi
"${as[@]}" "$bin/initdb" -D "$out/pg/data" -U postgres -E UTF8 --locale=C -A trust >/dev/null
"${as[@]}" "$bin/postgres" -D "$out/pg/data" -p 25499 -c listen_addresses=127.0.0.1 -c "unix_socket_directories=$out/pg/data" -c shared_buffers=2GB -c max_wal_size=8GB >"$out/pg.log" 2>&1 &
postgres=$!
servers+=($postgres)
sql() { psql -h 127.0.0.1 -p 25499 -U postgres -q -v ON_ERROR_STOP=1 "$@"; }
until sql -c 'SELECT 1' >/dev/null 2>&1; do sleep 0.2; done
pg="postgres://postgres@127.0.0.1:25499/postgres"

# ClickHouse, one server
mkdir "$out/ch"
cat >"$out/ch/config.xml" <<XML
<yandex><logger><level>warning</level><log>$out/ch/log</log><errorlog>$out/ch/errors</errorlog></logger><listen_host>127.0.0.1</listen_host>
<http_port>28199</http_port><tcp_port>29199</tcp_port><path>$out/ch/data/</path><tmp_path>$out/ch/data/tmp/</tmp_path><mark_cache_size>67108864</mark_cache_size>
<users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database></yandex>
XML
cat >"$out/ch/users.xml" <<'XML'
<yandex><profiles><default/></profiles><quotas><default/></quotas><users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>
XML
clickhouse-server --config-file="$out/ch/config.xml" >"$out/ch.out" 2>&1 &
clickhouse=$!
servers+=($clickhouse)
client() { clickhouse-client --host 127.0.0.1 --port 29199 "$@"; }
until client --query 'SELECT 1' >/dev/null 2>&1; do sleep 0.2; done
ch="clickhouse:http://127.0.0.1:28199/books"

echo "# Stores"
echo
echo "$lines lines, $(($(stat -c %s "$csv") / 1048576)) MiB of CSV (SQLite: a tenth of them), $(nproc) cores, load average at the beginning $(cut -d' ' -f1 /proc/loadavg)."
echo "Kessan reads the file, checks every line and makes the load repeatable; by hand the file is copied as it is into a table of its nine columns. Both sides one after the other, on the same servers."
echo
echo "## Loads"
echo
echo "Seconds; process start included. Processor seconds are those of the program + those of the server. The last column is what the busier of the two would do on a core of its own."
echo
echo "| what | Kessan | by hand | ratio | processor, Kessan | processor, by hand | ratio | lines a second | lines a second and core |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|---:|"

columns="entity text, document text, date date, account text, movement text, partner text, segment text, currency text, amount numeric"
sql -c "CREATE TABLE plain ($columns)"
theirs="$(measure $postgres psql -h 127.0.0.1 -p 25499 -U postgres -q -v ON_ERROR_STOP=1 -c "\\copy plain FROM '$csv' CSV HEADER")"
sql -c CHECKPOINT
ours="$(measure $postgres $program load "$csv" --axes segment --into "$pg" --quiet)"
row "PostgreSQL (by hand: psql \\copy)" "$lines" "$ours" "$theirs"
sql -c 'VACUUM ANALYZE' >/dev/null

client --query "CREATE TABLE plain (entity String, document String, date Date, account String, movement String, partner String, segment String, currency String, amount Decimal(38, 4)) ENGINE = MergeTree PARTITION BY toYYYYMM(date) ORDER BY (entity, account)"
theirs="$(measure $clickhouse bash -c "clickhouse-client --host 127.0.0.1 --port 29199 --query 'INSERT INTO plain FORMAT CSVWithNames' <'$csv'")"
ours="$(measure $clickhouse $program load "$csv" --axes segment --into "$ch" --quiet)"
row "ClickHouse (by hand: clickhouse-client, CSV)" "$lines" "$ours" "$theirs"
client --query "SELECT * FROM books.line FORMAT RowBinary" >"$out/rows"
client --query "CREATE TABLE again AS books.line ENGINE = MergeTree PARTITION BY (intDiv(date, 100), attempt) ORDER BY (entity, account)"
theirs="$(measure $clickhouse bash -c "clickhouse-client --host 127.0.0.1 --port 29199 --query 'INSERT INTO again FORMAT RowBinary' <'$out/rows'")"
row "ClickHouse (by hand: clickhouse-client, the same columns, RowBinary)" "$lines" "$ours" "$theirs"
client --query "DROP TABLE again"
rm "$out/rows"

few="$out/s/journals.csv"
theirs="$(measure $$ sqlite3 "$out/plain.db" "CREATE TABLE plain (entity, document, date, account, movement, partner, segment, currency, amount)" ".mode csv" ".import --skip 1 $few plain")"
ours="$(measure $$ $program load "$few" --axes segment --into "sqlite:$out/books.db" --quiet)"
row "SQLite (by hand: .import)" "$(($(wc -l <"$few") - 1))" "$(awk '{ print $1, $2, 0 }' <<<"$ours")" "$(awk '{ print $1, $2, 0 }' <<<"$theirs")"

echo
echo "## Balances"
echo
echo "Milliseconds from the question to the last row of the answer, process start left out on both sides; fastest and middle of $rounds, in turns. By hand: psql and clickhouse-client with the plain statement,"
echo "on Kessan's table and on the table made by hand."
echo
echo "| what | Kessan, fastest | by hand, fastest | ratio | Kessan, middle | by hand, middle | ratio |"
echo "|---|---:|---:|---:|---:|---:|---:|"
sleep 10
attempt="$(client --query 'SELECT max(attempt) FROM books.load')"
for by in ${KESSAN_BENCH_BY:-entity,account entity,account,month}; do
    coproc ASKPG { $bench ask "$pg" --by "$by"; }
    pgin=${ASKPG[1]} pgout=${ASKPG[0]}
    group="entity, account, currency"; plain="$group"; hand="$group"; plainch="$group"; handch="$group"
    if [ "$by" = entity,account,month ]; then
        plain="entity, account, month, currency"; hand="entity, account, date_trunc('month', date), currency"
        plainch="entity, account, intDiv(date, 100), currency"; handch="entity, account, toYYYYMM(date), currency"
    fi
    rm -f "$out"/t.*
    for _ in $(seq 0 "$rounds"); do
        echo >&"$pgin"; read -r a _ <&"$pgout"; echo "$a" >>"$out/t.pg"
        sql -A -t -c '\timing on' -c "SELECT $plain, coalesce(sum(amount) FILTER (WHERE amount > 0), 0), coalesce(sum(amount) FILTER (WHERE amount < 0), 0), count(*) FROM kessan.line GROUP BY $plain ORDER BY $plain" | sed -n 's/^Time: \([0-9]*\).*/\1/p' >>"$out/t.pgsame"
        sql -A -t -c '\timing on' -c "SELECT $hand, coalesce(sum(amount) FILTER (WHERE amount > 0), 0), coalesce(sum(amount) FILTER (WHERE amount < 0), 0), count(*) FROM plain GROUP BY $hand ORDER BY $hand" | sed -n 's/^Time: \([0-9]*\).*/\1/p' >>"$out/t.pgplain"
    done
    exec {pgin}>&-; wait "$ASKPG_PID" 2>/dev/null || true
    coproc ASKCH { $bench ask "$ch" --by "$by"; }
    chin=${ASKCH[1]} chout=${ASKCH[0]}
    for _ in $(seq 0 "$rounds"); do
        echo >&"$chin"; read -r a _ <&"$chout"; echo "$a" >>"$out/t.ch"
        client --time --query "SELECT $plainch, sumIf(amount, amount > 0), sumIf(amount, amount < 0), count() FROM books.line WHERE attempt IN ($attempt) GROUP BY $plainch ORDER BY $plainch" 2>&1 >/dev/null | awk '{ print int($1 * 1000) }' >>"$out/t.chsame"
        client --time --query "SELECT $handch, sumIf(amount, amount > 0), sumIf(amount, amount < 0), count() FROM plain GROUP BY $handch ORDER BY $handch" 2>&1 >/dev/null | awk '{ print int($1 * 1000) }' >>"$out/t.chplain"
    done
    exec {chin}>&-; wait "$ASKCH_PID" 2>/dev/null || true
    # The first of each is a warm-up.
    for f in "$out"/t.*; do sed -i 1d "$f"; done
    question "PostgreSQL, by $by, same table" "$out/t.pg" "$out/t.pgsame"
    question "PostgreSQL, by $by, table by hand" "$out/t.pg" "$out/t.pgplain"
    question "ClickHouse, by $by, same table" "$out/t.ch" "$out/t.chsame"
    question "ClickHouse, by $by, table by hand" "$out/t.ch" "$out/t.chplain"
done

echo
bytes="$(sql -A -t -c "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'kessan' AND c.relkind = 'r'")"
compressed="$(client --query "SELECT sum(bytes_on_disk) FROM system.parts WHERE database = 'books' AND table = 'line' AND active")"
echo "Bytes a line: PostgreSQL $((bytes / lines)), ClickHouse $((compressed / lines)), SQLite $(($(stat -c %s "$out/books.db") * 10 / lines))."
$program balances --store "$pg" --by entity,account,month --format csv >"$out/a"
$program balances --store "$ch" --by entity,account,month --format csv >"$out/b"
$program balances "$csv" --by entity,account,month --format csv --quiet >"$out/d" 2>/dev/null || [ $? -le 1 ]
$program balances --store "sqlite:$out/books.db" --by entity,account,month --format csv >"$out/c"
$program balances "$few" --by entity,account,month --format csv --quiet >"$out/e" 2>/dev/null || [ $? -le 1 ]
cmp "$out/a" "$out/b" && cmp "$out/a" "$out/d" && cmp "$out/c" "$out/e" && echo "The balances of files and of all three stores are the same bytes."
