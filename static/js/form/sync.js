// The open dossier, storage and other tabs, in step with each other.
//
// Tabs that were opened before anything was filled in begin a dossier each. The
// first of these dossiers that is written becomes that of the other tabs.
import { Autosave } from "./autosave.js";
import { empty } from "./dossier.js";
import { Dossiers } from "./dossiers.js";
import { Opened } from "./opened.js";
import { whole } from "./record.js";
import { Tabs } from "./tabs.js";

/** Sync keeps the open dossier. */
export class Sync {
  #env;
  #prefix;
  #changed;
  #autosave;

  /**
   * env is that of the store, prefix that of the keys in storage. changed is called
   * when there is something new to show; heard are the calls of Tabs.listen, but
   * for wrote.
   */
  constructor(env, prefix, changed, heard) {
    this.#env = env;
    this.#prefix = prefix;
    this.#changed = changed;
    this.#autosave = new Autosave(env, () => this.#save());
    this.tabs = new Tabs(env, prefix);
    this.dossiers = new Dossiers(env, prefix, this.tabs.shared);
    this.show([this.tabs.shown, this.dossiers.shelf.current()].find((id) => this.dossiers.has(id)));
    for (const { id } of this.open.first ? [...this.dossiers.names] : []) this.#meet(id, this.dossiers.shelf.newest(id));
    this.tabs.listen({ ...heard, wrote: (key, text) => this.#wrote(key, text) });
  }

  /** empty returns a new dossier. */
  empty() { return empty(this.#env.now(), this.#env.random); }

  /** keepNames writes the names of the dossiers, and which is open. */
  keepNames() { this.dossiers.keepNames(this.open.id); }

  /** flush writes at once what is not written yet. */
  flush() {
    this.#autosave.stop();
    if (this.open.dirty) {
      this.#write();
      this.#changed();
    }
  }

  /** reset opens a dossier that is not in storage (yet). */
  reset(dossier) {
    this.#autosave.stop();
    this.#autosave.saving();
    this.open = new Opened(dossier, this.dossiers.blocked);
  }

  /** show opens the dossier of storage with an id; without one the first dossier, or a new one. */
  show(id = (this.dossiers.names[0] || {}).id) {
    if (id === undefined) {
      this.reset(this.empty());
      this.open.first = true;
      return;
    }
    const { shelf, names, shared } = this.dossiers;
    const { record, dossier, readOnly } = this.dossiers.read(id);
    const { name } = names.find((d) => d.id === id);
    this.reset(dossier || { ...this.empty(), id, name });
    if (record) this.open.load(record);
    if (shared) this.open.savedAt = "";
    this.open.readOnly = readOnly;
    for (const { record } of readOnly ? [] : shelf.slots(id)) {
      if (record && !this.open.past.has(record)) this.#merge(record); // written by another tab at the same time, which went before it heard
    }
    this.open.broken = shelf.broken(id).length > 0;
    const unsaved = this.dossiers.takeAside(id);
    if (unsaved) {
      this.open.resume(unsaved);
      this.later();
    }
  }

  /**
   * leave writes the open dossier before another one takes its place. If there
   * is no room for it, it stays in this tab.
   */
  leave() {
    this.flush();
    if (this.open.dirty) this.dossiers.putAside(this.open);
    this.dossiers.list();
  }

  /** later tells that the open dossier is to be written soon. */
  later() {
    this.open.dirty = true;
    this.#autosave.changed();
  }

  /** kept lists all dossiers, to bring them back after they are removed. */
  kept() { return this.dossiers.kept(this.open); }

  /** forget removes a dossier, and shows another one if it was open. */
  forget(id) {
    if (id === this.open.id) this.open.dirty = false;
    else this.flush();
    this.dossiers.remove(id);
    if (id === this.open.id) this.show();
    this.keepNames();
  }

  /** clear removes everything. */
  clear() {
    this.dossiers.clear();
    if (this.dossiers.shared) this.tabs.shared = true; // it was cleared too
    this.show();
  }

  /** share moves everything from this device into this tab, or back. */
  share(on) {
    const { open } = this, kept = this.kept(), records = this.dossiers.move(on, kept);
    if (!records) {
      open.unsaved = "full"; // no room on the device: all stays in this tab
      return;
    }
    if (records.has(open.id) && !open.readOnly) open.saved(records.get(open.id));
    if (on) open.savedAt = "";
    this.tabs.shared = on;
    open.unsaved = this.dossiers.blocked;
    this.dossiers.nameAll(kept);
    this.keepNames();
  }

  // save writes when no other tab does. Where there are no locks it just writes:
  // what two tabs then write at once, the storage event brings together.
  #save() {
    const write = () => this.flush(), { locks } = this.#env;
    if (!locks || this.dossiers.shared) {
      write();
      return;
    }
    try {
      locks.request(this.#prefix + this.open.id, write).catch(write);
    } catch (e) {
      write();
    }
  }

  #write() {
    const open = this.open, dossiers = this.dossiers;
    this.#autosave.saving();
    const found = dossiers.shelf.newest(open.id);
    if (found && !open.past.has(found)) this.#merge(found);
    if (open.readOnly) open.dirty = false;
    if (!open.dirty) return;
    open.unsaved = dossiers.write(open);
    if (open.dirty) return;
    const { name } = open.dossier, left = open.left.splice(0);
    for (const twin of left) {
      const record = dossiers.shelf.newest(twin);
      if (record && !open.past.has(record)) this.#meet(twin, record); // written meanwhile
      else dossiers.shelf.remove(twin);
    }
    if (left.length || !dossiers.names.some((d) => d.id === open.id && d.name === name)) {
      dossiers.list();
      dossiers.names = dossiers.names.map((d) => (d.id === open.id ? { id: d.id, name } : d));
      this.keepNames();
    }
  }

  // merge merges a record of another tab into the open dossier.
  #merge(record) {
    const { refused, dossier } = this.dossiers.accept(record);
    if (refused === "newer") this.open.newer();
    else if (!refused && this.open.merge(record, dossier)) this.later();
  }

  // meet looks at the record of another dossier. One that another tab began takes
  // the place of this one when this one is untouched. When both began theirs on an
  // empty device at once, the two become one, in both tabs the same.
  #meet(id, record) {
    const open = this.open, was = open.id;
    if (!record || !open.first || id === was) return;
    if (open.untouched) {
      this.dossiers.list();
      this.show(id);
      this.open.twins.add(was);
    } else if (record.first && this.dossiers.accept(record).dossier) {
      const [kept, other] = [id, was].sort();
      open.rename(kept);
      this.#merge(record);
      open.twins.add(other);
      open.left.push(other);
      this.later();
    }
  }

  // wrote follows another tab that wrote something under a key.
  #wrote(key, text) {
    const { shared, shelf } = this.dossiers;
    if (shared) return;
    const id = shelf.idOf(key), record = id && whole(text), { twins, past } = this.open;
    if (key === this.#prefix + "dossiers") this.dossiers.list();
    else if (!record) return;
    else if (id !== this.open.id) this.#meet(id, twins.has(id) ? record : shelf.newest(id)); // not what a reader removed since
    else if (!past.has(record)) this.#merge(record);
    this.#changed();
  }
}
