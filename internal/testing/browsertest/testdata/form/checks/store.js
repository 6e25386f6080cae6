import { addMember, addPerson } from "../../../../../../static/js/form/dossier.js";
import { setNote } from "../../../../../../static/js/form/entries.js";
import { steps } from "../../../../../../static/js/form/file.js";
import { equal, get } from "../../../../../../static/js/form/plain.js";
import { Store } from "../../../../../../static/js/form/store.js";
import { Dice, World, edit, map, often, ok, same, templates, without } from "./kit.js";

const open = (env, more) => new Store({ guide: "gids", templates, ...env, ...more });
const name = (store, text, key = "") => store.change(key, (d) => { d.family.name = text; });

/** A change is written 250 ms later, a second at most when changes go on, and is there after a reload. */
export function storeSaves() {
  const world = new World(), env = world.tab(), store = open(env);
  same(world.keys(), [], "nothing is kept of an empty dossier");
  name(store, "een");
  world.pass(249);
  same([world.keys(), store.state.savedAt], [[], ""], "too early");
  world.pass(2);
  const { id } = store.state.dossier;
  same(world.keys(), [`wenk:gids:${id}:a`, "wenk:gids:dossiers"], "written");
  same(store.state.savedAt, "2026-11-23T10:00:00.250Z", "savedAt");
  const record = JSON.parse(world.data.get(`wenk:gids:${id}:a`));
  ok(record.seq === 1 && record.version === 2 && JSON.parse(record.dossier).family.name === "een" && record.sum && record.saved && record.exported === "", "record", record);
  name(store, "twee");
  store.flush();
  ok(world.keys().includes(`wenk:gids:${id}:b`), "the other slot");
  for (let i = 0; i < 200; i++) {
    name(store, `typt ${i}`);
    world.pass(20);
    if (i > 60) ok(Number(open(world.tab()).state.dossier.family.name.slice(5)) > i - 51, "more than a second is lost");
  }
  store.exported();
  store.close();
  const again = open(world.tab());
  same([again.state.dossier, again.state.exportedAt, again.state.canUndo], [store.state.dossier, store.state.exportedAt, false], "after a reload");
  ok(Object.isFrozen(again.state.dossier.people) && Object.isFrozen(again.state), "frozen");
}

/** With 200 people, a key costs one record, and no text is read again; of the dossier only what changed is new. */
export function storeWork() {
  const world = new World(), env = world.tab(), store = open(env), parse = JSON.parse;
  store.change("", (d) => { for (let i = 0; i < 200; i++) addPerson(d, { name: `Persoon ${i}`, contact: "0470 12 34 56", rows: ["wonen"] }); });
  store.flush();
  let read = 0, written = 0;
  JSON.parse = (text) => { read += text.length; return parse(text); };
  const { setItem } = env.storage;
  env.storage.setItem = (k, v) => { written++; setItem(k, v); };
  try {
    for (let i = 0; i < 10; i++) {
      const before = store.state.dossier;
      store.change("naam", (d) => { d.people[17].name = `Iemand ${i}`; });
      const { people, family } = store.state.dossier;
      same([people.filter((p, at) => p !== before.people[at]).length, family === before.family], [1, true], "new parts");
      store.flush();
    }
  } finally {
    JSON.parse = parse;
  }
  same([written, read < 2000], [10, true], "written and read");
  return `${read} letters read`;
}

/** What subscribers see. */
export function storeSubscribe() {
  const store = open(new World().tab()), seen = [];
  const end = store.subscribe((s) => seen.push(s.dossier.family.name));
  ok(name(store, "een") && !name(store, "een"), "whether anything changed");
  end();
  name(store, "twee");
  same(seen, ["een"], "states");
}

/** Everything can be undone and done again. */
export function storeUndo() {
  const dice = new Dice(11);
  let taken = 0;
  for (let i = 0; i < often(30); i++) {
    const world = new World(), store = open(world.tab());
    const states = [without(store.state.dossier)];
    for (let n = 0; n < 40; n++) {
      if (store.change("", (d) => edit(d, dice))) states.push(without(store.state.dossier));
      if (!dice.next(9) && store.undo()) states.pop();
      world.pass(dice.next(500));
    }
    name(store, "einde");
    states.push(without(store.state.dossier));
    const undo = () => { same(without(store.state.dossier), states[--at], "undo"); };
    let at = states.length;
    for (undo(); store.undo(); undo()) taken++;
    same([at, store.state.canUndo], [0, false], "all the way back");
    while (store.redo()) same(without(store.state.dossier), states[++at], "redo");
    same(at, states.length - 1, "all the way forth");
  }
  return `${taken} steps`;
}

