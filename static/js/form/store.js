// The state of a page with forms: the open dossier, the others on this device,
// what can be undone, and what is saved.
//
// Dossiers are kept in localStorage under "wenk:<guide>:", each in two slots
// that are written in turn: whatever happens during a write, one is whole. A
// record names the records that it builds on, by their marks. So a tab that
// meets a record of another tab knows what both started from, and merges.
//
// Tabs that were opened before anything was filled in begin a dossier each. The
// first of these that is written becomes that of the others: a record says
// whether it is such a one.
//
// A tab keeps in sessionStorage which dossier it shows.
import * as questions from "./asks.js";
import { empty, keepRows, newId, random } from "./dossier.js";
import { LIMITS, accept, parse, steps } from "./file.js";
import { copy, equal, get, merge, put } from "./merge.js";
import { Past, later, mark } from "./past.js";
import { Memory, Shelf, attempt, sumOf, whole } from "./shelf.js";

const REST = 250;     // ms after the last change that it is written
const LONGEST = 1000; // ms that a change waits at most
const SAME = 1000;    // ms within which changes with one key are one step
const UNDO = 1000;    // steps

/** Store holds the state; see the getter state. Names with "_" are its own business. */
export class Store {
  /**
   * guide is the id of the guide, templates are its definitions. For all else
   * what the browser has is used; null does without. migrations are as steps in
   * file.js. enter is called before another tab takes the open dossier away, to
   * change it by what waits to be added.
   */
  constructor({ guide, templates = [], migrations = steps, ...given }) {
    this._env = {
      guide, templates, migrations, random,
      storage: attempt(() => localStorage), session: attempt(() => sessionStorage),
      locks: attempt(() => navigator.locks), databases: attempt(() => indexedDB), caches: attempt(() => caches),
      channel: given.channel === undefined ? attempt(() => new BroadcastChannel(`wenk:${guide}`)) : null,
      events: globalThis, now: () => new Date(), enter: () => {},
      setTimeout: (fn, ms) => setTimeout(fn, ms), clearTimeout: (timer) => clearTimeout(timer),
      ...given,
    };
    this._prefix = `wenk:${guide}:`;
    this._version = migrations.length + 1;
    this._real = this._env.storage;
    this._shared = !!attempt(() => this._env.session.getItem(this._prefix + "shared"));
    this._shelf = new Shelf(this._real && !this._shared ? this._real : new Memory(), this._prefix);
    this._subscribers = new Set();
    this._aside = new Map(); // what there is no room for, of dossiers that are not open
    this._gone = null;
    this._taken = "";
    this._timer = 0;
    this._list();
    this._tab = attempt(() => this._env.session.getItem(this._prefix + "tab")) || ""; // the dossier that this tab shows
    this._show([this._tab, this._shelf.current()].find((id) => this._names.some((d) => d.id === id)));
    for (const { id } of this._first ? [...this._names] : []) this._meet(id, this._shelf.newest(id));

    this._onStorage = (e) => this._event(e);
    if (this._env.events) this._env.events.addEventListener("storage", this._onStorage);
    if (this._env.channel) this._env.channel.onmessage = (e) => this._hear(e.data || {});
    this._tell();
  }

  /**
   * state is what there is to show:
   * dossier (frozen), dossiers [{id, name}], canUndo, canRedo;
   * savedAt and exportedAt (ISO time or "");
   * unsaved ("", or why this device does not keep it: "full", "large", over 1 MB, "blocked", or "newer": written by a newer page meanwhile);
   * shared; readOnly (kept by a newer version of the page);
   * broken (a damaged record was put aside, see the function);
   * taken ("", or what another tab just removed: "gone", the open dossier, or "typed", with what was typed here and is nowhere else, see bringBack);
   * conflicts [{path, mine, theirs}] (changed in two tabs, where theirs gave way to mine; see settle).
   */
  get state() { return this._state; }

  /** subscribe calls fn with each new state, until the function that it returns is called. */
  subscribe(fn) {
    this._subscribers.add(fn);
    return () => { this._subscribers.delete(fn); };
  }

