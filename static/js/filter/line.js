// What stands above a list that readers narrow.
import { most } from "../bundle/address.js";
import { choose, chosen as bundled } from "../bundle/choice.js";
import { element } from "../element.js";

const mostPrinted = 500; // entries

/** Line says above the list how many entries are left, and has what can be done with them. */
export class Line {
  element;
  #say;
  #lang;
  #status = element("p", "filter-status");
  #said = element("div", "filter-said"); // on paper
  #tools = element("div", "filter-tools tools");
  #print = element("button", "action quiet");
  #take = element("button", "action quiet");
  #items = [];

  constructor(say, lang) {
    [this.#say, this.#lang] = [say, lang];
    this.#status.setAttribute("role", "status");
    this.#status.tabIndex = -1;
    this.#said.hidden = this.#tools.hidden = true;
    this.#print.type = this.#take.type = "button";
    this.element = element("div", "filter-line", this.#said, this.#status, this.#tools);
  }

  focus() { this.#status.focus(); }

  fail() { this.#status.textContent = this.#say("filter-broken"); }

  /** tell says which items are left of how many; on are the labels of what was chosen. */
  tell(items, total, on) {
    const say = this.#say, count = items.length, list = (type) => new Intl.ListFormat(this.#lang, { type });
    this.#items = items;
    this.#status.textContent = on.length ? count ? say("filter-status", { count, total }) : say("filter-none") : "";
    const words = list("conjunction").format(on.map((labels) => list("disjunction").format(labels)));
    this.#said.textContent = say("filter-said", { words });
    this.#said.hidden = !on.length;
    this.#print.textContent = say("filter-print", { count });
    this.#take.textContent = say("filter-take", { count });
    this.#tools.hidden = !on.length || !count;
    this.#print.hidden = count > mostPrinted;
    this.#take.hidden = !document.querySelector(".bundle-link");
  }

  /** buttons makes the buttons for a list. */
  buttons(list) {
    const pressed = (button, act) => button.addEventListener("click", () => act().catch(() => this.fail()));
    pressed(this.#print, async () => {
      await list.all();
      print();
    });
    pressed(this.#take, async () => {
      const here = bundled(), all = this.#items.length > most ? this.#items : [...new Set([...here, ...await list.codes(this.#items)])];
      if (all.length > most) {
        this.#status.textContent = this.#say("filter-full", { kept: here.length, most });
        return;
      }
      choose(all);
      this.#status.textContent = this.#say("filter-taken", { count: all.length });
      dispatchEvent(new Event("bundle"));
    });
    this.#tools.append(this.#print, this.#take);
  }
}