/** Changes with one key within a second are one step. */
export function storeTyping() {
  const world = new World(), store = open(world.tab());
  for (const [text, key, wait] of [["a", "naam", 900], ["ab", "naam", 900], ["abc", "naam", 1001], ["abcd", "naam", 10], ["x", "anders", 10], ["y", "", 10], ["z", "", 10]]) {
    name(store, text, key);
    world.pass(wait);
  }
  const back = [];
  while (store.undo()) back.push(store.state.dossier.family.name);
  same(back, ["y", "x", "abcd", "abc", ""], "steps");
  store.redo();
  name(store, "abc!", "naam");
  ok(!store.state.canRedo, "a change after undo ends redo");
  store.undo();
  same(store.state.dossier.family.name, "abc", "no step is joined across undo");
}

/** Undo never takes back what another tab did. */
export function storeUndoOfOneTab() {
  const world = new World(), a = open(world.tab()), first = a.state.dossier;
  a.change("", (d) => addPerson(d, { name: "Els" }));
  world.settle();
  const b = open(world.tab());
  b.change("", (d) => { addPerson(d, { name: "Tom" }); d.people[0].role = "buur"; });
  world.settle();
  a.change("", (d) => { d.people[0].name = "Elsje"; });
  b.change("", (d) => { d.family.name = "van b"; });
  world.settle();
  a.undo();
  same(a.state.dossier.people.map((x) => [x.name, x.role]), [["Els", "buur"], ["Tom", ""]], "one step back");
  a.undo();
  same([a.state.dossier.people.map((x) => x.name), a.state.dossier.family.name], [["Els", "Tom"], "van b"], "somebody whom the other tab changed, stays");
  b.undo();
  b.undo();
  world.settle();
  for (const s of [a, b]) same([s.state.dossier.people.map((x) => [x.name, x.role]), s.state.dossier.family.name], [[["Els", ""]], first.family.name], "both back");
}

/** Typing goes on after another tab was heard, as a step of its own: undo would take back what came. */
export function storeTypingOfTwoTabs() {
  const world = new World(), a = open(world.tab());
  name(a, "a", "naam");
  world.settle();
  const b = open(world.tab());
  name(a, "ab", "naam");
  b.change("", (d) => addPerson(d, { name: "van b" }));
  b.flush();
  world.deliver(world.tabs[0]);
  name(a, "abc", "naam");
  a.undo();
  a.undo();
  same([a.state.dossier.family.name, a.state.dossier.people.length], ["a", 1], "undone");
}

/** Tabs that write at once, and hear of each other late, lose nothing and come to agree. */
export function storeTwoTabs() {
  let edits = 0;
  for (const [lag, count, seed] of [[false, 2, 12], [true, 2, 13], [true, 3, 14], [true, 2, 15]]) {
    const dice = new Dice(seed), world = new World({ lag });
    const stores = [open(world.tab())];
    name(stores[0], "begin");
    world.settle();
    while (stores.length < count) stores.push(open(world.tab()));
    const last = new Map();
    const byId = (list) => [...list].sort((x, y) => (x.id < y.id ? -1 : 1));
    const ordered = (d) => (count === 2 ? d : { ...d, people: byId(d.people), family: { ...d.family, members: byId(d.family.members) } }); // three may list people otherwise
    stores.forEach((s, i) => s.change("", (d) => { for (let n = 0; n < 5; n++) addPerson(d, { id: `p-${i}-${n}`, name: `${i}-${n}` }); }));
    for (let n = 0; n < often(250 * count); n++) {
      const i = n % count, mark = `merk ${i} ${n}`;
      stores[i].change(dice.pick(["", "typt"]), (d) => {
        const kind = dice.pick([0, 0, 0, 0, 0, 1, 2, 2, 3]), at = `p-${i}-${dice.next(5)}`;
        if (kind === 0) last.set(`${at} note`, d.people.find((p) => p.id === at).note = mark);
        else if (kind === 1) last.set(mark, addPerson(d, { name: mark, rows: ["wonen"] }, dice.bytes).name);
        else if (kind === 2) last.set(`note ${i}`, (setNote(d, map, map.rows[i].id, mark), mark));
        else last.set(mark, addMember(d, mark, dice.bytes).name);
      });
      edits++;
      world.pass(dice.next(120));
      if (dice.next(3)) world.deliver(dice.pick(world.tabs), !!dice.next(2));
    }
    const writes = world.writes;
    const rounds = world.settle();
    ok(world.writes - writes < 60, "tabs answer each other without end", world.writes - writes, rounds);
    for (const s of stores) {
      same([s.state.conflicts, s.state.unsaved], [[], ""], "conflicts");
      const all = JSON.stringify(s.state.dossier);
      for (const mark of last.values()) ok(all.includes(`"${mark}"`), `lost by a tab (lag ${lag})`, mark);
      same(ordered(s.state.dossier), ordered(stores[0].state.dossier), "tabs agree");
    }
    same(ordered(open(world.tab()).state.dossier), ordered(stores[0].state.dossier), "what is kept");
  }
  return `${edits} edits`;
}

