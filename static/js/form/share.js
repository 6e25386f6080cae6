// A dossier to show to others: nobody's name in it.
//
// What is known to be a name goes from all text: the names of people, family
// members and the family, and the words of those names of three letters and
// more. Particles such as "van" stay. A name is found in any case, with or
// without accents, at word borders, with what Dutch, Ukrainian and Arabic put at
// its end or beginning; in scripts without spaces anywhere. Numbers that reach
// somebody are found however they are spaced.
//
// What this cannot find: names that are nowhere filled in as names, nicknames
// and misspellings, and what tells who somebody is without a name; doubtful lists
// what may be one of these. Ids of rows, fields and options belong to the
// guide and stay, even when somebody is called like one. What this version of
// the guide does not know, is left out.
import { newId, random, rows, scope } from "./dossier.js";
import { SUPPORT } from "./text.js";

const particles = new Set(`van der den ter ten het vander vanden von zur dos das del della delle des los las ibn bint
  and the und`.split(/\s+/));
const common = new Set("gezin familie family famille familia dossier".split(" "));
const SPACELESS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const NUMBER = /\+?[0-9٠-٩۰-۹][0-9٠-٩۰-۹\s./()-]{3,}[0-9٠-٩۰-۹]/gu; // to call, with what people write between
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu;
const ENDINGS = ["s", "je", "jes", "tje", "tjes", "pje", "etje", "ke", "kes", "eke"]; // Dutch, also for who is small or dear
const BEFORE = /^(?:وال|بال|فال|كال|لل|ال|و|ف|ب|ل|ك)/u; // Arabic: and, so, with, for, like, the

/**
 * share returns a new dossier without names: people and members of the family
 * are called by their role, or else by an initial, with a number where several
 * would be called the same. Contacts, notes about people and rows, private
 * fields, the names of the family and of the dossier, earlier maps, and
 * organisations of informal people go. Ids are new. Templates are the definitions of the guide; words are those of the
 * interface, of which "form-someone" stands for a name without letters. Texts
 * in left are left out too.
 */
export function share(dossier, templates, words = {}, bytes = random, left = []) {
  const names = new Names(dossier, words["form-someone"] || "…", left);
  const clean = (text) => names.clean(text);
  const people = renewed(dossier.people, "p"), members = renewed(dossier.family.members, "m");
  const own = new Map(); // own rows, from old to new id
  const taken = new Set(templates.flatMap((t) => (t.rows || []).map((r) => r.id)));
  const vocabularies = new Map(templates.map((t) => [scope(t), t]));
  const changed = {};
  for (const [key, template] of vocabularies) {
    const list = rows(dossier, template);
    for (const r of list) {
      if (!r.own) continue;
      let n = own.size + 1;
      while (taken.has(`own-${n}`)) n++;
      taken.add(`own-${n}`);
      own.set(r.id, `own-${n}`);
    }
    const known = (r) => own.get(r.id) || r.id;
    changed[key] = {
      skipped: list.filter((r) => r.skipped).map(known),
      named: Object.fromEntries(list.filter((r) => !r.own && r.name).map((r) => [r.id, clean(r.name)])),
      own: list.filter((r) => r.own).map((r) => ({ id: known(r), label: clean(r.name) })),
    };
  }
  const given = new Set(templates.flatMap((t) => (t.rows || []).map((r) => r.id)));
  const row = (id) => own.get(id) || (given.has(id) ? id : "");

  const made = {};
  let entries = 0;
  for (const template of templates) {
    const t = Object.prototype.hasOwnProperty.call(dossier.templates, template.id) && dossier.templates[template.id];
    if (!t) continue;
    const filled = made[template.id] = { version: t.version };
    if (t.date) filled.date = t.date;
    filled.entries = (t.entries || []).map((e) => ({
      id: `e${++entries}`, row: row(e.row), values: values(e.values, template.fields, clean, people), ...(e.reached ? { reached: e.reached } : {}),
    }));
  }
  return {
    id: newId("d", bytes), name: "", created: dossier.created, changed: dossier.changed, languages: [...dossier.languages],
    family: { name: "", members: dossier.family.members.map((m) => ({ id: members.get(m.id), name: names.label(m.id) })) },
    people: dossier.people.map((p) => ({
      id: people.get(p.id), name: names.label(p.id), role: names.roles.has(p.id) ? "" : clean(p.role),
      organisation: p.formal ? clean(p.organisation) : "", contact: "", formal: p.formal,
      support: p.support.filter((s) => SUPPORT.includes(s)), tie: p.tie,
      members: p.members.filter((id) => members.has(id)).map((id) => members.get(id)), rows: p.rows.map(row).filter(Boolean), note: "",
    })),
    rows: changed, templates: made, history: [],
  };
}

