// Plain data that cannot change.
import { get } from "./merge.js";

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