  /**
   * change lets fn change a draft of the dossier. Changes with one key that
   * follow each other within a second are one step to undo; those with "" are
   * steps of their own; what names the step for undo and redo. It tells whether
   * anything changed.
   */
  change(key, fn, what = true) {
    if (this._readOnly) return false;
    const draft = copy(this._dossier);
    fn(draft);
    draft.id = this._id;
    if (equal(draft, this._dossier)) return false;
    const before = this._dossier, time = this._env.now().getTime();
    this._set(draft);
    const step = this._undo[this._undo.length - 1];
    if (key && step && step.key === key && step.after === before && time - step.time < SAME) {
      step.after = this._dossier;
      step.time = time;
    } else {
      this._undo.push({ key, before, after: this._dossier, time, what });
      if (this._undo.length > UNDO) this._undo.shift();
    }
    this._redo = [];
    if (this._gone && !this._gone.taken) this._gone = null;
    this._tell();
    return true;
  }

  /**
   * undo takes back the last step, but nothing that another tab did. Right after
   * remove or clearAll it brings back what went, and when no step is left what
   * another tab took. It returns what the step is called, true for one without a
   * name, and false when there is nothing to undo.
   */
  undo() {
    if (this._gone && !this._gone.taken) return this._bringBack();
    return this._step(this._undo, this._redo, (s) => merge(s.after, this._dossier, s.before)) || this.bringBack();
  }

  /** bringBack brings back what went, whatever was done since, and tells whether there was any. */
  bringBack() { return !!this._gone && this._bringBack(); }

  /** redo does again what was undone last. */
  redo() {
    return this._step(this._redo, this._undo, (s) => merge(s.before, this._dossier, s.after));
  }

  /** settle ends a conflict with the value that is to stand at its path; undefined removes what is there. */
  settle(conflict, value) {
    if (this._readOnly) return;
    this._asks = questions.answered(this._asks, conflict);
    this._later();
    if (!this.change("", (draft) => put(draft, conflict.path, value))) this._tell();
  }

  /** became tells whether a dossier became the open one: both were begun on an empty device. */
  became(id) { return this._twins.has(id); }

  /**
   * create opens a new dossier, or a given one, beside the others. It returns
   * its id, which is another one when there is such a dossier already.
   */
  create(dossier) {
    this._leave();
    const made = dossier ? copy(dossier) : empty(this._env.now(), this._env.random);
    if (made.id === this._id || this._names.some((d) => d.id === made.id)) made.id = newId("d", this._env.random);
    this._reset(made);
    this._gone = null;
    if (dossier) this._later();
    this._tell();
    return made.id;
  }

  /** open opens another dossier of this device, and tells whether it is there. */
  open(id) {
    if (id === this._id) return true;
    this._leave();
    if (!this._names.some((d) => d.id === id)) return false;
    this._gone = null;
    this._show(id);
    this._keepNames();
    this._tell();
    return true;
  }

  /**
   * adopt opens the dossier of a file, and returns its id. If this device has
   * the dossier, that takes over what the file says, as one step.
   */
  adopt(dossier) {
    if (!this.open(dossier.id) || this._readOnly) return this.create(dossier);
    this.change("", (draft) => {
      for (const key of Object.keys(draft)) delete draft[key];
      Object.assign(draft, copy(dossier));
    });
    return this._id;
  }

  /** rename names a dossier: the open one, as a step, or another. */
  rename(id, name) {
    if (id === this._id) {
      this.change("name", (draft) => { draft.name = name; });
      return;
    }
    const { record, dossier, readOnly } = this._read(id);
    if (!dossier || readOnly || this._aside.has(id)) return;
    if (!attempt(() => this._put({ ...record, id, text: JSON.stringify({ ...dossier, name }), from: [...record.from, mark(record)] }))) return; // no room
    this._names = this._names.map((d) => (d.id === id ? { id, name } : d));
    this._keepNames();
    this._tell();
  }

