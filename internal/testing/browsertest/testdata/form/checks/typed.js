import { addPerson, empty, takeBack } from "../../../../../../static/js/form/dossier.js";
import { addEntry, entries, setNote, setValue } from "../../../../../../static/js/form/entries.js";
import { addRow, removeRow, renameRow, rows, takeRowBack } from "../../../../../../static/js/form/rows.js";
import { Store } from "../../../../../../static/js/form/store.js";
import { Dice, World, cv, edit, map, ok, plan, same, templates, without } from "./kit.js";

const open = (env) => new Store({ guide: "gids", templates, ...env });

// all is what stands in the dossier, and what is asked about it.
const all = ({ state }) => JSON.stringify([state.dossier, state.conflicts.map((c) => c.theirs)]);

// shown is the same without the earlier maps, in which a text may stand once more.
const shown = ({ state }) => JSON.stringify([{ ...state.dossier, history: [] }, state.conflicts.map((c) => c.theirs)]);

/** A tab in which nothing was filled in takes over the dossier that another tab begins. */
export function typedFirst() {
  for (const lag of [false, true]) {
    const world = new World({ lag }), a = open(world.tab()), b = open(world.tab());
    a.change("", (d) => addPerson(d, { name: "Els" }));
    world.settle();
    same([b.state.dossier.id, b.state.dossier.people[0].name, b.state.dossiers.length], [a.state.dossier.id, "Els", 1], "taken over");
    b.change("", (d) => setNote(d, map, "wonen", "van b"));
    world.settle();
    same(without(a.state.dossier), without(b.state.dossier), "one dossier");
    a.create();
    b.change("", (d) => setNote(d, map, "school", "nog iets"));
    world.settle();
    ok(a.state.dossier.people.length === 0, "a new dossier that somebody asked for stays");
  }
}

/** Two tabs that begin at once, before they hear of each other, come to one dossier with all of both. */
export function typedTwins() {
  for (const lag of [false, true]) {
    for (let seed = 0; seed < 10; seed++) {
      const world = new World({ lag }), a = open(world.tab(new Dice(seed))), b = open(world.tab(new Dice(seed + 100)));
      for (const [store, who] of [[a, "a"], [b, "b"]]) {
        store.change("", (d) => {
          addPerson(d, { name: who });
          d.family.name = `familie ${who}`;
          setValue(d, cv, addEntry(d, cv, "").id, who === "a" ? "brief" : "huur", who);
        });
      }
      world.settle();
      same(without(a.state.dossier), without(b.state.dossier), "one dossier");
      const d = a.state.dossier, again = open(world.tab());
      same([d.people.map((p) => p.name).sort(), entries(d, cv).map((e) => e.values)], [["a", "b"], [{ brief: "a", huur: "b" }]], "all of both");
      for (const s of [a, b, again]) same(s.state.conflicts.map((c) => [c.mine, c.theirs].sort()), [["familie a", "familie b"]], "and a question");
      same([again.state.dossiers.length, world.keys().filter((k) => /:[ab]$/.test(k)).every((k) => k.includes(d.id))], [1, true], "nothing beside it");
      b.undo();
      world.settle();
      same(a.state.dossier.people.map((p) => p.name), ["a"], "b takes back what b did");
    }
  }
  const world = new World(), a = open({ ...world.tab(), events: null }), b = open({ ...world.tab(), events: null }); // neither hears the other
  a.change("", (d) => addPerson(d, { name: "a" }));
  b.change("", (d) => addPerson(d, { name: "b" }));
  a.close();
  b.close();
  same(open(world.tab()).state.dossier.people.map((p) => p.name).sort(), ["a", "b"], "the next tab brings them together");
}