const renewed = (list, prefix) => new Map(list.map((item, i) => [item.id, `${prefix}${i + 1}`]));

// values keeps what is not private of an entry, field by field.
function values(given, fields, clean, people) {
  const made = {};
  let steps = 0;
  for (const field of fields) {
    const v = given[field.id];
    if (v === undefined || field.private) continue;
    const options = (field.options || []).map((o) => o.id);
    if (field.type === "people") made[field.id] = v.filter((id) => people.has(id)).map((id) => people.get(id));
    else if (field.type === "list") made[field.id] = v.map((s) => ({ id: `s${++steps}`, text: clean(s.text), done: s.done }));
    else if (field.type === "choices") made[field.id] = v.filter((id) => options.includes(id));
    else if (field.type === "choice") made[field.id] = options.includes(v) ? v : "";
    else made[field.id] = typeof v === "string" ? clean(v) : v;
  }
  return made;
}

// Names are the names in a dossier, and what stands for them.
class Names {
  constructor(dossier, someone, left = []) {
    this.someone = someone;
    this.left = left.length && anyOf(left);
    this.stems = new Map(); // of Cyrillic names, without the letter that changes → ids
    this.whole = new Map(); // folded words of a name, with spaces between → ids of who is called so
    this.parts = new Map(); // one folded word → ids
    this.capital = new Set(); // words of the dossier's name, which count as names with a capital only
    this.anywhere = new Map(); // names in scripts without spaces → ids
    this.contacts = [];
    this.mails = new Set();
    this.numbers = []; // the last digits, which are the same with and without a country before them
    const everybody = [...dossier.people, ...dossier.family.members, ...dossier.history.flatMap((h) => h.people || [])];
    for (const p of everybody) this.add(p.name, p.id);
    this.add(dossier.family.name, "");
    for (const word of dossier.name.match(WORD) || []) {
      const part = fold(word);
      if ([...part].length > 2 && word !== word.toLowerCase() && !common.has(part) && !particles.has(part) && !this.parts.has(part)) {
        this.parts.set(part, new Set([""]));
        this.capital.add(part);
      }
    }
    for (const p of everybody) {
      const contact = (p.contact || "").trim();
      if (contact.length > 4) this.contacts.push(contact);
      for (const [address] of contact.matchAll(MAIL)) this.mails.add(address.toLowerCase());
      for (const [number] of contact.matchAll(NUMBER)) this.numbers.push(digits(number).slice(-8));
    }
    this.longest = Math.max(1, ...[...this.whole.keys()].map((name) => name.split(" ").length));

    // A role in which no name occurs says who somebody is.
    this.roles = new Map();
    for (const p of dossier.people) {
      const role = p.role.trim();
      if (role && !this.found(role)) this.roles.set(p.id, role);
    }
    this.labels = new Map();
    const wanted = new Map();
    for (const p of everybody) if (!wanted.has(p.id)) wanted.set(p.id, this.roles.get(p.id) || this.initial(p.name));
    const count = new Map();
    for (const want of wanted.values()) count.set(fold(want), (count.get(fold(want)) || 0) + 1);
    const used = new Map();
    for (const [id, want] of wanted) {
      const key = fold(want);
      used.set(key, (used.get(key) || 0) + 1);
      this.labels.set(id, count.get(key) > 1 ? `${want} ${used.get(key)}` : want);
    }
    this.family = this.initial((dossier.family.name.match(WORD) || []).filter((w) => !common.has(fold(w))).join(" "));
  }

