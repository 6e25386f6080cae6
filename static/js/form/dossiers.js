// The dossiers of one guide in this browser: those in storage, and those that
// storage has no room for, which stay in the tab.
//
// Storage is localStorage, or on a shared computer the memory of the tab. See
// shelf.js for the keys.
import { attempt, settled } from "./attempt.js";
import { LIMITS, accept, parse } from "./file.js";
import { Opened } from "./opened.js";
import { mark } from "./past.js";
import { copy } from "./plain.js";
import { sumOf } from "./record.js";
import { Memory, Shelf } from "./shelf.js";

/** Dossiers reads, writes and removes dossiers. Its env is that of the store. */
export class Dossiers {
  #env;
  #prefix;
  #version; // of dossiers that this page writes
  #aside = new Map(); // by id, the unsaved state of dossiers that storage has no room for and that are not open

  constructor(env, prefix, shared) {
    this.#env = env;
    this.#prefix = prefix;
    this.#version = env.migrations.length + 1;
    this.shared = shared; // whether nothing is kept on the device
    this.shelf = this.#shelfFor(shared);
    this.names = []; // [{id, name}]
    this.list();
  }

  #shelfFor(shared) { return new Shelf(this.#env.storage && !shared ? this.#env.storage : new Memory(), this.#prefix); }

