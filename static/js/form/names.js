// The names in a dossier, and what stands for them in a version to share.
//
// Names are those of people, of members of the family and of the family, and the
// words of these names of three letters and more, without particles such as
// "van". A name is found in any case, with or without accents, at word borders,
// with what Dutch, Ukrainian and Arabic put at its end or beginning; in scripts
// without spaces anywhere. Numbers and addresses in contacts are found however
// they are spaced.
import { MAIL, NUMBER, WORD, anyOf, digits, fold } from "./patterns.js";

const particles = new Set(`van der den ter ten het vander vanden von zur dos das del della delle des los las ibn bint
  and the und`.split(/\s+/));
const common = new Set("gezin familie family famille familia dossier".split(" "));
const SPACELESS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
const ENDINGS = ["s", "je", "jes", "tje", "tjes", "pje", "etje", "ke", "kes", "eke"]; // Dutch, also for who is small or dear
const BEFORE = /^(?:وال|بال|فال|كال|لل|ال|و|ف|ب|ل|ك)/u; // Arabic: and, so, with, for, like, the

/** Names replaces the names of a dossier in text. */
export class Names {
  #someone;
  #left; // pattern of the texts to leave out, or 0
  #stems = new Map(); // from Cyrillic names, without the letter that changes, to ids
  #whole = new Map(); // from folded words of a name, with spaces between, to the ids of who has that name
  #capital = new Set(); // words of the dossier's name, which count as names with a capital only
  #anywhere = new Map(); // from names in scripts without spaces to ids
  #contacts = [];
  #mails = new Set();
  #numbers = []; // the last digits, which are the same with and without the code of a country
  #longest; // words in a name
  #labels = new Map(); // what stands for a name, by id
  #family; // what stands for the name of the family

  /** someone stands for a name without letters; texts in left are left out too. */
  constructor(dossier, someone, left = []) {
    this.parts = new Map(); // from one folded word of a name to ids
    this.roles = new Map(); // by id, the roles in which no name occurs: these say who somebody is
    this.#someone = someone;
    this.#left = left.length && anyOf(left);
    const everybody = [...dossier.people, ...dossier.family.members, ...dossier.history.flatMap((h) => h.people || [])];
    for (const p of everybody) this.#add(p.name, p.id);
    this.#add(dossier.family.name, "");
    this.#addTitle(dossier.name);
    for (const p of everybody) this.#addContact((p.contact || "").trim());
    this.#longest = Math.max(1, ...[...this.#whole.keys()].map((name) => name.split(" ").length));
    for (const p of dossier.people) {
      const role = p.role.trim();
      if (role && !this.#found(role)) this.roles.set(p.id, role);
    }
    this.#setLabels(everybody);
    this.#family = this.#initial((dossier.family.name.match(WORD) || []).filter((w) => !common.has(fold(w))).join(" "));
  }

  #addTitle(name) {
    for (const word of name.match(WORD) || []) {
      const part = fold(word);
      if ([...part].length > 2 && word !== word.toLowerCase() && !common.has(part) && !particles.has(part) && !this.parts.has(part)) {
        this.parts.set(part, new Set([""]));
        this.#capital.add(part);
      }
    }
  }

