// Searches a site with wenk, Pagefind and MiniSearch in one run, in Chromium: what the
// first and the second query of a visit load, how long they take on a slow network, and
// how well they find. Called by .ci/peers.
//
//	node peers.mjs MODULES CHROMIUM SITE PAGEFIND QUERIES
//
// MODULES is a node_modules with puppeteer-core and minisearch, SITE a built site, PAGEFIND
// the folder of its Pagefind index, QUERIES a JSON file of {q, expected}, or "titles".
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const [modules, chromium, site, pagefind, queriesName] = process.argv.slice(2);
const { default: puppeteer } = await import(join(modules, "puppeteer-core/lib/esm/puppeteer/puppeteer-core.js"));
const { pages } = JSON.parse(readFileSync(join(site, "guide.json"), "utf8"));
const queries = queriesName === "titles" ? titles() : JSON.parse(readFileSync(queriesName, "utf8"));
const shown = 5; // results that are waited for
const slow = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }; // ms, bytes a second

// titles are queries for pages whose title no other page has.
function titles() {
  const count = new Map();
  for (const p of pages) count.set(p.title, (count.get(p.title) ?? 0) + 1);
  const single = pages.filter((p) => p.address && count.get(p.title) === 1);
  return single.filter((_, i) => i % Math.ceil(single.length / 60) === 0).map((p) => ({ q: p.title, expected: [p.address] }));
}

const page = (script) => `<!doctype html><html lang="nl"><title>x</title><link rel="icon" href="data:,"><script type="module">${script}</script></html>`;
const made = {
  "/pagefind.html": page(`
    const pagefind = await import("/_pagefind/pagefind.js");
    window.find = async (q) => { const s = await pagefind.search(q), all = await Promise.all(s.results.slice(0, ${shown}).map((r) => r.data()));
      return { shown: all.length, list: s.results.slice(0, 20).length ? (await Promise.all(s.results.slice(0, 10).map((r) => r.data()))).map((d) => d.url) : [] }; };
    window.first = async (q) => { const s = await pagefind.search(q); await Promise.all(s.results.slice(0, ${shown}).map((r) => r.data())); };
    window.ready = true;`),
  "/minisearch.html": page(`
    import MiniSearch from "/_minisearch.js";
    let index;
    const open = async () => index ??= MiniSearch.loadJS(await (await fetch("/_minisearch.json")).json(), { fields: ["title", "description", "text"], storeFields: ["title", "description"] });
    const options = { boost: { title: 5, description: 2 }, prefix: true, fuzzy: .2 };
    window.find = async (q) => ({ list: (await open()).search(q, options).slice(0, 10).map((r) => r.id) });
    window.first = async (q) => { (await open()).search(q, options); };
    window.ready = true;`),
};
const { default: MiniSearch } = await import(join(modules, "minisearch/dist/es/index.js"));
const mini = new MiniSearch({ fields: ["title", "description", "text"], storeFields: ["title", "description"] });
mini.addAll(pages.map((p) => ({ id: p.address, title: p.title, description: p.description, text: p.text })));
made["/_minisearch.json"] = JSON.stringify(mini);
made["/_minisearch.js"] = readFileSync(join(modules, "minisearch/dist/es/index.js"), "utf8");

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".wasm": "application/wasm" };
const zipped = new Map(), sent = { bytes: 0, requests: 0 };
let engine; // whose files are counted
const server = createServer((req, res) => {
  let path = decodeURIComponent(new URL(req.url, "http://x").pathname);
  const name = path.startsWith("/_pagefind/") ? join(pagefind, path.slice(11)) : join(site, path.endsWith("/") ? path + "index.html" : path);
  if (made[path] === undefined && !existsSync(name)) return void res.writeHead(404).end();
  if (!zipped.has(path)) zipped.set(path, gzipSync(made[path] ?? readFileSync(name), { level: 9 }));
  sent.bytes += engine?.counts(path) ? zipped.get(path).length : 0;
  sent.requests += engine?.counts(path) ? 1 : 0;
  res.writeHead(200, { "content-type": types[extname(made[path] === undefined ? name : path)] ?? "application/octet-stream", "content-encoding": "gzip", "cache-control": "no-store" }).end(zipped.get(path));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const home = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ executablePath: chromium, headless: chromium.includes("headless-shell") ? "shell" : true, args: ["--no-sandbox"] });

