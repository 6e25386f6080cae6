import { merge } from "../../../../../../static/js/form/merge.js";
import { Past, later, mark } from "../../../../../../static/js/form/past.js";
import { sumOf, whole } from "../../../../../../static/js/form/record.js";
import { Memory, Shelf } from "../../../../../../static/js/form/shelf.js";
import { Dice, dossierAt, often, ok, same, text } from "./kit.js";

const recordOf = (seq, dossier, from = [], asks = {}) => ({ seq, version: 2, sum: sumOf(dossier, asks), saved: new Date(seq * 1000).toISOString(), exported: "", from, first: false, asks, dossier });

/** A record reads as it was written; cut short, or with another letter in the dossier, it does not read. */
export function recordDamage() {
  const dice = new Dice(61);
  let damaged = 0;
  for (let i = often(100); i > 0; i--) {
    const asks = dice.next(2) ? { x: { path: ["family", "name"], theirs: text(dice) } } : {};
    const record = recordOf(1 + dice.next(99), JSON.stringify(dossierAt(dice)), ["1.a"], asks), written = JSON.stringify(record);
    same(whole(written), record, "whole");
    for (let n = 0; n < 30; n++, damaged++) ok(whole(written.slice(0, dice.next(written.length))) === null, "cut short");
    for (let n = 0; n < 30; n++, damaged++) {
      const at = dice.next(record.dossier.length), other = record.dossier.slice(0, at) + (record.dossier[at] === "x" ? "y" : "x") + record.dossier.slice(at + 1);
      ok(whole(JSON.stringify({ ...record, dossier: other })) === null, "another letter");
    }
    for (const part of [{ seq: "1" }, { seq: 1.5 }, { version: 0 }, { sum: "" }, { saved: 1 }, { dossier: {} }]) ok(whole(JSON.stringify({ ...record, ...part })) === null, "another type", part);
  }
  for (const junk of ["", "null", "[]", "1", "{}", '"x"', "[".repeat(9999)]) ok(whole(junk) === null, "junk", junk);
  return `${damaged} ways`;
}

/** Whatever is written, two slots hold the last two records, and only the keys of the guide are touched. */
export function recordSlots() {
  const dice = new Dice(62), storage = new Memory();
  storage.setItem("wenk:other:d-1:a", "stays");
  const shelf = new Shelf(storage, "wenk:guide:"), written = new Map(); // by id, the numbers of the last two
  for (let i = often(500); i > 0; i--) {
    const id = `d-${dice.next(4)}`, { seq, ...fields } = recordOf(1, JSON.stringify({ name: text(dice) }));
    if (dice.next(9)) written.set(id, [shelf.put(id, fields).seq, ...(written.get(id) || [])].slice(0, 2));
    else { shelf.remove(id); written.delete(id); }
    const again = new Shelf(storage, "wenk:guide:"); // which knows nothing but the storage
    for (const [d, numbers] of written) {
      same(again.slots(d).flatMap((s) => (s.record ? [s.record.seq] : [])).sort((x, y) => y - x), numbers, "the last two");
      same([again.newest(d).seq, numbers[0] - (numbers[1] ?? numbers[0] - 1)], [numbers[0], 1], "numbers follow each other");
    }
    same(again.names().map((n) => n.id).sort(), [...written.keys()].sort(), "names");
  }
  shelf.clear();
  same([storage.length, storage.getItem("wenk:other:d-1:a")], [1, "stays"], "another guide");
}

/** The base of two lines of records is the last record in both; of several last ones, their merge. */
export function pastBase() {
  const past = new Past(), held = (name) => ({ dossier: { name }, asks: {} });
  const one = recordOf(1, '"one"'), two = recordOf(2, '"two"', [mark(one)]);
  past.add(one, held("one"));
  past.add(two, held("two"));
  same([past.base([mark(one)]), past.base([mark(one), mark(two)]), past.base(["9.z"])], [held("one"), held("two"), undefined], "the last one in both");
  ok(past.has(one) && past.has(two) && !past.has(recordOf(3, '"three"')) && later(two, one), "known");

  const left = recordOf(3, '"left"', [mark(one), mark(two)]), right = recordOf(3, '"right"', [mark(one), mark(two)]);
  past.add(left, { dossier: { name: "two", a: 1 }, asks: {} });
  past.add(right, { dossier: { name: "two", b: 1 }, asks: {} });
  same(past.base([mark(left), mark(right)]), { dossier: { name: "two", a: 1, b: 1 }, asks: {} }, "merged in turn");
  for (let i = 4; i < 200; i++) past.add(recordOf(i, `"${i}"`, past.line), held(i));
  same([past.line.length, past.base(past.line).dossier.name], [80, 199], "of many the last ones");
}
