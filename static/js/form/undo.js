// The steps that can be undone and redone in one dossier.
import { merge } from "./merge.js";
import { equal } from "./plain.js";

const JOIN = 1000; // ms within which changes with one key are one step
const MOST = 1000; // steps that are remembered

/** Undo is the list of the steps made in this tab, and of the steps undone. */
export class Undo {
  #done = []; // steps, {key, before, after, time, what}; the dossiers in them are frozen
  #undone = [];

  /** canUndo tells whether a step is left to undo. */
  get canUndo() { return this.#done.length > 0; }

  /** canRedo tells whether a step is left to redo. */
  get canRedo() { return this.#undone.length > 0; }

  /**
   * add adds a step from the dossier before to the dossier after, at a time in
   * ms. It joins the last step if both have the same key, which is not "", and
   * nothing came in between for a second. What names the step. Steps that were
   * undone are forgotten.
   */
  add(key, before, after, time, what) {
    const last = this.#done[this.#done.length - 1];
    if (key && last && last.key === key && last.after === before && time - last.time < JOIN) {
      Object.assign(last, { after, time });
    } else {
      this.#done.push({ key, before, after, time, what });
      if (this.#done.length > MOST) this.#done.shift();
    }
    this.#undone = [];
  }

  /**
   * undo takes the last step out of a dossier, and nothing that another tab did
   * since. It returns the new dossier and the name of the step, {value, what}.
   * Steps that change nothing any more are passed over. Without a step that
   * changes something it returns undefined.
   */
  undo(now) { return move(this.#done, this.#undone, now, (s) => merge(s.after, now, s.before)); }

  /** redo does again what was undone last; it returns the same as undo. */
  redo(now) { return move(this.#undone, this.#done, now, (s) => merge(s.before, now, s.after)); }
}

// move moves steps from one list to the other, up to the first that changes something.
function move(from, to, now, merged) {
  while (from.length) {
    const step = from.pop(), { value } = merged(step);
    value.changed = now.changed;
    to.push({ ...step, key: "" }); // later changes do not join it
    if (!equal(value, now)) return { value, what: step.what };
  }
  return undefined;
}
