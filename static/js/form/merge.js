// Three-way merge of plain data.
import { DEEPEST, copy, equal, keys, object, own } from "./plain.js";

/**
 * merge merges two values that were both changed from base: {value, conflicts}.
 * Objects are merged by key, lists of objects with ids by id, lists of different
 * strings as sets; other values are taken whole. A value that both changed stays
 * as it is in mine and is listed as {path, mine, theirs}. A change wins from a
 * removal. In a path, an object in a list is named by its id.
 */
export function merge(base, mine, theirs) {
  const conflicts = [];
  return { value: copy(either(base, mine, theirs, [], conflicts)), conflicts };
}

function either(base, mine, theirs, path, conflicts) {
  if (equal(mine, theirs) || equal(base, theirs)) return mine;
  if (equal(base, mine) || mine === undefined) return theirs;
  if (theirs === undefined) return mine;
  if (path.length < DEEPEST) {
    if (object(mine) && object(theirs)) return objects(object(base) ? base : {}, mine, theirs, path, conflicts);
    if (Array.isArray(mine) && Array.isArray(theirs)) {
      const before = Array.isArray(base) ? base : [];
      const lists = [before, mine, theirs];
      if (lists.every(strings)) return ordered(before, mine, theirs, (at) => at);
      if (lists.every(things)) return byId(before, mine, theirs, path, conflicts);
    }
  }
  conflicts.push({ path, mine: copy(mine), theirs: copy(theirs) });
  return mine;
}

function objects(base, mine, theirs, path, conflicts) {
  const made = {};
  for (const key of new Set([...keys(mine), ...keys(theirs)])) {
    const value = either(own(base, key), own(mine, key), own(theirs, key), [...path, key], conflicts);
    if (value !== undefined) made[key] = value;
  }
  return made;
}

const different = (list) => new Set(list).size === list.length;
const strings = (list) => list.every((v) => typeof v === "string") && different(list);
const things = (list) => list.every((v) => object(v) && typeof own(v, "id") === "string") && different(list.map((v) => v.id));

function byId(base, mine, theirs, path, conflicts) {
  const [b, m, t] = [base, mine, theirs].map((list) => new Map(list.map((v) => [v.id, v])));
  const ids = (list) => list.map((v) => v.id);
  const merged = new Map();
  for (const id of new Set([...m.keys(), ...t.keys()])) {
    const value = either(b.get(id), m.get(id), t.get(id), [...path, id], conflicts);
    if (value !== undefined) merged.set(id, value);
  }
  return ordered(ids(base), ids(mine), ids(theirs), (id) => merged.get(id), (id) => merged.has(id));
}

// ordered merges three lists of different strings. The side that moved strings
// decides on the order; a new string stands after the one it followed. The result
// does not depend on which side is mine, so that two tabs get the same list.
function ordered(base, mine, theirs, value, stays) {
  const has = [base, mine, theirs].map((list) => new Set(list));
  const [inBase, inMine, inTheirs] = has;
  stays = stays || ((v) => (inMine.has(v) && inTheirs.has(v)) || !inBase.has(v));
  const common = (list) => list.filter((v) => has.every((set) => set.has(v))).join("\n");
  const [was, left, right] = [base, mine, theirs].map(common);
  const swap = left === right ? mine.join("\n") > theirs.join("\n") : left === was || (right !== was && left > right);
  const [frame, other] = swap ? [theirs, mine] : [mine, theirs];

  const after = new Map(); // by string, the new ones that follow it; by "" those at the start
  const inFrame = new Set(frame);
  let behind = "";
  for (const v of other) {
    if (inFrame.has(v)) behind = v;
    else if (stays(v)) after.set(behind, [...(after.get(behind) || []), v]);
  }
  const made = [...(after.get("") || [])];
  for (const v of frame) {
    if (stays(v)) made.push(v);
    made.push(...(after.get(v) || []));
  }
  return made.map(value);
}
