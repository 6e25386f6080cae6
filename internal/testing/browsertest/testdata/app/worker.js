// The rules of the worker, each in a world where it matters. TestWorkerRules runs this in
// Node; WENK_WORKER names the worker, WENK_GONE the one that removes itself.
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { World, build, listed, ok, root, same } from "./world.js";

const scripts = { worker: readFileSync(process.env.WENK_WORKER, "utf8"), gone: readFileSync(process.env.WENK_GONE, "utf8") };
const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => build(id));

// kept returns a world in which a reader keeps a build.
async function kept(first = a) {
  const w = new World(scripts);
  w.host.now = first;
  w.tabs = [""];
  ok(await w.update(), "the worker is installed");
  w.asked = [];
  return w;
}

// next publishes a build, and has the browser look for it.
async function next(w, to) {
  w.host.now = to;
  w.asked = [];
  return w.update();
}

const offline = (w) => { w.host.fault = () => "down"; };

test("install: all files but PDFs, with their headers", async () => {
  const w = await kept();
  offline(w);
  for (const [address, text] of [...a.files].slice(0, a.texts)) {
    const r = await w.ask(address, { mode: /\.|\?/.test(address) ? "no-cors" : "navigate" });
    same([r.text, r.policy], [text, `policy of ${address}`.trim()], address);
  }
  const last = w.told.at(-1);
  same(last, { got: a.texts, bytes: a.texts }, "the last that pages hear");
  ok(!w.asked.length, "nothing is asked for", w.asked);
});

test("install: goes on where it ended", async () => {
  for (const fault of ["down", "busy", "portal", "cut", "half", "moved"]) {
    const w = new World(scripts);
    Object.assign(w.host, { now: a, next: b });
    let n = 0;
    w.host.fault = () => n++ >= 5 ? fault : "";
    ok(!await w.update(), "it is not installed when the network is", fault);
    ok(!w.active && w.builds.length === 1, "nothing serves", w.builds);
    const before = new Set((await (await w.caches.open(`wenk:/noord/:a`)).keys()).map((k) => k.url));
    ok(before.size > 0, "something is there", fault);
    w.host.fault = () => "";
    w.asked = [];
    ok(await w.update(), "it is installed later", fault);
    same(w.asked.filter((address) => before.has(root + address)), [], `asked for twice after ${fault}`);
  }
});

test("install: a full disk leaves what serves", async () => {
  const w = await kept();
  w.caches.room = 3;
  ok(!await next(w, b), "it is not installed");
  same(await w.open("p1/"), "page 1 of a", "the old build");
  w.caches.room = Infinity;
  ok(await w.update(), "it is installed later");
  same(await w.open("p1/"), "page 1 of b", "the new build");
});

test("install: bytes that did not change are not asked for again", async () => {
  const w = await kept();
  await next(w, b);
  same(w.asked.sort(), ["", "assets/search/m.js?b", "assets/site.b.css", "p1/", "p1/invullen/", "p2/"], "asked for");
});

test("install: bytes in the browser's own cache are looked at again", async () => {
  const w = new World(scripts);
  w.host.now = a;
  w.host.fault = () => "stale";
  ok(await w.update(), "the worker is installed");
});

test("install: what another build began goes first", async () => {
  const w = await kept();
  Object.assign(w.host, { now: b, fault: (address) => address === "p2/" ? "down" : "" });
  ok(!await w.update(), "b is not installed");
  same(w.builds, ["a", "b"], "half of b is there");
  w.host.fault = () => "";
  await next(w, c);
  same(w.builds, ["a", "c"], "b is gone");
  ok(w.caches.most <= 3, "at most three caches", w.caches.most);
});

test("install: a cache that vanishes meanwhile is not complete", async () => {
  const w = await kept();
  w.host.now = b;
  w.host.fault = (address) => {
    if (address === "p2/") w.caches.all.delete("wenk:/noord/:b");
    return "";
  };
  ok(!await w.update(), "b is not installed");
  same(await w.open("p1/"), "page 1 of a", "the old build");
});

test("install: PDFs for who wishes", async () => {
  const w = new World(scripts);
  w.host.now = a;
  await (await w.caches.open("wenk:/noord/:x")).put(`${root}.wenk-pdf`, new Response("")); // of a build that is gone
  ok(await w.update() && await next(w, b), "two builds");
  offline(w);
  same((await w.ask("p1/blad-1.pdf", { mode: "navigate" })).text, "sheet 1 of b", "the PDF of b");
  same(w.builds, ["a", "b"], "caches");
});

