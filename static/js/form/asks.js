// Questions about a conflict: two tabs wrote in one field, and one text stands.
// The other text is kept, as {id: {path, theirs}}, until a reader chooses. Records
// carry the questions from tab to tab.
import { equal, get } from "./plain.js";
import { sum } from "./record.js";

/** ask adds the conflicts of a merge to the questions asks. */
export function ask(asks, conflicts) {
  for (const { path, theirs } of conflicts) {
    if (path[0] !== "changed") asks[sum(JSON.stringify([path, theirs]))] = { path, theirs };
  }
}

/** answered returns the questions without those about one text. */
export const answered = (asks, { path, theirs }) => only(asks, (a) => !(equal(a.path, path) && equal(a.theirs, theirs)));

/**
 * all adds to the questions asks those of another tab whose text stands in this
 * dossier. This tab has no such question only because the text stands, and must
 * ask it when the text is replaced.
 */
export const all = (asks, others, dossier) => ({ ...only(others, ({ path, theirs }) => within(get(dossier, path), theirs)), ...asks });

/** left returns the questions without those whose text stands in the dossier again. */
export const left = (asks, dossier) => only(asks, ({ path, theirs }) => !within(get(dossier, path), theirs));

/** list returns the questions to show, as {path, mine, theirs} where mine stands in the dossier, without those about removed parts. */
export const list = (asks, dossier) => Object.values(left(asks, dossier)).filter(({ path }) => get(dossier, path.slice(0, -1)) !== undefined)
  .map((a) => ({ ...a, mine: get(dossier, a.path) }));

const only = (asks, keep) => Object.fromEntries(Object.entries(asks).filter(([, a]) => keep(a)));

const within = (now, text) => equal(now, text) || typeof now === "string" && typeof text === "string" && now.includes(text);