/** A value that two tabs changed is asked about in both, and settled in both. */
export function storeConflict() {
  for (const lag of [false, true]) {
    const world = new World({ lag }), a = open(world.tab());
    a.change("", (d) => addPerson(d, { id: "p1", name: "Els" }));
    world.settle();
    const b = open(world.tab());
    a.change("", (d) => { d.people[0].name = "van a"; });
    b.change("", (d) => { d.people[0].name = "van b"; d.people[0].role = "buur"; });
    world.settle();
    same(a.state.dossier, b.state.dossier, "tabs agree");
    const asking = [a, b].filter((s) => s.state.conflicts.length);
    ok(asking.length > 0 && a.state.dossier.people[0].role === "buur", "somebody asks");
    const [s] = asking, [c] = s.state.conflicts;
    same([c.path, [c.mine, c.theirs].sort()], [["people", "p1", "name"], ["van a", "van b"]], "both values");
    const other = get(s.state.dossier, c.path) === c.mine ? c.theirs : c.mine;
    s.settle(c, other);
    world.settle();
    for (const x of [a, b]) same([x.state.dossier.people[0].name, x.state.conflicts], [other, []], "settled");
    s.undo();
    ok(get(s.state.dossier, c.path) !== other, "undo");
  }
}

/** Two tabs that keep changing the same values still come to rest and agree. */
export function storeConflicts() {
  let asked = 0;
  for (let seed = 20; seed < 20 + often(20); seed++) {
    const dice = new Dice(seed), world = new World({ lag: true }), a = open(world.tab());
    name(a, "begin");
    world.settle();
    const stores = [a, open(world.tab())];
    for (let n = 0; n < 60; n++) {
      dice.pick(stores).change("", (d) => edit(d, dice));
      world.pass(dice.next(400));
      if (!dice.next(3)) world.deliver(dice.pick(world.tabs), false);
    }
    const writes = world.writes;
    world.settle();
    ok(world.writes - writes < 40, "tabs answer each other without end", world.writes - writes);
    same(stores[0].state.dossier, stores[1].state.dossier, "tabs agree");
    asked += stores[0].state.conflicts.length + stores[1].state.conflicts.length;
  }
  return `${asked} questions`;
}

// two returns a world with a dossier that was written twice, and its id.
function two() {
  const world = new World(), store = open(world.tab());
  for (const text of ["oud", "nieuw"]) {
    name(store, text);
    store.flush();
  }
  store.close();
  const { id } = store.state.dossier;
  return { world, id, slot: (s) => `wenk:gids:${id}:${s}` };
}

