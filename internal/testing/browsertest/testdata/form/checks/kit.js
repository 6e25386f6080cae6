// What the checks share: chance that can be repeated, templates to fill in,
// dossiers at random, and a world of tabs with a clock.
import { addMember, addPerson, empty, keepVersion, removePerson } from "../../../../../../static/js/form/dossier.js";
import { addEntry, addStep, setNote, setValue } from "../../../../../../static/js/form/entries.js";
import { equal } from "../../../../../../static/js/form/plain.js";
import { addRow, renameRow, skipRow } from "../../../../../../static/js/form/rows.js";

/**
 * often is how many times a check does something: n times the portion. In a browser
 * globalThis.portion is less than 1, since the checks run whole in Node, which has
 * the same engine; for long trials it is more.
 */
export const often = (n) => Math.ceil(n * (globalThis.portion || 1));

/** ok fails a check. */
export function ok(holds, message, ...values) {
  if (!holds) throw new Error([message, ...values.map((v) => (JSON.stringify(v) || String(v)).slice(0, 600))].join("\n  "));
}

/** same fails a check unless two values are equal. */
export const same = (got, want, message) => ok(equal(got, want), message, got, want);

/** Dice are mulberry32: the same seed gives the same numbers. */
export class Dice {
  constructor(seed) { this.seed = seed; }
  /** next returns a number from 0 up to n. */
  next(n) {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  }
  pick(list) { return list[this.next(list.length)]; }
  some(list) { return list.filter(() => this.next(2)); }
  get bytes() { return (n) => Uint8Array.from({ length: n }, () => this.next(256)); }
}

const label = (text) => ({ nl: text });
export const map = {
  id: "netwerkkaart", version: 2, layout: "radial", title: label("Netwerkkaart"), vocabulary: "domains",
  rows: ["wonen", "school", "geld", "vrije-tijd"].map((id, i) => ({ id, number: i + 1, label: label(id), examples: [] })),
  fields: [{ id: "wie", type: "people", label: label("Wie?") }],
};
export const plan = {
  id: "handelingsplan", version: 2, layout: "table", title: label("Handelingsplan"), vocabulary: "domains", rows: map.rows,
  fields: [
    { id: "doel", type: "text", label: label("Doel"), lines: 3 }, { id: "stappen", type: "list", label: label("Stappen") },
    { id: "termijn", type: "text", label: label("Termijn") }, { id: "steun", type: "people", label: label("Steun") },
    { id: "bereikt", type: "check", label: label("Bereikt") }, { id: "geheim", type: "text", label: label("Voor mij"), private: true },
  ],
};
export const cv = {
  id: "woon-cv", version: 1, layout: "form", title: label("Woon-cv"), vocabulary: "", rows: [],
  fields: [
    { id: "vanaf", type: "date", label: label("Sinds") }, { id: "huur", type: "number", label: label("Huur"), min: 0 },
    { id: "soort", type: "choice", label: label("Soort"), options: ["huis", "flat"].map((id) => ({ id, label: label(id) })) },
    { id: "nodig", type: "choices", label: label("Nodig"), options: ["lift", "tuin", "bad"].map((id) => ({ id, label: label(id) })) },
    { id: "brief", type: "text", label: label("Brief"), lines: 9 },
  ],
};
export const templates = [map, plan, cv];

const odd = ["", " ", "é", "👩‍👩‍👧", "سميرة", "שלום", "\u202eabc", "a\u0000b", "\ud800", "x\udc00y", "<b>&\"'\\", "\u2028", "\ufeff", "ትግርኛ", "100 %", "__proto__"];

/** text is a text at random, with what breaks programs. */
export const text = (dice) => Array.from({ length: dice.next(4) }, () => (dice.next(3) ? dice.pick(odd) : `woord${dice.next(99)}`)).join(" ");

const day = (dice) => `20${10 + dice.next(20)}-0${1 + dice.next(9)}-${10 + dice.next(19)}`;

/** dossierAt returns a dossier at random. */
export function dossierAt(dice, now = new Date(Date.UTC(2026, 10, 23, 10))) {
  const d = empty(now, dice.bytes);
  for (let n = 3 + dice.next(25); n > 0; n--) edit(d, dice);
  d.languages = dice.some(["nl", "ar"]);
  d.unknown = { deep: [1, null, { more: text(dice) }] };
  if (dice.next(2)) d.templates["ander-blad"] = { version: 9, entries: [{ id: "x1", row: "", values: { a: { b: text(dice) } }, extra: true }] };
  return d;
}

