// Three-way merge of plain data, and the few things about plain data that it
// needs. Only own keys count, and "__proto__" is no key of ours.

const deepest = 64; // below it, values are taken whole
const object = (v) => typeof v === "object" && v !== null && !Array.isArray(v);
const own = (v, key) => (Object.prototype.hasOwnProperty.call(v, key) ? v[key] : undefined);
const keys = (v) => Object.keys(v).filter((key) => key !== "__proto__" && v[key] !== undefined);

/** copy returns a deep copy of plain data. */
export function copy(value, depth = 0) {
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((v) => copy(v, depth + 1));
  const made = {};
  for (const key of Object.keys(value)) if (value[key] !== undefined && key !== "__proto__") made[key] = copy(value[key], depth + 1);
  return made;
}

/** equal reports whether two values hold the same; the order of keys does not count. */
export function equal(a, b, depth = 0) {
  if (a === b || Number.isNaN(a) && Number.isNaN(b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || depth > deepest) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) return a.length === b.length && a.every((v, i) => equal(v, b[i], depth + 1));
  const names = keys(a);
  return names.length === keys(b).length && names.every((key) => equal(a[key], own(b, key), depth + 1));
}

/**
 * merge brings together what became of base in two places: {value, conflicts}.
 * Objects are merged by key, lists of things with an id by id, lists of
 * different strings as sets; other values are taken whole. A value changed in
 * both places stays as it is in mine and is listed as {path, mine, theirs}; a
 * removal gives way to a change. In a path, a thing in a list stands as its id.
 */
export function merge(base, mine, theirs) {
  const conflicts = [];
  return { value: copy(either(base, mine, theirs, [], conflicts)), conflicts };
}

function either(base, mine, theirs, path, conflicts) {
  if (equal(mine, theirs) || equal(base, theirs)) return mine;
  if (equal(base, mine) || mine === undefined) return theirs;
  if (theirs === undefined) return mine;
  if (path.length < deepest) {
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

// ordered merges three lists of different strings. Who moved things decides
// about the order; what is new comes after what it came after. The result does
// not depend on which side is mine, so that two tabs arrive at the same list.
function ordered(base, mine, theirs, value, stays) {
  const has = [base, mine, theirs].map((list) => new Set(list));
  const [inBase, inMine, inTheirs] = has;
  stays = stays || ((v) => (inMine.has(v) && inTheirs.has(v)) || !inBase.has(v));
  const common = (list) => list.filter((v) => has.every((set) => set.has(v))).join("\n");
  const [was, left, right] = [base, mine, theirs].map(common);
  const swap = left === right ? mine.join("\n") > theirs.join("\n") : left === was || (right !== was && left > right);
  const [frame, other] = swap ? [theirs, mine] : [mine, theirs];

  const after = new Map(); // from a value to the new ones behind it; "" at the start
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

/** get returns what is at a path, or undefined. */
export function get(value, path) {
  for (const step of path) {
    if (Array.isArray(value)) value = value.find((v) => object(v) && v.id === step);
    else value = object(value) ? own(value, step) : undefined;
  }
  return value;
}

/** put sets what is at a path of a draft; undefined removes it. A path that is not there any more is left alone. */
export function put(draft, path, value) {
  const parent = get(draft, path.slice(0, -1));
  const last = path[path.length - 1];
  if (Array.isArray(parent)) {
    const at = parent.findIndex((v) => object(v) && v.id === last);
    if (value === undefined) { if (at >= 0) parent.splice(at, 1); }
    else if (at >= 0) parent[at] = copy(value);
    else parent.push(copy(value));
  } else if (object(parent) && last !== "__proto__") {
    if (value === undefined) delete parent[last];
    else parent[last] = copy(value);
  }
}
