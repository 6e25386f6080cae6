// The state of a page with forms: the open dossier, the others in this browser,
// what can be undone, and what is saved. The open dossier itself is in opened.js;
// sync.js keeps it, storage and other tabs in step.
import * as questions from "./asks.js";
import { attempt } from "./attempt.js";
import { newId, random } from "./dossier.js";
import { steps } from "./file.js";
import { copy, equal, put } from "./plain.js";
import { Sync } from "./sync.js";

/** Store holds the state; see the getter state. */
export class Store {
  #env;
  #sync;
  #subscribers = new Set();
  #gone = null; // what was removed and can be brought back: {id, kept, taken}, where taken means by another tab
  #taken = "";
  #state;

  /**
   * guide is the id of the guide, templates are its definitions. For all else
   * the browser is used, unless given; null does without. inTab says that storage
   * is that of this tab. migrations are as steps
   * in file.js. enter is called before another tab removes the open dossier, to
   * add what waits in fields.
   */
  constructor({ guide, templates = [], migrations = steps, ...given }) {
    this.#env = { guide, templates, migrations, ...browser(guide, given), ...given };
    this.#sync = new Sync(this.#env, `wenk:${guide}:`, () => this.#tell(), {
      cleared: (ids) => this.#removed([...ids, this.#sync.open.id]), removed: (id) => this.#removed([id]),
      shared: () => {
        if (this.#sync.dossiers.shared) return;
        this.#sync.share(true);
        this.#tell();
      },
    });
    this.#tell();
  }

  /**
   * state is what there is to show:
   * dossier (frozen), dossiers [{id, name}], canUndo, canRedo;
   * savedAt and exportedAt (ISO time or "");
   * unsaved ("", or why this device does not keep it: "full", "large", over 1 MB, "blocked", or "newer": a newer page wrote it meanwhile);
   * inTab (only this tab keeps it, until it is closed); shared; readOnly (a newer version of the page keeps it);
   * broken (a damaged record was set aside, see the function);
   * taken ("", or what another tab just removed: "gone", the open dossier, or "typed", with what was typed here and is nowhere else, see bringBack);
   * conflicts [{path, mine, theirs}] (changed in two tabs, where theirs gave way to mine; see settle).
   */
  get state() { return this.#state; }

  /** subscribe calls fn with each new state, until the function that it returns is called. */
  subscribe(fn) {
    this.#subscribers.add(fn);
    return () => { this.#subscribers.delete(fn); };
  }

  /**
   * change lets fn change a draft of the dossier. Changes with one key that
   * follow each other within a second are one step to undo; changes with "" are
   * steps of their own. What names the step for undo and redo. It tells whether
   * anything changed.
   */
  change(key, fn, what = true) {
    const open = this.#sync.open, before = open.dossier;
    if (open.readOnly) return false;
    const draft = copy(before);
    fn(draft);
    draft.id = open.id;
    if (equal(draft, before)) return false;
    const time = this.#env.now().getTime();
    this.#set(draft);
    open.undo.add(key, before, open.dossier, time, what);
    if (this.#gone && !this.#gone.taken) this.#gone = null;
    this.#tell();
    return true;
  }

  /**
   * undo takes back the last step, but nothing that another tab did. Right after
   * remove or clearAll it brings back what was removed, and when no step is left
   * what another tab removed. It returns the name of the step, true for one
   * without a name, and false when there is nothing to undo.
   */
  undo() {
    if (this.#gone && !this.#gone.taken) return this.bringBack();
    return this.#step("undo") || this.bringBack();
  }

  /** redo does again what was undone last; it returns the same as undo. */
  redo() { return this.#step("redo"); }

  /** settle ends a conflict with the value that is to stand at its path; undefined removes what is there. */
  settle(conflict, value) {
    if (this.#sync.open.readOnly) return;
    this.#sync.open.asks = questions.answered(this.#sync.open.asks, conflict);
    this.#sync.later();
    if (!this.change("", (draft) => put(draft, conflict.path, value))) this.#tell();
  }

  /** became tells whether a dossier became the open one: both were begun on an empty device. */
  became(id) { return this.#sync.open.twins.has(id); }

  /**
   * create opens a new dossier, or a given one, beside the others. It returns
   * its id, which is another one when there is such a dossier already.
   */
  create(dossier) {
    this.#sync.leave();
    const made = dossier ? copy(dossier) : this.#sync.empty();
    if (made.id === this.#sync.open.id || this.#sync.dossiers.has(made.id)) made.id = newId("d", this.#env.random);
    this.#sync.reset(made);
    this.#gone = null;
    if (dossier) this.#sync.later();
    this.#tell();
    return made.id;
  }

  /** open opens another dossier of this device, and tells whether it is there. */
  open(id) {
    if (id === this.#sync.open.id) return true;
    this.#sync.leave();
    if (!this.#sync.dossiers.has(id)) return false;
    this.#gone = null;
    this.#sync.show(id);
    this.#sync.keepNames();
    this.#tell();
    return true;
  }

  /**
   * adopt opens the dossier of a file, and returns its id. If this device has
   * the dossier, it takes over what the file says, as one step.
   */
  adopt(dossier) {
    if (!this.open(dossier.id) || this.#sync.open.readOnly) return this.create(dossier);
    this.change("", (draft) => {
      for (const key of Object.keys(draft)) delete draft[key];
      Object.assign(draft, copy(dossier));
    });
    return this.#sync.open.id;
  }

  /** rename names a dossier: the open one, as a step, or another. */
  rename(id, name) {
    if (id === this.#sync.open.id) {
      this.change("name", (draft) => { draft.name = name; });
    } else if (this.#sync.dossiers.rename(id, name)) {
      this.#sync.keepNames();
      this.#tell();
    }
  }

  /** remove removes a dossier from this device; undo, right after, brings it back. */
  remove(id) {
    this.#gone = { id: this.#sync.open.id, kept: this.#sync.kept().filter((k) => k.id === id) };
    this.#sync.forget(id);
    this.#sync.tabs.tell({ type: "remove", id });
    this.#tell();
  }

  /** exported notes that the dossier was saved as a file just now. */
  exported() {
    const open = this.#sync.open;
    open.exportedAt = this.#env.now().toISOString();
    if (open.unsaved === "newer") open.unsaved = "";
    if (!open.readOnly) {
      this.#sync.dossiers.shelf.removeKey(open.id, "before");
      this.#sync.later();
    }
    this.#tell();
  }

  /** broken returns the damaged records of the open dossier, for the reader to save. */
  broken() { return this.#sync.dossiers.shelf.broken(this.#sync.open.id); }

  /** forgetBroken removes the damaged records. */
  forgetBroken() {
    this.#sync.dossiers.shelf.removeKey(this.#sync.open.id, "broken");
    this.#sync.open.broken = false;
    this.#tell();
  }

  /** flush writes at once what is not written yet, for when the page goes. */
  flush() { this.#sync.flush(); }

  /** setShared with true removes all from this device and keeps it in this tab only, and has other tabs do the same. */
  setShared(on) {
    if (on === this.#sync.dossiers.shared) return;
    this.#sync.share(on);
    if (on) this.#sync.tabs.tell({ type: "shared" });
    this.#tell();
  }

  /** wipe forgets everything, on this device and in this tab, for good. */
  wipe() {
    this.#gone = null;
    this.#sync.clear();
    this.#tell();
  }

  /**
   * clearAll removes all that this guide keeps in this browser; undo, right
   * after, brings the dossiers back. All is gone when the promise is kept.
   */
  async clearAll() {
    this.#gone = { id: this.#sync.open.id, kept: this.#sync.kept() };
    const ids = [...this.#sync.dossiers.names, ...this.#sync.dossiers.shelf.names()].map((d) => d.id);
    this.#sync.clear();
    this.#sync.tabs.tell({ type: "clear", ids });
    this.#tell();
    await this.#sync.dossiers.clearRest();
  }

  /** bringBack brings back what was removed, whatever was done since, and tells whether there was any. */
  bringBack() {
    if (!this.#gone) return false;
    const { id, kept } = this.#gone, other = id !== this.#sync.open.id;
    if (other) this.flush();
    const waiting = this.#sync.dossiers.bringBack(kept);
    this.#gone = waiting.length ? { ...this.#gone, kept: waiting } : null; // for another try
    if (other) this.#sync.show(this.#sync.dossiers.has(id) ? id : undefined);
    if (waiting.length) this.#sync.open.unsaved = "full";
    this.#sync.keepNames();
    this.#tell();
    return true;
  }

  /** close writes what is not written yet and ends the work of the store. */
  close() {
    this.flush();
    this.#subscribers.clear();
    this.#sync.tabs.close();
  }

  #tell() {
    const open = this.#sync.open, { id, dossier, undo } = open, { shared, names } = this.#sync.dossiers;
    const dossiers = names.map((d) => (d.id === id ? { id, name: dossier.name } : d));
    if (!this.#sync.dossiers.has(id)) dossiers.push({ id, name: dossier.name });
    this.#state = Object.freeze({
      dossier, dossiers, canUndo: !!this.#gone || !open.readOnly && undo.canUndo, canRedo: !open.readOnly && undo.canRedo,
      savedAt: open.savedAt, exportedAt: open.exportedAt, unsaved: open.unsaved,
      inTab: !!this.#env.inTab, shared, readOnly: open.readOnly, broken: open.broken, taken: this.#taken, conflicts: questions.list(open.asks, dossier),
    });
    this.#sync.tabs.shown = !shared && this.#sync.dossiers.has(id) ? id : "";
    for (const fn of [...this.#subscribers]) fn(this.#state);
  }

  #set(draft) {
    this.#sync.open.set(draft, this.#env.now());
    this.#sync.later();
  }

  #step(name) {
    const { undo, dossier, readOnly } = this.#sync.open, step = !readOnly && undo[name](dossier);
    if (!step) return false;
    this.#set(step.value);
    this.#tell();
    return step.what;
  }

  // removed follows another tab that removed dossiers. What was typed here, and
  // that tab cannot bring back since it was never written, can be brought back here.
  #removed(ids) {
    const { id } = this.#sync.open, open = ids.includes(id);
    if (open) this.#env.enter();
    const { open: { typed, past }, dossiers } = this.#sync;
    const kept = this.#sync.kept().filter((k) => ids.includes(k.id) && (k.id === id ? typed : dossiers.isAside(k.id)));
    this.#taken = kept.length ? "typed" : open && past.line.length ? "gone" : "";
    if (kept.length) this.#gone = { id, kept, taken: true };
    else if (this.#gone && !this.#gone.taken) this.#gone = null;
    for (const i of ids) this.#sync.forget(i);
    this.#tell();
    this.#taken = "";
  }
}

/**
 * onDisk is what a store is given on a page that was opened from a disk: what is
 * written stays in its tab. In localStorage any file of the disk could read it, and
 * could write what this page would take for that of another tab.
 */
export const onDisk = () => ({ inTab: true, storage: attempt(() => sessionStorage), channel: null, events: null, locks: null });

// browser is what a store uses of a browser.
const browser = (guide, { channel }) => ({
  random, storage: attempt(() => localStorage), session: attempt(() => sessionStorage),
  locks: attempt(() => navigator.locks), databases: attempt(() => indexedDB), caches: attempt(() => caches),
  channel: channel === undefined ? attempt(() => new BroadcastChannel(`wenk:${guide}`)) : null,
  events: globalThis, now: () => new Date(), enter: () => {},
  setTimeout: (fn, ms) => setTimeout(fn, ms), clearTimeout: (timer) => clearTimeout(timer),
});
