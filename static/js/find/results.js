// What is shown of what was found.
import { chosen } from "../bundle/choice.js";
import { element } from "../element.js";
import { words } from "./fold.js";
import { pass } from "./mark.js";
import { marker, snippet } from "./snippet.js";

const soon = 5; // results that are shown before the others are loaded

/** Results shows items in an element, the best first. */
export class Results {
  #box;
  #say;
  #href;
  #index;
  #found;
  #items;
  #shown;
  #pages; // how many results each page has, and its last row
  #step;
  #ofPage;
  #word;

  /**
   * box is the element; say gives words of the interface; href turns an address of the
   * guide into one for a link. step is how many results are shown at first, and more with
   * each press of the button, which says the word of the key next; ofPage how many of one page.
   */
  constructor(box, say, href, { step = 10, ofPage = 2, next = "find-next" } = {}) {
    [this.#box, this.#say, this.#href, this.#step, this.#ofPage, this.#word] = [box, say, href, step, ofPage, next];
  }

  clear() { this.#box.replaceChildren(); }

  /** more shows more of the results, and returns the first of these, if there are any. */
  async more() {
    const button = this.#box.querySelector(".find-next");
    if (!button) return undefined;
    const list = await this.#next(this.#index, this.#found, { items: this.#items, pages: this.#pages, from: this.#shown, most: this.#step });
    this.#shown = list.at;
    button.remove();
    this.#box.querySelector("ol").append(...list.rows);
    this.#more();
    return list.rows[0];
  }

  /** show shows what an index found: the first results once they are loaded, then more. stale tells that a newer query runs. */
  async show(index, found, stale) {
    const ahead = this.#load(index, found.items, 0, this.#step);
    ahead.catch(() => {}); // it is told below
    const term = await answer(index, found), pages = new Map();
    const items = (await lifted(index, found)).filter(({ item }) => item !== term?.item);
    const list = await this.#next(index, found, { items, pages, from: 0, most: soon });
    if (stale()) return;
    [this.#index, this.#found, this.#items, this.#pages] = [index, found, items, pages];
    const heading = element("h2", "hidden", this.#say("find-results", { count: found.items.length }));
    const focused = this.#box.contains(document.activeElement);
    this.#box.replaceChildren(...(found.items.length ? [heading] : []), ...(term ? [this.#term(term, found)] : []), element("ol", "find-list", ...list.rows));
    if (focused) this.#box.querySelector("h3 a")?.focus(); // its results came after those of fewer letters
    const rest = await this.#next(index, found, { items, pages, from: list.at, most: this.#step - list.rows.length });
    if (stale()) return;
    this.#shown = rest.at;
    this.#box.querySelector("ol").append(...rest.rows);
    this.#more();
  }

  // next makes the next results, and leaves out what a page has too many of.
  async #next(index, found, { items, pages, from, most }) {
    const isMarked = marker(found.asked, found.marks), rows = [];
    let at = from;
    for (let loaded = from; at < items.length && rows.length < most; at++) {
      if (at === loaded) {
        await this.#load(index, items, at, most);
        loaded += most;
      }
      const d = await index.details(items[at].item), name = d.address.split("#")[0];
      const page = pages.get(name) || { n: 0 };
      pages.set(name, page);
      if (++page.n > this.#ofPage) continue;
      page.row = this.#row(d, found, isMarked);
      rows.push(page.row);
    }
    for (const { n, row } of pages.values()) this.#count(row, n - this.#ofPage);
    return { rows, at };
  }

  // load loads what the next results show, at once and not one by one.
  #load(index, items, from, most) {
    return Promise.all(items.slice(from, from + most).map(({ item }) => index.details(item)));
  }

  // count says under the last result of a page how many more the page has.
  #count(row, more) {
    row.querySelector(".find-more")?.remove();
    if (more > 0) row.append(element("p", "find-more", this.#say("find-more", { count: more })));
  }

  // title is the heading of a result, and leads to it.
  #title(d, found) {
    const link = element("a", "", d.title), href = this.#href(d.address);
    link.href = href;
    link.addEventListener("click", () => { link.href = pass(href, found.asked, found.marks); });
    return element("h3", "", link);
  }

  // term is the answer to a query for a term: all that the glossary says of it.
  #term(d, found) {
    const full = d.full ? [element("p", "find-full", d.full)] : [];
    return element("div", "find-term", element("p", "label", d.label), this.#title(d, found), ...full, element("p", "find-text", d.text));
  }

  // row is one result.
  #row(d, found, isMarked) {
    const row = element("li", "find-item", element("p", "label", d.label), this.#title(d, found));
    const text = element("p", "find-text", ...snippet(`${d.summary} ${d.text}`.trim(), isMarked)
      .map(({ text, mark }) => mark ? element("mark", "", text) : text));
    const about = [d.where && this.#say("find-in", { name: d.where }), d.domains].filter(Boolean).join(" · ");
    row.append(text, ...(about ? [element("p", "find-where", about)] : []));
    if (d.links.length) row.append(this.#links(d));
    if (d.code) row.append(this.#take(d));
    return row;
  }

  // links lead to what can be done with a template.
  #links({ title, links }) {
    return element("ul", "find-links", ...links.map(([address, text]) => {
      const link = element("a", "", text, element("span", "hidden", `: ${title}`));
      link.href = this.#href(address);
      return element("li", "", link);
    }));
  }

  // take is the button with which readers take a piece along; see ../take.js.
  #take({ code, title }) {
    const button = element("button", "", this.#say("take"), element("span", "hidden", `: ${title}`));
    button.type = "button";
    button.dataset.take = code;
    button.setAttribute("aria-pressed", String(chosen().includes(code)));
    return element("p", "take", button);
  }

  // more adds the button that shows more results.
  #more() {
    const left = this.#items.length - this.#shown;
    if (left <= 0) return;
    const button = element("button", "find-next action quiet", this.#say(this.#word, { count: Math.min(this.#step, left) }));
    button.type = "button";
    button.addEventListener("click", async () => (await this.more())?.querySelector("a").focus());
    this.#box.append(button);
  }
}

/** answer is what is shown of the term that a query asks for, if any. */
async function answer(index, found) {
  const terms = found.items.slice(0, 50).filter(({ item }) => index.isTerm(item)).slice(0, 3);
  const details = await Promise.all(terms.map(({ item }) => index.details(item)));
  return details.find((d) => d.names.some((name) => index.isAsked(name, found.asked)));
}

/**
 * lifted returns the items of a result. Of the first five, those with words of the
 * query in their title go up, and one that has nothing else in its title goes first.
 */
export async function lifted(index, found) {
  const top = await Promise.all(found.items.slice(0, 5).map(async (x) => {
    const title = words((await index.details(x.item)).title).map((w) => w.folded);
    const whole = title.length === found.asked.length && title.every((w, i) => w === found.asked[i]);
    return { ...x, score: x.score * (whole ? 2 : 1 + .04 * found.asked.filter((w) => title.includes(w)).length) };
  }));
  return [...top.sort((a, b) => b.score - a.score), ...found.items.slice(5)];
}
