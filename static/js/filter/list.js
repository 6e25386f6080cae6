// The lists that readers narrow. Both have the same methods.
import { diskAddress } from "../disk.js";
import { element } from "../element.js";

/** PageList is a list whose entries all stand in the page. */
export class PageList {
  #entries;
  #groups;
  #codes;

  /** codes are those of the entries in a bundle, in their order; "" for none. */
  constructor(box, codes) {
    this.#entries = [...box.querySelectorAll(".cards > li, .entries > li, .group > .plain-list > li")];
    this.#groups = [...box.querySelectorAll(".group")];
    this.#codes = codes.split(" ");
  }

  get length() { return this.#entries.length; }

  /** show shows the items, all for null. */
  async show(items) {
    const shown = items && new Set(items);
    this.#entries.forEach((li, i) => { li.hidden = !!shown && !shown.has(i); });
    for (const group of this.#groups) group.hidden = !!shown && !group.querySelector("li:not([hidden])");
  }

  /** all shows what show did not show yet. */
  async all() {}

  /** codes are those of items in a bundle. */
  async codes(items) { return items.map((i) => this.#codes[i]).filter(Boolean); }
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
    this.#results = new find.Results(this.#box, say, (address) => diskAddress(root + address), { step: 25, ofPage: Infinity });
  }

  async #opened() { return this.#index ??= await this.#find.Index.open(this.#load); }

  async show(items) {
    const run = ++this.#running;
    this.#whole.hidden = !!items;
    if (!items) {
      this.#results.clear();
      return;
    }
    const index = await this.#opened();
    if (run !== this.#running) return;
    await this.#results.show(index, { items: items.map((item) => ({ item, score: 0 })), asked: [], marks: new Set(), meant: [] }, () => run !== this.#running);
  }

  async all() {
    while (await this.#results.more()) ;
  }

  async codes(items) {
    const index = await this.#opened(), details = await Promise.all(items.map((item) => index.details(item)));
    return details.map((d) => d.code).filter(Boolean);
  }
}
