// Numbers in text from right to left. Without isolation, a browser shows the
// groups of a telephone number such as +32 475 12 34 56 in the wrong order.
import { h } from "./dom.js";

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const NUMBER = /(\+?(?:\(\+?\p{Nd}+\)[\s./-]*)?\p{Nd}(?:[\p{Nd}\s./:-]|\(\p{Nd}+\))*\p{Nd})/gu;

/** flat isolates the numbers in a text with control characters, for places that take text only. */
export const flat = (text) => (RTL.test(text) ? text.replace(NUMBER, "\u2066$1\u2069") : text);

/** typed returns a text as nodes, with each number isolated in a bdi element. */
export function typed(text) {
  if (!text || !RTL.test(text)) return text;
  return text.split(NUMBER).map((part, i) => (i % 2 ? h("bdi", { dir: "ltr" }, part) : part));
}