  /** remove removes a dossier from this device; undo, right after, brings it back. */
  remove(id) {
    this._gone = { id: this._id, kept: this._kept().filter((k) => k.id === id) };
    this._forget(id);
    this._post({ type: "remove", id });
    this._tell();
  }

  /** exported notes that the dossier was saved as a file just now. */
  exported() {
    this._exportedAt = this._env.now().toISOString();
    if (this._unsaved === "newer") this._unsaved = "";
    if (!this._readOnly) {
      this._shelf.removeKey(this._id, "before");
      this._later();
    }
    this._tell();
  }

  /** broken returns the damaged records of the open dossier, to save what can be saved of them. */
  broken() { return this._shelf.broken(this._id); }

  /** forgetBroken throws them away. */
  forgetBroken() {
    this._shelf.removeKey(this._id, "broken");
    this._broken = false;
    this._tell();
  }

  /** flush writes at once what is not written yet, for when the page goes. */
  flush() {
    this._env.clearTimeout(this._timer);
    if (this._dirty) {
      this._write();
      this._tell();
    }
  }

  /** setShared with true removes all from this device and keeps it in this tab only, and has other tabs do the same. */
  setShared(on) {
    if (on === this._shared) return;
    this._share(on);
    if (on) this._post({ type: "shared" });
    this._tell();
  }

  /** wipe forgets everything, on this device and in this tab, for good. */
  wipe() {
    this._gone = null;
    this._eraseAll();
    this._tell();
  }

  /**
   * clearAll removes all that this guide keeps in this browser; undo, right
   * after, brings the dossiers back. All is gone when the promise is kept.
   */
  async clearAll() {
    this._gone = { id: this._id, kept: this._kept() };
    const ids = [...this._names, ...this._shelf.names()].map((d) => d.id);
    this._eraseAll();
    this._post({ type: "clear", ids });
    this._tell();
    await this._eraseRest();
  }

  /** close writes what is not written yet and ends the work of the store. */
  close() {
    this.flush();
    this._subscribers.clear();
    if (this._env.events) this._env.events.removeEventListener("storage", this._onStorage);
    if (this._env.channel) this._env.channel.close();
  }

  // What is shown.

  _tell() {
    const dossiers = this._names.map((d) => (d.id === this._id ? { id: d.id, name: this._dossier.name } : d));
    if (!dossiers.some((d) => d.id === this._id)) dossiers.push({ id: this._id, name: this._dossier.name });
    this._state = Object.freeze({
      dossier: this._dossier, dossiers,
      canUndo: !!this._gone || !this._readOnly && this._undo.length > 0, canRedo: !this._readOnly && this._redo.length > 0,
      savedAt: this._savedAt, exportedAt: this._exportedAt, unsaved: this._unsaved,
      shared: this._shared, readOnly: this._readOnly, broken: this._broken, taken: this._taken, conflicts: questions.list(this._asks, this._dossier),
    });
    this._remember();
    for (const fn of [...this._subscribers]) fn(this._state);
  }

  // remember notes which dossier this tab shows, for when it is reloaded.
  _remember() {
    const id = !this._shared && this._names.some((d) => d.id === this._id) ? this._id : "", key = this._prefix + "tab";
    if (id === this._tab) return;
    this._tab = id;
    attempt(() => (id ? this._env.session.setItem(key, id) : this._env.session.removeItem(key)));
  }

  _set(draft) {
    this._asks = questions.left(this._asks, this._dossier);
    draft.changed = this._env.now().toISOString();
    this._dossier = frozen(draft, this._dossier);
    this._typed = true;
    this._later();
  }

  // step takes a step from one pile and puts it on the other one. Steps with
  // nothing left to do, since another tab did it, are passed over.
  _step(from, to, merged) {
    while (!this._readOnly && from.length) {
      const step = from.pop(), value = merged(step).value;
      value.changed = this._dossier.changed;
      to.push({ ...step, key: "" });
      if (equal(value, this._dossier)) continue;
      this._set(value);
      this._tell();
      return step.what;
    }
    return false;
  }