const engines = {
  wenk: {
    at: "/zoeken/", counts: (path) => /\/assets\/(search\/|find)/.test(path),
    ready: `document.querySelector(".find-form") && !document.querySelector(".find-form").hidden`,
    // The time from asking to the first results on the page.
    first: (q) => `new Promise((resolve) => { const box = document.querySelector(".find-results"), f = document.querySelector("#_query");
      new MutationObserver((_, o) => { if (box.querySelector("h3")) { o.disconnect(); resolve(); } }).observe(box, { childList: true, subtree: true });
      setTimeout(resolve, 15000); f.value = ${JSON.stringify(q)}; f.form.requestSubmit(); })`,
    list: (q) => `new Promise(async (resolve) => { const f = document.querySelector("#_query"), s = document.querySelector(".find-status"); s.textContent = "";
      f.value = ${JSON.stringify(q)}; f.form.requestSubmit(); while (!s.textContent) await new Promise((r) => setTimeout(r, 5));
      resolve([...document.querySelectorAll(".find-results h3 a")].map((a) => new URL(a.href).pathname.slice(1))); })`,
  },
  Pagefind: { at: "/pagefind.html", counts: (path) => path.startsWith("/_pagefind/"), ready: "window.ready", first: (q) => `window.first(${JSON.stringify(q)})`, list: (q) => `window.find(${JSON.stringify(q)}).then((r) => r.list.map((u) => u.replace(/^\\//, "")))` },
  MiniSearch: { at: "/minisearch.html", counts: (path) => path.startsWith("/_mini"), ready: "window.ready", first: (q) => `window.first(${JSON.stringify(q)})`, list: (q) => `window.find(${JSON.stringify(q)}).then((r) => r.list)` },
};

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const asked = queries.filter((_, i) => i % Math.ceil(queries.length / 12) === 0).slice(0, 12);

// visit asks a first and a second query in a visit of its own.
async function visit([first, second], throttled) {
  const context = await browser.createBrowserContext(), tab = await context.newPage(), client = await tab.createCDPSession();
  await client.send("Network.enable");
  if (throttled) {
    await client.send("Network.emulateNetworkConditions", { offline: false, ...slow });
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  Object.assign(sent, { bytes: 0, requests: 0 });
  await tab.goto(home + engine.at, { waitUntil: "load" });
  await tab.waitForFunction(engine.ready);
  const time = async (q) => {
    const from = performance.now();
    await tab.evaluate(engine.first(q));
    return performance.now() - from;
  };
  const ms = await time(first);
  await new Promise((r) => setTimeout(r, 300));
  const one = { ...sent };
  const again = await time(second);
  await new Promise((r) => setTimeout(r, 300));
  await context.close();
  return { ms, again, ...one, more: sent.bytes - one.bytes };
}

for (const [name, current] of Object.entries(engines)) {
  engine = current;
  const fast = [], slowly = [];
  for (let i = 0; i < asked.length; i++) {
    const pair = [asked[i].q, asked[(i + 1) % asked.length].q];
    fast.push(await visit(pair, false));
    slowly.push(await visit(pair, true));
  }
  const tab = await browser.newPage();
  await tab.goto(home + engine.at, { waitUntil: "load" });
  await tab.waitForFunction(engine.ready);
  let first = 0, three = 0, mrr = 0, none = 0;
  for (const { q, expected } of queries) {
    const list = (await tab.evaluate(engine.list(q))).map((a) => decodeURIComponent(a));
    const rank = list.findIndex((address) => expected.some((e) => address === e || address.startsWith(e + "#"))) + 1;
    if (rank === 1) first++;
    if (rank > 0 && rank < 4) three++;
    if (rank) mrr += 1 / rank;
    if (!list.length) none++;
  }
  const kb = (key, list = fast) => `${(median(list.map((v) => v[key])) / 1000).toFixed(1)} (${(Math.max(...list.map((v) => v[key])) / 1000).toFixed(1)})`;
  const share = (n) => (n / queries.length).toFixed(3);
  console.log(`${name.padEnd(10)} first kB ${kb("bytes")}, requests ${median(fast.map((v) => v.requests))}, second kB ${kb("more")}, ` +
    `first ms ${Math.round(median(fast.map((v) => v.ms)))}, slow ${Math.round(median(slowly.map((v) => v.ms)))}, second slow ${Math.round(median(slowly.map((v) => v.again)))}; ` +
    `${queries.length} queries: first ${share(first)}, in three ${share(three)}, MRR ${share(mrr)}, nothing ${none}`);
  await tab.close();
}
await browser.close();
server.close();
