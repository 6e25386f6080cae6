// The rows of a template in a dossier: those of the guide, with the names that the
// family gives them and those that it skips, and rows of the family's own.
import { newId, people, random } from "./dossier.js";
import { entries } from "./entries.js";
import { copy, drop, has } from "./plain.js";

/** scope is the key of dossier.rows for a template: templates with one vocabulary share their rows. */
export const scope = (template) => template.vocabulary || template.id;

/**
 * rows lists the rows of a template in a dossier, the family's own rows last:
 * {id, number, label (by language), name (that the family gave it, or ""),
 * examples, color, own, skipped}.
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

/** removeRow removes a row of the family's own with its entries and notes. People on it stay in the dossier. */
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

// stands tells whether a row has people, entries or a note.
const stands = (draft, id) => draft.people.some((p) => p.rows.includes(id)) ||
  Object.values(draft.templates).some((t) => (t.entries || []).some((e) => e.row === id) || has(t.notes || {}, id) && t.notes[id]);

/** takeRowBack removes a row that was just added, unless it was renamed or used since. */
export function takeRowBack(draft, template, { id, label }) {
  if (!stands(draft, id) && rowsOf(draft, template).own.some((o) => o.id === id && o.label === label)) removeRow(draft, template, id);
}

/** keepRows puts back rows of the family's own that were removed but are used; others are dossiers that have these rows. */
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

/** skipRow skips a row, or with false uses it again. */
export function skipRow(draft, template, id, skipped = true) {
  const r = rowsOf(draft, template);
  drop(r.skipped, (s) => s === id);
  if (skipped) r.skipped.push(id);
}

/** renameRow gives a row another name; "" restores the name of the guide. */
export function renameRow(draft, template, id, name) {
  const r = rowsOf(draft, template);
  const own = r.own.find((o) => o.id === id);
  if (own) own.label = name;
  else if (name) r.named[id] = name;
  else delete r.named[id];
}

/** emptyRows lists the rows, as rows does, without people (in a table, without goals) that are not skipped. */
export function emptyRows(dossier, template) {
  const count = template.layout === "table" ? (id) => entries(dossier, template, id) : (id) => people(dossier, id);
  return rows(dossier, template).filter((r) => !r.skipped && count(r.id).length === 0);
}
