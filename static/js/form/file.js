// The data file: a dossier as JSON, with a header that says what it is. All of a
// file is checked before any of it is used. NUL and lone surrogates survive, since
// JSON.stringify escapes them.
import { day } from "./dossier.js";
import { locked } from "./lock.js";
import { object, own } from "./plain.js";
import { isDay } from "./term.js";
import { TIES } from "./text.js";

/** FORMAT is the name of the format in a file. */
export const FORMAT = "wenk-dossier";

/**
 * steps turn a dossier of version 1 into one of version 2, that one into
 * version 3, and so on. Each is a pure function from a dossier to a new one.
 */
export const steps = [
  (d) => d, // version 2 has people with a tie of "": not asked about yet
];

/** VERSION is the version of dossiers that this script writes. */
export const VERSION = steps.length + 1;

/** LIMITS are what a dossier may hold: bytes of a file and of a record in storage, counts, characters of a text. */
export const LIMITS = { file: 5_000_000, record: 1_000_000, people: 500, entries: 2000, rows: 100, list: 2000, text: 100_000, depth: 20 };

/** write returns the text of the file with a dossier; now is a Date. */
export function write(dossier, guide, now) {
  return JSON.stringify({ format: FORMAT, version: VERSION, guide, saved: now.toISOString(), dossier }, null, 2) + "\n";
}

/**
 * fileName returns a name for the file with the guide and the day, and without
 * anybody's name. The number tells the dossiers of one day apart; part is the kind
 * of file.
 */
export const fileName = (guide, now, number = 1, part = "") => `${guide}-dossier-${day(now)}${number > 1 ? `-${number}` : ""}${part && `-${part}`}.json`;

/**
 * read returns the dossier in the text of a file, as {dossier, saved}, or
 * {refused} with a code: format, newer, guide, key, large or type; "locked" for
 * a locked file. Definitions are the templates of the guide; the values of
 * other templates are kept as they are.
 */
export function read(text, guide, definitions = []) {
  if (typeof text !== "string") return { refused: "format" };
  if (text.length > LIMITS.file) return { refused: "large" };
  if (locked(text)) return { refused: "locked" };
  const file = parse(text);
  if (!object(file) || own(file, "format") !== FORMAT) return { refused: "format" };
  const version = own(file, "version");
  if (!Number.isSafeInteger(version) || version < 1 || typeof own(file, "guide") !== "string") return { refused: "format" };
  if (version > VERSION) return { refused: "newer" };
  if (file.guide !== guide) return { refused: "guide" };
  const saved = own(file, "saved");
  const refused = inspect(file) || (saved !== undefined && !isMoment(saved) && "type") || "";
  if (refused) return { refused };
  const result = accept(file.dossier, version, definitions);
  return result.refused ? result : { ...result, saved: saved || "" };
}

/**
 * accept checks a dossier of this version or an earlier one and brings it up to
 * date: {dossier} or {refused}. It fills in optional parts, in the dossier given.
 */
export function accept(dossier, version = VERSION, definitions = [], list = steps) {
  const before = inspect(dossier);
  if (before) return { refused: before };
  if (!object(dossier)) return { refused: "type" };
  try {
    const refused = complete((dossier = migrate(dossier, version, list)), definitions);
    return refused ? { refused } : { dossier };
  } catch (e) {
    return { refused: "type" }; // a step of a migration did not expect such a value
  }
}

/** migrate brings a dossier of a version up to date. */
export function migrate(dossier, version, list = steps) {
  return list.slice(version - 1).reduce((d, step) => step(d), dossier);
}

/**
 * readFile reads a File that somebody chose. One that is too large is refused
 * before it is read. The result is that of read, or {locked: text}, to unlock.
 */
export async function readFile(file, guide, definitions) {
  if (file.size > LIMITS.file) return { refused: "large" };
  try {
    const text = await file.text();
    return locked(text) ? { locked: text } : read(text, guide, definitions);
  } catch (e) {
    return { refused: "format" }; // removed meanwhile, or not readable
  }
}

/** parse returns the value of a JSON text, or undefined. It skips a byte order mark, and refuses text that nests deeper than LIMITS.depth. */
export function parse(text) {
  text = text.replace(/^\uFEFF/, "");
  if (depth(text) > LIMITS.depth) return undefined;
  try {
    return JSON.parse(text);
  } catch (e) {
    return undefined;
  }
}

// depth counts how deep the brackets of a JSON text nest. It is a loop: a hostile
// text can make a regular expression slow.
function depth(text) {
  let now = 0, most = 0, quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "[" || c === "{") most = Math.max(most, ++now);
    else if (c === "]" || c === "}") now--;
  }
  return most;
}

const forbidden = (key) => key in Object.prototype || key === "prototype";