  // reset opens a dossier that is not in storage (yet).
  _reset(dossier) {
    this._env.clearTimeout(this._timer);
    this._id = dossier.id;
    this._dossier = frozen(dossier);
    this._past = new Past();
    this._asks = {};
    this._first = false; // whether it was begun before anything was filled in
    this._twins = new Set(); // ids of dossiers that became this one
    this._left = []; // those of them that are still on the shelf
    this._savedAt = this._exportedAt = "";
    this._unsaved = this._real || this._shared ? "" : "blocked";
    this._readOnly = this._broken = this._dirty = false;
    this._typed = false; // whether there are changes of this tab that are not written
    this._since = 0; // time of the first change that is not written
    this._undo = [];
    this._redo = [];
  }

  // show opens a dossier of the shelf: this one, the first one, or a new one.
  _show(id = (this._names[0] || {}).id) {
    if (id === undefined) {
      this._reset(empty(this._env.now(), this._env.random));
      this._first = true;
      return;
    }
    const { record, dossier, readOnly } = this._read(id);
    const { name } = this._names.find((d) => d.id === id);
    this._reset(dossier || { ...empty(this._env.now(), this._env.random), id, name });
    if (record) {
      this._asks = record.asks;
      this._first = record.first;
      this._past.add(record, this._whole());
      this._savedAt = this._shared ? "" : record.saved;
      this._exportedAt = record.exported;
    }
    this._readOnly = readOnly;
    for (const { record } of readOnly ? [] : this._shelf.slots(id)) {
      if (record && !this._past.has(record)) this._take(record); // written by another tab at the same time, which went before it heard
    }
    this._broken = this._shelf.broken(id).length > 0;
    if (this._aside.has(id)) {
      Object.assign(this, this._aside.get(id));
      this._aside.delete(id);
      this._later();
    }
  }

  // leave writes the open dossier before another one takes its place. If there
  // is no room for it, it stays in this tab.
  _leave() {
    this.flush();
    if (this._dirty) {
      const { _dossier, _past, _asks, _first, _savedAt, _exportedAt, _unsaved, _undo, _redo } = this;
      this._aside.set(this._id, { _dossier, _past, _asks, _first, _savedAt, _exportedAt, _unsaved, _undo, _redo, _typed: true });
    }
    this._list();
  }

  // list takes up which dossiers there are.
  _list() {
    const names = this._shelf.names().map((d) => (this._aside.has(d.id) ? { id: d.id, name: this._aside.get(d.id)._dossier.name } : d));
    for (const [id, { _dossier }] of this._aside) if (!names.some((d) => d.id === id)) names.push({ id, name: _dossier.name });
    this._names = names;
  }

  // What is on the shelf.