/** What a tab still writes to a dossier that another tab just made one with its own, comes along. */
export function typedTwinsLate() {
  const world = new World({ lag: true }), a = open(world.tab(new Dice(1))), b = open(world.tab(new Dice(2)));
  const [first, second] = a.state.dossier.id < b.state.dossier.id ? [a, b] : [b, a]; // second gives way
  const names = (store) => store.state.dossier.people.map((p) => p.name).sort();
  for (const store of [first, second]) {
    store.change("", (d) => addPerson(d, { name: store === first ? "een" : "twee" }));
    store.flush();
    store.change("", (d) => { d.family.name = "familie"; }); // in the other slot
    store.flush();
  }
  world.deliver(world.tabs[first === a ? 0 : 1]);
  second.change("", (d) => addPerson(d, { name: "drie" }));
  second.close();
  first.flush(); // takes away what second wrote, without having seen the last of it
  world.settle();
  same([names(first), names(open(world.tab())), first.state.dossiers.length], [["drie", "een", "twee"], ["drie", "een", "twee"], 1], "all");
}

/** What a reader removed does not come back into a dossier that was begun since. */
export function typedNotTwins() {
  const world = new World(), a = open(world.tab()), b = open(world.tab());
  a.change("", (d) => addPerson(d, { name: "oud" }));
  world.settle();
  a.remove(a.state.dossier.id);
  world.settle();
  b.change("", (d) => addPerson(d, { name: "nieuw" }));
  world.settle();
  same(a.state.dossier.people.map((p) => p.name), ["nieuw"], "begun again");
  ok(a.undo(), "undo");
  world.settle();
  same([a.state.dossier.people.map((p) => p.name), b.state.dossier.people.map((p) => p.name), a.state.dossiers.length], [["oud"], ["nieuw"], 2], "side by side");
}

/** What was typed and is nowhere else when another tab removes the dossier, is told and can be brought back, whatever is typed on. */
export function typedTaken() {
  const ends = [(s, id) => s.remove(id), (s) => s.clearAll()];
  for (const end of ends) {
    for (const waits of [false, true]) { // in a field, to be added
      const world = new World(), a = open(world.tab()), taken = [];
      a.change("", (d) => addPerson(d, { name: "Els" }));
      world.settle();
      let enter = () => {};
      const b = open({ ...world.tab(), enter: () => enter() }), { id } = b.state.dossier;
      b.subscribe((s) => { if (s.taken) taken.push(s.taken); });
      const type = () => b.change("", (d) => addPerson(d, { name: "Tom" }));
      if (waits) enter = type;
      else type();
      end(a, id);
      world.pass(0);
      same([taken, b.state.dossier.people, b.state.dossier.id === id, world.keys().filter((k) => k.includes(id))], [["typed"], [], false, []], "told, and gone");
      b.change("", (d) => setNote(d, map, "wonen", "typt voort"));
      same([b.state.taken, b.state.canUndo], ["", true], "told once");
      ok(waits ? b.bringBack() : b.undo() === true && b.undo(), "a step, and what was taken");
      same([b.state.dossier.id, b.state.dossier.people.map((p) => p.name), b.bringBack()], [id, ["Els", "Tom"], false], "back");
      ok(a.undo(), "the other one too");
      world.settle();
      same(open(world.tab()).state.dossier.people.map((p) => p.name), ["Els", "Tom"], "as one");
      same(b.state.dossiers.filter((d) => d.id === id).length, 1, "once in the list");
    }
    const world = new World(), a = open(world.tab());
    a.change("", (d) => addPerson(d, { name: "Els" }));
    world.settle();
    const b = open(world.tab()), taken = [];
    b.subscribe((s) => { if (s.taken) taken.push(s.taken); });
    end(a, a.state.dossier.id);
    world.settle();
    same([taken, b.state.canUndo], [["gone"], false], "nothing was typed");
  }
  const world = new World(), a = open(world.tab()), b = open(world.tab()); // what there is no room for, of a dossier that is not open
  a.change("", (d) => addPerson(d, { name: "Els" }));
  world.settle();
  world.room = 0;
  b.change("", (d) => addPerson(d, { name: "Tom" }));
  b.create();
  world.room = 5_000_000;
  a.clearAll();
  world.pass(0);
  ok(b.undo(), "undo");
  same(b.state.dossiers.length, 1, "listed");
  ok(b.open(b.state.dossiers[0].id) && b.state.dossier.people.some((p) => p.name === "Tom"), "kept aside");
}