// inspect checks all values in parsed JSON: no key that JavaScript gives a meaning,
// no text or list that is too long, no number that is not finite.
function inspect(top) {
  const left = [top];
  while (left.length) {
    const v = left.pop();
    if (typeof v === "string" && v.length > LIMITS.text) return "large";
    if (typeof v === "number" && !Number.isFinite(v)) return "type";
    if (typeof v !== "object" || v === null) continue;
    if (Array.isArray(v) && v.length > LIMITS.list) return "large";
    for (const key of Object.keys(v)) {
      if (forbidden(key)) return "key";
      if (key.length > LIMITS.text) return "large";
      left.push(v[key]);
    }
  }
  return "";
}

// The checks below throw a Refusal, and nothing else.
class Refusal extends Error {}
const refuse = (code) => { throw new Refusal(code); };

const text = (v) => typeof v === "string" || refuse("type");
const spell = (v, key) => { if (typeof v[key] === "number") v[key] = String(v[key]); }; // 3000 where "3000" is meant
const flag = (v) => typeof v === "boolean" || refuse("type");
const date = (v) => text(v) && (v === "" || isDay(v) || refuse("type"));
const isMoment = (v) => typeof v === "string" && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(v) && isDay(v.slice(0, 10)) && !Number.isNaN(Date.parse(v));
const moment = (v) => v === "" || isMoment(v) || refuse("type");
const whole = (v) => (Number.isSafeInteger(v) && v > 0) || refuse("type");
const oneOf = (...options) => (v) => options.includes(v) || refuse("type");
const ident = (v) => {
  text(v);
  if (forbidden(v)) refuse("key");
  return /^[A-Za-z0-9_-]{1,64}$/.test(v) || refuse("type");
};
const row = (v) => v === "" || ident(v);
const list = (check, most = LIMITS.list) => (v) => {
  if (!Array.isArray(v)) refuse("type");
  if (v.length > most) refuse("large");
  v.forEach(check);
};
const map = (check) => (v) => {
  if (!object(v)) refuse("type");
  for (const key of Object.keys(v)) {
    ident(key);
    if (check === text) spell(v, key);
    check(v[key], key);
  }
};
const ids = (check, most) => (v) => {
  list(check, most)(v);
  if (new Set(v.map((item) => item.id)).size !== v.length) refuse("type"); // two with one id
};

// shape checks the known fields of an object: {field: [check, missing]}. missing
// makes the value of a field that is left out; without it the field is required.
const shape = (fields) => (v) => {
  if (!object(v)) refuse("type");
  for (const key of Object.keys(fields)) {
    const [check, missing] = fields[key];
    if (own(v, key) === undefined && missing) v[key] = missing();
    if (check === text) spell(v, key);
    check(own(v, key));
  }
};
const maybe = (check) => (v) => v === undefined || check(v);
const blank = () => "";
const none = () => [];
const nothing = () => ({});

const person = shape({
  id: [ident], name: [text, blank], role: [text, blank], organisation: [text, blank], contact: [text, blank], note: [text, blank],
  formal: [flag, () => false], support: [list(ident), none], tie: [oneOf("", ...TIES), blank],
  members: [list(ident), none], rows: [list(ident), none],
});
const changedRows = map(shape({
  skipped: [list(ident), none], named: [map(text), nothing], own: [ids(shape({ id: [ident], label: [text, blank] }), LIMITS.rows), none],
}));
const step = shape({ id: [ident], text: [text, blank], done: [flag, () => false] });
const values = {
  text, number: text, date, choice: row, check: flag,
  choices: list(ident), people: list(ident), list: ids(step),
};

function dossierShape(definitions) {
  let left = LIMITS.entries;
  const entry = (template) => shape({
    id: [ident], row: [row, blank], reached: [maybe(date)],
    values: [(all) => map((v, id) => {
      const field = template && template.fields.find((f) => f.id === id), check = field && own(values, field.type);
      if (check === text) spell(all, id);
      return check ? check(all[id]) : true;
    })(all), nothing],
  });
  const template = (v, id) => {
    const known = definitions.find((t) => t.id === id);
    shape({
      version: [whole, () => 1], date: [maybe(date)], notes: [maybe(map(text))],
      entries: [ids(entry(known), LIMITS.entries), none],
    })(v);
    if (known && v.version > known.version) refuse("newer");
    if ((left -= v.entries.length) < 0) refuse("large");
  };
  const people = [ids(person, LIMITS.people), none];
  return shape({
    id: [ident], name: [text, blank], created: [date, blank], changed: [moment, blank],
    languages: [list(text), none],
    family: [shape({ name: [text, blank], members: [ids(shape({ id: [ident], name: [text, blank] }), LIMITS.people), none] }), nothing],
    people, rows: [changedRows, nothing], templates: [map(template), nothing],
    history: [ids(shape({ id: [ident], date: [date, blank], people, rows: [changedRows, nothing] })), none],
  });
}

// complete checks a dossier and fills in optional parts. It returns "", or the
// code of a refusal.
function complete(dossier, definitions) {
  try {
    dossierShape(definitions)(dossier);
    return "";
  } catch (e) {
    if (e instanceof Refusal) return e.message;
    throw e;
  }
}
