// A dossier: what a family fills in, as a plain object with the shape of the
// data file. Functions that ask return new values; functions that change take a
// draft, to be used inside Store.change. A template is a definition of the
// guide; bytes is a function that returns n random bytes; today is a local day
// such as "2026-11-23".
import { copy, equal } from "./merge.js";
import { dayIn } from "./term.js";

const has = (v, key) => Object.prototype.hasOwnProperty.call(v, key);
const two = (n) => String(n).padStart(2, "0");

/** day returns the local day of a Date, as "2026-11-23". */
export const day = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** random returns n random bytes. */
export const random = (n) => crypto.getRandomValues(new Uint8Array(n));

/** newId returns an id that no other tab or device makes, such as "p-k3v9x2m7qd". */
export function newId(prefix, bytes = random) {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789"; // 32, none that look alike
  return `${prefix}-${[...bytes(10)].map((b) => letters[b % 32]).join("")}`;
}

/** empty returns a dossier with nothing in it; now is a Date. */
export function empty(now = new Date(), bytes = random) {
  return {
    id: newId("d", bytes), name: "", created: day(now), changed: now.toISOString(), languages: [],
    family: { name: "", members: [] }, people: [], rows: {}, templates: {}, history: [],
  };
}

/** addMember adds a member of the family and returns it. */
export function addMember(draft, name, bytes = random) {
  const member = { id: newId("m", bytes), name };
  draft.family.members.push(member);
  return member;
}

/** removeMember takes a member out of the family and out of people's ties. */
export function removeMember(draft, id) {
  drop(draft.family.members, (m) => m.id === id);
  for (const p of draft.people) drop(p.members, (m) => m === id);
}

/** addPerson adds somebody to the map; facts are parts of a person. It returns the person. */
export function addPerson(draft, facts = {}, bytes = random) {
  const person = {
    id: newId("p", bytes), name: "", role: "", organisation: "", contact: "", formal: false,
    support: [], tie: "", members: [], rows: [], note: "", ...copy(facts),
  };
  draft.people.push(person);
  return person;
}

/** takeBack takes somebody off the map who was just added as facts, unless something was written since. */
export function takeBack(draft, was, templates) {
  if (equal(draft.people.find((p) => p.id === was.id), was)) removePerson(draft, was.id, templates);
}

/**
 * removePerson takes somebody off the map, and out of the plans where they
 * support. Earlier maps keep them.
 */
export function removePerson(draft, id, templates = []) {
  drop(draft.people, (p) => p.id === id);
  for (const name of Object.keys(draft.templates)) {
    const template = templates.find((t) => t.id === name);
    const options = (template ? template.fields : []).filter((f) => f.type !== "people").map((f) => f.id);
    for (const entry of draft.templates[name].entries || []) {
      for (const field of Object.keys(entry.values)) {
        const value = entry.values[field];
        if (Array.isArray(value) && !options.includes(field)) drop(value, (v) => v === id);
      }
    }
  }
}

/** dated is the day of a template: its own, or else that of the last change; "" when nobody knows. */
export function dated(dossier, template) {
  const own = has(dossier.templates, template.id) && dossier.templates[template.id].date;
  if (own) return own;
  const changed = new Date(dossier.changed);
  return Number.isNaN(changed.getTime()) ? dossier.created : day(changed);
}

/** setDate sets the day of a template; without one it is that of the last change. */
export function setDate(draft, template, day) {
  const t = filled(draft, template);
  if (day) t.date = day;
  else delete t.date;
}

/** scope is the key of dossier.rows for a template: templates with one vocabulary share their rows. */
export const scope = (template) => template.vocabulary || template.id;

/**
 * rows lists the rows of a template as this dossier has them, its own ones
 * last: {id, number, label (by language), name (what the family calls it, or
 * ""), examples, color, own, skipped}.
 */
export function rows(dossier, template) {
  const { skipped, named, own } = { skipped: [], named: {}, own: [], ...dossier.rows[scope(template)] };
  const given = template.rows || [];
  const list = given.map((r) => ({
    id: r.id, number: r.number || 0, label: r.label, name: has(named, r.id) ? named[r.id] : "",
    examples: r.examples || [], color: r.color || "", own: false,
  }));
  let number = Math.max(0, ...given.map((r) => r.number || 0));
  for (const r of own) {
    list.push({ id: r.id, number: number ? ++number : 0, label: {}, name: r.label, examples: [], color: "", own: true });
  }
  return list.map((r) => ({ ...r, skipped: skipped.includes(r.id) }));
}