test("install: PDFs wished for later", async () => {
  const w = await kept();
  await (await w.caches.open("wenk:/noord/:a")).put(`${root}.wenk-pdf`, new Response(""));
  w.host.fault = (address) => address === "p1/blad-1.pdf" ? "down" : "";
  await w.ask("p1/blad-0.pdf");
  offline(w);
  same(await w.open("p1/"), "page 1 of a", "the guide stays, PDFs or not");
  w.host.fault = () => "";
  same((await w.ask("p1/blad-1.pdf")).text, "sheet 1 of a", "the PDF");
  offline(w);
  same((await w.ask("p1/blad-0.pdf", { mode: "navigate" })).text, "sheet 0 of a", "the other one");
});

test("switch: not while a page to fill in is open", async () => {
  const w = await kept();
  w.tabs = ["", "p1/invullen/"];
  ok(await next(w, b), "b is installed");
  ok(w.waiting, "b waits");
  same(await w.open("p1/"), "page 1 of a", "another page of a");
  ok(w.waiting, "b waits still");
  w.tabs.length = 1;
  await w.open("p2/");
  ok(!w.waiting, "b is in charge at the next page");
  same(await w.open("p1/"), "page 1 of b", "a page of b");
});

test("switch: not on the way to a page to fill in", async () => {
  const w = await kept();
  w.tabs = ["p1/invullen/"];
  await next(w, b);
  w.tabs = [""];
  await w.open("p1/invullen/");
  ok(w.waiting, "b waits");
});

test("switch: at once when no page to fill in is open", async () => {
  const w = await kept();
  await next(w, b);
  ok(!w.waiting, "b is in charge");
});

test("serve: an old page finds what it loads", async () => {
  const w = await kept();
  await w.open("p1/");
  await next(w, b);
  offline(w);
  same((await w.ask("assets/site.a.css")).text, "style of a", "its style");
  same((await w.ask("assets/search/m.js?a")).text, "index of a", "its index");
  same(await w.open("p1/", 1), "page 1 of b", "a new page");
});

test("serve: a very old page gets nothing of another build", async () => {
  const w = await kept();
  await next(w, b);
  await next(w, c);
  w.host.now = { ...c, files: new Map([...c.files, ["assets/search/m.js?a", "index of c"], ["assets/share/x.png?a", "a picture"]]) }; // a host does not look at the query
  same(await w.ask("assets/search/m.js?a").catch(() => "nothing"), "nothing", "its index");
  same((await w.ask("assets/share/x.png?a")).text, "a picture", "what no build lists");
});

test("serve: addresses are written in many ways", async () => {
  const w = await kept(listed("f", new Map([["", "home"], ["p1/", "page"], ["wonen/plan%20(1)'.txt", "a plan"], ["%C3%A9/", "a page with an accent"]])));
  offline(w);
  for (const [address, text] of [["index.html", "home"], ["?utm=x", "home"], ["p1/index.html?b=1#x", "page"], ["wonen/plan%20%281%29%27.txt", "a plan"], ["%c3%a9/", "a page with an accent"]]) {
    same((await w.ask(address, { mode: "navigate" })).text, text, address);
  }
});

test("serve: what is not listed is the network's", async () => {
  const w = await kept();
  w.host.now = { ...a, files: new Map([...a.files, ["guide.json", "{}"], ["nieuw/", "a new page"]]) };
  same((await w.ask("guide.json")).text, "{}", "data");
  same(await w.open("nieuw/"), "a new page", "a page");
  for (const how of [{ method: "POST" }, { headers: { range: "bytes=0-" } }]) {
    w.asked = [];
    await w.ask("p1/", how);
    same(w.asked, ["p1/"], "asked for");
  }
});

test("serve: a file that vanished comes from the build before, until it is there again", async () => {
  const w = await kept();
  await next(w, b);
  await (await w.caches.open("wenk:/noord/:b")).delete(`${root}p1/`);
  w.host.fault = () => "portal";
  same(await w.open("p1/"), "page 1 of a", "the build before");
  same(await w.open("p2/"), "page 2 of a", "and all of it");
  w.host.fault = () => "";
  await w.open("p2/");
  same(await w.open("p1/"), "page 1 of b", "repaired");
  offline(w);
  w.restart();
  same(await w.open("p1/"), "page 1 of b", "for good");
});

test("serve: a cache that vanished is filled again", async () => {
  const w = await kept();
  w.caches.all.clear();
  w.restart();
  same(await w.open("p1/"), "page 1 of a", "from the network");
  offline(w);
  same(await w.open("p2/"), "page 2 of a", "from the cache");
});