  /** blocked is why nothing is kept on this device: "blocked" without storage, else "". */
  get blocked() { return this.#env.storage || this.shared ? "" : "blocked"; }

  /** list updates the names. */
  list() {
    const names = this.shelf.names().map((d) => (this.#aside.has(d.id) ? { id: d.id, name: this.#aside.get(d.id).dossier.name } : d));
    for (const [id, { dossier }] of this.#aside) if (!names.some((d) => d.id === id)) names.push({ id, name: dossier.name });
    this.names = names;
  }

  /** has tells whether there is a dossier with an id. */
  has(id) { return this.names.some((d) => d.id === id); }

  /** keepNames writes the names, and which dossier is open. */
  keepNames(id) { this.shelf.keepNames(this.names, id); }

  /**
   * read reads a dossier: {record, dossier, readOnly}, the first two undefined
   * when there is nothing to read. Damaged records are set aside.
   */
  read(id) {
    const slots = this.shelf.slots(id);
    const good = slots.filter((s) => s.record).sort((a, b) => b.record.seq - a.record.seq);
    for (const slot of good) {
      const { record } = slot;
      const { refused, dossier } = this.accept(record);
      if (!refused) {
        if (record.version < this.#version) this.shelf.setAside(id, slot, "before");
        for (const s of slots) if (s.text && !s.record) this.shelf.setAside(id, s, "broken");
        dossier.id = id;
        return { record, dossier, readOnly: false };
      }
      if (refused === "newer") {
        const { dossier } = accept(parse(record.dossier));
        if (dossier) dossier.id = id;
        return { record, dossier, readOnly: true };
      }
      slot.record = null;
    }
    for (const s of slots) if (s.text) this.shelf.setAside(id, s, "broken");
    return { readOnly: false };
  }

  /** accept returns the dossier in a record, {dossier}, or why it cannot be used, {refused}. */
  accept(record) {
    if (record.version > this.#version) return { refused: "newer" };
    return accept(parse(record.dossier), record.version, this.#env.templates, this.#env.migrations);
  }

  /** put writes a record and returns it; it throws when there is no room. */
  put({ id, text, version = this.#version, exported = "", from = [], asks = {}, first = false }) {
    const saved = this.#env.now().toISOString();
    return this.shelf.put(id, { version, sum: sumOf(text, asks), saved, exported, from, first, asks, dossier: text });
  }

  /**
   * write writes the open dossier. It returns why storage does not keep it, as
   * Store.state.unsaved, or "".
   */
  write(open) {
    const text = JSON.stringify(open.dossier);
    const large = text.length > LIMITS.record / 3 && new TextEncoder().encode(text).length > LIMITS.record;
    const refused = large ? "large" : accept(copy(open.dossier), this.#version, this.#env.templates, this.#env.migrations).refused;
    if (refused) return refused === "large" ? refused : "blocked"; // it could not be read again
    try {
      open.saved(this.put({ id: open.id, text, exported: open.exportedAt, from: open.past.line, asks: open.asks, first: open.first }));
    } catch (e) {
      return /quota/i.test(e.name) ? "full" : "blocked";
    }
    if (this.shared) open.savedAt = "";
    return this.blocked;
  }

  /** rename names a dossier that is not open. It tells whether there was room for that. */
  rename(id, name) {
    const { record, dossier, readOnly } = this.read(id);
    if (!dossier || readOnly || this.#aside.has(id)) return false;
    const from = [...record.from, mark(record)];
    if (!attempt(() => this.put({ ...record, id, text: JSON.stringify({ ...dossier, name }), from }))) return false;
    this.names = this.names.map((d) => (d.id === id ? { id, name } : d));
    return true;
  }

  /** putAside keeps the unsaved state of a dossier in this tab. */
  putAside(open) { this.#aside.set(open.id, open.unsavedState()); }

  /** isAside tells whether this tab keeps an unsaved state of a dossier. */
  isAside(id) { return this.#aside.has(id); }

  /** takeAside returns the unsaved state of a dossier, which is kept no longer, or undefined. */
  takeAside(id) {
    const state = this.#aside.get(id);
    this.#aside.delete(id);
    return state;
  }

  /** kept lists all dossiers, with the open one, to bring them back later or to write them elsewhere. */
  kept(open) {
    const list = [];
    const kept = (id, { dossier, exportedAt, past, asks }) => ({
      id, name: dossier.name, text: JSON.stringify(dossier), version: this.#version, exported: exportedAt, from: past.line, asks,
    });
    for (const { id, name } of this.names) {
      const { record } = id === open.id && !open.readOnly ? {} : this.read(id);
      if (this.#aside.has(id)) list.push({ ...kept(id, this.#aside.get(id)), name });
      else if (record) list.push({ ...record, id, name, text: record.dossier });
    }
    if (!open.readOnly && (open.dirty || open.past.saved.sum)) list.push(kept(open.id, open));
    return list;
  }

  /**
   * bringBack writes dossiers that were kept, or puts aside those that there is
   * no room for. It returns those that it could not bring back.
   */
  bringBack(kept) {
    const names = this.shelf.names().filter((d) => !kept.some((k) => k.id === d.id));
    const waiting = kept.filter((k) => !attempt(() => this.put(k)) && !this.#keepAside(k));
    this.names = [...names, ...kept.filter((k) => !waiting.includes(k)).map(({ id, name }) => ({ id, name }))];
    return waiting;
  }

  #keepAside({ id, text, version, exported, asks }) {
    const { dossier } = this.accept({ dossier: text, version });
    if (!dossier) return false;
    const open = new Opened({ ...dossier, id }, "full");
    this.#aside.set(id, { ...open.unsavedState(), asks: asks || {}, exportedAt: exported || "" });
    return true;
  }

  /**
   * move writes dossiers that were kept to the memory of this tab, or back to the
   * device. It returns their records by id, or undefined when there is no room
   * and nothing is moved.
   */
  move(shared, kept) {
    const shelf = this.shelf, records = new Map();
    this.shelf = this.#shelfFor(shared);
    try {
      for (const k of kept) records.set(k.id, this.put(k));
    } catch (e) {
      for (const k of kept) this.shelf.remove(k.id);
      this.shelf = shelf;
      return undefined;
    }
    this.shared = shared;
    if (shared) this.#clearDevice();
    return records;
  }

  /** nameAll takes up the names of dossiers that were moved, and of those found where they are now. */
  nameAll(kept) {
    const names = kept.map(({ id, name }) => ({ id, name }));
    this.names = [...names, ...this.shelf.names().filter((d) => !names.some((n) => n.id === d.id))];
  }

  /** remove removes a dossier. */
  remove(id) {
    this.shelf.remove(id);
    this.#aside.delete(id);
    this.list();
  }

  /** clear removes all dossiers, and all else that storage of this page holds of the guide. */
  clear() {
    this.#clearDevice();
    this.shelf.clear();
    this.#aside.clear();
    this.names = [];
  }

  #clearDevice() {
    for (const storage of [this.#env.storage, this.#env.session]) new Shelf(storage, this.#prefix).clear();
  }

  /** clearRest removes databases and caches of the guide, which wenk does not make. */
  async clearRest() {
    const { databases, caches } = this.#env;
    const list = await settled(() => databases.databases());
    for (const { name } of list || []) {
      if (name.startsWith(this.#prefix)) await settled(() => request(databases.deleteDatabase(name)));
    }
    for (const name of await settled(() => caches.keys()) || []) {
      if (name.startsWith(this.#prefix)) await settled(() => caches.delete(name));
    }
  }
}

const request = (r) => new Promise((done) => { r.onsuccess = r.onerror = r.onblocked = done; });