function rowsOf(draft, template) {
  const key = scope(template);
  draft.rows[key] = { skipped: [], named: {}, own: [], ...draft.rows[key] };
  return draft.rows[key];
}

/** addRow adds a row of the family's own and returns it: {id, label}. */
export function addRow(draft, template, label, bytes = random) {
  const row = { id: newId("own", bytes), label };
  rowsOf(draft, template).own.push(row);
  return row;
}

/** removeRow removes a row of the family's own and all that stands on it; people stay. */
export function removeRow(draft, template, id) {
  const r = rowsOf(draft, template);
  drop(r.own, (o) => o.id === id);
  drop(r.skipped, (s) => s === id);
  for (const p of draft.people) drop(p.rows, (row) => row === id);
  for (const t of Object.values(draft.templates)) {
    drop(t.entries || [], (e) => e.row === id);
    if (t.notes) delete t.notes[id];
  }
}

// stands tells whether something stands on a row.
const stands = (draft, id) => draft.people.some((p) => p.rows.includes(id)) ||
  Object.values(draft.templates).some((t) => (t.entries || []).some((e) => e.row === id) || has(t.notes || {}, id) && t.notes[id]);

/** takeRowBack removes a row that was just added, unless it was renamed since or something stands on it. */
export function takeRowBack(draft, template, { id, label }) {
  if (!stands(draft, id) && rowsOf(draft, template).own.some((o) => o.id === id && o.label === label)) removeRow(draft, template, id);
}

/** keepRows puts rows of the family's own that went back when something stands on them; others are dossiers that have them. */
export function keepRows(draft, others) {
  for (const { rows: scopes } of others) {
    for (const [key, { own }] of Object.entries(scopes)) {
      for (const row of own || []) {
        const there = has(draft.rows, key) ? draft.rows[key].own : [];
        if (!there.some((r) => r.id === row.id) && stands(draft, row.id)) {
          draft.rows[key] = { skipped: [], named: {}, ...draft.rows[key], own: [...there, copy(row)] };
        }
      }
    }
  }
}

/** skipRow skips a row, or takes it up again. */
export function skipRow(draft, template, id, skipped = true) {
  const r = rowsOf(draft, template);
  drop(r.skipped, (s) => s === id);
  if (skipped) r.skipped.push(id);
}

/** renameRow gives a row another name; "" gives back the one of the guide. */
export function renameRow(draft, template, id, name) {
  const r = rowsOf(draft, template);
  const own = r.own.find((o) => o.id === id);
  if (own) own.label = name;
  else if (name) r.named[id] = name;
  else delete r.named[id];
}

/** filled returns what a draft holds for a template, made when there is nothing yet: {version, entries}. */
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
 * addEntry adds an entry, on a row when the template has rows, and returns it.
 * The only entry of a form is called the same in every tab.
 */
export function addEntry(draft, template, row = "", bytes = random) {
  const only = template.layout === "form" && !entries(draft, template).length;
  const made = { id: only ? "e-one" : newId("e", bytes), row, values: {} };
  filled(draft, template).entries.push(made);
  return made;
}

/** putEntry puts an entry back and returns it. */
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

/** entry returns one entry, without an id the first one, or undefined. */
export function entry(dossier, template, id) {
  return entries(dossier, template).find((e) => id === undefined || e.id === id);
}

/** reachedField is the field of a table that says that a goal is reached: the first one to tick. */
export const reachedField = (template) => (template.layout === "table" ? template.fields.find((f) => f.type === "check") : undefined);

/** setValue fills in a field of an entry; reaching a goal also notes the day. */
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

/** keepVersion keeps the map as it is now among the earlier ones and returns that. */
export function keepVersion(draft, today, bytes = random) {
  const kept = { id: newId("h", bytes), date: today, people: copy(draft.people), rows: copy(draft.rows) };
  draft.history.push(kept);
  return kept;
}

/** changes tells who came and who went, by row, since an earlier map: {new: [{row, person}], gone: [{row, person}]}. */
export function changes(earlier, now) {
  const stands = (map) => (map.people || []).flatMap((person) => person.rows.map((row) => ({ row, person })));
  const [was, is] = [stands(earlier), stands(now)];
  const without = (list, other) => list.filter((a) => !other.some((b) => a.row === b.row && a.person.id === b.person.id));
  return { new: without(is, was), gone: without(was, is) };
}

/** people lists who stands on a row. */
export const people = (dossier, row) => dossier.people.filter((p) => p.rows.includes(row));

/** emptyRows lists the rows, as rows does, with nobody on them (of a table: no goal), without the skipped ones. */
export function emptyRows(dossier, template) {
  const count = template.layout === "table" ? (id) => entries(dossier, template, id) : (id) => people(dossier, id);
  return rows(dossier, template).filter((r) => !r.skipped && count(r.id).length === 0);
}