test("activate: this cache and the one that served before stay", async () => {
  const w = await kept();
  await next(w, b);
  same(w.builds, ["a", "b"], "two builds");
  w.tabs = ["p1/invullen/"];
  await next(w, c);
  same(w.builds, ["a", "b", "c"], "c waits");
  await next(w, d);
  same(w.builds, ["b", "d"], "c never served");
  same(await w.open("p1/"), "page 1 of b", "b is in charge");
  w.tabs = [];
  await w.open("p1/");
  same(w.builds, ["b", "d"], "d is in charge");
  offline(w);
  same((await w.ask("assets/site.b.css")).text, "style of b", "for old pages");
  ok(w.caches.most <= 3, "at most three caches", w.caches.most);
});

test("activate: a build that is being fetched stays", async () => {
  const w = await kept();
  w.tabs = ["p1/invullen/"];
  await next(w, b);
  w.host.now = c;
  let before;
  w.host.fault = (address) => {
    if (address === "p2/" && !before) before = (w.tabs = [""], w.open("p1/"));
    return "";
  };
  const worker = w.installing = w.start(scripts.worker, c.head);
  await w.send(worker, "install");
  await before;
  ok(w.caches.all.has("wenk:/noord/:c"), "c is there", w.builds);
});

test("its one message is take", async () => {
  const w = await kept();
  w.tabs = ["p1/invullen/"];
  await next(w, b);
  for (const data of ["skip", { type: "take" }, null]) await w.send(w.waiting, "message", { data });
  ok(!w.waiting.skips, "it waits");
  await w.send(w.waiting, "message", { data: "take" });
  ok(!w.waiting, "it is in charge");
});

test("a guide that is not kept any more", async () => {
  const w = await kept();
  for (const other of ["wenk:/:x", "wenk:/noord/oost/:x", "foto's"]) await w.caches.open(other);
  ok(await w.update(scripts.gone, ""), "the other worker is installed");
  same([w.active, [...w.caches.all.keys()]], [null, ["wenk:/:x", "wenk:/noord/oost/:x", "foto's"]], "nothing of the guide is left");
  same(await w.open("p1/"), "page 1 of a", "a page of the network");
});

test("whatever happens, a page and what it loads are of one build", async (t) => {
  let loads = 0, mixes = 0, changes = 0;
  for (let seed = 1; seed <= (Number(process.env.WENK_TEST_SEEDS) || 15); seed++) {
    let state = seed;
    const dice = (n) => (state = (state * 48271) % 2147483647) % n;
    const w = await kept(build("0"));
    let n = 0;
    const shown = [];
    for (let step = 0; step < 60; step++) {
      const fault = ["", "", "", "down", "busy", "portal", "cut", "half"][dice(8)];
      if (dice(4) === 0) {
        w.host.old = w.host.now;
        w.host.next = build(String(++n));
        if (dice(2)) w.host.now = w.host.next;
        changes++;
      }
      w.host.next ??= w.host.now;
      w.host.fault = () => dice(3) ? "" : fault;
      if (dice(2)) await w.update();
      if (dice(9) === 0) w.restart();
      if (dice(25) === 0) w.caches.all.delete([...w.caches.all.keys()][0]);
      if (dice(25) === 0) await (await w.caches.open([...w.caches.all.keys()][0] ?? "wenk:/noord/:0")).delete(`${root}p1/`);
      const tab = dice(2), text = await w.open(["p1/", "p2/", "", "p1/invullen/"][dice(4)], tab).catch(() => "nothing");
      shown[tab] = / of (\d+)$/.exec(text)?.[1]; // else what stands before the host gave it
      for (const id of shown) {
        if (id === undefined) continue;
        loads++;
        const style = await w.ask(`assets/site.${id}.css`).catch(() => ({})), index = await w.ask(`assets/search/m.js?${id}`).catch(() => ({}));
        if (style.text?.startsWith("style") && style.text !== `style of ${id}` || index.text?.startsWith("index") && index.text !== `index of ${id}`) mixes++;
      }
      ok(w.builds.length <= 3, "at most three caches", seed, step, w.builds);
    }
    w.host.fault = () => "";
    w.tabs = [];
    await w.update();
    await w.open("p1/");
    await w.open("p1/");
    offline(w);
    for (const address of ["p1/", "p2/", "", "p1/invullen/"]) {
      const text = await w.open(address).catch((err) => String(err));
      ok(text.endsWith(` of ${w.host.now.id}`), "without a network", seed, address, text, w.host.now.id, w.builds);
    }
  }
  same(mixes, 0, "mixes");
  t.diagnostic(`${loads} loads, ${changes} builds, ${mixes} mixes`);
});
