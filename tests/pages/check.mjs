// Checks one page or several: node check.mjs CHROMIUM FILE...
// Prints a line per problem, "FILE: rule: message", and nothing where there is none. Valid HTML is what html-validate's standard rules say;
// accessible is a page in which axe-core finds nothing serious or critical, in light and in dark; on a telephone, NARROW pixels wide, the page
// itself does not scroll sideways, only what is wider than it within it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const NARROW = 390;
const [chromium, ...files] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard", "html-validate:document"], rules: { "long-title": "off", "no-inline-style": "off" } });

for (const file of files) {
    const report = await validator.validateFile(resolve(file));
    for (const message of report.results.flatMap(r => r.messages)) {
        if (message.severity === 2) { console.log(`${basename(file)}:${message.line}: ${message.ruleId}: ${message.message}`); }
    }
}

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"], timeout: 240_000, protocolTimeout: 600_000 });
try {
    for (const file of files) {
        for (const scheme of ["light", "dark"]) {
            const page = await browser.newPage();
            await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
            await page.goto(pathToFileURL(resolve(file)).href, { timeout: 240_000 });
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
            for (const violation of violations.filter(v => v.impact === "serious" || v.impact === "critical")) {
                console.log(`${basename(file)}: ${scheme}: ${violation.id}: ${violation.help} (${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 160)}`);
            }
            await page.close();
        }

        const narrow = await browser.newPage();
        await narrow.setViewport({ width: NARROW, height: 844, isMobile: true, hasTouch: true });
        await narrow.goto(pathToFileURL(resolve(file)).href, { timeout: 240_000 });
        const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
        if (width > NARROW) { console.log(`${basename(file)}: narrow: the page is ${width} pixels wide where ${NARROW} are there`); }
        await narrow.close();
    }
} finally {
    await browser.close();
}
