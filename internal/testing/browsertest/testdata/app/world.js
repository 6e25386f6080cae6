// A browser with a worker, a host, and nothing besides: caches in memory, and a worker
// that runs in a context of its own. The host may fail in every way.
import { createHash } from "node:crypto";
import vm from "node:vm";

export const root = "https://gids.example/noord/";
const hash = (text) => createHash("sha256").update(text).digest("base64").slice(0, 43);

/** ok fails a check. */
export function ok(holds, message, ...values) {
  if (!holds) throw new Error([message, ...values.map((v) => JSON.stringify(v) ?? String(v))].join("\n  "));
}

/** same fails a check unless two values are equal. */
export const same = (got, want, message) => ok(JSON.stringify(got) === JSON.stringify(want), message, got, want);

/**
 * build returns a build of a small guide: pages that name it, a style and a part of the
 * index whose names say which build they are of, what stays the same, and PDFs.
 */
export function build(id, { pages = 4, pdfs = 2 } = {}) {
  const files = new Map([["", `home of ${id}`], ["assets/old.css", "the same for ever"], [`assets/site.${id}.css`, `style of ${id}`], [`assets/search/m.js?${id}`, `index of ${id}`], [`assets/search/d/0.js?${id}`, "the same words"]]);
  for (let i = 1; i < pages; i++) files.set(`p${i}/`, i === pages - 1 ? "a page that stays" : `page ${i} of ${id}`);
  files.set("p1/invullen/", `form of ${id}`);
  for (let i = 0; i < pdfs; i++) files.set(`p1/blad-${i}.pdf`, `sheet ${i} of ${id}`);
  return listed(id, files, pdfs);
}

/** listed returns a build of files, by address. The last of them are PDFs. */
export function listed(id, files, pdfs = 0) {
  const list = [[...files.values()].map(hash).join(""), [...files].map(() => 1).join(" "), [...files.keys()].join(" ")].join("\n");
  return { id, files, texts: files.size - pdfs, head: `const BUILD=${JSON.stringify(id)},FILL="/invullen/",PDFS=${pdfs},LIST=${JSON.stringify(list)};\n` };
}