/** A damaged slot is put aside, and the other one read. */
export function storeBadSlot() {
  const damage = [
    (t) => t.slice(0, -9), (t) => t.replace("nieuw", "nieux"), () => "{", () => "null", () => "[]", (t) => t.replace('"seq":2', '"seq":"9"'),
    (t) => t.replace(/"sum":"./, '"sum":"g'), (t) => "\u0000" + t.slice(1), () => "x".repeat(100_000), () => "[".repeat(100_000),
  ];
  for (const harm of damage) {
    const { world, id, slot } = two(), bad = harm(world.data.get(slot("b")));
    world.data.set(slot("b"), bad);
    const store = open(world.tab());
    same([store.state.dossier.id, store.state.dossier.family.name, store.state.broken, store.broken()], [id, "oud", true, [bad]], "read");
    name(store, "verder");
    store.flush();
    same(open(world.tab()).state.dossier.family.name, "verder", "goes on");
    same(JSON.parse(world.data.get(slot("broken"))), [bad], "kept");
  }
  return `${damage.length} ways`;
}

/** With both slots damaged the dossier starts anew, and nothing is thrown away. */
export function storeBothSlotsBad() {
  const { world, id, slot } = two();
  world.data.set(slot("a"), "stuk a");
  world.data.set(slot("b"), "stuk b");
  const store = open(world.tab());
  same([store.state.dossier.id, store.state.dossier.family.name, store.state.broken, store.broken()], [id, "", true, ["stuk a", "stuk b"]], "read");
  name(store, "opnieuw");
  store.flush();
  const again = open(world.tab());
  same([again.state.dossier.family.name, again.broken()], ["opnieuw", ["stuk a", "stuk b"]], "goes on");
}

/** A record that is whole, but not one of ours, is not used either. */
export function storeHostileRecord() {
  for (const dossier of ['{"id":"x","people":{}}', '{"__proto__":{"polluted":1},"id":"x"}', '{"id":"constructor"}', "null", "1e999", '{"id":"x","people":[{"id":"p","name":{"$ne":""}}]}']) {
    const { world, slot } = two(), record = JSON.parse(world.data.get(slot("a")));
    world.data.set(slot("a"), JSON.stringify({ ...record, seq: 99, dossier, sum: sumOf(dossier) }));
    const store = open(world.tab());
    ok(store.state.broken && store.state.dossier.family.name === "nieuw" && {}.polluted === undefined, "read", store.state);
  }
}

// sumOf is a second implementation of the sums of records.
function sumOf(text) {
  let a = 0x811c9dc5, b = 0x9747b28c;
  for (const c of Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))) {
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b) ^ (b >>> 13);
  }
  return [a, b].map((n) => (n >>> 0).toString(16).padStart(8, "0")).join("");
}

/** A full storage is told at once and until there is room; what was kept stays whole. */
export function storeQuota() {
  const { world } = two(), store = open(world.tab());
  world.room = [...world.data].reduce((n, [k, v]) => n + k.length + v.length, 0);
  name(store, "x".repeat(5000));
  world.pass(300);
  same([store.state.unsaved, open(world.tab()).state.dossier.family.name], ["full", "nieuw"], "full");
  for (let i = 0; i < 20; i++) {
    ok(name(store, "x".repeat(5000) + i), "typing goes on");
    world.pass(400);
    same(store.state.unsaved, "full", "still full");
  }
  world.room = 5_000_000;
  name(store, "past weer");
  world.pass(300);
  same([store.state.unsaved, open(world.tab()).state.dossier.family.name], ["", "past weer"], "room again");
}

/** A dossier for which there is no room stays in the tab when another one is opened. */
export function storeHeld() {
  const { world, id } = two(), store = open(world.tab());
  const small = store.adopt({ ...store.state.dossier, id: "d-klein" });
  store.open(id);
  world.room = [...world.data].reduce((n, [k, v]) => n + k.length + v.length, 0);
  name(store, "x".repeat(5000));
  store.open(small);
  ok(store.open(id) && store.state.dossier.family.name.length === 5000 && store.state.unsaved === "full" && store.state.canUndo, "still there", store.state);
  store.create();
  world.room = 5_000_000;
  same(store.state.dossiers.length, 3, "listed");
  store.open(id);
  world.settle();
  same([store.state.unsaved, open(world.tab()).state.dossier.family.name.length], ["", 5000], "and kept");
}

/** A dossier of more than a megabyte is not kept, and that is told. */
export function storeLarge() {
  const { world } = two(), store = open(world.tab());
  store.change("", (d) => { for (let i = 0; i < 11; i++) addPerson(d, { note: "é".repeat(50_000) }); }); // 0.55 M letters, 1.1 MB
  world.pass(300);
  same([store.state.unsaved, open(world.tab()).state.dossier.people.length], ["large", 0], "large");
  store.undo();
  world.pass(300);
  same([store.state.unsaved, store.state.dossier.people.length], ["", 0], "small again");
  store.change("", (d) => { for (let i = 0; i < 501; i++) addPerson(d, {}); });
  world.pass(300);
  same([store.state.unsaved, open(world.tab()).state.dossier.people.length], ["large", 0], "more people than can be read again");
}