  add(name, id) {
    if (SPACELESS.test(name)) {
      for (const run of name.match(WORD) || []) if ([...run].length > 1) put(this.anywhere, run, id);
    }
    const words = (name.match(WORD) || []).map(fold);
    if (!words.length || words.every((w) => common.has(w))) return;
    if (words.join("").length > 1) put(this.whole, words.join(" "), id);
    for (let i = 1; i < words.length - 1; i++) put(this.whole, words.slice(i).join(" "), id); // a surname of several words
    for (const w of words) {
      if ([...w].length < 3 || particles.has(w) || id === "" && common.has(w)) continue;
      put(this.parts, w, id);
      if (w.length > 3 && /\p{Script=Cyrillic}/u.test(w)) put(this.stems, w.slice(0, -1), id);
    }
  }

  label(id) { return this.leave(this.labels.get(id)); }

  // leave leaves out what somebody chose to.
  leave(text) { return this.left ? text.replace(this.left, "…") : text; }

  // initial is the first letter of a name.
  initial(name) {
    const letter = /\p{L}\p{M}*/u.exec(name.normalize("NFC"));
    return letter ? letter[0].toUpperCase() + "." : this.someone;
  }

  // stands returns what stands for a name that belongs to ids.
  stands(ids, word) {
    const [id] = ids;
    if (ids.size > 1) return this.initial(word);
    return id === "" ? this.family : this.labels.get(id);
  }

  found(text) { return this.replace(text, () => "") !== text; }

  /** clean returns a text without names. */
  clean(text) {
    for (const contact of this.contacts) text = text.split(contact).join("…");
    text = text.replace(MAIL, (address) => (this.mails.has(address.toLowerCase()) ? "…" : address));
    text = text.replace(NUMBER, (number) => (this.reaches(digits(number)) ? "…" : number));
    let before, left = 3;
    do {
      before = text;
      text = this.replace(text, (ids, word) => this.stands(ids, word));
    } while (text !== before && --left);
    if (text !== before) text = this.replace(text, () => "…"); // what stands for one name makes another
    return this.leave(text);
  }

  // reaches tells whether a number is one of those that reach somebody, with or without what a country puts before it.
  reaches(number) {
    return this.numbers.some((known) => number.endsWith(known) || known.length > 5 && number.length > 5 && known.endsWith(number.slice(-8)));
  }

  replace(text, by) {
    for (const [name, ids] of this.anywhere) {
      if (text.includes(name)) text = text.split(name).join(by(ids, name));
    }
    const words = [...text.matchAll(WORD)].map((m) => ({ text: m[0], key: fold(m[0]), at: m.index, end: m.index + m[0].length }));
    let made = "", done = 0;
    for (let i = 0; i < words.length;) {
      const hit = this.at(words, i, text);
      if (hit) {
        made += text.slice(done, words[i].at) + by(hit.ids, words[i].text);
        done = words[i + hit.length - 1].end;
      }
      i += hit ? hit.length : 1;
    }
    return made + text.slice(done);
  }

  // at finds the longest name that begins at a word: {ids, length}.
  at(words, i, text) {
    for (let n = Math.min(this.longest, words.length - i); n > 0; n--) {
      const run = words.slice(i, i + n);
      if (run.some((w, k) => k && w.at - run[k - 1].end > 3)) continue;
      const ids = this.whole.get(run.map((w) => w.key).join(" "));
      if (ids) return { ids, length: n };
    }
    const { text: word, key } = words[i];
    const capital = word[0] !== word[0].toLowerCase();
    let ids = this.parts.get(key);
    if (ids && this.capital.has(key) && word === word.toLowerCase()) ids = undefined;
    for (const end of ENDINGS) if (!ids && capital && key.endsWith(end)) ids = this.parts.get(key.slice(0, -end.length));
    for (let n = 1; !ids && capital && n < 5; n++) ids = this.stems.get(key.slice(0, n < key.length ? -n : 0)) || this.stems.get(key);
    for (let rest = key; !ids && BEFORE.test(rest);) {
      rest = rest.replace(BEFORE, "");
      ids = rest.length > 2 ? this.parts.get(rest) : undefined;
    }
    return ids && { ids, length: 1 };
  }
}