class FakeCache {
  #caches;
  #all = new Map();
  constructor(caches) { this.#caches = caches; }
  async put(url, res) {
    const entry = { text: await res.text(), headers: [...res.headers] };
    if (this.#caches.room-- <= 0) throw new DOMException("full", "QuotaExceededError");
    this.#all.set(String(url), entry);
  }
  async match(url, { ignoreSearch } = {}) {
    const bare = (u) => ignoreSearch ? u.replace(/\?.*/, "") : u;
    for (const [u, { text, headers }] of this.#all) if (bare(u) === bare(url)) return new Response(text, { headers });
  }
  async keys() { return [...this.#all.keys()].map((url) => ({ url })); }
  async delete(url) { return this.#all.delete(url); }
}

class FakeCaches {
  room = Infinity; // writes that the disk takes
  most = 0; // caches at one time
  all = new Map();
  async open(name) {
    if (!this.all.has(name)) this.all.set(name, new FakeCache(this));
    this.most = Math.max(this.most, this.all.size);
    return this.all.get(name);
  }
  async keys() { return [...this.all.keys()]; }
  async delete(name) { return this.all.delete(name); }
  async match(url, options) { return this.all.get(options.cacheName)?.match(url, options); }
}

/** A World is a browser and a host. scripts are sw.js and gone.js. */
export class World {
  caches = new FakeCaches();
  tabs = []; // addresses of open pages
  asked = []; // addresses that the host was asked for, but sw.js
  told = []; // messages to pages
  host = { now: null, fault: () => "" };
  active = null;
  waiting = null;
  installing = null;
  time = 1000;
  constructor(scripts) { this.scripts = scripts; }

  /** network answers a request as a host, or what stands before it, does. */
  async network(url, init = {}) {
    const address = url.slice(root.length);
    this.asked.push(address);
    const fault = this.host.fault(address);
    if (fault === "down") throw new TypeError("Failed to fetch");
    let text = (fault === "half" ? this.host.next : this.host.now).files.get(address), status = text === undefined ? 404 : 200;
    if (fault === "busy") [text, status] = ["try later", 503];
    if (fault === "stale" && init.cache !== "no-cache") text = "bytes of last year";
    if (fault === "portal") [text, status] = ["<h1>Log in</h1>", 200];
    if (fault === "cut") text = text?.slice(0, 3);
    if (fault === "moved" && init.redirect === "error") throw new TypeError("redirected");
    text ??= "not found";
    if (init.integrity && init.integrity !== `sha256-${hash(text)}=`) throw new TypeError("integrity");
    return new Response(text, { status, headers: { "content-security-policy": `policy of ${address}`, "content-encoding": "gzip", vary: "*" } });
  }

  /** start runs a worker, which is not installed yet. */
  start(script, head = "") {
    const world = this, handlers = {}, worker = { script: head + script, skips: false, handlers };
    const context = {
      URL, Response, Headers, console, caches: this.caches, handlers, worker,
      addEventListener: (type, f) => { handlers[type] = f; },
      fetch: (req, init) => world.network(req.url || req, init),
      skipWaiting: async () => { worker.skips = true; if (world.waiting === worker) worker.going = world.activate(); },
      clients: {
        matchAll: async () => world.tabs.map((url) => ({ url: root + url, postMessage: (m) => world.told.push(m) })),
        claim: async () => {},
      },
      registration: {
        scope: root,
        get waiting() { return world.waiting && { postMessage: (data) => { worker.took = world.send(world.waiting, "message", { data }); } }; },
        get installing() { return world.installing; },
        unregister: async () => { world.active = null; },
      },
      Date: { now: () => world.time++ },
    };
    vm.runInNewContext(worker.script, context);
    return worker;
  }

  /** send dispatches an event and waits for all that it waits for. It returns the answer, or undefined for the network's. */
  async send(worker, type, event = {}) {
    const until = [];
    let answer;
    worker.handlers[type]?.({ ...event, waitUntil: (p) => until.push(p), respondWith: (p) => { answer = p; } });
    const r = await answer;
    for (let i = 0; i < until.length; i++) await until[i];
    await worker.took;
    await this.waiting?.going;
    return r;
  }

  /** update has the browser look for a new worker. It reports whether it was installed. */
  async update(script = this.scripts.worker, head = this.host.now.head) {
    if (this.active?.script === head + script || this.waiting?.script === head + script) return false;
    const worker = this.installing = this.start(script, head);
    try {
      await this.send(worker, "install");
    } catch {
      this.installing = null;
      return false;
    }
    this.installing = null;
    this.waiting = worker;
    if (worker.skips || !this.active) await this.activate();
    return true;
  }

  async activate() {
    this.active = this.waiting;
    this.waiting = null;
    await this.send(this.active, "activate");
  }

  /** restart has the browser end the worker and start it again, which forgets all but the caches. */
  restart() {
    if (this.active) this.active = this.start(this.active.script);
  }

  /** ask returns the text of an address as a page gets it, and its policy. */
  async ask(address, { mode = "no-cors", method = "GET", headers = {} } = {}) {
    const request = { url: root + address, mode, method, headers: new Headers(headers) };
    const r = await (this.active && await this.send(this.active, "fetch", { request })) || await this.network(request.url);
    if (r.type === "error") throw new TypeError("Failed to fetch");
    return { text: await r.text(), policy: r.headers.get("content-security-policy"), status: r.status };
  }

  /** open opens a page in a tab and returns its text. */
  async open(address, tab = 0) {
    const text = (await this.ask(address, { mode: "navigate" })).text;
    this.tabs[tab] = address;
    return text;
  }

  /** builds returns the builds that have a cache, complete or not. */
  get builds() { return [...this.caches.all.keys()].map((name) => name.slice(name.lastIndexOf(":") + 1)).sort(); }
}
