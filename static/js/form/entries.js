// What is filled in on a template: entries, notes and the day. A form has one
// entry, a table a goal for each entry.
import { day, newId, random } from "./dossier.js";
import { copy, drop, has } from "./plain.js";

/** dated is the day of a template: the day set, or else that of the last change; "" if there is none. */
export function dated(dossier, template) {
  const own = has(dossier.templates, template.id) && dossier.templates[template.id].date;
  if (own) return own;
  const changed = new Date(dossier.changed);
  return Number.isNaN(changed.getTime()) ? dossier.created : day(changed);
}

/** setDate sets the day of a template; "" unsets it. */
export function setDate(draft, template, day) {
  const t = filled(draft, template);
  if (day) t.date = day;
  else delete t.date;
}

/** filled returns the part of a draft for a template, {version, entries}, and makes it if there is none. */
export function filled(draft, template) {
  const t = draft.templates[template.id] || (draft.templates[template.id] = {});
  if (!t.version) t.version = template.version;
  if (!t.entries) t.entries = [];
  return t;
}

/** setNote sets the note on a row of a map. */
export function setNote(draft, template, row, text) {
  const t = filled(draft, template);
  t.notes = { ...t.notes, [row]: text };
}

/**
 * addEntry adds an entry, on a row if the template has rows, and returns it. The
 * only entry of a form has the same id in every tab.
 */
export function addEntry(draft, template, row = "", bytes = random) {
  const only = template.layout === "form" && !entries(draft, template).length;
  const made = { id: only ? "e-one" : newId("e", bytes), row, values: {} };
  filled(draft, template).entries.push(made);
  return made;
}

/** putEntry adds a copy of an entry that was removed, and returns the copy. */
export function putEntry(draft, template, given) {
  const made = copy(given);
  filled(draft, template).entries.push(made);
  return made;
}

/** removeEntry removes an entry. */
export function removeEntry(draft, template, id) {
  drop(filled(draft, template).entries, (e) => e.id === id);
}

/** entries lists the entries of a template, or those on one row. */
export function entries(dossier, template, row) {
  const t = has(dossier.templates, template.id) ? dossier.templates[template.id] : {};
  return (t.entries || []).filter((e) => row === undefined || e.row === row);
}

/** entry returns the entry with an id, or without an id the first one, or undefined. */
export function entry(dossier, template, id) {
  return entries(dossier, template).find((e) => id === undefined || e.id === id);
}

/** reachedField is the field of a table that says that a goal is reached: the first check field. */
export const reachedField = (template) => (template.layout === "table" ? template.fields.find((f) => f.type === "check") : undefined);

/** setValue fills in a field of an entry. The field that says that a goal is reached also sets the day. */
export function setValue(draft, template, id, field, value, today) {
  const e = entry(draft, template, id);
  if (!e) return;
  e.values[field] = value;
  const reached = reachedField(template);
  if (!reached || reached.id !== field) return;
  if (value) e.reached = today;
  else delete e.reached;
}

/** addStep adds a step to a list of an entry and returns it: {id, text, done}. */
export function addStep(draft, template, id, field, text = "", bytes = random) {
  const { values } = entry(draft, template, id);
  const step = { id: newId("s", bytes), text, done: false };
  values[field] = [...(values[field] || []), step];
  return step;
}