/** Without storage there is a dossier, and the message that it is not kept. */
export function storeNone() {
  const world = new World(), throwing = new Proxy({}, { get: () => { throw new DOMException("no", "SecurityError"); } });
  for (const storage of [null, throwing]) {
    const store = open({ ...world.tab(), storage });
    name(store, "toch");
    world.pass(300);
    same([store.state.dossier.family.name, store.state.unsaved], ["toch", "blocked"], "blocked");
    ok(store.undo(), "undo");
  }
}

/** What a newer page wrote, an older one shows and leaves alone, also when it was open before. */
export function storeNewer() {
  const newer = [...steps, (d) => ({ ...d, anders: true })]; // makes the version 3
  const { world } = two();
  const old = open(world.tab());
  const fresh = open(world.tab(), { migrations: newer });
  same([fresh.state.dossier.anders, fresh.state.readOnly], [true, false], "brought up to date");
  name(fresh, "van een nieuwe pagina");
  fresh.flush();
  const kept = [...world.data].filter(([k]) => !k.endsWith("dossiers"));
  name(old, "van een oude pagina");
  world.settle();
  same([old.state.readOnly, old.state.canUndo, name(old, "nog eens"), old.undo()], [true, false, false, false], "read only");
  old.close();
  same([...world.data].filter(([k]) => !k.endsWith("dossiers")), kept, "nothing was written over");
  const late = open(world.tab());
  same([late.state.readOnly, late.state.dossier.family.name], [true, "van een nieuwe pagina"], "opened later");
  late.exported();
  late.flush();
  same([...world.data].filter(([k]) => !k.endsWith("dossiers")), kept, "still not");

  const higher = templates.map((t) => ({ ...t, version: t.version + 1 }));
  const w = new World(), s = open(w.tab(), { templates: higher });
  s.change("", (d) => setNote(d, higher[0], "wonen", "x"));
  s.close();
  ok(open(w.tab()).state.readOnly && !open(w.tab(), { templates: higher }).state.readOnly, "a template with a newer version");
}

/** What is typed while a newer page writes is not kept, and that is told until it is saved as a file. */
export function storeNewerMeanwhile() {
  const { world } = two(), old = open(world.tab());
  const fresh = open(world.tab(), { migrations: [...steps, (d) => ({ ...d, anders: true })] });
  name(fresh, "nieuwer");
  fresh.flush();
  name(old, "hier getypt");
  world.settle();
  same([old.state.readOnly, old.state.unsaved, old.state.dossier.family.name], [true, "newer", "hier getypt"], "told");
  old.exported();
  same(old.state.unsaved, "", "saved");
}

/** Undo of a removal without room brings everything back, in this tab, and writes it when there is room again. */
export function storeBringBackFull() {
  const world = new World(), store = open(world.tab());
  name(store, "een");
  const one = store.state.dossier.id, two = store.create();
  name(store, "twee");
  store.flush();
  store.clearAll();
  world.room = 300;
  ok(store.undo(), "undo");
  same([store.state.dossier.id, store.state.dossier.family.name, store.state.unsaved, store.state.dossiers.map((d) => d.id).sort()], [two, "twee", "full", [one, two].sort()], "back in this tab");
  ok(store.open(one) && store.state.dossier.family.name === "een" && store.state.unsaved === "full", "the other one too", store.state);
  world.room = 5_000_000;
  store.open(two);
  store.open(one);
  world.settle();
  const again = open(world.tab());
  same(again.state.dossiers.map((d) => again.open(d.id) && again.state.dossier.family.name).sort(), ["een", "twee"], "kept when there is room");
}

/** The record of an older version is kept until the dossier is saved as a file. */
export function storeMigrate() {
  const { world, id, slot } = two();
  const store = open(world.tab(), { migrations: [...steps, (d) => ({ ...d, family: { ...d.family, name: d.family.name.toUpperCase() } })] });
  same(store.state.dossier.family.name, "NIEUW", "migrated");
  name(store, "verder");
  store.flush();
  name(store, "en verder");
  store.flush();
  same(JSON.parse(JSON.parse(world.data.get(slot("before"))).dossier).family.name, "nieuw", "kept");
  store.exported();
  ok(!world.data.has(slot("before")), "let go", id);
}

