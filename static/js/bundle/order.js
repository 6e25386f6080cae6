// The list in which readers order the pieces of their bundle. Rows are moved, never
// made again, so the focus stays where it was.
import { element } from "../element.js";

/** Order shows pieces in a list, and calls changed with their codes when the reader moves or removes one. */
export class Order {
  #list;
  #say;
  #tell;
  #changed;

  /** list is the element; say gives words of the interface; tell says what happened. */
  constructor(list, say, { tell, changed }) {
    [this.#list, this.#say, this.#tell, this.#changed] = [list, say, tell, changed];
    list.addEventListener("click", (e) => this.#pressed(e.target.closest("button[data-step]")));
    list.addEventListener("submit", (e) => {
      e.preventDefault();
      const row = e.target.closest(".bundle-row"), place = Math.round(Number(e.target.querySelector("input").value));
      this.#move(row, Math.min(this.#rows.length, Math.max(1, place || this.#rows.indexOf(row) + 1)) - 1);
    });
  }

  get #rows() { return [...this.#list.children]; }

  show(pieces) {
    this.#list.replaceChildren(...pieces.map((piece) => this.#row(piece)));
    this.#number();
  }

  #row({ code, label, title }) {
    const button = (step, word) => {
      const b = element("button", "action quiet", this.#say(word), element("span", "hidden", `: ${title}`));
      b.type = "button";
      b.dataset.step = step;
      return b;
    };
    const field = element("input");
    [field.type, field.min, field.inputMode, field.autocomplete] = ["number", "1", "numeric", "off"];
    const set = element("button", "action quiet", this.#say("bundle-set"), element("span", "hidden", `: ${title}`));
    const place = element("form", "bundle-place", element("label", "", this.#say("bundle-place"), element("span", "hidden", `: ${title}`), " ", field), set);
    const row = element("li", "bundle-row", element("p", "label", label), element("h3", "", title),
      element("div", "bundle-buttons", button("-1", "bundle-up"), button("1", "bundle-down"), place, button("0", "bundle-remove")));
    row.dataset.code = code;
    row.dataset.title = title;
    return row;
  }

  #pressed(button) {
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const row = button.closest(".bundle-row"), step = Number(button.dataset.step), at = this.#rows.indexOf(row);
    if (step) this.#move(row, at + step);
    else this.#remove(row, at);
  }

  // move puts a row at a place, from 0.
  #move(row, place) {
    const focused = document.activeElement, others = this.#rows.filter((r) => r !== row);
    this.#list.insertBefore(row, others[place] || null);
    focused.focus();
    this.#number();
    this.#tell(this.#say("bundle-placed", { count: this.#rows.length, place: place + 1, title: row.dataset.title }));
    this.#changed(this.#rows.map((r) => r.dataset.code));
  }

  #remove(row, at) {
    row.remove();
    this.#number();
    (this.#rows[at] || this.#rows[at - 1])?.querySelector("[data-step='0']").focus();
    this.#tell(this.#say("bundle-removed", { title: row.dataset.title }));
    this.#changed(this.#rows.map((r) => r.dataset.code));
  }

  // number writes the place of each row, and which cannot go up or down.
  #number() {
    const rows = this.#rows;
    rows.forEach((row, i) => {
      const field = row.querySelector("input");
      [field.value, field.max] = [i + 1, rows.length];
      row.querySelector("[data-step='-1']").setAttribute("aria-disabled", String(i === 0));
      row.querySelector("[data-step='1']").setAttribute("aria-disabled", String(i === rows.length - 1));
    });
  }
}
