import { addPerson, empty } from "../../../../../../static/js/form/dossier.js";
import { copy, equal, frozen } from "../../../../../../static/js/form/plain.js";
import { Undo } from "../../../../../../static/js/form/undo.js";
import { Dice, edit, often, ok, same, without } from "./kit.js";

const start = () => frozen(empty(new Date(0), new Dice(1).bytes));
const changed = (d, fn) => { const draft = copy(d); fn(draft); return frozen(draft, d); };

/** Undo goes all the way back and redo all the way forth, through the states that were there. */
export function undoStates() {
  const dice = new Dice(60);
  let steps = 0;
  for (let i = often(200); i > 0; i--) {
    const undo = new Undo(), states = [start()];
    let now = states[0];
    for (let n = 1 + dice.next(30); n > 0; n--) {
      const next = changed(now, (d) => edit(d, dice));
      if (equal(next, now)) continue;
      undo.add("", now, next, 0, true);
      states.push(now = next);
    }
    for (let at = states.length - 1; at > 0; at--, steps++) {
      now = frozen(undo.undo(now).value, now);
      same(without(now), without(states[at - 1]), "undone");
    }
    same([undo.canUndo, undo.undo(now)], [false, undefined], "nothing is left");
    for (const state of states.slice(1)) {
      now = frozen(undo.redo(now).value, now);
      same(without(now), without(state), "redone");
    }
    same([undo.canRedo, undo.redo(now)], [false, undefined], "nothing is left to redo");
  }
  return `${steps} steps`;
}

/** Steps join when they have one key, follow each other, and take less than a second. */
export function undoJoins() {
  const name = (d, text) => changed(d, (draft) => { draft.family.name = text; });
  for (const [key, second, time, foreign, want] of [
    ["a", "a", 999, false, 1], ["a", "a", 1000, false, 2], ["a", "b", 1, false, 2], ["", "", 1, false, 2], ["a", "a", 1, true, 2],
  ]) {
    const undo = new Undo(), zero = start(), one = name(zero, "1");
    undo.add(key, zero, one, 0, "first");
    const between = foreign ? changed(one, (d) => addPerson(d, { name: "of another tab" })) : one;
    const two = name(between, "2");
    undo.add(second, between, two, time, "second");
    let now = two, steps = 0;
    for (let step; (step = undo.undo(now)); steps++) now = frozen(step.value, now);
    same([steps, now.family.name, now.people.length], [want, "", foreign ? 1 : 0], `${key} ${second} ${time} ${foreign}`);
  }
}

/** Of more than a thousand steps the last thousand are left; a new step ends redo. */
export function undoLimits() {
  const undo = new Undo();
  let now = start(), steps = 0;
  for (let i = 0; i < 1100; i++) {
    const next = changed(now, (d) => { d.family.name = String(i); });
    undo.add("", now, next, 0, i);
    now = next;
  }
  for (let step; (step = undo.undo(now)); steps++) {
    same(step.what, 1099 - steps, "what a step is called");
    now = frozen(step.value, now);
  }
  same([steps, now.family.name], [1000, "99"], "steps");
  ok(undo.canRedo, "redo");
  undo.add("", now, changed(now, (d) => { d.family.name = "new"; }), 0, true);
  ok(!undo.canRedo, "a new step ends redo");
}

/** A step that another tab did meanwhile is passed over, and the one before is taken back. */
export function undoPassesOver() {
  const undo = new Undo(), zero = start(), one = changed(zero, (d) => { d.family.name = "a"; });
  const two = changed(one, (d) => { d.name = "b"; });
  undo.add("", zero, one, 0, "family");
  undo.add("", one, two, 0, "name");
  const now = changed(two, (d) => { d.name = ""; }); // as undo would have it
  const step = undo.undo(now);
  same([step.what, step.value.family.name, undo.canUndo], ["family", "", false], "passed over");
}