/** A tab that is reloaded shows the dossier that it showed, whichever was opened last elsewhere. */
export function typedInOwnTab() {
  const world = new World(), env = world.tab(), a = open(env);
  a.change("", (d) => { d.family.name = "een"; });
  world.settle();
  const b = open(world.tab());
  b.create();
  b.change("", (d) => { d.family.name = "twee"; });
  world.settle();
  a.close();
  const again = open(env);
  again.change("", (d) => addPerson(d, { name: "Els" }));
  world.settle();
  same([again.state.dossier.family.name, b.state.dossier.people.length, open(world.tab()).state.dossier.family.name], ["een", 0, "twee"], "its own");
  b.remove(again.state.dossier.id);
  world.settle();
  same([again.state.dossier.family.name, open(env).state.dossier.family.name], ["twee", "twee"], "removed elsewhere");
  for (const end of [(s) => s.setShared(true), (s) => s.wipe(), (s) => s.clearAll()]) {
    const tab = world.tab(), store = open(tab);
    store.change("", (d) => { d.family.name = "drie"; });
    world.settle();
    ok(tab.session.getItem("wenk:gids:tab") === store.state.dossier.id, "noted");
    end(store);
    world.settle();
    same([...Array(tab.session.length).keys()].map(tab.session.key), store.state.shared ? ["wenk:gids:shared"] : [], "nothing is left");
    store.setShared(false);
    store.close();
  }
  const tab = world.tab(), other = open(world.tab()), store = open(tab);
  store.change("", (d) => { d.family.name = "vier"; });
  world.settle();
  other.clearAll();
  world.settle();
  same(tab.session.length, 0, "cleared elsewhere");
}

/** Both tabs ask which of two texts stays, whoever wrote last, also after a reload; one answer does for both. */
export function typedBothAsk() {
  for (const lag of [false, true]) {
    for (const keep of [true, false]) {
      const world = new World({ lag }), a = open(world.tab());
      a.change("", (d) => { d.family.name = "begin"; });
      world.settle();
      const b = open(world.tab());
      a.change("", (d) => { d.family.name = "van a"; });
      if (!lag) b.flush();
      b.change("", (d) => { d.family.name = "van b"; });
      world.settle();
      const now = a.state.dossier.family.name, other = now === "van a" ? "van b" : "van a";
      const reloaded = open(world.tab());
      for (const s of [a, b, reloaded]) same([s.state.dossier.family.name, s.state.conflicts.map((c) => [c.path, c.theirs])], [now, [[["family", "name"], other]]], "asked");
      const [c] = b.state.conflicts;
      b.settle(c, keep ? now : other);
      world.settle();
      for (const s of [a, b, open(world.tab())]) same([s.state.dossier.family.name, s.state.conflicts], [keep ? now : other, []], "answered");
    }
  }
}

/** A row of the family's own that one tab removes, stays when the other one puts something on it. */
export function typedOnRemovedRow() {
  for (const put of [(d, id) => addPerson(d, { name: "Els", rows: [id] }), (d, id) => setNote(d, map, id, "Els"), (d, id) => setValue(d, plan, addEntry(d, plan, id).id, "doel", "Els")]) {
    const world = new World({ lag: true }), a = open(world.tab());
    let row;
    a.change("", (d) => { row = addRow(d, map, "Vervoer"); });
    world.settle();
    const b = open(world.tab());
    a.change("", (d) => removeRow(d, map, row.id));
    b.change("", (d) => { put(d, row.id); });
    world.settle();
    for (const s of [a, b]) {
      ok(JSON.stringify(s.state.dossier).includes("Els"), "what was put there");
      same(rows(s.state.dossier, map).filter((r) => r.own).map((r) => r.name), ["Vervoer"], "the row");
    }
  }
}

const hard = [333, 721, 1019, 1467]; // seeds in which one tab asks about a text that stands in the other one when they meet

/**
 * Two tabs are used at random, from an empty device or not, with lag or without,
 * reloaded before the other one hears of it, and in another process: no text goes
 * but what somebody took away who saw it, or what is asked about.
 */