function put(map, key, id) {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(id);
}

/** anyOf is a pattern for some texts where they are whole words, the longest first. */
export const anyOf = (texts) => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${[...texts].sort((a, b) => b.length - a.length).map(quoted).join("|")})(?![\\p{L}\\p{M}\\p{N}])`, "gu");

const quoted = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const digits = (text) => [...text].filter((c) => /[0-9٠-٩۰-۹]/.test(c)).map((c) => c.codePointAt(0) & 15).join("");

// fold brings together how a word may be written: capitals, accents, dotless i,
// letters that Arabic and Persian keyboards have in common.
function fold(text) {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[ıیىکة]/g, (c) => ({ ı: "i", ی: "ي", ى: "ي", ک: "ك", ة: "ه" })[c]);
}

const CHUNK = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]|(?<![\p{L}\p{M}\p{N}])(?:\p{Lu}[\p{L}\p{M}’']*|\+?\p{Nd}(?:[\p{Nd}./()]*\p{Nd})?)(?:[ -](?:\p{Lu}[\p{L}\p{M}’']*|\p{Nd}(?:[\p{Nd}./()]*\p{Nd})?))*/gu;
const starters = new Set((`de het een er dit dat die wie wat waar hoe als om in op met voor bij van naar aan uit tot na over wij we ik jij je zij ze hij u
  mijn ons onze hun zijn haar niet geen nog ook al alle elke samen iemand niemand bel the a an i you he she they it my our your we in on at to for with and no not
  le la les un une des du je tu il elle nous vous ils elles on mon ma mes notre nos avec pour chez dans sur et pas
  у в на до з за із це я ми ви він вона вони`).split(/\s+/));

/**
 * doubtful lists what in a version to share may tell who somebody is: words with
 * a capital and numbers that stand next to each other, mail addresses, and words
 * that hold a name of the dossier. Known are texts of the guide, whose words tell
 * nobody.
 */
export function doubtful(shared, dossier, templates, known = []) {
  const texts = said(shared, templates);
  const plain = new Set([...starters, ...[...known, ...texts].flatMap((t) => t.replace(MAIL, "").match(WORD) || []).filter((w) => w === w.toLowerCase())]);
  for (const word of known.flatMap((t) => t.match(WORD) || [])) plain.add(word.toLowerCase());
  const parts = [...new Names(dossier, "…").parts.keys()];
  const found = new Set();
  for (const text of texts) {
    for (const [chunk] of text.matchAll(CHUNK)) {
      const words = chunk.split(/(?<=[ -])/u);
      while (words.length && /\p{L}/u.test(words[0]) && plain.has(words[0].toLowerCase().replace(/[ -]$/, ""))) words.shift(); // begins a sentence, or is of the guide
      const rest = words.join("").replace(/[ .(/-]+$/u, "");
      if (/@|\p{Lu}[\p{L}’']/u.test(rest) || digits(rest).length > 1) found.add(rest);
    }
    for (const [word] of text.matchAll(WORD)) {
      const key = fold(word);
      if (word.toUpperCase() === word.toLowerCase() ? parts.some((p) => key.includes(p)) : parts.some((p) => p.length > 3 && key.startsWith(p) && key !== p)) found.add(word);
    }
  }
  return [...found];
}

// said are the texts that people wrote in a dossier.
function said(dossier, templates) {
  const texts = [dossier.family.members.map((m) => m.name), dossier.people.map((p) => [p.name, p.role, p.organisation]),
    Object.values(dossier.rows).map((r) => [Object.values(r.named), r.own.map((o) => o.label)])];
  for (const t of templates) {
    const { entries = [] } = dossier.templates[t.id] || {};
    for (const f of t.fields) {
      if (["text", "number", "list"].includes(f.type)) texts.push(entries.map((e) => [].concat(e.values[f.id] ?? []).map((v) => v.text ?? v)));
    }
  }
  return texts.flat(4).filter((v) => typeof v === "string" && v);
}
