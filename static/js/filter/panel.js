// The boxes that readers tick to narrow a list.
import { element } from "../element.js";

const shown = 8; // values of a facet, before the button that shows all

/** Panel shows facets in a <details>. The boxes are made once, so the focus stays; only numbers change. */
export class Panel {
  details;
  #say;
  #boxes = []; // by facet: {input, number, label}
  #facets;
  #summary;
  #show;

  /** place is the element that the panel goes into. */
  constructor(place, say) {
    this.#say = say;
    this.#summary = element("summary", "", say("filter"));
    this.details = element("details", "filter", this.#summary);
    place.append(this.details);
  }

  /** fill makes the boxes. It calls changed after each tick, and cleared after the button that takes all away. */
  fill(facets, changed, cleared) {
    this.#facets = facets;
    const clear = this.#button("filter-clear action quiet", this.#say("filter-clear"), cleared);
    this.#show = this.#button("filter-show action", "", () => {
      this.details.open = false;
      changed({ toList: true });
    });
    this.details.append(element("div", "filter-body", ...facets.list.map((f) => this.#facet(f, changed)), element("p", "filter-end", this.#show, clear)));
  }

  #button(className, text, pressed) {
    const button = element("button", className, text);
    button.type = "button";
    button.addEventListener("click", pressed);
    return button;
  }

  // facet makes the boxes of a facet.
  #facet({ name, values }, changed) {
    const boxes = values.map((v) => {
      const input = element("input"), number = element("span", "filter-number");
      input.type = "checkbox";
      input.value = v.id;
      input.addEventListener("change", () => changed({}));
      return { input, number, label: element("label", "filter-value", input, element("span", "", v.label), number) };
    });
    this.#boxes.push(boxes);
    const set = element("fieldset", "", element("legend", "", name), ...boxes.map((b) => b.label));
    if (boxes.length > shown) {
      const rest = boxes.slice(shown);
      for (const b of rest) b.label.hidden = true;
      const all = this.#button("filter-all", this.#say("filter-all", { count: boxes.length }), () => {
        this.#reveal(rest, all);
        rest[0].input.focus();
      });
      all.append(element("span", "hidden", `: ${name}`));
      set.append(all);
    }
    return set;
  }

  #reveal(boxes, button) {
    for (const b of boxes) b.label.hidden = false;
    button.remove();
  }

  /** chosen is what is ticked: a map from keys to sets of ids. */
  chosen() {
    const ticked = (at) => this.#boxes[at].filter((b) => b.input.checked).map((b) => b.input.value);
    return new Map(this.#facets.list.map((f, at) => [f.key, new Set(ticked(at))]));
  }

  /** set ticks what was chosen, and shows the boxes of it. */
  set(chosen) {
    this.#facets.list.forEach((f, at) => {
      for (const b of this.#boxes[at]) b.input.checked = !!chosen.get(f.key)?.has(b.input.value);
      const all = this.#boxes[at][0].label.parentElement.querySelector(".filter-all");
      if (all && this.#boxes[at].some((b) => b.input.checked && b.label.hidden)) this.#reveal(this.#boxes[at].slice(shown), all);
    });
  }

  /** count shows how many items each value would leave, and how many there are now. */
  count(counts, items) {
    counts.forEach((list, at) => list.forEach((n, i) => {
      const { number, label } = this.#boxes[at][i];
      number.textContent = n;
      label.classList.toggle("is-none", n === 0);
    }));
    const ticked = this.#boxes.flat().filter((b) => b.input.checked).length;
    this.#summary.textContent = ticked ? this.#say("filter-on", { count: ticked }) : this.#say("filter");
    this.#show.textContent = this.#say("filter-show", { count: items });
    this.details.classList.toggle("is-on", ticked > 0);
  }
}
