// One dossier in memory: its values, what they build on, what is asked about
// them, and whether storage has them.
import * as questions from "./asks.js";
import { merge } from "./merge.js";
import { Past, later } from "./past.js";
import { equal, frozen } from "./plain.js";
import { keepRows } from "./rows.js";
import { Undo } from "./undo.js";

/** Opened is the dossier that a tab shows. Its fields are for the store, which shows them; see Store.state. */
export class Opened {
  constructor(dossier, unsaved) {
    this.id = dossier.id;
    this.dossier = frozen(dossier);
    this.past = new Past();
    this.asks = {};
    this.undo = new Undo();
    this.first = false; // whether it was begun before anything was filled in on this device
    this.twins = new Set(); // ids of dossiers that were merged into this one
    this.left = []; // those of them that storage still has
    this.savedAt = this.exportedAt = "";
    this.unsaved = unsaved;
    this.readOnly = this.broken = false;
    this.dirty = false; // whether storage lacks something of it
    this.typed = false; // whether that was changed in this tab
  }

  /** held is what a record holds: the dossier, and what is asked about it. */
  get held() { return { dossier: this.dossier, asks: this.asks }; }

  /** untouched tells whether nothing was ever done with it. */
  get untouched() { return !this.dirty && !this.past.line.length && !this.undo.canUndo && !this.undo.canRedo; }

  /** set takes a draft as the dossier; now is a Date. */
  set(draft, now) {
    this.asks = questions.left(this.asks, this.dossier);
    draft.changed = now.toISOString();
    this.dossier = frozen(draft, this.dossier);
    this.typed = true;
  }

  /** load adds the record that the dossier was read from. */
  load(record) {
    this.asks = record.asks;
    this.first = record.first;
    this.past.add(record, this.held);
    this.savedAt = record.saved;
    this.exportedAt = record.exported;
  }

  /** saved tells that a record with all of it was written. */
  saved(record) {
    this.past.add(record, this.held);
    this.savedAt = record.saved;
    this.dirty = this.typed = false;
  }

  /** newer tells that a newer version of the page wrote a record, which this one cannot read. */
  newer() {
    this.readOnly = true;
    if (this.typed) this.unsaved = "newer";
  }

  /** unsavedState is what a tab keeps of a dossier that storage has no room for; see resume. */
  unsavedState() {
    const { dossier, past, asks, first, savedAt, exportedAt, unsaved, undo } = this;
    return { dossier, past, asks, first, savedAt, exportedAt, unsaved, undo, typed: true };
  }

  /** resume goes on with an unsaved state. */
  resume(state) { Object.assign(this, state); }

  /**
   * merge merges a record of another tab and the dossier in it. It tells whether
   * the result has to be written. Where both changed a value, the later value
   * stands in both tabs, and both ask.
   */
  merge(record, dossier) {
    dossier.id = this.id;
    const own = { ...this.dossier, id: this.id };
    const base = this.past.base(record.from) || { dossier: record.first && this.first ? begun(own, dossier) : {} };
    const theirs = { dossier, asks: record.asks };
    const sides = [{ dossier: own, asks: questions.all(this.asks, record.asks, own) }, { dossier, asks: questions.all(record.asks, this.asks, dossier) }];
    if (!this.typed && !later(this.past.saved, record)) sides.reverse(); // the later one is mine
    const { value, conflicts } = merge(base, ...sides);
    value.dossier.changed = [own.changed, dossier.changed].sort()[1];
    keepRows(value.dossier, [own, dossier]);
    questions.ask(value.asks, conflicts.filter((c) => c.path[0] === "dossier").map((c) => ({ ...c, path: c.path.slice(1) })));
    value.asks = questions.left(value.asks, value.dossier);
    theirs.dossier = frozen(dossier, this.dossier);
    this.past.add(record, theirs);
    this.exportedAt = [this.exportedAt, record.exported].sort()[1];
    this.dossier = frozen(value.dossier, theirs.dossier);
    this.asks = value.asks;
    if (!equal(value, theirs)) return true;
    this.dirty = false;
    this.savedAt = record.saved;
    return false;
  }

  /** rename gives it an id, that of the dossier which another tab began at the same time. */
  rename(id) {
    this.id = id;
    this.dossier = frozen({ ...this.dossier, id }, this.dossier);
  }
}

// begun is what two dossiers that were begun at the same time have in common: nothing.
function begun(mine, theirs) {
  const created = mine.created < theirs.created ? theirs.created : mine.created;
  return { id: mine.id, name: "", created, languages: [], family: { name: "", members: [] }, people: [], rows: {}, templates: {}, history: [] };
}
