// The goals of a table, for its follow-up.
import { entries, reachedField } from "./entries.js";
import { has } from "./plain.js";
import { dayIn } from "./term.js";

/** missing lists the supporters in a table who are not on the map: {id, person (undefined if removed), entries}. */
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

/** termOf returns the day that an entry names, or "". It reads names of months in the languages given. */
export function termOf(e, template, languages) {
  for (const type of ["date", "text"]) {
    for (const field of template.fields.filter((f) => f.type === type)) {
      const found = dayIn(String(has(e.values, field.id) ? e.values[field.id] : ""), languages);
      if (found) return found;
    }
  }
  return "";
}

const something = (v) => (Array.isArray(v) ? v.length > 0 : v !== "" && v !== false && v !== undefined);

/**
 * due sorts the goals of a table for the follow-up: {due, reached, open}. Each goal
 * is {entry, term}, with term as termOf returns it. A goal is due if its term is
 * before today. The longest overdue goal comes first, and the goal that was
 * reached last. Empty goals are left out.
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
