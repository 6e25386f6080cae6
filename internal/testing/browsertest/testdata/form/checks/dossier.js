import * as dossier from "../../../../../../static/js/form/dossier.js";
import * as entries from "../../../../../../static/js/form/entries.js";
import * as goals from "../../../../../../static/js/form/goals.js";
import * as rows from "../../../../../../static/js/form/rows.js";
import { dayIn } from "../../../../../../static/js/form/term.js";
import { asText } from "../../../../../../static/js/form/text.js";
import { unknown } from "../../../../../../static/js/form/unknown.js";
import { Dice, cv, dossierAt, map, ok, plan, same, templates } from "./kit.js";

const d = { ...dossier, ...entries, ...goals, ...rows };
const today = "2026-11-23";

/** A family fills in a map and a plan. */
export function dossierUse() {
  const bytes = new Dice(1).bytes;
  const draft = d.empty(new Date(2026, 10, 23, 10), bytes);
  ok(/^d-[a-z2-9]{10}$/.test(draft.id) && draft.created === today, "a new dossier", draft);
  const samira = d.addMember(draft, "Samira", bytes);
  const els = d.addPerson(draft, { name: "Els", role: "begeleider", formal: true, organisation: "CAW", rows: ["wonen"], members: [samira.id], support: ["advice"] }, bytes);
  const tom = d.addPerson(draft, { name: "Tom", rows: ["wonen", "geld"], tie: "strained" }, bytes);
  const own = d.addRow(draft, map, "Papieren", bytes);
  d.skipRow(draft, map, "school");
  d.renameRow(draft, map, "wonen", "Ons huis");
  same(d.rows(draft, map).map((r) => [r.id, r.number, r.name, r.own, r.skipped]),
    [["wonen", 1, "Ons huis", false, false], ["school", 2, "", false, true], ["geld", 3, "", false, false], ["vrije-tijd", 4, "", false, false], [own.id, 5, "Papieren", true, false]], "rows");
  same(d.rows(draft, plan).map((r) => r.id), d.rows(draft, map).map((r) => r.id), "templates of one vocabulary share rows");
  same(d.emptyRows(draft, map).map((r) => r.id), ["vrije-tijd", own.id], "empty rows");
  same(asText(draft, templates, (x) => x.nl || x).slice(0, 3), [
    { id: "wonen", row: "Ons huis", number: 1, skipped: false, people: [
      { id: els.id, name: "Els", facts: ["begeleider", "CAW", "form-is-formal", "form-support-advice", "form-tie form-tie-none", "Samira"] },
      { id: tom.id, name: "Tom", facts: ["form-tie-strained"] }] },
    { id: "school", row: "school", number: 2, skipped: true, people: [] },
    { id: "geld", row: "geld", number: 3, skipped: false, people: [{ id: tom.id, name: "Tom", facts: ["form-tie-strained"] }] }], "the map in words");

  const kept = d.keepVersion(draft, today, bytes);
  const mo = d.addPerson(draft, { name: "Mo" }, bytes);
  mo.rows.push("geld");
  tom.rows = ["wonen"];
  const { new: came, gone } = d.changes(kept, draft);
  same([came, gone].map((l) => l.map((c) => [c.row, c.person.name])), [[["geld", "Mo"]], [["geld", "Tom"]]], "changes");

  const goal = d.addEntry(draft, plan, "wonen", bytes);
  const jo = d.addPerson(draft, { name: "Jo" }, bytes);
  d.setValue(draft, plan, goal.id, "steun", [els.id, jo.id, "p-weg"], today);
  same(d.missing(draft, plan).map((m) => [m.id, m.person && m.person.name, m.entries.length]), [[jo.id, "Jo", 1], ["p-weg", undefined, 1]], "missing");
  const other = d.addEntry(draft, cv, "", bytes);
  d.setValue(draft, cv, other.id, "nodig", [els.id], today); // an option that happens to be called like a person
  d.removePerson(draft, els.id, templates);
  same([draft.people.map((p) => p.name), goal.values.steun, other.values.nodig, kept.people.length], [["Tom", "Mo", "Jo"], [jo.id, "p-weg"], [els.id], 2], "removing a person");
  d.removeMember(draft, samira.id);
  same(draft.family.members, [], "removing a member");
  d.setNote(draft, map, own.id, "nota");
  mo.rows.push(own.id);
  d.removeRow(draft, map, own.id);
  same([mo.rows, draft.templates.netwerkkaart.notes, d.rows(draft, map).length], [["geld"], {}, 4], "removing a row");
}