/** missing lists the supporters in a table who stand nowhere on the map: {id, person (undefined when removed), entries}. */
export function missing(dossier, template) {
  const fields = template.fields.filter((f) => f.type === "people");
  const found = new Map();
  for (const e of entries(dossier, template)) {
    for (const id of new Set(fields.flatMap((f) => e.values[f.id] || []))) {
      const person = dossier.people.find((p) => p.id === id);
      if (person && person.rows.length) continue;
      if (!found.has(id)) found.set(id, { id, person, entries: [] });
      found.get(id).entries.push(e);
    }
  }
  return [...found.values()];
}

/** termOf returns the day that an entry names as its term, "" for words. Names of months are read in the languages given. */
export function termOf(e, template, languages) {
  for (const type of ["date", "text"]) {
    for (const field of template.fields.filter((f) => f.type === type)) {
      const found = dayIn(String(has(e.values, field.id) ? e.values[field.id] : ""), languages);
      if (found) return found;
    }
  }
  return "";
}

/**
 * beside lists what a dossier holds that the templates of the guide have no
 * place for, as [{name, text}]: what a file of another version, or an editor who
 * changed a template, left.
 */
export function beside(dossier, templates) {
  const found = [];
  const add = (name, value) => {
    const text = words(value);
    if (text) found.push({ name, text });
  };
  const rest = (name, value, keys) => { for (const key of Object.keys(value)) if (!keys.includes(key)) add(name ? `${name}, ${key}` : key, value[key]); };
  rest("", dossier, PARTS);
  for (const p of dossier.people) for (const key of strange(p)) add(p.name ? `${p.name}, ${key}` : key, p[key]);
  const places = new Set(templates.flatMap((t) => rows(dossier, t).map((r) => r.id)));
  for (const p of dossier.people) if (p.rows.some((r) => !places.has(r))) add(p.rows.filter((r) => !places.has(r)).join(", "), p.name);
  for (const id of Object.keys(dossier.templates)) {
    const template = templates.find((t) => t.id === id), { entries: list = [], notes = {} } = dossier.templates[id];
    const fields = template ? template.fields.map((f) => f.id) : [];
    rest("", notes, template ? rows(dossier, template).map((r) => r.id) : []);
    list.forEach((e, i) => {
      const shown = template && (template.layout === "form" ? i === 0 : !e.row || places.has(e.row));
      rest(e.row || id, e.values, shown ? fields : []);
    });
  }
  return found;
}

const PARTS = ["id", "name", "created", "changed", "languages", "family", "people", "rows", "templates", "history"];
const PERSON = ["id", "name", "role", "organisation", "contact", "formal", "support", "tie", "members", "rows", "note"];

const stranger = new WeakMap(); // by person, who is frozen

// strange lists the keys of a person that this page does not know.
function strange(person) {
  const known = stranger.get(person) || Object.keys(person).filter((key) => !PERSON.includes(key));
  if (Object.isFrozen(person)) stranger.set(person, known);
  return known;
}

// words is the text in a value.
function words(value) {
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join(", ");
  if (typeof value === "object" && value !== null) return words("text" in value ? value.text : Object.values(value));
  return value === false || value === null || value === undefined ? "" : String(value).trim();
}

const something = (v) => (Array.isArray(v) ? v.length > 0 : v !== "" && v !== false && v !== undefined);

/**
 * due sorts the goals of a table for the follow-up: reached ones, ones whose
 * term is a day before today, and open ones. Each is {entry, term}, where term
 * is a day or "" for words; those due come longest overdue first, those reached
 * last reached first. Goals without a word in them are left out. Languages are
 * as for termOf.
 */
export function due(dossier, template, today, languages = []) {
  const sorted = { due: [], reached: [], open: [] };
  const check = reachedField(template);
  for (const e of entries(dossier, template)) {
    const reached = e.reached || (check && e.values[check.id] === true);
    if (!reached && !Object.values(e.values).some(something)) continue;
    const term = termOf(e, template, languages);
    const kind = reached ? "reached" : term && term < today ? "due" : "open";
    sorted[kind].push({ entry: e, term });
  }
  sorted.due.sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
  const when = (item) => item.entry.reached || "";
  sorted.reached.sort((a, b) => (when(a) > when(b) ? -1 : when(a) < when(b) ? 1 : 0));
  return sorted;
}

function drop(list, gone) {
  for (let i = list.length - 1; i >= 0; i--) {
    if (gone(list[i])) list.splice(i, 1);
  }
}
