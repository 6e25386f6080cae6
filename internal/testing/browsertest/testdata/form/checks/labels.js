import { flat } from "../../../../../../static/js/form/bidi.js";
import { day } from "../../../../../../static/js/form/dossier.js";
import { Labels } from "../../../../../../static/js/form/labels.js";
import { dayIn } from "../../../../../../static/js/form/term.js";
import { Dice, often, ok, same, text } from "./kit.js";

const forms = {
  lang: "nl",
  languages: [{ code: "nl", dir: "ltr" }, { code: "ar", dir: "rtl", review: true }, { code: "fr", dir: "ltr" }, { code: "uk", dir: "ltr" }, { code: "fa", dir: "rtl" }],
  words: {
    nl: { people: { one: "{0} mens", other: "{0} mensen" }, hello: "Dag {0} van {1}", only: "alleen hier", list: "Nog leeg: {0}" },
    ar: { people: { zero: "لا أحد", one: "شخص واحد", two: "شخصان", few: "{0} أشخاص", many: "{0} شخصاً", other: "{0} شخص" }, hello: "{0} {1}", list: "{0}" }, fr: { people: { one: "{0} personne", other: "{0} personnes" }, hello: "Bonjour {0} de {1}", list: "Vide : {0}" },
    uk: { people: { one: "{0} особа", few: "{0} особи", many: "{0} осіб", other: "{0} особи" } },
  },
  labels: { ar: { Wonen: "السكن" }, fr: {} },
};
const labels = (...languages) => new Labels(forms, languages);

/** Which languages are shown: known ones, two at most, else that of the guide. */
export function labelsLanguages() {
  for (const [given, want] of [[[], ["nl"]], [["fr"], ["fr"]], [["xx"], ["nl"]], [["uk"], ["uk"]], [["fa"], ["nl"]], [["xx", "ar"], ["ar"]], [["nl", "ar", "fr"], ["nl", "ar"]]]) same(labels(...given).languages, want, "languages");
  same([labels("ar").dir(), labels("nl").dir(), labels("nl").dir("ar"), labels("nl", "ar").review, !!labels("fr").review], ["rtl", "ltr", "rtl", true, false], "of a language");
  same(labels("ar", "fr").read, ["ar", "fr", "nl"], "read");
}

/** Words take what is filled in: numbers choose, names that run the other way stay together. */
export function labelsWords() {
  const nl = labels("nl"), fr = labels("fr"), ar = labels("ar");
  same([nl.word("people", 1), nl.word("people", 0), nl.word("people", 2), fr.word("people", 1)], ["1 mens", "0 mensen", "2 mensen", "1 personne"], "one or many");
  const forms = (code, ...numbers) => numbers.map((n) => labels(code).word("people", n).replace(/[\u2068\u2069]/g, ""));
  same(forms("ar", 0, 1, 2, 3, 11, 100), ["لا أحد", "شخص واحد", "شخصان", "3 أشخاص", "11 شخصاً", "100 شخص"], "Arabic has six forms");
  same(forms("uk", 1, 2, 5, 11, 21, 22), ["1 особа", "2 особи", "5 осіб", "11 осіб", "21 особа", "22 особи"], "Ukrainian has four");
  same(forms("fr", 0, 2, 1_000_000), ["0 personne", "2 personnes", "1000000 personnes"], "a form that is not there is the last one");
  same([nl.word("hello", "Els", "سميرة"), ar.word("hello", "Els", "سميرة")], ["Dag Els van \u2068سميرة\u2069", "\u2068Els\u2069 سميرة"], "the other way");
  same([fr.word("only"), nl.word("nothing-like-it"), nl.word("hello", "{1}", "x")], ["alleen hier", "nothing-like-it", "Dag x van x"], "what is not translated");
  same([nl.word("list", { list: ["a", "b", "c"] }), fr.word("list", ["a", "", "b"])], ["Nog leeg: a, b en c", "Vide : a, b"], "lists");
  same([nl.word("list", { word: "people", args: [2] }), nl.word("list", { day: "2026-11-23" }), nl.word("list", { label: { nl: "Wonen" }, name: "Ons huis" })], ["Nog leeg: 2 mensen", "Nog leeg: 23 november 2026", "Nog leeg: Ons huis"], "inside");
  same([nl.plain("people"), labels("nl", "fr").plain("only"), labels("nl", "fr").spoken("people")], ["{0} mensen", "alleen hier", "{0} mensen {0} personnes"], "both");
}

/** A label shows in its language, by itself or as one of the texts of the guide, else in that of the guide. */
export function labelsIn() {
  const ar = labels("ar"), own = { nl: "Wonen", ar: "بيت" };
  same([ar.in({ nl: "Wonen" }, "ar"), ar.in(own, "ar"), ar.in({ nl: "Werk" }, "ar"), ar.in(undefined, "ar")], [{ text: "السكن", lang: "ar" }, { text: "بيت", lang: "ar" }, { text: "Werk", lang: "nl" }, { text: "", lang: "nl" }], "in");
  same([labels("nl", "ar").all({ nl: "Wonen" }).length, labels("nl", "fr").all({ nl: "Wonen" }).length, ar.row({ name: "Ons huis", label: { nl: "Wonen" } }), ar.row({ name: "", label: { nl: "Wonen" } })], [2, 1, "Ons huis", "السكن"], "each once");
  for (const key of ["constructor", "__proto__", "toString"]) same(ar.in({ nl: key }, "ar").text, key, "no label of the language itself");
}

/** A day that is written in words reads as that day, every day of a leap year. */
export function labelsDates() {
  const nl = labels("nl");
  let days = 0;
  for (let i = 0; i < often(366); i++) {
    const text = day(new Date(2028, 0, 1 + i * (globalThis.portion < 1 ? 21 : 1), 12));
    for (const code of ["nl", "fr", "en", "fa", "ar"]) same(dayIn(nl.date(text, code), [code]), text, `${code}: ${nl.date(text, code)}`);
    for (const code of ["ar", "uk"]) ok(/^[^٠-٩۰-۹]*$/.test(nl.date(text, code)) && nl.date(text, code).includes(text.slice(0, 4)), "Latin digits", nl.date(text, code));
    days++;
  }
  return `${days} days`;
}

/** Numbers are kept together in texts from right to left, and nothing else changes. */
export function bidiFlat() {
  const dice = new Dice(63);
  same(flat("هاتف: +32 475 12 34 56"), "هاتف: \u2066+32 475 12 34 56\u2069", "a number");
  same([flat("bel +32 475 12 34 56"), flat(""), flat("شارع 5")], ["bel +32 475 12 34 56", "", "شارع 5"], "as it was");
  for (let i = often(3000); i > 0; i--) {
    const t = `${text(dice)} ${dice.pick(["سميرة", "שלום", "", "Els"])} ${dice.pick(["0470 12 34 56", "(02) 511-22", "٠٤٧٠ ١٢", "7", "+32(0)4/5"])} ${text(dice)}`, made = flat(t);
    same(made.replace(/[\u2066\u2069]/g, ""), t, "the text is the same");
    same(made.split("\u2066").length, made.split("\u2069").length, "each begin has an end");
  }
}