/** The follow-up knows terms that are days. */
export function dossierDue() {
  const bytes = new Dice(2).bytes, draft = d.empty(new Date(), bytes);
  const goal = (termijn, reached) => {
    const e = d.addEntry(draft, plan, "wonen", bytes);
    if (termijn !== undefined) d.setValue(draft, plan, e.id, "termijn", termijn, today);
    if (reached) d.setValue(draft, plan, e.id, "bereikt", true, reached);
  };
  for (const term of ["2026-11-22", "1/3/2026", " 01-03-2025 ", "2026-11-23", "24/11/2026", "na de winter", "2026-02-30", "31/2/2026", undefined]) goal(term);
  goal("1/1/2020", "2026-05-01");
  goal("", "2026-06-01");
  const { due, reached, open } = d.due(draft, plan, today);
  same(due.map((i) => i.term), ["2025-03-01", "2026-03-01", "2026-11-22"], "due");
  same(reached.map((i) => [i.term, i.entry.reached]), [["", "2026-06-01"], ["2020-01-01", "2026-05-01"]], "reached");
  same(open.map((i) => i.term), ["2026-11-23", "2026-11-24", "", "", ""], "open");
  d.setValue(draft, plan, reached[0].entry.id, "bereikt", false, today);
  ok(!("reached" in reached[0].entry), "not reached after all");
}

/** A term is read as people write it; what names no day is left as words. */
export function dossierTerms() {
  const read = (text, ...languages) => dayIn(text, languages);
  for (const [text, day] of [["eind oktober 2026", "2026-10-31"], ["Oktober 2026", "2026-10-31"], ["1 februari 2026", "2026-02-01"], ["februari 2028", "2028-02-29"], ["3 mrt 2027", "2027-03-03"],
    ["31/10/2026", "2026-10-31"], [" 1.3.2027 ", "2027-03-01"], ["2026-11-23", "2026-11-23"], ["volgende maandag", ""], ["binnen een jaar", ""], ["31 februari 2026", ""], ["eind oktober", ""], ["oktober 2026 of 2027", ""],
    ["als module 1.1 in oktober 2026 start", ""], ["", ""], ["12 oktober 2026 14:00", ""], ["constructor 2026", ""]]) same(read(text, "nl"), day, text);
  for (const [text, code] of [["23 octobre 2026", "fr"], ["23rd October 2026", "en"], ["23 жовтня 2026", "uk"], ["23 أكتوبر 2026", "ar"], ["٢٣ أكتوبر ٢٠٢٦", "ar"], ["23 اکتبر 2026", "fa"], ["23 October 2026", "en-GB"]]) {
    same(read(text, "nl", code), "2026-10-23", text);
  }
  same([read("жовтень 2026", "uk"), read("23 octobre 2026", "nl")], ["2026-10-31", ""], "of a month alone, and of a language nobody chose");
  const bytes = new Dice(2).bytes, draft = d.empty(new Date(), bytes);
  for (const term of ["begin november 2026", "eind november 2026", "volgende maandag"]) d.setValue(draft, plan, d.addEntry(draft, plan, "wonen", bytes).id, "termijn", term, today);
  const { due, open } = d.due(draft, plan, "2026-12-01", ["nl"]);
  same([due.map((i) => i.term), open.map((i) => i.term)], [["2026-11-30", "2026-11-30"], [""]], "due");
}

/** What no template has a place for is listed: of another version, of a changed template, and on rows that are gone. */
export function dossierBeside() {
  const draft = d.empty(new Date(), new Dice(1).bytes);
  const add = (template, row, values) => { d.addEntry(draft, template, row, new Dice(draft.people.length + row.length).bytes).values = values; };
  d.addPerson(draft, { name: "Els", rows: ["wonen"], telefoon: "0470" });
  d.addPerson(draft, { name: "Tom", rows: ["weg"] });
  add(plan, "wonen", { doel: "blijft", wens: "een tuin", stap: [{ id: "s", text: "bellen", done: false }], leeg: "", nee: false });
  add(plan, "weg", { doel: "een fiets" });
  add(cv, "", { brief: "beste" });
  d.setNote(draft, map, "wonen", "hier");
  d.setNote(draft, map, "weg", "daar");
  Object.assign(draft, { extra: { deep: ["a", 3] } });
  draft.templates.oud = { version: 1, entries: [{ id: "x", row: "", values: { a: "uit een ander blad" } }] };
  const sorted = (list) => list.sort((x, y) => (x.text < y.text ? -1 : 1));
  same(sorted(unknown(draft, templates)), sorted([
    { name: "extra", text: "a, 3" }, { name: "Els, telefoon", text: "0470" }, { name: "weg", text: "Tom" }, { name: "wonen, wens", text: "een tuin" }, { name: "wonen, stap", text: "bellen" },
    { name: "weg, doel", text: "een fiets" }, { name: "weg", text: "daar" }, { name: "oud, a", text: "uit een ander blad" },
  ]), "listed");
  const full = dossierAt(new Dice(4));
  delete full.unknown;
  delete full.templates["ander-blad"];
  same(unknown(full, templates), [], "nothing beside a dossier of this guide");
}
