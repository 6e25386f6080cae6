// A Reader uses the guide in a browser, as far as puppeteer can.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

const patience = 10_000; // milliseconds

export class Reader {
  trouble = []; // that pages and the browser told of
  requests = 0; // since a step set it to 0
  #page;
  #carrier;
  #axe;

  constructor(page, carrier, axe) {
    [this.#page, this.#carrier, this.#axe] = [page, carrier, readFileSync(axe, "utf8")];
    page.on("pageerror", (e) => e.message.includes("/favicon.ico") || this.trouble.push(`error: ${e.message}`)); // a browser asks for it by itself
    page.on("console", (m) => m.type() === "error" && this.trouble.push(`console: ${m.text()} ${m.location().url ?? ""}`));
    page.on("request", (r) => {
      this.requests++;
      if (!r.url().startsWith(carrier.root) && !/^(data|blob|about):|\/favicon\.ico$/.test(r.url())) this.trouble.push(`asked ${r.url()}`);
    });
  }

  /** address is where the carrier has a page of the guide. */
  address(path) {
    const { home, kind } = this.#carrier;
    if (kind === "single") return path ? `${home}#${path}` : home;
    return home + path + (kind === "file" ? "index.html" : "");
  }

  /** open opens a page. On a disk the bundle goes along, as in a link. */
  async open(path) {
    const url = new URL(this.address(path)), bundle = new URL(this.#page.url()).searchParams.get("b");
    if (bundle) url.searchParams.set("b", bundle);
    if (this.#page.url() === "about:blank") {
      await this.#page.goto(url.href, { waitUntil: "load" });
      return;
    }
    await this.eval(`void (window.before = true, setTimeout(() => { location.href = ${JSON.stringify(url.href)}; }))`);
    await this.until(`(!window.before || ${this.#carrier.kind === "single"}) && document.readyState === "complete" && location.href.startsWith(${JSON.stringify(url.href)})`);
  }

  /** keep keeps the guide on the device, as an app, and ends the host. */
  async keep() {
    await this.open("");
    await this.until(`document.querySelector("#_app form")?.checkVisibility()`);
    await this.eval(`document.querySelector("#_app form").requestSubmit()`);
    await this.until(`document.querySelector(".app-status").textContent.startsWith("Bewaard")`);
    await fetch(this.#carrier.off);
    this.trouble.length = 0;
  }

  async reload() { await this.#page.reload({ waitUntil: "load" }); }

  async back() {
    await this.eval("void setTimeout(() => history.back())");
    await this.wait(100);
  }

  /** follow follows a link, as a click does. */
  async follow(selector) {
    await this.eval(`void setTimeout(() => document.querySelector(${JSON.stringify(selector)}).click())`);
    await this.wait(200);
  }

  eval(script) { return this.#page.evaluate(`(() => { const value = ${script.replace(/^void /, "undefined; ")}; return value; })()`); }

  /** until waits until a script gives true. */
  async until(script) {
    const end = Date.now() + patience;
    let last;
    while (Date.now() < end) {
      try {
        if (await this.#page.evaluate(`Boolean(${script})`)) return;
      } catch (e) { last = e; } // the page changes just now
      await this.wait(30);
    }
    throw new Error(`still not true at ${this.#page.url()}: ${script}${last ? `\n${last.message}` : ""}`);
  }

  wait(ms) { return new Promise((resolve) => setTimeout(resolve, ms)); }

  type(text) { return this.#page.keyboard.type(text); }
  press(key) { return this.#page.keyboard.press(key); }

  async chord(modifier, key) {
    await this.#page.keyboard.down(modifier);
    await this.#page.keyboard.press(key);
    await this.#page.keyboard.up(modifier);
  }

  async click(selector) { await this.eval(`document.querySelector(${JSON.stringify(selector)}).click()`); }

  /** ask types a query on the search page, which it opens first if it is not there. */
  async ask(query) {
    if (!await this.eval(`document.querySelector("#_query")?.checkVisibility() ?? false`)) await this.open("zoeken/");
    await this.until(`document.querySelector("#_query")?.checkVisibility()`);
    await this.eval(`(() => { const f = document.querySelector("#_query"); f.focus(); f.select(); })()`);
    await this.type(query);
  }

  /** printed is the text of the page on paper. */
  async printed() {
    const name = join(tmpdir(), `wenk-${process.pid}.pdf`);
    try {
      writeFileSync(name, await this.#page.pdf({ preferCSSPageSize: true, printBackground: true }));
      return execFileSync("pdftotext", ["-layout", name, "-"], { encoding: "utf8" });
    } finally {
      rmSync(name, { force: true });
    }
  }

  /** axe fails if axe finds a fault. */
  async axe(what) {
    await this.#page.evaluate(this.#axe);
    const faults = await this.#page.evaluate(`axe.run({ preload: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 160))))`);
    assert.deepEqual(faults, [], what);
  }
}
