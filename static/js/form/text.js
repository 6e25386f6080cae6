// The map in words, for readers who do not see the drawing: the same rows in the
// same order, with the same people and details.
import { people } from "./dossier.js";
import { rows } from "./rows.js";

/** SUPPORT lists the kinds of support, and TIES the kinds of ties; a tie not asked about yet is "". */
export const SUPPORT = ["practical", "company", "advice", "emotional"];
export const TIES = ["supporting", "neutral", "strained"];

/** tieWord is the name of the word of the interface for a tie. */
export const tieWord = (tie) => `form-tie-${tie || "none"}`;

/**
 * asText returns the map: [{id, row, number, skipped, people: [{id, name, facts}]}],
 * all names and facts as text. Templates are those of the guide, of which the
 * first radial one is the map; label turns a label of the guide, or the name of
 * a word of the interface (such as form-tie-strained), into text.
 */
export function asText(dossier, templates, label) {
  const template = [].concat(templates).find((t) => t.layout === "radial");
  if (!template) return [];
  return rows(dossier, template).map((r) => ({
    id: r.id, row: r.name || label(r.label), number: r.number, skipped: r.skipped,
    people: people(dossier, r.id).map((p) => ({ id: p.id, name: p.name, facts: facts(dossier, p, label) })),
  }));
}

/** told returns the facts about person j of row i in the language code; texts are the maps by language. Facts that a reader typed show in the first language only. */
export function told(texts, i, j, code, first) {
  const facts = (lang) => texts[lang][i].people[j].facts;
  return facts(code).filter((f) => code === first || !facts(first).includes(f)).join(", ");
}

function facts(dossier, person, label) {
  const members = person.members.map((id) => dossier.family.members.find((m) => m.id === id)).filter(Boolean);
  return [
    person.role, person.organisation, person.formal && label("form-is-formal"),
    ...person.support.map((s) => label(`form-support-${s}`)),
    person.tie ? label(tieWord(person.tie)) : `${label("form-tie")} ${label(tieWord(""))}`,
    members.map((m) => m.name).join(", "),
  ].filter(Boolean);
}
