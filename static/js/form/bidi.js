// Text that somebody typed, as nodes. In a text from right to left a telephone
// number such as +32 475 12 34 56 would show its groups in the wrong order.
import { h } from "./dom.js";

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const NUMBER = /([+(]?\d[\d\s()./:-]*\d)/;

/** typed returns the nodes of a text, with the numbers in it kept together. */
export function typed(text) {
  if (!text || !RTL.test(text)) return text;
  return text.split(NUMBER).map((part, i) => (i % 2 ? h("bdi", { dir: "ltr" }, part) : part));
}
