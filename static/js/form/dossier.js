// A dossier: what a family fills in, as a plain object with the shape of the
// data file. Functions that ask return new values; functions that change take a
// draft, to be used inside Store.change. A template is a definition of the guide;
// bytes is a function that returns n random bytes; today is a local day such as
// "2026-11-23". See rows.js and entries.js for what else is in a dossier.
import { copy, drop, equal } from "./plain.js";

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

/** people lists who stands on a row. */
export const people = (dossier, row) => dossier.people.filter((p) => p.rows.includes(row));

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
