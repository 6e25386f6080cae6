// A dossier to share, without names. See names.js for what counts as a name.
//
// Not found are names that are nowhere filled in as names, nicknames, misspellings,
// and details by which people know somebody without a name. doubtful.js lists
// words that may be one of these. Ids of rows, fields and options belong to the
// guide and stay, even if somebody has such a name. Parts that this version of the
// guide does not know are left out.
import { newId, random } from "./dossier.js";
import { Names } from "./names.js";
import { has } from "./plain.js";
import { rows, scope } from "./rows.js";
import { SUPPORT } from "./text.js";

/**
 * share returns a new dossier without names. A role stands for a person or a
 * member of the family, or else an initial, with a number where several would be
 * the same. Removed are contacts, notes about people and rows, private fields, the
 * names of the family and of the dossier, earlier maps, organisations of informal
 * people, and the texts in left. Ids are new. Templates are the definitions of
 * the guide; words are those of the interface, of which "form-someone" stands for
 * a name without letters.
 */
export function share(dossier, templates, words = {}, bytes = random, left = []) {
  const names = new Names(dossier, words["form-someone"] || "…", left);
  const clean = (text) => names.clean(text);
  const people = renewed(dossier.people, "p"), members = renewed(dossier.family.members, "m");
  const own = new Map(); // own rows, from old to new id
  const taken = new Set(templates.flatMap((t) => (t.rows || []).map((r) => r.id)));
  const vocabularies = new Map(templates.map((t) => [scope(t), t]));
  const changed = {};
  for (const [key, template] of vocabularies) {
    const list = rows(dossier, template);
    for (const r of list) {
      if (!r.own) continue;
      let n = own.size + 1;
      while (taken.has(`own-${n}`)) n++;
      taken.add(`own-${n}`);
      own.set(r.id, `own-${n}`);
    }
    const known = (r) => own.get(r.id) || r.id;
    changed[key] = {
      skipped: list.filter((r) => r.skipped).map(known),
      named: Object.fromEntries(list.filter((r) => !r.own && r.name).map((r) => [r.id, clean(r.name)])),
      own: list.filter((r) => r.own).map((r) => ({ id: known(r), label: clean(r.name) })),
    };
  }
  const given = new Set(templates.flatMap((t) => (t.rows || []).map((r) => r.id)));
  const row = (id) => own.get(id) || (given.has(id) ? id : "");

  const made = {};
  let entries = 0;
  for (const template of templates) {
    const t = has(dossier.templates, template.id) && dossier.templates[template.id];
    if (!t) continue;
    const filled = made[template.id] = { version: t.version };
    if (t.date) filled.date = t.date;
    filled.entries = (t.entries || []).map((e) => ({
      id: `e${++entries}`, row: row(e.row), values: values(e.values, template.fields, clean, people), ...(e.reached ? { reached: e.reached } : {}),
    }));
  }
  return {
    id: newId("d", bytes), name: "", created: dossier.created, changed: dossier.changed, languages: [...dossier.languages],
    family: { name: "", members: dossier.family.members.map((m) => ({ id: members.get(m.id), name: names.label(m.id) })) },
    people: dossier.people.map((p) => ({
      id: people.get(p.id), name: names.label(p.id), role: names.roles.has(p.id) ? "" : clean(p.role),
      organisation: p.formal ? clean(p.organisation) : "", contact: "", formal: p.formal,
      support: p.support.filter((s) => SUPPORT.includes(s)), tie: p.tie,
      members: p.members.filter((id) => members.has(id)).map((id) => members.get(id)), rows: p.rows.map(row).filter(Boolean), note: "",
    })),
    rows: changed, templates: made, history: [],
  };
}

const renewed = (list, prefix) => new Map(list.map((item, i) => [item.id, `${prefix}${i + 1}`]));

// values are the values of an entry without private fields.
function values(given, fields, clean, people) {
  const made = {};
  let steps = 0;
  for (const field of fields) {
    const v = given[field.id];
    if (v === undefined || field.private) continue;
    const options = (field.options || []).map((o) => o.id);
    if (field.type === "people") made[field.id] = v.filter((id) => people.has(id)).map((id) => people.get(id));
    else if (field.type === "list") made[field.id] = v.map((s) => ({ id: `s${++steps}`, text: clean(s.text), done: s.done }));
    else if (field.type === "choices") made[field.id] = v.filter((id) => options.includes(id));
    else if (field.type === "choice") made[field.id] = options.includes(v) ? v : "";
    else made[field.id] = typeof v === "string" ? clean(v) : v;
  }
  return made;
}