  #addContact(contact) {
    if (contact.length > 4) this.#contacts.push(contact);
    for (const [address] of contact.matchAll(MAIL)) this.#mails.add(address.toLowerCase());
    for (const [number] of contact.matchAll(NUMBER)) this.#numbers.push(digits(number).slice(-8));
  }

  // setLabels gives each person a role or an initial, with a number where several would have the same.
  #setLabels(everybody) {
    const wanted = new Map();
    for (const p of everybody) if (!wanted.has(p.id)) wanted.set(p.id, this.roles.get(p.id) || this.#initial(p.name));
    const count = new Map();
    for (const want of wanted.values()) count.set(fold(want), (count.get(fold(want)) || 0) + 1);
    const used = new Map();
    for (const [id, want] of wanted) {
      const key = fold(want);
      used.set(key, (used.get(key) || 0) + 1);
      this.#labels.set(id, count.get(key) > 1 ? `${want} ${used.get(key)}` : want);
    }
  }

  #add(name, id) {
    if (SPACELESS.test(name)) {
      for (const run of name.match(WORD) || []) if ([...run].length > 1) put(this.#anywhere, run, id);
    }
    const words = (name.match(WORD) || []).map(fold);
    if (!words.length || words.every((w) => common.has(w))) return;
    if (words.join("").length > 1) put(this.#whole, words.join(" "), id);
    for (let i = 1; i < words.length - 1; i++) put(this.#whole, words.slice(i).join(" "), id); // a surname of several words
    for (const w of words) {
      if ([...w].length < 3 || particles.has(w) || id === "" && common.has(w)) continue;
      put(this.parts, w, id);
      if (w.length > 3 && /\p{Script=Cyrillic}/u.test(w)) put(this.#stems, w.slice(0, -1), id);
    }
  }

  /** label is what stands for the name of a person. */
  label(id) { return this.#leave(this.#labels.get(id)); }

  // leave removes the texts that a reader chose to leave out.
  #leave(text) { return this.#left ? text.replace(this.#left, "…") : text; }

  // initial is the first letter of a name.
  #initial(name) {
    const letter = /\p{L}\p{M}*/u.exec(name.normalize("NFC"));
    return letter ? letter[0].toUpperCase() + "." : this.#someone;
  }

  // stands returns the replacement for a name that belongs to ids.
  #stands(ids, word) {
    const [id] = ids;
    if (ids.size > 1) return this.#initial(word);
    return id === "" ? this.#family : this.#labels.get(id);
  }

  #found(text) { return this.#replace(text, () => "") !== text; }

  /** clean returns a text without names. */
  clean(text) {
    for (const contact of this.#contacts) text = text.split(contact).join("…");
    text = text.replace(MAIL, (address) => (this.#mails.has(address.toLowerCase()) ? "…" : address));
    text = text.replace(NUMBER, (number) => (this.#reaches(digits(number)) ? "…" : number));
    let before, left = 3;
    do {
      before = text;
      text = this.#replace(text, (ids, word) => this.#stands(ids, word));
    } while (text !== before && --left);
    if (text !== before) text = this.#replace(text, () => "…"); // the replacement of a name is a name itself
    return this.#leave(text);
  }

  // reaches tells whether a number is one of the contacts, with or without the code of a country.
  #reaches(number) {
    return this.#numbers.some((known) => number.endsWith(known) || known.length > 5 && number.length > 5 && known.endsWith(number.slice(-8)));
  }

  #replace(text, by) {
    for (const [name, ids] of this.#anywhere) {
      if (text.includes(name)) text = text.split(name).join(by(ids, name));
    }
    const words = [...text.matchAll(WORD)].map((m) => ({ text: m[0], key: fold(m[0]), at: m.index, end: m.index + m[0].length }));
    let made = "", done = 0;
    for (let i = 0; i < words.length;) {
      const hit = this.#at(words, i, text);
      if (hit) {
        made += text.slice(done, words[i].at) + by(hit.ids, words[i].text);
        done = words[i + hit.length - 1].end;
      }
      i += hit ? hit.length : 1;
    }
    return made + text.slice(done);
  }

  // at finds the longest name that begins at a word: {ids, length}.
  #at(words, i, text) {
    for (let n = Math.min(this.#longest, words.length - i); n > 0; n--) {
      const run = words.slice(i, i + n);
      if (run.some((w, k) => k && w.at - run[k - 1].end > 3)) continue;
      const ids = this.#whole.get(run.map((w) => w.key).join(" "));
      if (ids) return { ids, length: n };
    }
    const { text: word, key } = words[i];
    const capital = word[0] !== word[0].toLowerCase();
    let ids = this.parts.get(key);
    if (ids && this.#capital.has(key) && word === word.toLowerCase()) ids = undefined;
    for (const end of ENDINGS) if (!ids && capital && key.endsWith(end)) ids = this.parts.get(key.slice(0, -end.length));
    for (let n = 1; !ids && capital && n < 5; n++) ids = this.#stems.get(key.slice(0, n < key.length ? -n : 0)) || this.#stems.get(key);
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
