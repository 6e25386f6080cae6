// Text that somebody typed, as nodes. In a text from right to left a telephone
// number such as +32 475 12 34 56 would show its groups in the wrong order.
import { h } from "./dom.js";

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const NUMBER = /(\+?(?:\(\+?\p{Nd}+\)[\s./-]*)?\p{Nd}(?:[\p{Nd}\s./:-]|\(\p{Nd}+\))*\p{Nd})/gu;

/** flat is a text with the numbers in it kept together, for where no nodes can stand. */
export const flat = (text) => (RTL.test(text) ? text.replace(NUMBER, "\u2066$1\u2069") : text);

/** typed returns the nodes of a text, with the numbers in it kept together. */
export function typed(text) {
  if (!text || !RTL.test(text)) return text;
  return text.split(NUMBER).map((part, i) => (i % 2 ? h("bdi", { dir: "ltr" }, part) : part));
}
