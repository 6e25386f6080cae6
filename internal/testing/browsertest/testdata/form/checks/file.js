import { empty } from "../../../../../../static/js/form/dossier.js";
import { FORMAT, LIMITS, accept, fileName, migrate, read, readFile, write } from "../../../../../../static/js/form/file.js";
import { unlock } from "../../../../../../static/js/form/lock.js";
import { copy, equal } from "../../../../../../static/js/form/plain.js";
import { Store } from "../../../../../../static/js/form/store.js";
import { Dice, World, dossierAt, often, ok, same, templates } from "./kit.js";

const guide = "gids", now = new Date(2026, 10, 23, 9);

/** What is written reads back as it was, down to halves of characters. */
export function fileRoundTrip() {
  const dice = new Dice(4);
  for (let i = often(200); i > 0; i--) {
    const dossier = dossierAt(dice), file = write(dossier, guide, now);
    const bytes = new TextEncoder().encode(file); // as on a disk
    for (const text of [new TextDecoder().decode(bytes), "\ufeff" + file, file.replace(/\n/g, "\r\n")]) {
      same(read(text, guide, templates), { dossier, saved: now.toISOString() }, "read");
    }
  }
  return `${often(200)} dossiers`;
}

/** The name of a file tells the guide and the day. */
export function fileNames() {
  same(fileName(guide, now), "gids-dossier-2026-11-23.json", "name");
  same(fileName(guide, now, 1, "om-te-delen"), "gids-dossier-2026-11-23-om-te-delen.json", "name of a part");
  same(fileName(guide, now, 2, "om-te-delen"), "gids-dossier-2026-11-23-2-om-te-delen.json", "name of the second one");
}

/** A file may leave out nearly everything. */
export function fileMinimal() {
  const { dossier } = read(JSON.stringify({ format: "wenk-dossier", version: 1, guide, dossier: { id: "d-1", people: [{ id: "p1" }] } }), guide, templates);
  same(dossier.people[0], { id: "p1", name: "", role: "", organisation: "", contact: "", formal: false, support: [], tie: "", members: [], rows: [], note: "" }, "person");
  same([dossier.family, dossier.rows, dossier.templates, dossier.history], [{ name: "", members: [] }, {}, {}, []], "dossier");
}

/** Steps bring an old dossier up to date, one version at a time. */
export function fileMigrate() {
  const list = [(d) => ({ ...d, log: [1] }), (d) => ({ ...d, log: [...d.log, 2] })];
  same([1, 2, 3].map((v) => migrate({ log: [] }, v, list).log), [[1, 2], [2], []], "steps");
  same(accept({ id: "d-1" }, 1, [], [() => { throw new TypeError("no such field"); }]), { refused: "type" }, "a step that fails");
}

/** opens gives the outcome of opening a file: "ok" or a code. What was open stays, byte for byte, when the file is refused. */
export async function opens(text) {
  const world = new World(), store = new Store({ guide, templates, ...world.tab() });
  store.adopt(dossierAt(new Dice(5)));
  store.flush();
  const all = () => JSON.stringify([store.state.dossier, [...world.data]]);
  const before = all(), { state } = store;
  let found = await readFile(new File([text], "dossier.json"), guide, templates);
  if (found.locked) found = await unlock(found.locked, guide, "een wachtwoord");
  if (found.text) found = read(found.text, guide, templates);
  if (found.dossier) store.adopt(found.dossier);
  store.flush();
  ok({}.polluted === undefined && Object.keys(Object.prototype).length === 0, "polluted");
  if (found.refused) ok(all() === before && store.state === state, "the open dossier changed");
  else ok(equal(read(write(store.state.dossier, guide, now), guide, templates).dossier, store.state.dossier), "it does not open again");
  return found.refused || "ok";
}

/** A file that is too large is not even read. */
export async function fileTooLarge() {
  let asked = false;
  const file = { size: LIMITS.file + 1, text: async () => { asked = true; return ""; } };
  same(await readFile(file, guide, templates), { refused: "large" }, "refused");
  ok(!asked, "read all the same");
  same(await readFile({ size: 9, text: () => Promise.reject(new Error("gone")) }, guide, templates), { refused: "format" }, "a file that went away");
}

/** No file at random makes read throw, or changes what objects share. */
export function fileFuzz() {
  const dice = new Dice(6);
  const good = write(dossierAt(dice), guide, now);
  const keys = ["__proto__", "constructor", "prototype", "toString", "id", "values", "people", "rows"];
  const bad = () => dice.pick([null, 1, true, "", [], {}, [[]], { id: "x" }, [{ id: "x" }], "\ud800", -1, 1e308]);
  let refused = 0;
  for (let i = often(3000); i > 0; i--) {
    const file = copy(JSON.parse(good));
    for (let n = 1 + dice.next(3), at = file; n > 0; n--) {
      while (dice.next(5) && Object.values(at).some((v) => v && typeof v === "object")) at = dice.pick(Object.values(at).filter((v) => v && typeof v === "object"));
      const key = dice.next(3) && Object.keys(at).length ? dice.pick(Object.keys(at)) : dice.pick(keys);
      Object.defineProperty(at, key, { value: bad(), enumerable: true, configurable: true, writable: true });
      at = file;
    }
    let text = JSON.stringify(file);
    if (!dice.next(4)) text = text.slice(0, dice.next(text.length)) + dice.pick(["", "}", "\u0000", '"', "[".repeat(50)]);
    const found = read(text, guide, templates);
    ok(!!found.dossier !== !!found.refused, "neither or both", found);
    refused += found.refused ? 1 : 0;
    ok({}.polluted === undefined, "polluted");
  }
  ok(refused > often(1000) && refused < often(3000), "refused", refused);
  return `${often(3000)} files, ${refused} refused`;
}

/** A number where text is meant is read as that text, wherever it stands. */
export function fileNumbers() {
  const dossier = {
    ...empty(), name: 7, family: { name: 3000, members: [{ id: "m", name: 2 }] }, people: [{ id: "p", name: 12, contact: 470123456 }],
    rows: { domains: { named: { wonen: 5 }, own: [{ id: "own-1", label: 6 }] } },
    templates: { "woon-cv": { version: 1, entries: [{ id: "e", values: { huur: 750.5, brief: 9, soort: "huis" } }] }, handelingsplan: { version: 1, notes: { wonen: 8 }, entries: [{ id: "e", values: { stappen: [{ id: "s", text: 4 }] } }] } },
  };
  const { dossier: d, refused } = read(JSON.stringify({ format: FORMAT, version: 1, guide: "gids", saved: new Date().toISOString(), dossier }), "gids", templates);
  same(refused, undefined, "read");
  same([d.name, d.family.name, d.family.members[0].name, d.people[0].name, d.people[0].contact, d.rows.domains.named.wonen, d.rows.domains.own[0].label], ["7", "3000", "2", "12", "470123456", "5", "6"], "as text");
  same([d.templates["woon-cv"].entries[0].values, d.templates.handelingsplan.notes.wonen, d.templates.handelingsplan.entries[0].values.stappen[0].text], [{ huur: "750.5", brief: "9", soort: "huis" }, "8", "4"], "answers too");
  for (const wrong of [{ people: [{ id: 3 }] }, { people: [{ id: "p", formal: 1 }] }, { created: 20261101 }, { languages: [3] }]) {
    same(read(JSON.stringify({ format: FORMAT, version: 1, guide: "gids", dossier: { ...empty(), ...wrong } }), "gids", templates).refused, "type", "not what is no text");
  }
}
