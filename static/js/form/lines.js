// The lines of a drawing, from the family to each box: one for each kind of tie
// in the box. They follow the boxes, which grow with their content.
import { h } from "./dom.js";
import { zigzag } from "./mark.js";

const APART = 8; // px between lines to one box
const EDGE = 10; // px that a line stays from the corner of a box

/** join draws the lines of a drawing that is on the page. */
export function join(drawing) {
  const svg = drawing.querySelector(".net-lines"), hub = drawing.querySelector(".hub");
  const area = drawing.getBoundingClientRect();
  if (!svg || !area.width || getComputedStyle(svg).display === "none") return;
  const rect = (el) => {
    const r = el.getBoundingClientRect();
    return { left: r.left - area.left, right: r.right - area.left, top: r.top - area.top, bottom: r.bottom - area.top };
  };
  const middle = rect(hub), boxes = [...drawing.querySelectorAll(".row")].map((el) => ({ ...rect(el), side: el.matches(".at-start, .at-end"), ties: (el.dataset.ties || "").split(" ").filter(Boolean) }));
  const sides = boxes.filter((b) => b.side), center = (middle.left + middle.right) / 2;
  const free = { // between the boxes beside the family
    left: Math.max(0, ...sides.filter((b) => b.right < center).map((b) => b.right)) + EDGE,
    right: Math.min(area.width, ...sides.filter((b) => b.left > center).map((b) => b.left)) - EDGE,
  };
  svg.setAttribute("viewBox", `0 0 ${area.width} ${area.height}`);
  svg.replaceChildren(...boxes.flatMap((b) => spokes(middle, b, free)));
}

const between = (v, low, high) => Math.max(low, Math.min(v, high));

function spokes(hub, box, free) {
  const cx = (hub.left + hub.right) / 2, cy = (hub.top + hub.bottom) / 2;
  let x, y;
  if (box.side) {
    x = box.right < cx ? box.right : box.left;
    y = between(cy, box.top + EDGE, box.bottom - EDGE);
  } else {
    y = box.bottom < cy ? box.bottom : box.top;
    x = between(between((box.left + box.right) / 2, free.left, free.right), box.left + EDGE, box.right - EDGE);
  }
  const [dx, dy] = [x - cx, y - cy], far = Math.hypot(dx, dy) || 1;
  const leave = Math.min(1, (hub.right - cx) / Math.abs(dx || 1e-9), (hub.bottom - cy) / Math.abs(dy || 1e-9)); // where a line leaves the family
  const kinds = box.ties.length ? box.ties : ["spoke"];
  return kinds.map((kind, i) => {
    const off = (i - (kinds.length - 1) / 2) * APART, [ox, oy] = [-dy / far * off, dx / far * off];
    const [x1, y1, x2, y2] = [cx + dx * leave + ox, cy + dy * leave + oy, x + ox, y + oy];
    if (kind === "strained") return h("path", { class: "tie-line is-strained", d: zigzag(x1, y1, x2, y2, 6, 4) });
    return h("line", { class: kind === "spoke" ? kind : `tie-line is-${kind}`, x1, y1, x2, y2 });
  });
}

/** Follower keeps the lines of the drawings on a page where their boxes are. */
export class Follower {
  #drawings = [];
  #seen = "";
  #sizes = new ResizeObserver(() => this.#drawings.filter((d) => d.isConnected).forEach(join));

  /** follow finds the drawings on the page. It measures nothing unless one of them changed. */
  follow(root) {
    const drawings = [...root.querySelectorAll("div.net-drawing")];
    const parts = drawings.flatMap((d) => [d, ...d.querySelectorAll(".row, .hub")]);
    const seen = parts.map((el) => el.className + el.dataset.ties).join();
    if (seen === this.#seen && drawings.every((d, i) => d === this.#drawings[i])) return;
    this.#seen = seen;
    this.#drawings = drawings;
    this.#sizes.disconnect();
    for (const el of parts) this.#sizes.observe(el); // which also draws them once
  }
}

/** STEPS is how many times a drawing on paper is made smaller to stay on one sheet: see .fit-1 to .fit-4. */
export const STEPS = 4;

/** fit makes the drawings on sheets as large as there is room for, and draws their lines. */
export function fit(sheets) {
  sheets.classList.add("is-measured");
  for (const drawing of sheets.querySelectorAll(".net-drawing")) {
    const room = parseFloat(getComputedStyle(drawing).getPropertyValue("--room")) / 25.4 * 96; // mm
    for (let i = 0; i <= STEPS; i++) {
      drawing.className = drawing.className.replace(/ fit-\d|$/, ` fit-${i}`);
      if (drawing.getBoundingClientRect().height <= room) break;
    }
    join(drawing);
  }
  sheets.classList.remove("is-measured");
}