  // read reads a dossier: {record, dossier, readOnly}, the first two undefined
  // when there is nothing to read. What is damaged is put aside.
  _read(id) {
    const slots = this._shelf.slots(id);
    const good = slots.filter((s) => s.record).sort((a, b) => b.record.seq - a.record.seq);
    for (const slot of good) {
      const { record } = slot;
      const { refused, dossier } = this._open(record);
      if (!refused) {
        if (record.version < this._version) this._shelf.setAside(id, slot, "before");
        for (const s of slots) if (s.text && !s.record) this._shelf.setAside(id, s, "broken");
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
    for (const s of slots) if (s.text) this._shelf.setAside(id, s, "broken");
    return { readOnly: false };
  }

  _open(record) {
    if (record.version > this._version) return { refused: "newer" };
    return accept(parse(record.dossier), record.version, this._env.templates, this._env.migrations);
  }

  // kept lists all dossiers, for another shelf or to bring back.
  _kept() {
    const list = [];
    for (const { id, name } of this._names) {
      const { record } = id === this._id && !this._readOnly ? {} : this._read(id);
      const held = this._aside.get(id);
      if (held) list.push({ id, name, text: JSON.stringify(held._dossier), version: this._version, exported: held._exportedAt, from: held._past.line, asks: held._asks });
      else if (record) list.push({ ...record, id, name, text: record.dossier });
    }
    if (!this._readOnly && (this._dirty || this._past.saved.sum)) {
      list.push({
        id: this._id, name: this._dossier.name, text: JSON.stringify(this._dossier), version: this._version,
        exported: this._exportedAt, from: this._past.line, asks: this._asks,
      });
    }
    return list;
  }

  _put({ id, text, version = this._version, exported = "", from = [], asks = {}, first = false }) {
    const saved = this._env.now().toISOString();
    return this._shelf.put(id, { version, sum: sumOf(text, asks), saved, exported, from, first, asks, dossier: text });
  }

  // whole is what a record holds: the dossier, and what is asked about it.
  _whole() { return { dossier: this._dossier, asks: this._asks }; }

  _keepNames() {
    this._shelf.keepNames(this._names, this._id);
  }

  // Writing.

  _later() {
    this._dirty = true;
    const now = this._env.now().getTime();
    this._since = this._since || now;
    this._env.clearTimeout(this._timer);
    this._timer = this._env.setTimeout(() => this._save(), Math.max(0, Math.min(REST, this._since + LONGEST - now)));
  }

  // save writes when no other tab does. Where there are no locks it just writes:
  // what two tabs then write at once, the storage event brings together.
  _save() {
    const write = () => this.flush();
    if (!this._env.locks || this._shared) {
      write();
      return;
    }
    try {
      this._env.locks.request(this._prefix + this._id, write).catch(write);
    } catch (e) {
      write();
    }
  }

  _write() {
    this._since = 0;
    const found = this._shelf.newest(this._id);
    if (found && !this._past.has(found)) this._take(found);
    if (this._readOnly) this._dirty = false;
    if (!this._dirty) return;
    const text = JSON.stringify(this._dossier);
    const tooLarge = text.length > LIMITS.record / 3 && new TextEncoder().encode(text).length > LIMITS.record;
    const refused = tooLarge ? "large" : accept(copy(this._dossier), this._version, this._env.templates, this._env.migrations).refused;
    if (refused) { // it could not be read again
      this._unsaved = refused === "large" ? refused : "blocked";
      return;
    }
    try {
      const record = this._put({ id: this._id, text, exported: this._exportedAt, from: this._past.line, asks: this._asks, first: this._first });
      this._past.add(record, this._whole());
      this._savedAt = this._shared ? "" : record.saved;
      this._dirty = this._typed = false;
      this._unsaved = this._real || this._shared ? "" : "blocked";
    } catch (e) {
      this._unsaved = /quota/i.test(e.name) ? "full" : "blocked";
      return;
    }
    const { name } = this._dossier, left = this._left.splice(0);
    for (const id of left) {
      const record = this._shelf.newest(id);
      if (record && !this._past.has(record)) this._meet(id, record); // written meanwhile
      else this._shelf.remove(id);
    }
    if (left.length || !this._names.some((d) => d.id === this._id && d.name === name)) {
      this._list();
      this._names = this._names.map((d) => (d.id === this._id ? { id: d.id, name } : d));
      this._keepNames();
    }
  }

  // take merges a record of another tab into the dossier. Where both changed a
  // value, the later one stands in both tabs, and both ask.
  _take(record) {
    const { refused, dossier } = this._open(record);
    if (refused) {
      if (refused !== "newer") return;
      this._readOnly = true;
      if (this._typed) this._unsaved = "newer";
      return;
    }
    dossier.id = this._id;
    const own = { ...this._dossier, id: this._id };
    const base = this._past.base(record.from) || { dossier: record.first && this._first ? begun(own, dossier) : {} };
    const theirs = { dossier, asks: record.asks }, sides = [{ dossier: own, asks: questions.all(this._asks, record.asks, own) }, { dossier, asks: questions.all(record.asks, this._asks, dossier) }];
    if (!this._typed && !later(this._past.saved, record)) sides.reverse(); // the later one is mine
    const { value, conflicts } = merge(base, ...sides);
    value.dossier.changed = [own.changed, dossier.changed].sort()[1];
    keepRows(value.dossier, [own, dossier]);
    questions.ask(value.asks, conflicts.filter((c) => c.path[0] === "dossier").map((c) => ({ ...c, path: c.path.slice(1) })));
    value.asks = questions.left(value.asks, value.dossier);
    theirs.dossier = frozen(dossier, this._dossier);
    this._past.add(record, theirs);
    this._exportedAt = [this._exportedAt, record.exported].sort()[1];
    this._dossier = frozen(value.dossier, theirs.dossier);
    this._asks = value.asks;
    if (equal(value, theirs)) {
      this._dirty = false;
      this._savedAt = record.saved;
    } else {
      this._later();
    }
  }

  // meet looks at the record of another dossier. One that another tab began takes
  // the place of this one when that is untouched; when both began theirs on an
  // empty device at once, the two become one, in both tabs the same.
  _meet(id, record) {
    if (!record || !this._first || id === this._id) return;
    if (!this._dirty && !this._past.line.length && !this._undo.length && !this._redo.length) {
      const was = this._id;
      this._list();
      this._show(id);
      this._twins.add(was);
    } else if (record.first && this._open(record).dossier) {
      const other = id < this._id ? this._id : id;
      this._id = id < this._id ? id : this._id;
      this._take(record);
      this._dossier = frozen({ ...this._dossier, id: this._id }, this._dossier);
      this._twins.add(other);
      this._left.push(other);
      this._later();
    }
  }

  _event(e) {
    if (this._shared || !e.key) return;
    const id = this._shelf.idOf(e.key), record = id && whole(e.newValue);
    if (e.key === this._prefix + "dossiers") this._list();
    else if (!record) return;
    else if (id !== this._id) this._meet(id, this._twins.has(id) ? record : this._shelf.newest(id)); // not what a reader removed since
    else if (!this._past.has(record)) this._take(record);
    this._tell();
  }

  // Removing.

  _post(note) {
    attempt(() => this._env.channel.postMessage(note));
  }

  _hear(note) {
    const { type, id, ids = [] } = note;
    if (type === "clear") this._takenAway([...ids, this._id]);
    else if (type === "remove") this._takenAway([id]);
    else if (type === "shared" && !this._shared) this._share(true);
    else return;
    this._tell();
    this._taken = "";
  }

  // takenAway forgets dossiers that another tab removed. What was typed here, and
  // that tab cannot bring back since it was never written, can be brought back here.
  _takenAway(ids) {
    const id = this._id, open = ids.includes(id);
    if (open) this._env.enter();
    const kept = this._kept().filter((k) => ids.includes(k.id) && (k.id === id ? this._typed : this._aside.has(k.id)));
    this._taken = kept.length ? "typed" : open && this._past.line.length ? "gone" : "";
    if (kept.length) this._gone = { id, kept, taken: true };
    else if (this._gone && !this._gone.taken) this._gone = null;
    for (const i of ids) this._forget(i);
  }

  _forget(id) {
    if (id === this._id) this._dirty = false;
    else this.flush();
    this._shelf.remove(id);
    this._aside.delete(id);
    this._list();
    if (id === this._id) this._show();
    this._keepNames();
  }

  _eraseAll() {
    for (const storage of [this._real, this._env.session]) new Shelf(storage, this._prefix).clear();
    this._shelf.clear();
    if (this._shared) attempt(() => this._env.session.setItem(this._prefix + "shared", "1"));
    this._aside.clear();
    this._names = [];
    this._show();
  }

  async _eraseRest() {
    const { databases, caches } = this._env;
    const list = await settled(() => databases.databases());
    for (const { name } of list || []) {
      if (name.startsWith(this._prefix)) await settled(() => request(databases.deleteDatabase(name)));
    }
    for (const name of await settled(() => caches.keys()) || []) {
      if (name.startsWith(this._prefix)) await settled(() => caches.delete(name));
    }
  }

  // bringBack puts back what was removed. What there is no room for stays in this
  // tab, or waits for another try.
  _bringBack() {
    const { id, kept } = this._gone;
    if (id !== this._id) this.flush();
    const names = this._shelf.names().filter((d) => !kept.some((k) => k.id === d.id)), waiting = kept.filter((k) => !attempt(() => this._put(k)) && !this._setAside(k));
    this._gone = waiting.length ? { ...this._gone, kept: waiting } : null;
    this._names = [...names, ...kept.filter((k) => !waiting.includes(k)).map(({ id, name }) => ({ id, name }))];
    if (id !== this._id) this._show(this._names.some((d) => d.id === id) ? id : undefined);
    if (waiting.length) this._unsaved = "full";
    this._keepNames();
    this._tell();
    return true;
  }

  _setAside({ id, text, version, exported, asks }) {
    const { dossier } = version > this._version ? {} : accept(parse(text), version, this._env.templates, this._env.migrations);
    if (!dossier) return false;
    this._aside.set(id, {
      _dossier: frozen({ ...dossier, id }), _past: new Past(), _asks: asks || {}, _first: false,
      _savedAt: "", _exportedAt: exported || "", _unsaved: "full", _undo: [], _redo: [], _typed: true,
    });
    return true;
  }

  // share moves everything from this device into this tab, or back.
  _share(on) {
    const kept = this._kept();
    const shelf = this._shelf;
    this._shelf = new Shelf(on || !this._real ? new Memory() : this._real, this._prefix);
    try {
      for (const k of kept) {
        const record = this._put(k);
        if (k.id !== this._id || this._readOnly) continue;
        this._past.add(record, this._whole());
        this._dirty = this._typed = false;
        this._savedAt = on ? "" : record.saved;
      }
    } catch (e) {
      for (const k of kept) this._shelf.remove(k.id);
      this._shelf = shelf; // no room on the device: all stays in this tab
      this._unsaved = "full";
      return;
    }
    this._shared = on;
    if (on) {
      for (const storage of [this._real, this._env.session]) new Shelf(storage, this._prefix).clear();
      attempt(() => this._env.session.setItem(this._prefix + "shared", "1"));
    } else {
      attempt(() => this._env.session.removeItem(this._prefix + "shared"));
    }
    this._unsaved = on || this._real ? "" : "blocked";
    const names = kept.map(({ id, name }) => ({ id, name }));
    this._names = [...names, ...this._shelf.names().filter((d) => !names.some((n) => n.id === d.id))];
    this._keepNames();
  }
}

// begun is what two dossiers that were begun at once started from: nothing.
function begun(mine, theirs) {
  const created = mine.created < theirs.created ? theirs.created : mine.created;
  return { id: mine.id, name: "", created, languages: [], family: { name: "", members: [] }, people: [], rows: {}, templates: {}, history: [] };
}

// frozen makes a value that cannot change any more, with the parts of old that
// are the same in it: a long list of steps to undo then takes little room.
function frozen(value, old) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  const list = Array.isArray(value);
  const was = typeof old === "object" && old !== null && Array.isArray(old) === list ? old : undefined;
  const keys = Object.keys(value);
  let same = was && keys.length === Object.keys(was).length, byId;
  for (const key of keys) {
    const id = list && value[key] ? value[key].id : undefined;
    let before = was && was[key];
    if (was && id !== undefined && !(before && before.id === id)) before = (byId = byId || new Map(was.map((v) => [get(v, ["id"]), v]))).get(id);
    value[key] = frozen(value[key], before);
    if (same && value[key] !== was[key]) same = false;
  }
  return same ? was : Object.freeze(value);
}

async function settled(fn) {
  try {
    return await fn();
  } catch (e) {
    return undefined;
  }
}

const request = (r) => new Promise((done) => { r.onsuccess = r.onerror = r.onblocked = done; });
