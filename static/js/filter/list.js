// The lists that readers narrow. Both have the same methods.
import { diskAddress } from "../disk.js";
import { element } from "../element.js";

const step = 25; // entries at first, and more with each press of the button

/** PageList is a list whose entries all stand in the page. */
export class PageList {
  #entries;
  #groups;
  #codes;
  #more;
  #items = null;

  /** most is how many entries show at most. */
  most = step;

  /** codes are those of the entries in a bundle, in their order; "" for none. */
  constructor(box, codes, say) {
    this.#more = new More(say, () => this.#next());
    box.append(this.#more.element);
    this.#entries = [...box.querySelectorAll(".cards > li, .entries > li, .group > .plain-list > li")];
    this.#groups = [...box.querySelectorAll(".group")];
    this.#codes = codes.split(" ");
  }

  get length() { return this.#entries.length; }

  /** show shows the first of the items, and all entries for null. The others of the items print too. */
  async show(items, most = step) {
    [this.#items, this.most] = [items, most];
    const places = items && new Map(items.map((item, place) => [item, place]));
    this.#entries.forEach((li, i) => {
      li.hidden = !!places && !places.has(i);
      li.classList.toggle("is-later", !!places && places.get(i) >= most);
    });
    for (const group of this.#groups) {
      group.hidden = !!places && !group.querySelector("li:not([hidden])");
      group.classList.toggle("is-later", !!places && !group.hidden && !group.querySelector("li:not([hidden], .is-later)"));
    }
    this.#more.left(items ? items.length - most : 0);
  }

  async #next() {
    const first = this.#items[this.most];
    await this.show(this.#items, this.most + step);
    this.#entries[first].querySelector("a").focus();
  }

  /** all shows what show did not show yet. */
  async all() { await this.show(this.#items, Infinity); }

  /** codes are those of items in a bundle. */
  async codes(items) { return items.map((i) => this.#codes[i]).filter(Boolean); }
}

/** More is the button under a list that has more entries. */
class More {
  element = element("button", "action quiet");
  #say;

  constructor(say, pressed) {
    this.#say = say;
    [this.element.type, this.element.hidden] = ["button", true];
    this.element.addEventListener("click", pressed);
  }

  /** left tells how many entries do not show yet. */
  left(count) {
    this.element.hidden = count <= 0;
    this.element.textContent = this.#say("filter-more", { count: Math.min(step, count) });
  }
}

/**
 * IndexList is a list of which the index of the search knows all, too long for one page.
 * find has the classes of the script that searches.
 */
export class IndexList {
  #load;
  #find;
  #whole;
  #box;
  #results;
  #index;
  #running = 0;

  /** whole is what the page shows when nothing is chosen. */
  constructor(whole, find, load, root, say) {
    [this.#find, this.#load, this.#whole, this.#box] = [find, load, whole, element("div", "find-results")];
    whole.after(this.#box);
    this.#results = new find.Results(this.#box, say, (address) => diskAddress(root + address), { step, ofPage: Infinity, next: "filter-more" });
  }

  async #opened() { return this.#index ??= await this.#find.Index.open(this.#load); }

  get most() { return Math.max(step, this.#box.querySelectorAll(".find-item").length); }

  async show(items, most = step) {
    const run = ++this.#running;
    this.#whole.hidden = !!items;
    if (!items) {
      this.#results.clear();
      return;
    }
    const index = await this.#opened();
    if (run !== this.#running) return;
    await this.#results.show(index, { items: items.map((item) => ({ item, score: 0 })), asked: [], marks: new Set(), meant: [] }, () => run !== this.#running);
    while (run === this.#running && this.most < most && await this.#results.more()) ;
  }

  async all() {
    while (await this.#results.more()) ;
  }

  async codes(items) {
    const index = await this.#opened(), details = await Promise.all(items.map((item) => index.details(item)));
    return details.map((d) => d.code).filter(Boolean);
  }
}
