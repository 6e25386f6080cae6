// The drawing of a map: a box for each row around the family, with the sign of a
// tie before each name. A box is as large as its content. The boxes read like
// text, from top to bottom; lines.js draws the lines between.
import { typed } from "./bidi.js";
import { h, part } from "./dom.js";
import { people } from "./dossier.js";
import { mark } from "./mark.js";
import { rows } from "./rows.js";
import { TIES, tieWord } from "./text.js";

const RULES = 6; // lines to write on in a blank box; the stylesheet hides those that the sheet has no room for

/** around tells how many of n boxes stand above the family, beside it (in pairs) and below it. */
export function around(n) {
  const pairs = n < 3 ? 0 : n < 10 ? 1 : n < 13 ? 2 : n < 15 ? 3 : 4;
  const top = Math.ceil((n - 2 * pairs) / 2);
  return { top, pairs, bottom: n - 2 * pairs - top };
}

/**
 * draw is the map as a drawing. Options: narrow shows only rows with people, two
 * beside each other, for a phone; blank shows lines to write on; onrow is called
 * with the id of a row that is chosen.
 */
export function draw(app, template, { narrow = false, blank = false, onrow } = {}) {
  const { labels } = app;
  const { dossier } = app.store.state;
  const given = blank ? [...template.rows.map((r) => ({ ...r, name: "" })), ...Array.from({ length: template.extra }, () => null)] : rows(dossier, template);
  const all = given.map((row) => ({ row, here: row && !blank && !row.skipped ? people(dossier, row.id) : [] })).filter(({ here }) => !narrow || here.length);
  const name = blank ? "" : dossier.family.name;
  const ring = around(all.length);
  const stop = Math.max(0, all.findIndex(({ row }) => row && row.id === app.ui.box)); // the box that Tab goes to, see arrows in focus.js
  const place = (i) => (i < ring.top ? `in-${ring.top}` : i < ring.top + 2 * ring.pairs ? ((i - ring.top) % 2 ? "at-end" : "at-start") : `in-${ring.bottom}`);
  return h("div", {
    class: `net-drawing${blank ? " is-blank" : ""}${narrow ? " is-narrow" : ` pairs-${ring.pairs}`}`, key: "net-drawing", dir: labels.dir(), lang: labels.first,
    role: onrow ? "group" : "img", "aria-label": `${labels.text(template.title)}: ${labels.word("form-drawing")}`, translate: "no",
  },
  h("svg", { class: "net-lines", key: "lines", kept: true, "aria-hidden": "true", focusable: "false" }),
  h("div", { class: "hub", key: "hub" }, template.center ? h("b", null, labels.nodes(template.center.label)) : null, name && [" ", h("span", { dir: "auto" }, typed(name))]),
  all.map(({ row, here }, i) => box(app, row, here, { place: place(i), blank, onrow, stop: i === stop })));
}

// loose lets a line break after a slash.
function loose(node) {
  for (const text of [...node.childNodes || []].filter((n) => n.nodeType === Node.TEXT_NODE)) {
    text.replaceWith(...text.data.split(/(?<=\/)/).flatMap((part, i) => (i ? [h("wbr"), part] : [part])));
  }
  return node;
}

const somebody = (labels, p) => h("span", { class: "somebody", key: p.id }, mark(p.tie),
  h("span", null, h("bdi", null, typed(p.name) || "…"), p.role && [", ", h("bdi", { class: "light" }, typed(p.role))], h("span", { class: "hidden" }, ` (${labels.word(tieWord(p.tie))})`)), " ");

function box(app, row, here, { place, blank, onrow, stop }) {
  const { labels } = app;
  const kinds = [...TIES, ""].filter((t) => here.some((p) => p.tie === t)).map((t) => t || "none");
  const props = {
    class: `row ${place}${row && row.skipped ? " is-skipped" : ""}${here.length ? "" : " is-empty"}`, key: row ? row.id : "", "data-ties": kinds.join(" "),
  };
  const inside = () => [
    h("b", { class: "row-title" }, row && row.number ? `${row.number}. ` : "", row ? labels.name(row).map(loose) : h("span", { class: "rule" })), " ",
    row && row.skipped && h("span", { class: "light" }, labels.words("form-skipped")),
    here.map((p) => (onrow ? part("span", { key: p.id }, [labels, p], () => somebody(labels, p)) : somebody(labels, p))),
    blank && Array.from({ length: RULES }, () => h("span", { class: "rule" }, mark(""))),
  ];
  if (!onrow) return h("div", props, inside());
  return part("button", { key: row.id, type: "button" }, [labels, place, stop, row.name, row.skipped, ...here],
    () => h("button", { ...props, type: "button", tabindex: stop ? "0" : "-1", onclick: () => onrow(row.id) }, inside()));
}
