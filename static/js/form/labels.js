// The labels of a form in the languages that its readers chose: one, or two
// side by side. A label without a translation shows in the language of the guide,
// with a lang attribute.
import { typed } from "./bidi.js";
import { h } from "./dom.js";
import { own } from "./plain.js";

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Labels shows labels and words; languages are one or two codes. */
export class Labels {
  #forms;

  constructor(forms, languages) {
    this.#forms = forms;
    const known = languages.filter((code) => forms.words[code] && forms.languages.some((l) => l.code === code)); // see load.js
    this.languages = known.length ? known.slice(0, 2) : [forms.lang];
    this.first = this.languages[0];
  }

  /** dir is the direction of a language, by default of the first. */
  dir(code = this.first) {
    return (this.#forms.languages.find((l) => l.code === code) || { dir: "ltr" }).dir;
  }

  /** review tells whether a translation that is shown still has to be reviewed. */
  get review() {
    return this.languages.some((code) => this.#forms.languages.find((l) => l.code === code).review);
  }

  /** read lists the languages that people may have written in. */
  get read() { return [...new Set([...this.languages, this.#forms.lang])]; }

  /** in returns a label in a language, or else in that of the guide: {text, lang}. */
  in(label, code) {
    const source = (label && label[this.#forms.lang]) || "";
    const text = own(label, code) || own(this.#forms.labels[code], source);
    if (text) return { text, lang: code };
    return { text: source, lang: this.#forms.lang };
  }

  /** text is a label in the first language. */
  text(label) {
    return this.in(label, this.first).text;
  }

  /** reader returns a function that turns a label, or the key of a word, into text of a language. */
  reader(code) {
    return (x) => (typeof x === "string" ? this.#word(code, x, []).text : this.in(x, code).text);
  }

  /** row is the name that the family gave a row, or its label. */
  row(row) {
    return row.name || this.text(row.label);
  }

  /** all are the texts of a label in the languages shown, each once: [{text, lang}]. */
  all(label) {
    const list = [];
    for (const code of this.languages) {
      const found = this.in(label, code);
      if (found.text && !list.some((l) => l.text === found.text)) list.push(found);
    }
    return list;
  }

  /**
   * word is a word of the interface in the first language. Arguments replace {0}
   * and {1}; the first chooses one of the plural forms. An argument is text, a
   * label, a row, {word, args}, {day}, or a list of these; {list} joins with "and".
   */
  word(key, ...args) {
    return this.#word(this.first, key, args).text;
  }

  /** words are the nodes for a word of the interface in the languages shown. */
  words(key, ...args) {
    const list = [];
    for (const code of this.languages) {
      const found = this.#word(code, key, args);
      if (!list.some((l) => l.text === found.text)) list.push(found);
    }
    return this.#nodes(list);
  }

  /** both are nodes for the text that a function returns for each language shown; equal texts show once. */
  both(fn) {
    const list = this.languages.map((lang) => ({ text: fn(lang), lang }));
    return this.#nodes(list.filter(({ text }, i) => text && !list.slice(0, i).some((l) => l.text === text)));
  }

  /** dates are the nodes for a day. */
  dates(day) { return this.both((code) => this.date(day, code)); }

  #word(code, key, args) {
    const words = this.#forms.words[code] || {};
    const lang = words[key] ? code : this.#forms.lang;
    let text = words[key] || this.#forms.words[this.#forms.lang][key] || key;
    if (typeof text === "object") text = text[new Intl.PluralRules(lang).select(Number(args[0]))] || text.other;
    args.forEach((arg, i) => { text = text.replaceAll(`{${i}}`, () => this.#said(arg, code)); });
    return { text, lang };
  }

  // said is the text of an argument. A text in the other direction is isolated.
  #said(arg, code) {
    if (Array.isArray(arg)) return arg.map((a) => this.#said(a, code)).filter(Boolean).join(", ");
    if (typeof arg !== "object") return RTL.test(arg) === (this.dir(code) === "rtl") ? arg : `\u2068${arg}\u2069`;
    if (arg.list) return new Intl.ListFormat(code).format(arg.list.map((a) => this.#said(a, code)));
    if (arg.day) return this.date(arg.day, code);
    if (arg.word) return this.#word(code, arg.word, arg.args || []).text;
    return arg.label ? arg.name || this.in(arg.label, code).text : this.in(arg, code).text;
  }

  /** plain is a word of the interface in the languages shown, for places that take text only. */
  plain(key, between = " · ") {
    return [...new Set(this.languages.map((code) => this.#word(code, key, []).text))].join(between);
  }

  /** spoken is a word as a button shows it: the accessible name of the button begins with it. */
  spoken(key) { return this.plain(key, " "); }

  /** date writes a day such as "2026-11-23" in words of a language. */
  date(text, code = this.first) {
    const [y, m, d] = text.split("-").map(Number);
    return new Intl.DateTimeFormat(`${code}-u-nu-latn-ca-gregory`, { dateStyle: "long" }).format(new Date(y, m - 1, d));
  }

  /** nodes are the nodes for a label, the second language in a class of its own. */
  nodes(label) {
    return this.#nodes(this.all(label));
  }

  /** name are the nodes for a row: the name that the family gave it, or its label. */
  name(row) {
    return row.name ? [h("span", { dir: "auto", translate: "no" }, typed(row.name))] : this.nodes(row.label);
  }

  #nodes(list) {
    return list.map(({ text, lang }, i) => {
      const other = lang !== this.first || undefined; // the page has the first
      return h("span", { class: i ? "second" : null, lang: other && lang, dir: other && this.dir(lang) }, typed(text));
    }).flatMap((node, i) => (i ? [" ", node] : [node]));
  }
}
