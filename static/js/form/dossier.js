// A dossier: what a family fills in, as a plain object with the shape of the
// data file. This module has the family and the people; rows.js and entries.js
// have the rest.
//
// Functions that take a dossier do not change it. Functions that take a draft
// change it; call them inside Store.change. A template is a definition of the
// guide; bytes is a function that returns n random bytes; today is a local day
// such as "2026-11-23".
import { copy, drop, equal } from "./plain.js";

const two = (n) => String(n).padStart(2, "0");

/** day returns the local day of a Date, as "2026-11-23". */
export const day = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** random returns n random bytes. */
export const random = (n) => crypto.getRandomValues(new Uint8Array(n));

/** newId returns a random id, such as "p-k3v9x2m7qd". */
export function newId(prefix, bytes = random) {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789"; // 32 that do not look alike
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

/** removeMember removes a member of the family, also from the people who help that member. */
export function removeMember(draft, id) {
  drop(draft.family.members, (m) => m.id === id);
  for (const p of draft.people) drop(p.members, (m) => m === id);
}

/** addPerson adds a person with some facts, and returns the person. */
export function addPerson(draft, facts = {}, bytes = random) {
  const person = {
    id: newId("p", bytes), name: "", role: "", organisation: "", contact: "", formal: false,
    support: [], tie: "", members: [], rows: [], note: "", ...copy(facts),
  };
  draft.people.push(person);
  return person;
}

/** takeBack removes a person who was just added as was, unless somebody changed that person since. */
export function takeBack(draft, was, templates) {
  if (equal(draft.people.find((p) => p.id === was.id), was)) removePerson(draft, was.id, templates);
}

/**
 * removePerson removes a person from the map, and from the goals that the person
 * supports. Earlier maps keep the person.
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

/** people lists the people on a row. */
export const people = (dossier, row) => dossier.people.filter((p) => p.rows.includes(row));

/** keepVersion adds the map as it is now to the earlier maps, and returns that version. */
export function keepVersion(draft, today, bytes = random) {
  const kept = { id: newId("h", bytes), date: today, people: copy(draft.people), rows: copy(draft.rows) };
  draft.history.push(kept);
  return kept;
}

/** changes lists the people who are new or gone on a row since an earlier map: {new: [{row, person}], gone: [{row, person}]}. */
export function changes(earlier, now) {
  const stands = (map) => (map.people || []).flatMap((person) => person.rows.map((row) => ({ row, person })));
  const [was, is] = [stands(earlier), stands(now)];
  const without = (list, other) => list.filter((a) => !other.some((b) => a.row === b.row && a.person.id === b.person.id));
  return { new: without(is, was), gone: without(was, is) };
}
