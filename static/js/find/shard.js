// How the program writes numbers and words in the index; see shard.go of its
// package search.
const digits = "#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const lastDigits = 61, more = digits.length - lastDigits;
const valueOf = new Map([...digits].map((c, i) => [c, i]));
const impacts = Array.from({ length: 50 }, (_, i) => .08 * 1000 ** (i / 49));

/** numbers returns the numbers in a text. */
export function numbers(text) {
  const list = [], open = [];
  for (const c of text) {
    let n = valueOf.get(c);
    if (n >= lastDigits) {
      open.push(n - lastDigits);
      continue;
    }
    while (open.length) n = n * more + open.pop() + lastDigits;
    list.push(n);
  }
  return list;
}

const unfront = (before, coded) => before.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);

/** frontCoded returns the words in a text. */
export function frontCoded(text) {
  let word = "";
  return text ? text.split(",").map((coded) => word = unfront(word, coded)) : [];
}

/**
 * Shard is a part of the index: forms in the order of their text, the head of
 * each, and of a head the items that have it and how much they are about it.
 */
export class Shard {
  forms = [];
  heads = [];
  #places = new Map(); // of a head among the heads
  #counts;
  #gaps;
  #impacts;
  #starts;

  constructor([lex, counts, gaps, impact]) {
    let word = "";
    for (const entry of lex ? lex.split(",") : []) {
      const [form, head] = entry.split(">");
      word = unfront(word, form);
      this.forms.push(word);
      this.heads.push(head === undefined ? word : unfront(word, head));
      if (head === undefined) this.#places.set(word, this.#places.size);
    }
    [this.#counts, this.#gaps, this.#impacts] = [counts, gaps, impact];
  }

  /** headOf is the head of a form, or undefined. */
  headOf(form) {
    let low = 0, high = this.forms.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.forms[mid] < form) low = mid + 1;
      else high = mid;
    }
    return this.forms[low] === form ? this.heads[low] : undefined;
  }

  /** postings are the items of a head and its impact in each: {items, impacts}, or undefined. */
  postings(head) {
    const place = this.#places.get(head);
    if (place === undefined) return undefined;
    this.#read();
    const items = [], weights = [];
    let item = -1;
    for (let i = this.#starts[place]; i < this.#starts[place + 1]; i++) {
      item += this.#gaps[i] + 1;
      items.push(item);
      weights.push(impacts[valueOf.get(this.#impacts[i])]);
    }
    return { items, impacts: weights };
  }

  // read takes the numbers apart, once they are needed.
  #read() {
    if (this.#starts) return;
    this.#gaps = numbers(this.#gaps);
    this.#starts = [0];
    for (const n of numbers(this.#counts)) this.#starts.push(this.#starts[this.#starts.length - 1] + n);
  }
}
