// The labels of a form in the languages that its readers chose: one, or two
// side by side. A label that nobody translated shows in the language of the
// guide, with its lang.
import { typed } from "./bidi.js";
import { h } from "./dom.js";

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Labels shows labels and words; languages are one or two codes. */
export class Labels {
  constructor(forms, languages) {
    this.forms = forms;
    const known = languages.filter((code) => forms.words[code] && forms.languages.some((l) => l.code === code)); // see load.js
    this.languages = known.length ? known.slice(0, 2) : [forms.lang];
    this.first = this.languages[0];
  }

  /** dir is the direction of a language, without one of the first. */
  dir(code = this.first) {
    return (this.forms.languages.find((l) => l.code === code) || { dir: "ltr" }).dir;
  }

  /** review tells whether a label shown still needs a reader who speaks its language. */
  get review() {
    return this.languages.some((code) => this.forms.languages.find((l) => l.code === code).review);
  }

  /** read are the languages that somebody may have written in. */
  get read() { return [...new Set([...this.languages, this.forms.lang])]; }

  /** in returns {text, lang} of a label in a language, or in that of the guide. */
  in(label, code) {
    const source = (label && label[this.forms.lang]) || "";
    const { [code]: own } = label || {}, { [source]: text = own } = this.forms.labels[code] || {};
    if (own || text) return { text: own || text, lang: code };
    return { text: source, lang: this.forms.lang };
  }

  /** text is a label, or a row with a name of its own, in the first language. */
  text(label) {
    return this.in(label, this.first).text;
  }

  /** reader returns a function that turns a label, or the key of a word, into text of a language. */
  reader(code) {
    return (x) => (typeof x === "string" ? this.#word(code, x, []).text : this.in(x, code).text);
  }

  /** row is the name of a row. */
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
   * word is a word of the interface in the first language; {0} and {1} are
   * filled in, "one|many" chosen by the first. What is filled in is text, a
   * label, a row, {word, args}, {day}, or a list of these, as {list} with "and".
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

  /** both are the nodes for what a function returns for the languages shown, each once. */
  both(fn) {
    const list = this.languages.map((lang) => ({ text: fn(lang), lang }));
    return this.#nodes(list.filter(({ text }, i) => text && !list.slice(0, i).some((l) => l.text === text)));
  }

  /** dates are the nodes for a day. */
  dates(day) { return this.both((code) => this.date(day, code)); }

  #word(code, key, args) {
    const own = this.forms.words[code] || {};
    const lang = own[key] ? code : this.forms.lang;
    let text = own[key] || this.forms.words[this.forms.lang][key] || key;
    if (text.includes("|") && args.length) text = text.split("|")[args[0] === 1 ? 0 : 1];
    args.forEach((arg, i) => { text = text.replaceAll(`{${i}}`, () => this.#said(arg, code)); });
    return { text, lang };
  }

  // said is what is filled in. A text that runs the other way stays together.
  #said(arg, code) {
    if (Array.isArray(arg)) return arg.map((a) => this.#said(a, code)).filter(Boolean).join(", ");
    if (typeof arg !== "object") return RTL.test(arg) === (this.dir(code) === "rtl") ? arg : `\u2068${arg}\u2069`;
    if (arg.list) return new Intl.ListFormat(code).format(arg.list.map((a) => this.#said(a, code)));
    if (arg.day) return this.date(arg.day, code);
    if (arg.word) return this.#word(code, arg.word, arg.args || []).text;
    return arg.label ? arg.name || this.in(arg.label, code).text : this.in(arg, code).text;
  }

  /** plain is a word of the interface in the languages shown, for where only text can stand. */
  plain(key, between = " · ") {
    return [...new Set(this.languages.map((code) => this.#word(code, key, []).text))].join(between);
  }

  /** spoken is a word as a button shows it, for the beginning of its name. */
  spoken(key) { return this.plain(key, " "); }

  /** date writes a day, as "2026-11-23", as a language does. */
  date(text, code = this.first) {
    const [y, m, d] = text.split("-").map(Number);
    return new Intl.DateTimeFormat(`${code}-u-nu-latn-ca-gregory`, { dateStyle: "long" }).format(new Date(y, m - 1, d));
  }

  /** nodes are the nodes for a label: the second language is set apart. */
  nodes(label) {
    return this.#nodes(this.all(label));
  }

  /** name are the nodes for a row: what the family calls it, or its label. */
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