export function typedStays() {
  let typed = 0, asked = 0;
  const seeds = [...new Set([...Array(globalThis.seeds || 15).keys(), ...hard])];
  for (const seed of seeds) {
    const dice = new Dice(seed), world = new World({ lag: seed % 2 === 1 }), marks = new Set();
    const envs = [];
    const tab = () => {
      envs.push(world.tab(new Dice(seed * 10 + world.tabs.length)));
      return open(envs[envs.length - 1]);
    };
    const stores = [tab()];
    if (seed % 4 > 1) {
      stores[0].change("", (d) => { d.family.name = "begin"; });
      world.settle();
    }
    stores.push(tab());
    const act = (store, fn) => { // what goes in the tab in which somebody acts, goes on purpose
      const before = shown(store);
      fn(store);
      const after = shown(store);
      for (const m of marks) if (before.includes(m) && !after.includes(m)) marks.delete(m);
    };
    for (let n = 0; n < 40; n++) {
      const at = dice.next(2), mark = `‹${seed}.${n}›`;
      const write = (s) => {
        s.change(dice.pick(["", "k"]), (d) => edit(d, dice, mark));
        if (all(s).split(mark).length === 2) marks.add(mark); // once: of two, each tab may take away one
      };
      act(stores[at], dice.pick([write, write, write, write, write, write, (s) => s.undo(), (s) => s.redo(), (s) => s.flush(),
        (s) => { const [c] = s.state.conflicts; if (c) s.settle(c, dice.pick([c.mine, c.theirs])); }]));
      if (!dice.next(8)) {
        world.deliver(world.tabs[at]); // two tabs that go at once, before they hear of each other, can lose what one wrote
        stores[at].close();
        if (dice.next(2)) world.deliver(world.tabs[1 - at], !!dice.next(2));
        if (dice.next(2)) world.deliver(world.tabs[at], !!dice.next(2)); // while there is no page
        if (!dice.next(4)) world.restart(world.tabs[at]);
        stores[at] = open(envs[at]); // the storage of the tab stays
      }
      world.pass(dice.next(400));
      if (dice.next(2)) world.deliver(dice.pick(world.tabs), !!dice.next(2));
      typed++;
    }
    world.settle();
    for (const s of stores) s.flush();
    world.settle();
    for (const s of [...stores, open(world.tab())]) {
      const { dossier, dossiers } = s.state;
      for (const m of marks) ok(all(s).includes(m), `seed ${seed}: gone`, m, all(s));
      same([dossier.id, dossiers.length], [stores[0].state.dossier.id, 1], `seed ${seed}: one dossier`);
      const known = rows(dossier, map).map((r) => r.id);
      for (const { rows: on, name } of dossier.people) ok(on.every((r) => known.includes(r)), `seed ${seed}: on no row`, name, on);
      for (const e of entries(dossier, plan)) ok(known.includes(e.row), `seed ${seed}: a goal on no row`, e);
      ok(entries(dossier, cv).length < 2, `seed ${seed}: two entries of one form`);
    }
    asked += stores[0].state.conflicts.length;
  }
  return `${seeds.length} seeds, ${typed} acts, ${asked} questions`;
}

/** What was added while somebody types on is taken back, unless another tab wrote there since. */
export function typedTakenBack() {
  const person = (fn) => {
    const d = empty(new Date(0)), was = { ...addPerson(d, { name: "El" }) };
    fn(d, was.id);
    takeBack(d, was, templates);
    return d.people.length;
  };
  same([person(() => {}), person((d) => { d.people[0].contact = "0470"; }), person((d) => { d.people[0].name = "Elly"; })], [0, 1, 1], "somebody");
  const row = (fn) => {
    const d = empty(new Date(0)), was = { ...addRow(d, map, "Ver") };
    fn(d, was.id);
    takeRowBack(d, map, was);
    return rows(d, map).filter((r) => r.own).length;
  };
  const put = [() => {}, (d, id) => setNote(d, map, id, "x"), (d, id) => renameRow(d, map, id, "Verder"), (d, id) => addPerson(d, { name: "Els", rows: [id] }), (d, id) => addEntry(d, plan, id)];
  same(put.map(row), [0, 1, 1, 1, 1], "a row");
}
