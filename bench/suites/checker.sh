#!/usr/bin/env bash
# How long the checker takes: a whole cold process, a warm one, two cores against one; what it holds; how its time grows with the length of a table.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
shared="${KESSAN_SHARED:-../shared}"
release=seeds/1h08-release.txt
page=corpus/release-html/Caterpillar_2022-Q1_EX-99.1.htm
for file in "$release" "$page"; do [ -f "$shared/$file" ] || { echo "This suite needs $file of the shared folder (KESSAN_SHARED)" >&2; exit 2; }; done
dotnet build bench/tieout -c Release -v quiet -nologo -o "$root/.build/tieout-score" >&2

echo "# Speed of the checker"
echo
echo "$(nproc) cores, load at the beginning $(cut -d' ' -f1 /proc/loadavg)."
echo
echo "| whole process, milliseconds | min | median of 11 | max |"
echo "|---|---:|---:|---:|"
for file in "$release" "$page"; do
    times=()
    for _ in $(seq 12); do
        start=$(date +%s%N)
        .build/native/kessan check "$shared/$file" >/dev/null 2>&1 || [ $? -le 1 ]
        times+=($((($(date +%s%N) - start) / 1000000)))
    done
    sorted=($(printf '%s\n' "${times[@]:1}" | sort -n))
    echo "| check $file | ${sorted[0]} | ${sorted[5]} | ${sorted[10]} |"
done
echo
echo "In a process that has checked the same document 240 times; held is the most that could not be given back while it was checked."
echo
dotnet "$root/.build/tieout-score/tieout-score.dll" speed "$shared" "$release" "$page"
echo
echo "## Growth"
echo
dotnet "$root/.build/tieout-score/tieout-score.dll" growth
echo
mapfile -t pages < <(cd "$shared" && ls corpus/release-html/*.htm* | head -8)
dotnet "$root/.build/tieout-score/tieout-score.dll" together "$shared" "${pages[@]}"
