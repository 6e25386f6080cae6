// Runs the steps in a browser on carriers. WENK_RUN names a JSON file: {browser, program,
// axe, puppeteer, carriers: [{name, kind, root, home, off}]}. It prints a line for each
// carrier, and each step that failed.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Reader } from "./reader.mjs";
import { steps } from "./steps.mjs";

const { browser, program, axe, puppeteer, carriers } = JSON.parse(readFileSync(process.env.WENK_RUN, "utf8"));
const { default: driver } = await import(pathToFileURL(puppeteer));
const options = browser === "firefox"
  ? { browser, extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true, "ui.prefersReducedMotion": 1 } }
  : { args: ["--no-sandbox", "--disable-dev-shm-usage"] };
let failed = 0;
for (const carrier of carriers) {
  const b = await driver.launch({ ...options, executablePath: program, headless: program.includes("headless-shell") ? "shell" : true });
  try {
    const page = await b.newPage(), done = { good: 0, none: 0, bad: [] };
    await page.setViewport({ width: 1280, height: 800 });
    const reader = new Reader(page, carrier, axe);
    if (carrier.off) await reader.keep();
    for (const [name, act, not = {}] of steps) {
      if (not[carrier.kind]) {
        done.none++;
        continue;
      }
      try {
        await act(reader);
        done.good++;
      } catch (e) {
        done.bad.push(`${name}: ${e.message}`);
      }
    }
    failed += done.bad.length;
    console.log(`${browser} ${carrier.name}: ${done.good} of ${steps.length} steps, ${done.none} without a meaning there${done.bad.map((line) => `\n  failed: ${line}`).join("")}`);
  } finally {
    await b.close();
  }
}
process.exitCode = failed ? 1 : 0;
