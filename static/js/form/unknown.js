// What a dossier holds that the templates of the guide have no place for.
import { rows } from "./rows.js";

/**
 * unknown lists the parts of a dossier that no template of the guide shows, as
 * [{name, text}]. A file of another version has such parts, and so has a dossier
 * of a template that an editor changed.
 */
export function unknown(dossier, templates) {
  const found = [];
  const add = (name, value) => {
    const text = words(value);
    if (text) found.push({ name, text });
  };
  const rest = (name, value, keys) => { for (const key of Object.keys(value)) if (!keys.includes(key)) add(name ? `${name}, ${key}` : key, value[key]); };
  rest("", dossier, PARTS);
  for (const p of dossier.people) for (const key of unknownKeys(p)) add(p.name ? `${p.name}, ${key}` : key, p[key]);
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

const keysOf = new WeakMap(); // by frozen person, the result of unknownKeys

// unknownKeys lists the keys of a person that this page does not know.
function unknownKeys(person) {
  const found = keysOf.get(person) || Object.keys(person).filter((key) => !PERSON.includes(key));
  if (Object.isFrozen(person)) keysOf.set(person, found);
  return found;
}

// words is the text in a value.
function words(value) {
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join(", ");
  if (typeof value === "object" && value !== null) return words("text" in value ? value.text : Object.values(value));
  return value === false || value === null || value === undefined ? "" : String(value).trim();
}
