// Words of a version to share that may tell who somebody is.
import { Names } from "./names.js";
import { MAIL, WORD, digits, fold } from "./patterns.js";

const CHUNK = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]|(?<![\p{L}\p{M}\p{N}])(?:\p{Lu}[\p{L}\p{M}’']*|\+?\p{Nd}(?:[\p{Nd}./()]*\p{Nd})?)(?:[ -](?:\p{Lu}[\p{L}\p{M}’']*|\p{Nd}(?:[\p{Nd}./()]*\p{Nd})?))*/gu;
const starters = new Set((`de het een er dit dat die wie wat waar hoe als om in op met voor bij van naar aan uit tot na over wij we ik jij je zij ze hij u
  mijn ons onze hun zijn haar niet geen nog ook al alle elke samen iemand niemand bel the a an i you he she they it my our your we in on at to for with and no not
  le la les un une des du je tu il elle nous vous ils elles on mon ma mes notre nos avec pour chez dans sur et pas
  у в на до з за із це я ми ви він вона вони`).split(/\s+/));

/**
 * doubtful lists the texts in a version to share that may tell who somebody is:
 * runs of words with a capital and of numbers, mail addresses, and words that hold
 * a name of the dossier. Known are texts of the guide, whose words are harmless.
 */
export function doubtful(shared, dossier, templates, known = []) {
  const texts = said(shared, templates);
  const plain = new Set([...starters, ...[...known, ...texts].flatMap((t) => t.replace(MAIL, "").match(WORD) || []).filter((w) => w === w.toLowerCase())]);
  for (const word of known.flatMap((t) => t.match(WORD) || [])) plain.add(word.toLowerCase());
  const parts = [...new Names(dossier, "…").parts.keys()];
  const found = new Set();
  for (const text of texts) {
    for (const [chunk] of text.matchAll(CHUNK)) {
      const words = chunk.split(/(?<=[ -])/u);
      while (words.length && /\p{L}/u.test(words[0]) && plain.has(words[0].toLowerCase().replace(/[ -]$/, ""))) words.shift(); // begins a sentence, or stands in the guide
      const rest = words.join("").replace(/[ .(/-]+$/u, "");
      if (/@|\p{Lu}[\p{L}’']/u.test(rest) || digits(rest).length > 1) found.add(rest);
    }
    for (const [word] of text.matchAll(WORD)) {
      const key = fold(word);
      if (word.toUpperCase() === word.toLowerCase() ? parts.some((p) => key.includes(p)) : parts.some((p) => p.length > 3 && key.startsWith(p) && key !== p)) found.add(word);
    }
  }
  return [...found];
}

// said are the texts that people wrote in a dossier.
function said(dossier, templates) {
  const texts = [dossier.family.members.map((m) => m.name), dossier.people.map((p) => [p.name, p.role, p.organisation]),
    Object.values(dossier.rows).map((r) => [Object.values(r.named), r.own.map((o) => o.label)])];
  for (const t of templates) {
    const { entries = [] } = dossier.templates[t.id] || {};
    for (const f of t.fields) {
      if (["text", "number", "list"].includes(f.type)) texts.push(entries.map((e) => [].concat(e.values[f.id] ?? []).map((v) => v.text ?? v)));
    }
  }
  return texts.flat(4).filter((v) => typeof v === "string" && v);
}
