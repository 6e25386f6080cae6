import { merge } from "../../../../../../static/js/form/merge.js";
import { copy, equal, get, put } from "../../../../../../static/js/form/plain.js";
import { Dice, dossierAt, edit, often, ok, same, text } from "./kit.js";

/** What only one side changed is as that side left it. */
export function mergeOneSide() {
  const dice = new Dice(1);
  for (let i = 0; i < often(300); i++) {
    const base = dossierAt(dice), other = copy(base);
    for (let n = dice.next(6); n >= 0; n--) edit(other, dice);
    same(merge(base, other, base), { value: other, conflicts: [] }, "theirs did nothing");
    same(merge(base, base, other), { value: other, conflicts: [] }, "mine did nothing");
    same(merge(base, other, other), { value: other, conflicts: [] }, "both did the same");
    ok(JSON.stringify(merge(base, other, base).value) === JSON.stringify(other), "the order of keys is that of mine");
  }
  return `${often(300)} dossiers`;
}

/** Two sides that add and change different things both have their way, whoever merges. */
export function mergeBothSides() {
  const dice = new Dice(2);
  let marks = 0;
  for (let i = 0; i < often(300); i++) {
    const base = dossierAt(dice), sides = [copy(base), copy(base)];
    const expected = [];
    sides.forEach((side, s) => {
      for (let n = 0; n < 5; n++) {
        const mark = `merk-${s}-${i}-${n}`;
        const people = base.people.filter((_, at) => at % 2 === s).map((p) => get(side, ["people", p.id])); // each side has people of its own to change
        if (people.length && dice.next(2)) dice.pick(people)[`field${n}`] = mark;
        else if (dice.next(2)) side.people.splice(dice.next(side.people.length + 1), 0, { id: `p-${mark}`, name: mark });
        else side.family.members.push({ id: `m-${mark}`, name: mark });
        expected.push(mark);
      }
    });
    const one = merge(base, sides[0], sides[1]), two = merge(base, sides[1], sides[0]);
    same(one.conflicts, [], "no conflicts");
    same(one.value, two.value, "both tabs arrive at the same");
    const all = JSON.stringify(one.value);
    for (const mark of expected) ok(all.includes(`"${mark}"`), "lost", mark);
    marks += expected.length;
  }
  return `${marks} edits`;
}

/** A value that both changed stays as mine, and is listed. */
export function mergeConflicts() {
  const base = { a: "1", list: [{ id: "x", t: "1" }], set: ["a", "b"], n: { deep: true } };
  const mine = { a: "2", list: [{ id: "x", t: "2" }], set: ["a", "b", "c"], n: { deep: true } };
  const theirs = { a: "3", list: [{ id: "x", t: "3" }], set: ["b", "d"], n: "text" };
  const { value, conflicts } = merge(base, mine, theirs);
  same(value, { a: "2", list: [{ id: "x", t: "2" }], set: ["b", "d", "c"], n: "text" }, "value");
  same(conflicts, [{ path: ["a"], mine: "2", theirs: "3" }, { path: ["list", "x", "t"], mine: "2", theirs: "3" }], "conflicts");
  for (const c of conflicts) same(get(value, c.path), c.mine, "a path leads to the value");
  put(value, ["list", "x", "t"], "3");
  same(value.list[0].t, "3", "put");
  put(value, ["list", "x"], undefined);
  same(value.list, [], "put nothing");

  same(merge({ l: [{ id: "x", t: "1" }] }, { l: [] }, { l: [{ id: "x", t: "2" }] }), { value: { l: [{ id: "x", t: "2" }] }, conflicts: [] }, "a removal gives way to a change");
  same(merge({ l: [{ id: "x", t: "1" }] }, { l: [] }, { l: [{ id: "x", t: "1" }, { id: "y" }] }).value, { l: [{ id: "y" }] }, "a removal stays");
  same(merge(["a", "b", "c"], ["c", "a", "b"], ["a", "b", "c", "d"]).value, ["c", "d", "a", "b"], "who moved things decides about the order");
}

/** Whatever it is given, merge returns, and never touches what all objects share. */
export function mergeJunk() {
  const dice = new Dice(3);
  const junk = (depth = 0) => dice.pick([
    () => null, () => undefined, () => NaN, () => dice.next(9), () => text(dice), () => true, () => () => 1, () => new Date(0),
    () => (depth > 4 ? [] : Array.from({ length: dice.next(4) }, () => junk(depth + 1))),
    () => (depth > 4 ? {} : Object.fromEntries(Array.from({ length: dice.next(4) }, () => [dice.pick(["id", "a", "b", "constructor", "toString", "length", "hasOwnProperty"]), junk(depth + 1)]))),
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    () => [{ id: "__proto__", polluted: 1 }, { id: "x" }],
  ])();
  for (let i = 0; i < often(5000); i++) {
    const parts = [junk(), junk(), junk()];
    const { value, conflicts } = merge(...parts);
    ok(Array.isArray(conflicts) && {}.polluted === undefined && (!value || value.polluted === undefined), "polluted", parts);
    for (const c of conflicts) put(copy(value), c.path, c.theirs);
  }
  const ring = {};
  ring.ring = ring;
  let deep = {}; // deeper than a stack
  for (let i = 0; i < 100_000; i++) deep = { deep };
  merge({}, { ring }, { ring: { deep } });
  same(equal(ring, { ring: 1 }), false, "a ring");
  return `${often(5000)} triples`;
}