/** Several dossiers lie side by side. */
export function storeDossiers() {
  const world = new World(), store = open(world.tab());
  const one = store.state.dossier.id;
  store.rename(one, "een");
  const second = store.create();
  store.rename(second, "twee");
  store.flush();
  same([store.state.dossiers, store.state.dossier.id, store.state.canUndo], [[{ id: one, name: "een" }, { id: second, name: "twee" }], second, true], "two");
  ok(store.open(one) && store.state.dossier.name === "een" && !store.state.canUndo, "open");
  ok(!store.open("d-weg") && store.state.dossier.id === one, "one that is not there");
  store.rename(second, "2");
  same(open(world.tab()).state.dossiers, [{ id: one, name: "een" }, { id: second, name: "2" }], "renamed");
  store.open(second);
  same(open(world.tab()).state.dossier.name, "2", "the last one is open after a reload");
  world.data.set("wenk:gids:dossiers", "stuk");
  same(open(world.tab()).state.dossiers.map((d) => d.name).sort(), ["2", "een"], "the list is made again");

  name(store, "vol");
  store.remove(second);
  same([store.state.dossiers, world.keys(`wenk:gids:${second}`)], [[{ id: one, name: "een" }], []], "removed");
  ok(store.undo(), "undo");
  same([store.state.dossier.id, store.state.dossier.family.name, store.state.dossiers.length], [second, "vol", 2], "and back");
  store.remove(one);
  store.undo();
  same([store.state.dossier.id, store.state.dossiers.map((d) => d.name).sort()], [second, ["2", "een"]], "another one");
  same(open(world.tab()).state.dossiers.length, 2, "kept again");
  store.remove(one);
  store.remove(second);
  same([store.state.dossiers.length, world.keys()], [1, []], "none left but a new one");
}

/** The dossier of a file opens beside the others, or in the place of itself. */
export function storeAdopt() {
  const world = new World(), store = open(world.tab());
  name(store, "eigen");
  const mine = store.state.dossier;
  const id = store.adopt({ ...mine, id: "d-ander", family: { name: "ander", members: [] } });
  world.settle();
  same([id, store.state.dossiers.length, world.keys("wenk:gids:d-ander").length], ["d-ander", 2, 1], "beside");
  same(store.adopt({ ...mine, family: { name: "ouder", members: [] } }), mine.id, "the same one");
  same([store.state.dossier.family.name, store.state.dossiers.length], ["ouder", 2], "in its place");
  store.undo();
  same(without(store.state.dossier), without(mine), "one step");
  ok(store.create(mine) !== mine.id && store.state.dossiers.length === 3, "a copy");
}

/** On a shared computer nothing is kept, in this tab or others, and the next page knows. */
export function storeShared() {
  const world = new World(), env = world.tab(), store = open(env), other = open(world.tab());
  name(store, "een");
  store.create();
  name(store, "twee");
  world.settle();
  store.setShared(true);
  same([world.keys(), store.state.shared, store.state.savedAt, store.state.dossiers.length], [[], true, "", 2], "wiped");
  world.pass(0);
  same(other.state.shared, true, "the other tab too");
  for (let i = 0; i < 20; i++) {
    name(store, `drie ${i}`);
    name(other, `vier ${i}`);
    world.settle();
  }
  store.exported();
  store.flush();
  other.close();
  same([world.keys(), store.state.unsaved, store.state.conflicts], [[], "", []], "nothing kept");
  const [first] = store.state.dossiers;
  store.open(first.id);
  same(store.state.dossier.family.name, "een", "both in memory");
  const next = open(env);
  same([next.state.shared, next.state.dossier.family.name], [true, ""], "another page of this tab");
  store.setShared(false);
  ok(world.keys().length === 3 && !open(world.tab()).state.shared, "kept again", world.keys());
  same([...Array(env.session.length).keys()].map(env.session.key), ["wenk:gids:tab"], "no mark is left");

  store.setShared(true);
  name(store, "weg");
  store.wipe();
  same([store.state.dossier.family.name, store.state.dossiers.length, store.state.canUndo, world.keys(), store.state.shared], ["", 1, false, [], true], "wiped for good");
}