/** edit changes a draft in some way; mark says what is written. */
export function edit(d, dice, mark = text(dice)) {
  const bytes = dice.bytes;
  const entry = () => {
    const t = d.templates[plan.id];
    return t && t.entries && t.entries.length ? dice.pick(t.entries) : addEntry(d, plan, dice.pick(plan.rows).id, bytes);
  };
  const person = () => (d.people.length ? dice.pick(d.people) : addPerson(d, { name: mark }, bytes));
  const edits = [
    () => addPerson(d, { name: mark, rows: dice.some(["wonen", "school", "geld"]), support: dice.some(["advice", "company"]), formal: !!dice.next(2) }, bytes),
    () => { Object.assign(person(), { [dice.pick(["name", "role", "contact", "note", "organisation"])]: mark }); },
    () => { person().tie = dice.pick(["", "supporting", "neutral", "strained"]); },
    () => { if (d.people.length > 3) removePerson(d, person().id, templates); },
    () => addMember(d, mark, bytes),
    () => { d.family.name = mark; },
    () => skipRow(d, map, dice.pick(map.rows).id, !!dice.next(2)),
    () => renameRow(d, map, dice.pick(map.rows).id, mark),
    () => addRow(d, map, mark, bytes),
    () => addEntry(d, plan, dice.pick(plan.rows).id, bytes),
    () => setValue(d, plan, entry().id, "doel", mark, day(dice)),
    () => setValue(d, plan, entry().id, "bereikt", !!dice.next(2), day(dice)),
    () => addStep(d, plan, entry().id, "stappen", mark, bytes),
    () => setValue(d, plan, entry().id, "steun", d.people.slice(0, 3).map((p) => p.id), day(dice)),
    () => setNote(d, map, dice.pick(map.rows).id, mark),
    () => setValue(d, cv, (d.templates[cv.id] ? d.templates[cv.id].entries[0] : addEntry(d, cv, "", bytes)).id, "vanaf", day(dice)),
    () => { if (d.history.length < 2) keepVersion(d, day(dice), bytes); },
  ];
  dice.pick(edits)();
}

/**
 * World is a browser for stores: a clock, storage with room for so many code
 * units, and tabs. Notes take no time. A tab hears what another one wrote only
 * when deliver says so; with lag, it does not even see it before, as tabs in
 * processes of their own.
 */
export class World {
  constructor({ room = 5_000_000, lag = false } = {}) {
    Object.assign(this, { room, lag, time: Date.UTC(2026, 10, 23, 10), data: new Map(), tabs: [], timers: new Map(), timer: 0, writes: 0 });
  }

  /** tab returns what a store of a new tab needs. */
  tab(dice = new Dice(this.tabs.length + 1)) {
    const world = this, tab = { seen: new Map(this.data), wrote: new Map(), inbox: [], listeners: new Set(), notes: [] };
    const data = () => (world.lag ? tab.seen : world.data);
    this.tabs.push(tab);
    const storage = {
      get length() { return data().size; },
      key: (i) => [...data().keys()][i],
      getItem: (key) => (data().has(key) ? data().get(key) : null),
      setItem: (key, value) => {
        const used = [...world.data].reduce((n, [k, v]) => n + (k === key ? 0 : k.length + v.length), 0);
        if (used + key.length + value.length > world.room) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
        world.#set(tab, key, value);
      },
      removeItem: (key) => world.#set(tab, key, null),
    };
    const session = new Map();
    tab.channel = { postMessage: (note) => world.tabs.forEach((t) => t !== tab && t.notes.push(note)), close() {}, onmessage: null };
    return {
      storage, random: dice.bytes, locks: null, databases: null, caches: null, channel: tab.channel,
      session: {
        get length() { return session.size; }, key: (i) => [...session.keys()][i], getItem: (k) => (session.has(k) ? session.get(k) : null),
        setItem: (k, v) => session.set(k, v), removeItem: (k) => session.delete(k),
      },
      events: { addEventListener: (_, fn) => tab.listeners.add(fn), removeEventListener: (_, fn) => tab.listeners.delete(fn) },
      now: () => new Date(world.time),
      setTimeout: (fn, ms) => { world.timers.set(++world.timer, { fn, at: world.time + ms }); return world.timer; },
      clearTimeout: (id) => world.timers.delete(id),
    };
  }

  #set(from, key, value) {
    const at = ++this.writes;
    from.wrote.set(key, at);
    for (const map of [this.data, from.seen]) {
      if (value === null) map.delete(key);
      else map.set(key, value);
    }
    for (const tab of this.tabs) if (tab !== from) tab.inbox.push({ key, newValue: value, at });
  }

  /** deliver lets a tab hear one thing, or all; it tells whether there was any. */
  deliver(tab, all = true) {
    let any = false;
    do {
      const e = tab.inbox.shift();
      if (e) {
        any = true;
        const stale = e.at < (tab.wrote.get(e.key) || 0); // this tab wrote it later
        if (!stale && e.newValue === null) tab.seen.delete(e.key);
        else if (!stale) tab.seen.set(e.key, e.newValue);
        for (const fn of tab.listeners) fn(e);
      } else break;
    } while (all);
    return any;
  }

  /** restart has a tab without a page go on in another process, which knows all that is written. */
  restart(tab) {
    tab.inbox = [];
    tab.seen = new Map(this.data);
  }

  /** pass lets time go by. */
  pass(ms) {
    for (const tab of this.tabs) for (const note of tab.notes.splice(0)) tab.channel.onmessage({ data: note });
    for (const end = this.time + ms; ;) {
      const [id, next] = [...this.timers].sort((a, b) => a[1].at - b[1].at)[0] || [];
      if (!next || next.at > end) {
        this.time = end;
        return;
      }
      this.timers.delete(id);
      this.time = Math.max(this.time, next.at);
      next.fn();
    }
  }

  /** settle lets time pass until no tab has anything to hear or to write; it returns how many rounds that took. */
  settle() {
    for (let round = 1; round < 50; round++) {
      let any = this.timers.size > 0;
      this.pass(2000);
      for (const tab of this.tabs) any = this.deliver(tab) || any;
      if (!any) return round;
    }
    throw new Error("the tabs do not come to rest");
  }

  /** keys of the storage, with a prefix. */
  keys(prefix = "") { return [...this.data.keys()].filter((k) => k.startsWith(prefix)).sort(); }
}

/** without returns a dossier without the time of its last change. */
export const without = ({ changed, ...rest }) => rest;
