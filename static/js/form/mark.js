// The sign of a tie, the same on screen and paper: a ring that is filled, or has a
// dot in it, or a zigzag through it. A thin empty ring is a tie not asked about yet.
import { h } from "./dom.js";
import { TIES, tieWord } from "./text.js";

/** zigzag is the path of a zigzag between two points. */
export function zigzag(x1, y1, x2, y2, step, size) {
  const length = Math.hypot(x2 - x1, y2 - y1), n = Math.max(2, Math.round(length / step));
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  let d = `M${x1.toFixed(1)} ${y1.toFixed(1)}`;
  for (let i = 1; i < n; i++) {
    const side = (i % 2 ? 1 : -1) * size;
    d += `L${(x1 + ux * length * i / n - uy * side).toFixed(1)} ${(y1 + uy * length * i / n + ux * side).toFixed(1)}`;
  }
  return `${d}L${x2.toFixed(1)} ${y2.toFixed(1)}`;
}

/** mark is the sign of a tie, which stands before a name. */
export function mark(tie) {
  return h("svg", { class: `mark is-${tie || "none"}`, viewBox: "0 0 12 12", "aria-hidden": "true", focusable: "false" },
    h("circle", { cx: 6, cy: 6, r: 4.4 }),
    tie === "neutral" && h("circle", { class: "dot", cx: 6, cy: 6, r: 1.5 }),
    tie === "strained" && h("path", { d: "M.7 8.5 3.2 3.5 6 8.5 8.8 3.5 11.3 8.5" }));
}

/** tieMark is the sign of a tie with a piece of the line that shows it. */
export function tieMark(tie) {
  return h("svg", { class: "tie-mark", viewBox: "0 0 36 12", "aria-hidden": "true", focusable: "false" },
    h("g", { class: `mark is-${tie || "none"}` }, [...mark(tie).childNodes]),
    tie === "strained" ? h("path", { class: "tie-line is-strained", d: zigzag(15, 6, 35, 6, 2.5, 2.2) })
      : h("line", { class: `tie-line is-${tie || "none"}`, x1: 15, y1: 6, x2: 35, y2: 6 }));
}

/** legend lists what the signs mean. */
export function legend(labels) {
  return h("ul", { class: "legend" }, [...TIES, ""].map((t) => h("li", { key: t }, tieMark(t), " ", labels.words(tieWord(t)))));
}
