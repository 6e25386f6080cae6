// Checks of the search, under Node's test runner. WENK_CASES names a JSON file: where
// an index lies, the folds of words, and queries with what must be found.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { fold, words } from "../../../../../static/js/find/fold.js";
import { Index } from "../../../../../static/js/find/index.js";
import { distance } from "../../../../../static/js/find/near.js";
import { lifted } from "../../../../../static/js/find/results.js";
import { marker, snippet } from "../../../../../static/js/find/snippet.js";

const { folds, sets } = JSON.parse(readFileSync(process.env.WENK_CASES, "utf8"));

test("fold", () => {
  for (const [word, want] of Object.entries(folds)) assert.equal(fold(word), want, word);
});

test("words", () => {
  const texts = (text) => words(text).map((w) => w.text);
  assert.deepEqual(texts("'s avonds, 'n 'kat'"), ["s", "avonds", "n", "kat"]);
  assert.deepEqual(texts("l'école d’une aujourd'hui"), ["école", "une", "aujourd'hui"]);
  const [w] = words(" foto’s ");
  assert.deepEqual(w, { text: "foto’s", folded: "fotos", start: 1, end: 7 });
});

test("distance", () => {
  for (const [a, b, want] of [["tolk", "tolk", 0], ["tolk", "tokl", 1], ["tolk", "tlk", 1], ["tolk", "volk", 1], ["tolk", "wolken", 3], ["", "ab", 2], ["abcdef", "x", 3]]) {
    assert.equal(distance(a, b, 2), Math.min(want, 3), `${a} ${b}`);
    assert.equal(distance(b, a, 2), Math.min(want, 3), `${b} ${a}`);
  }
});

test("snippet", () => {
  const text = "een ".repeat(50) + "tolk helpt " + "en ".repeat(50), pieces = snippet(text, marker(["tolk"], new Set(["helpen"])));
  assert.deepEqual(pieces.filter((p) => p.mark).map((p) => p.text), ["tolk"]);
  assert.ok(pieces[0].text.startsWith("…") && pieces[pieces.length - 1].text.endsWith("…"));
  assert.ok(words(pieces.map((p) => p.text).join("")).length <= 32);
  assert.deepEqual(snippet("", () => true), []);
  const far = "ze vraagt " + "en ".repeat(50) + "huurwaarborgen"; // what was asked, before what it is made of
  assert.deepEqual(snippet(far, marker(["huurwaarborg", "terugvragen"], new Set(["terug", "vraag"]))).filter((p) => p.mark).map((p) => p.text), ["huurwaarborgen"]);
});

// open opens an index in a folder, and counts the files that it loads.
async function open(dir) {
  const loads = [], loaded = new Map();
  const load = async (name) => {
    if (!loaded.has(name)) {
      loads.push(name);
      runInNewContext(readFileSync(`${dir}/${name}.js`, "utf8"), { SX: (n, value) => loaded.set(n, JSON.parse(JSON.stringify(value))) });
    }
    return loaded.get(name);
  };
  return { index: await Index.open(load), loads };
}

// addresses are the addresses that are found for a query, best first.
async function addresses(index, query) {
  const found = await index.search(query, { typing: true });
  const items = await lifted(index, found);
  return { found, list: await Promise.all(items.slice(0, 20).map(async (x) => (await index.details(x.item)).address)) };
}

for (const set of sets.filter((s) => s.queries)) {
  test(`queries: ${set.name}`, async () => {
    const { index } = await open(set.dir);
    let first = 0, three = 0, mrr = 0;
    const missed = [];
    for (const { q, expected } of set.queries) {
      const { list, found } = await addresses(index, q);
      const rank = list.findIndex((address) => expected.some((e) => address === e || address.startsWith(e + "#"))) + 1;
      if (!list.length) missed.push(`${q}: nothing`);
      if (rank === 1) first++;
      else missed.push(`${q}: ${rank || "not"}, ${list.slice(0, 3)} ${JSON.stringify(found.meant)}`);
      if (rank > 0 && rank <= 3) three++;
      mrr += rank ? 1 / rank : 0;
    }
    const n = set.queries.length, share = (x) => (x / n).toFixed(3);
    console.log(`# ${set.name}: ${n} queries, first ${share(first)}, in three ${share(three)}, MRR ${share(mrr)}\n# ${missed.join("\n# ")}`);
    assert.ok(first / n >= .9 && three / n >= .93 && mrr / n >= .93, missed.join("\n"));
    assert.ok(!missed.some((m) => m.endsWith("nothing")), missed.join("\n"));
  });

  test(`every form: ${set.name}`, async () => { // of one shard: what was written is read back
    const { index } = await open(set.dir);
    for (const form of set.forms ?? []) {
      const { items } = await index.search(form, { exact: true });
      assert.ok(items.length > 0, `${form} is not found`);
      for (const { item, score } of items) assert.ok(Number.isInteger(item) && score > 0 && score < 1e4, form);
    }
  });
}

// What share of the queries of a kind finds its page first, or for probes finds it at all
// (never: does not find it).
const goals = { exact: .92, inflected: .85, mistyped: .85, compound: 1, prefix: 1, never: 1, marks: 1, typo: .9, form: .9 };

for (const set of sets.filter((s) => s.known)) {
  test(`known: ${set.name}`, async () => {
    const { index } = await open(set.dir), counts = {}, missed = [];
    for (const { q, kind, expected } of set.known) {
      const { list } = await addresses(index, q), count = counts[kind] ??= { good: 0, all: 0 };
      const isProbe = !["exact", "inflected", "mistyped"].includes(kind);
      const good = isProbe ? list.includes(expected[0]) === (kind !== "never") : list[0] === expected[0];
      count.all++;
      if (good) count.good++;
      else missed.push(`${kind}: ${q}`);
    }
    console.log(`# ${set.name}: ${Object.entries(counts).map(([kind, c]) => `${kind} ${c.good} of ${c.all}`).join(", ")}\n# ${missed.slice(0, 40).join("; ")}`);
    for (const [kind, { good, all }] of Object.entries(counts)) assert.ok(good / all >= goals[kind], `${kind}: ${good} of ${all}`);
  });
}
