// Texts that gave way when two tabs wrote in one field: {id: {path, theirs}}.
// They go from tab to tab and stay with the dossier until somebody answers.
import { equal, get } from "./plain.js";
import { sum } from "./record.js";

/** ask adds the conflicts of a merge in a dossier to what is asked already. */
export function ask(asks, conflicts) {
  for (const { path, theirs } of conflicts) {
    if (path[0] !== "changed") asks[sum(JSON.stringify([path, theirs]))] = { path, theirs };
  }
}

/** answered returns what is asked without the questions about one text. */
export const answered = (asks, { path, theirs }) => only(asks, (a) => !(equal(a.path, path) && equal(a.theirs, theirs)));

/**
 * all returns what is asked, with those questions of another tab whose text stands
 * in the dossier: they are gone here for that alone, and are to be asked again
 * when the text gives way.
 */
export const all = (asks, others, dossier) => ({ ...only(others, ({ path, theirs }) => within(get(dossier, path), theirs)), ...asks });

/** left returns what is asked without the texts that stand in the dossier again. */
export const left = (asks, dossier) => only(asks, ({ path, theirs }) => !within(get(dossier, path), theirs));

/** list returns what there is to ask now, as {path, mine, theirs} where mine stands: nothing about what was removed. */
export const list = (asks, dossier) => Object.values(left(asks, dossier)).filter(({ path }) => get(dossier, path.slice(0, -1)) !== undefined)
  .map((a) => ({ ...a, mine: get(dossier, a.path) }));

const only = (asks, keep) => Object.fromEntries(Object.entries(asks).filter(([, a]) => keep(a)));

const within = (now, text) => equal(now, text) || typeof now === "string" && typeof text === "string" && now.includes(text);
