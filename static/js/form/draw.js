// The drawing of a map: boxes around the family. Where they stand comes with
// the page, made by the program that also makes the paper; what stands in them
// is set here, as small as it must be to fit.
import { people, rows } from "./dossier.js";
import { h } from "./dom.js";

const MOST = 16, LEAST = 3; // boxes that fit around a centre
const PAD = 2.5;            // mm, inside a box
const SIZES = [4.4, 4, 3.6, 3.2, 2.8, 2.5]; // mm, of names; the first at which all fit

let pen;
// width is how wide a text is at a size of 1.
function width(text, bold) {
  pen = pen || document.createElement("canvas").getContext("2d");
  pen.font = `${bold ? 600 : 400} 100px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width / 100;
}

/** wrap breaks a text into lines of at most a width, at spaces or, in a word that is too long, anywhere. */
export function wrap(text, size, room, bold) {
  const lines = [];
  let line = "";
  const fits = (t) => width(t, bold) * size <= room;
  for (let word of text.split(/\s+|(?<=\/)/u).filter(Boolean)) {
    const joined = line && !line.endsWith("/") ? `${line} ${word}` : line + word;
    if (fits(joined)) {
      line = joined;
      continue;
    }
    if (line) lines.push(line);
    while (!fits(word)) {
      let n = [...word].length - 1;
      while (n > 1 && !fits([...word].slice(0, n).join(""))) n--;
      lines.push([...word].slice(0, n).join(""));
      word = [...word].slice(n).join("");
    }
    line = word;
  }
  if (line) lines.push(line);
  return lines;
}

/** zigzag, a thick line and dots tell ties apart without colour. */
function tie(kind, x1, y1, x2, y2, size = 1) {
  if (kind !== "strained") return h("line", { class: `tie-line is-${kind}`, x1, y1, x2, y2 });
  const length = Math.hypot(x2 - x1, y2 - y1), n = Math.max(2, Math.round(length / (1.6 * size)));
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  let d = `M${x1.toFixed(1)} ${y1.toFixed(1)}`;
  for (let i = 1; i < n; i++) {
    const side = (i % 2 ? 1 : -1) * size;
    d += `L${(x1 + ux * length * i / n - uy * side).toFixed(1)} ${(y1 + uy * length * i / n + ux * side).toFixed(1)}`;
  }
  return h("path", { class: "tie-line is-strained", d: `${d}L${x2.toFixed(1)} ${y2.toFixed(1)}` });
}

/** tieMark is a short line that shows how a tie is. */
export function tieMark(kind) {
  return h("svg", { class: "tie-mark", viewBox: "0 0 12 4", "aria-hidden": "true", focusable: "false" }, tie(kind, 0.6, 2, 11.4, 2));
}

/** legend tells what the lines mean. */
export function legend(labels) {
  return h("ul", { class: "legend" }, ["supporting", "neutral", "strained"].map((t) =>
    h("li", { key: t }, tieMark(t), " ", labels.words(`form-tie-${t}`))));
}

/** plan returns where the boxes stand, or undefined when they are too many or too few. */
function plan(app, count, portrait) {
  const area = app.forms.slots[portrait ? "portrait" : "landscape"];
  const found = area.byCount[Math.max(count, LEAST)];
  if (!found || count > MOST) return undefined;
  const mirrored = app.labels.dir() === "rtl";
  const flip = ([x, y, w, high, ax, ay]) => (mirrored ? [area.width - x - w, y, w, high, area.width - ax, ay] : [x, y, w, high, ax, ay]);
  return { width: area.width, height: area.height, center: found.center, slots: found.slots.map(flip), mirrored };
}

/**
 * draw is the map as a drawing. Options: portrait, for narrow screens; blank,
 * with lines to write on; onrow, called with the id of a row that is chosen.
 */
export function draw(app, template, { portrait = false, blank = false, onrow } = {}) {
  const { labels } = app;
  const { dossier } = app.store.state;
  const all = blank ? template.rows.map((r) => ({ ...r, name: "" })) : rows(dossier, template);
  const extra = blank ? template.extra : 0;
  const p = plan(app, all.length + extra, portrait);
  if (!p) return null;
  const ties = [], boxes = [];
  const [cx, cy, r] = p.center;
  p.slots.forEach((slot, i) => {
    const row = all[i];
    if (!row && i >= all.length + extra) return;
    const here = row && !blank ? people(dossier, row.id) : [];
    ties.push(...spokes(slot, p.center, row && row.skipped ? [] : here.map((x) => x.tie)));
    boxes.push(box(app, slot, row, here, { ...p, portrait, blank, onrow }));
  });
  const name = blank ? "" : dossier.family.name;
  const middle = template.center ? [labels.text(template.center.label), ...(name ? [name] : [])] : [name];
  const most = portrait ? 6 : 4.6;
  return h("svg", {
    class: `net-drawing${blank ? " is-blank" : ""}`, viewBox: `0 0 ${p.width} ${p.height}`, direction: labels.dir(),
    role: onrow ? "group" : "img", "aria-label": `${labels.text(template.title)}: ${labels.word("form-drawing")}`, translate: "no",
  },
  h("g", { key: "ties" }, ties), h("circle", { class: "hub", cx, cy, r }),
  lines(middle.flatMap((t, i) => wrap(t, most, r * 1.7, !i).slice(0, 3).map((text) => ({ text, bold: !i }))), cx, cy, most),
  boxes);
}

// lines sets some lines around a middle.
function lines(list, x, y, size) {
  const top = y - (list.length - 1) * size * 0.6 + size * 0.35;
  return list.map((l, i) => h("text", { class: l.bold ? "strong" : null, x, y: top + i * size * 1.2, "font-size": size, "text-anchor": "middle" }, l.text));
}

// spokes are the lines from the centre to a box: one for each person, and a
// thin one when there is nobody.
function spokes([, , , , ax, ay], [cx, cy, r], kinds) {
  const count = Math.min(kinds.length, 6);
  if (!count) {
    const d = Math.hypot(ax - cx, ay - cy);
    return [h("line", { class: "spoke", x1: cx + (ax - cx) * r / d, y1: cy + (ay - cy) * r / d, x2: ax, y2: ay })];
  }
  const far = Math.hypot(ax - cx, ay - cy);
  const [ux, uy] = [(ax - cx) / far, (ay - cy) / far];
  const apart = Math.min(3.6, 1.5 * r / count);
  return kinds.slice(0, count).map((kind, i) => { // side by side, from the circle to a little under the box
    const off = (i - (count - 1) / 2) * apart;
    const from = Math.sqrt(r * r - off * off), to = far + 4;
    return tie(kind, cx + ux * from - uy * off, cy + uy * from + ux * off, cx + ux * to - uy * off, cy + uy * to + ux * off, 0.9);
  });
}

function box(app, [x, y, w, high], row, here, { mirrored, portrait, blank, onrow }) {
  const { labels } = app;
  const start = mirrored ? x + w - PAD : x + PAD;
  const room = w - 2 * PAD;
  const shape = h("rect", { class: "box", x, y, width: w, height: high, rx: 2 });
  const texts = [];
  let top = y + PAD;
  const put = (text, size, props) => {
    top += size * 1.22;
    texts.push(h("text", { x: start, y: top - size * 0.22, "font-size": size, ...props }, `${text} `)); // the space parts words for who listens
  };
  const size = portrait ? 6.4 : 4.4;
  if (row) {
    const number = row.number ? `${row.number}. ` : "";
    if (labels.languages.length > 1 && !row.name && blank) {
      for (const [i, l] of labels.all(row.label).entries()) {
        for (const t of wrap((i ? "" : number) + l.text, i ? size * 0.85 : size, room, !i).slice(0, 2)) {
          put(t, i ? size * 0.85 : size, { class: i ? "light" : "strong", lang: l.lang });
        }
      }
    } else {
      for (const t of wrap(number + labels.row(row), size, room, true).slice(0, 3)) put(t, size, { class: "strong" });
    }
    if (blank && row.examples.length) {
      const [first, ...more] = wrap(row.examples.join(", "), 3, room);
      put(more.length ? `${first} …` : first, 3, { class: "light", lang: app.forms.lang, direction: "ltr", "text-anchor": mirrored ? "end" : null });
    }
  }
  if (blank) {
    const rules = [];
    for (let ly = y + high - 3; ly > Math.max(top + 5, y + 12); ly -= 8.2) rules.push(h("line", { class: "rule", x1: x + PAD, y1: ly, x2: x + w - PAD, y2: ly }));
    return h("g", { class: "row" }, shape, texts, rules);
  }
  if (row.skipped) put(labels.word("form-skipped"), size * 0.8, { class: "light" });
  else fill(here, room, y + high - PAD - top, labels, size / 4.4).forEach((l) => put(l.text, l.size, { class: l.light ? "light" : null }));
  const choose = onrow && ((e) => { e.preventDefault(); onrow(row.id); });
  return h("g", {
    key: row.id, class: `row${row.skipped ? " is-skipped" : ""}${here.length ? "" : " is-empty"}`,
    role: onrow ? "button" : null, tabindex: onrow ? "0" : null, onclick: choose,
    onkeydown: choose && ((e) => { if (e.key === "Enter" || e.key === " ") choose(e); }),
  }, shape, texts);
}

// fill sets names, with roles when there is room, in a box: the largest size at
// which all fit, or as many as fit and how many more there are.
function fill(here, room, high, labels, scale) {
  const set = (list, size, roles) => list.flatMap((p) => [
    ...wrap(p.name || "…", size, room).map((text) => ({ text, size })),
    ...(roles && p.role ? wrap(p.role, size * 0.8, room).map((text) => ({ text, size: size * 0.8, light: true })) : []),
  ]);
  const tall = (list) => list.reduce((sum, l) => sum + l.size * 1.22, 0);
  for (const roles of [true, false]) {
    for (const size of SIZES.map((s) => s * scale)) {
      const list = set(here, size, roles);
      if (tall(list) <= high) return list;
    }
  }
  const size = SIZES[SIZES.length - 1] * scale;
  for (let n = here.length - 1; n >= 0; n--) {
    const list = [...set(here.slice(0, n), size), { text: labels.word("form-see-list", here.length - n), size, light: true }];
    if (tall(list) <= high || n === 0) return list;
  }
  return [];
}
