#!/usr/bin/env bash
# Draws the pictures of this folder from the example as it is built now (./dev pictures). Needs chromium, soffice and pdftoppm.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
images="$root/docs/images"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
[ -n "${1:-}" ] && cp -r "$1" "$work/out" || "$root/kessan" build "$root/examples/iij" --format all --output "$work/out" --quiet

# shot PAGE WIDTH HEIGHT PICTURE: a page as a window of that size shows it.
shot() {
    "${KESSAN_CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files --disable-web-security \
        --virtual-time-budget=8000 --window-size="$2,$3" --screenshot="$images/$4" "file://$1" 2>/dev/null
}

shot "$work/out/1h08-release.html" 1280 1500 release.png

# The operating income of the first table, opened down to the ledger of one company.
cat > "$work/drill-down.html" <<'PAGE'
<body style="margin:0"><iframe id="page" src="out/1h08-release.drill-down.html#f5" style="border:0;width:1400px;height:820px"></iframe>
<script>
    function open() {
        const inside = page.contentDocument, row = [...inside.querySelectorAll("a, button")].find(a => /ledgers\/2008-09\/IIJ\.csv/.test(a.textContent));
        const closed = inside.querySelector("details:not([open])");
        if (row) { row.click(); } else if (closed) { closed.open = true; setTimeout(open, 100); }
    }
    page.onload = () => setTimeout(open, 1000);
</script>
PAGE
shot "$work/drill-down.html" 1400 820 drill-down.png

# Four slides as LibreOffice shows them.
soffice --headless --convert-to pdf --outdir "$work" "$work/out/3q07-presentation.pptx" >/dev/null 2>&1
pdftoppm -r 80 -png "$work/3q07-presentation.pdf" "$work/slide"
{
    echo '<body style="margin:12px 0 0 12px;background:#d0d0d0;display:flex;flex-wrap:wrap;gap:12px">'
    for number in 05 07 09 14; do echo "<img src=\"slide-$number.png\" width=\"614\" height=\"345\">"; done
} > "$work/slides.html"
shot "$work/slides.html" 1264 726 slides.png

pdftoppm -r 80 -f 1 -l 1 -singlefile -png "$work/out/1h08-tanshin.ja.pdf" "$images/tanshin-ja"
