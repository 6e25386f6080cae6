// Plain data: objects, lists, texts, numbers, as in JSON. Only own keys count,
// and "__proto__" is never a key.

/** DEEPEST is how deep values are looked into; values below it are taken whole. */
export const DEEPEST = 64;

/** object tells whether a value is an object and no list. */
export const object = (v) => typeof v === "object" && v !== null && !Array.isArray(v);

/** has tells whether an object has a key itself. */
export const has = (v, key) => Object.prototype.hasOwnProperty.call(v, key);

/** own is the value of a key that an object has itself, else undefined. */
export const own = (v, key) => (typeof v === "object" && v !== null && has(v, key) ? v[key] : undefined);

/** keys lists the keys of an object that have a value. */
export const keys = (v) => Object.keys(v).filter((key) => key !== "__proto__" && v[key] !== undefined);

/** copy returns a deep copy of plain data. */
export function copy(value, depth = 0) {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((v) => copy(v, depth + 1));
  const made = {};
  for (const key of Object.keys(value)) if (value[key] !== undefined && key !== "__proto__") made[key] = copy(value[key], depth + 1);
  return made;
}

/** equal reports whether two values hold the same; the order of keys does not count. */
export function equal(a, b, depth = 0) {
  if (a === b || Number.isNaN(a) && Number.isNaN(b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || depth > DEEPEST) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) return a.length === b.length && a.every((v, i) => equal(v, b[i], depth + 1));
  const names = keys(a);
  return names.length === keys(b).length && names.every((key) => equal(a[key], own(b, key), depth + 1));
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

/** drop removes from a list what gone holds for. */
export function drop(list, gone) {
  for (let i = list.length - 1; i >= 0; i--) {
    if (gone(list[i])) list.splice(i, 1);
  }
}

/**
 * frozen freezes a value and returns it. Parts that are equal to those of old, a
 * frozen value, are replaced by these: a long list of versions of one dossier
 * then takes little memory, and a part that did not change is the same object.
 */
export function frozen(value, old) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  const list = Array.isArray(value);
  const was = typeof old === "object" && old !== null && Array.isArray(old) === list ? old : undefined;
  const keys = Object.keys(value);
  let same = was && keys.length === Object.keys(was).length, byId;
  for (const key of keys) {
    const id = list && value[key] ? value[key].id : undefined;
    let before = was && was[key];
    if (was && id !== undefined && !(before && before.id === id)) before = (byId = byId || new Map(was.map((v) => [get(v, ["id"]), v]))).get(id);
    value[key] = frozen(value[key], before);
    if (same && value[key] !== was[key]) same = false;
  }
  return same ? was : Object.freeze(value);
}