/** clearAll removes all of this guide, everywhere, and nothing of other guides; once it can be undone. */
export async function storeClearAll() {
  const world = new World(), env = world.tab(), removed = [];
  const store = open({
    ...env, databases: { databases: async () => [{ name: "wenk:gids:x" }, { name: "wenk:gids2:x" }], deleteDatabase: (n) => { removed.push(n); const r = {}; setTimeout(() => r.onsuccess(), 0); return r; } },
    caches: { keys: async () => ["wenk:gids:c", "wenk:ander:c"], delete: async (n) => removed.push(n) },
  });
  const others = ["wenk:ander:dossiers", "wenk:gids-2:d-1:a", "iets"];
  for (const key of others) env.storage.setItem(key, "blijft");
  env.session.setItem("wenk:gids:iets", "MERK");
  name(store, "MERK een");
  store.exported();
  store.create();
  name(store, "MERK twee");
  world.settle();
  const other = open(world.tab());
  name(other, "MERK in een andere tab");
  const before = store.state;
  const written = [];
  const setItem = env.storage.setItem;
  env.storage.setItem = (k, v) => { written.push([k, v]); setItem(k, v); };
  await store.clearAll();
  same([world.keys(), env.session.length, removed], [others.sort(), 0, ["wenk:gids:x", "wenk:gids:c"]], "cleared");
  ok(written.length >= 3 && written.every(([, v]) => v.trim() === ""), "written over before", written);
  same([store.state.dossier.family.name, store.state.dossiers.length, store.state.canUndo, store.state.savedAt], ["", 1, true, ""], "state");
  world.settle();
  same([other.state.dossier.family.name, other.state.canUndo, world.keys()], ["", true, others.sort()], "the other tab, which alone knows what was typed there");
  ok(!JSON.stringify([...world.data]).includes("MERK"), "a name is left");
  ok(store.undo(), "undo");
  same([without(store.state.dossier), store.state.dossiers.length, store.state.canUndo], [without(before.dossier), 2, false], "back");
  store.open(store.state.dossiers[0].id);
  same([store.state.dossier.family.name, !!store.state.exportedAt], ["MERK een", true], "both");
  await store.clearAll();
  name(store, "nieuw begin");
  store.undo();
  same([store.state.dossier.family.name, store.undo()], ["", false], "one undo only");
}

/** A storm of everything at once, and still only known states. */
export function storeFuzz() {
  const dice = new Dice(50);
  for (let i = 0; i < often(30); i++) {
    const world = new World({ lag: !!dice.next(2) }), stores = [open(world.tab()), open(world.tab())];
    for (let n = 0; n < 80; n++) {
      const s = dice.pick(stores), ids = s.state.dossiers.map((d) => d.id);
      dice.pick([
        ...Array(6).fill(() => s.change(dice.pick(["", "k"]), (d) => edit(d, dice))),
        () => s.undo(), () => s.redo(), () => s.create(), () => s.open(dice.pick(ids)), () => s.rename(dice.pick(ids), "naam"), () => s.flush(),
        () => dice.next(3) || s.remove(dice.pick(ids)), () => dice.next(5) || s.clearAll(), () => dice.next(5) || s.setShared(!!dice.next(2)),
        () => s.exported(), () => { const [c] = s.state.conflicts; if (c) s.settle(c, c.theirs); }, () => { world.room = dice.pick([3000, 5_000_000]); },
        () => s.adopt(stores[0].state.dossier),
      ])();
      world.pass(dice.next(300));
      if (dice.next(2)) world.deliver(dice.pick(world.tabs), !!dice.next(2));
      ok(s.state.dossiers.some((d) => d.id === s.state.dossier.id) && Array.isArray(s.state.dossier.people), "state", s.state);
    }
    world.room = 5_000_000;
    for (const s of stores) s.flush();
    world.settle();
    for (const s of stores) {
      if (s.state.shared) continue;
      const env = world.tab(), again = open(env);
      if (s.state.savedAt) ok(again.open(s.state.dossier.id) && equal(again.state.dossier.people, s.state.dossier.people), "kept", s.state, again.state);
    }
    ok(!world.keys().some((k) => k.endsWith(":broken")), "something broke", world.keys());
    if (stores.every((s) => s.state.shared)) ok(!world.keys().some((k) => /:[ab]$/.test(k)), "something is kept on a shared computer", world.keys());
  }
  return `${often(30)} storms`;
}
