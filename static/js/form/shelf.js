// Where records of dossiers are kept: under "wenk:<guide>:", two slots for each
// dossier, which are written in turn, and a list of the dossiers. Whatever
// happens during a write, one slot is whole.
import { attempt } from "./attempt.js";
import { parse } from "./file.js";
import { whole } from "./record.js";

/** Shelf is the part of a Storage that belongs to a guide. Only put throws. */
export class Shelf {
  #storage;
  #prefix;
  #known = new Map(); // by key, the text there and the record in it: mostly what this tab wrote

  constructor(storage, prefix) {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  #key(id, part) { return `${this.#prefix}${id}:${part}`; }

  // text is what a key holds; blanks are on their way out, see erase.
  #text(key) { return (attempt(() => this.#storage.getItem(key)) || "").trim(); }

  /** idOf is the id of the dossier that has its record under a key, or undefined. */
  idOf(key) {
    const [id, part, ...more] = key.startsWith(this.#prefix) ? key.slice(this.#prefix.length).split(":") : [];
    return (part === "a" || part === "b") && !more.length ? id : undefined;
  }

  #keys() {
    return attempt(() => Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i))
      .filter((key) => key !== null && key.startsWith(this.#prefix))) || [];
  }

  /** slots are the two slots of a dossier: [{part, text, record}], where record is null unless the text is whole. */
  slots(id) {
    return ["a", "b"].map((part) => {
      const key = this.#key(id, part), text = this.#text(key);
      if ((this.#known.get(key) || {}).text !== text) this.#known.set(key, { text, record: whole(text) });
      return { part, text, record: this.#known.get(key).record };
    });
  }

  /** newest is the newest record of a dossier, or null. */
  newest(id) {
    const [a, b] = this.slots(id);
    const slot = !b.record || a.record && a.record.seq > b.record.seq ? a : b;
    return slot.record && { ...slot.record, part: slot.part };
  }

  /** put writes over the older of two records, and returns the new one. */
  put(id, fields) {
    const newest = this.newest(id);
    const record = { seq: newest ? newest.seq + 1 : 1, ...fields };
    const key = this.#key(id, newest && newest.part === "a" ? "b" : "a"), text = JSON.stringify(record);
    this.#storage.setItem(key, text);
    this.#known.set(key, { text, record });
    return record;
  }

  #list() {
    const list = parse(this.#text(this.#prefix + "dossiers"));
    return typeof list === "object" && list !== null ? list : {};
  }

  /** current is the id of the dossier that was open last. */
  current() { return this.#list().current; }

  /** names lists the dossiers, [{id, name}], those that the list lacks too. */
  names() {
    const there = new Set(this.#keys().map((key) => key.slice(this.#prefix.length).split(":")).filter((p) => p.length === 2).map((p) => p[0]));
    const { list } = this.#list();
    const names = [];
    for (const d of Array.isArray(list) ? list : []) {
      if (d && there.delete(d.id)) names.push({ id: d.id, name: String(d.name || "") });
    }
    for (const id of there) {
      const record = this.newest(id);
      names.push({ id, name: String((record && parse(record.dossier) || {}).name || "") });
    }
    return names;
  }

  /** keepNames writes the list, and which dossier is open. */
  keepNames(list, current) {
    const there = list.some((d) => d.id === current);
    if (!list.length) this.#erase(this.#prefix + "dossiers");
    else attempt(() => this.#storage.setItem(this.#prefix + "dossiers", JSON.stringify({ current: there ? current : list[0].id, list })));
  }

  /** broken lists the damaged texts that were set aside of a dossier. */
  broken(id) {
    const list = parse(this.#text(this.#key(id, "broken")));
    return Array.isArray(list) ? list : [];
  }

  /** setAside keeps the text of a slot as it is: a damaged one (part is "broken") moves, an old one ("before") is copied. */
  setAside(id, slot, part) {
    attempt(() => {
      if (part === "broken") {
        this.#storage.setItem(this.#key(id, part), JSON.stringify([...this.broken(id), slot.text].slice(-4)));
        this.#storage.removeItem(this.#key(id, slot.part));
      } else if (!this.#text(this.#key(id, part))) {
        this.#storage.setItem(this.#key(id, part), slot.text);
      }
    });
  }

  /** removeKey removes a part of a dossier. */
  removeKey(id, part) { this.#erase(this.#key(id, part)); }

  /** remove removes a dossier. */
  remove(id) { for (const key of this.#keys()) if (key.startsWith(this.#key(id, ""))) this.#erase(key); }

  /** clear removes all of the guide. */
  clear() { for (const key of this.#keys()) this.#erase(key); }

  // erase writes over a text before it removes it: what is removed may stay in
  // a file of the browser for a while.
  #erase(key) {
    attempt(() => this.#storage.setItem(key, " ".repeat(this.#text(key).length)));
    attempt(() => this.#storage.removeItem(key));
  }
}

/** Memory is a Storage of this tab only. */
export class Memory {
  #map = new Map();
  get length() { return this.#map.size; }
  key(i) { return [...this.#map.keys()][i]; }
  getItem(key) { return this.#map.has(key) ? this.#map.get(key) : null; }
  setItem(key, text) { this.#map.set(key, text); }
  removeItem(key) { this.#map.delete(key); }
}
