// Narrows lists under Node's test runner. WENK_CASES names a JSON file with facets as the
// program writes them, and with choices and what they must leave.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Facets } from "../../../../../static/js/filter/facets.js";

const { data, cases } = JSON.parse(readFileSync(process.env.WENK_CASES, "utf8"));
const name = (word) => `De ${word}!`;
const open = (only, items) => new Facets(data, name, { items, only });

test("what is chosen leaves the entries and the counts", () => {
  for (const { only, items, hash, entries, counts, total } of cases) {
    const facets = open(only, items), chosen = facets.read(hash), left = facets.narrow(chosen);
    const given = Object.fromEntries(facets.list.flatMap(({ word, values }, at) => values.map((v, i) => [`${word} ${v.id}`, left.counts[at][i]])));
    assert.equal(facets.total, total, `${only} ${hash}`);
    assert.deepEqual(left.items, entries, `${only} ${hash}`);
    assert.deepEqual(given, counts, `${only} ${hash}`);
    assert.deepEqual(facets.read(facets.write(chosen)), chosen);
  }
});

test("facets of one name, or the name of the query, have keys of their own", () => {
  for (const name of ["Thema", "z", "!"]) {
    const keys = new Facets(data, () => name, {}).list.map((f) => f.key);
    assert.equal(new Set(keys).size, keys.length, name);
    assert.ok(!keys.includes("z") && !keys.includes(""), name);
  }
});

test("addresses that are odd, old or for something else", () => {
  const facets = open(), [{ key, values }] = facets.list;
  for (const hash of ["", "#_main", "#z=huur", "#=", "#%=%&&+=+", `#${key}`, `#${key}=`, `#${key}=nope`, "#__proto__=constructor"]) {
    assert.deepEqual(facets.read(hash), new Map(), hash);
  }
  assert.deepEqual(facets.read(`#z=huur&${key}=nope+${values[0].id}%zz+${values[1].id}`), new Map([[key, new Set([values[1].id])]]));
  assert.equal(facets.write(new Map()), "");
});
