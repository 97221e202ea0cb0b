#!/usr/bin/env bash
# Each store, 200 times in one store: the loading program, or every fourth time a server, is killed (SIGKILL) at a random moment; then the store is looked at, the same load repeated,
# and every balance compared. KESSAN_KILLS says how often. A row appears only when every comparison held.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
export KESSAN_KILLS="${KESSAN_KILLS:-200}" KESSAN_KILL_LINES="${KESSAN_KILL_LINES:-20000}" KESSAN_KILL_RESULTS="$out/rows" KESSAN_KILL_PROGRAM="$root/.build/kessan/kessan.dll"
dotnet test tests/Kessan.Tests.csproj -c Release --nologo -v quiet --filter FullyQualifiedName~Ledgers.Stores.KillTests >"$out/log" 2>&1 || { cat "$out/log" >&2; exit 1; }

echo "# Killed while loading"
echo
echo "Each store is killed $KESSAN_KILLS times in a row at a random moment of a load of $KESSAN_KILL_LINES lines: the program with SIGKILL, every fourth time a server instead (ClickHouse: either shard of two)."
echo "After each kill the store holds all of the load or nothing of it, and all of it where the program had said so; the same command again, with nothing done by hand, then gives every"
echo "balance by entity, account and month as it must be. A row is printed only when all of that held every time."
echo
echo "| store | kills | of them servers | load not there | there whole | of them acknowledged | acknowledged and lost | counted twice |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|"
sort "$out/rows" | sed 's/| Postgres |/| PostgreSQL |/; s/| Sqlite |/| SQLite |/'
