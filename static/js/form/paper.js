// What comes out of the printer: a blank sheet, or one that is filled in, on A4
// or A3, or all of it in large letters.
import { entries, entry, rows } from "./dossier.js";
import { h } from "./dom.js";
import { draw } from "./draw.js";
import { legend } from "./mark.js";
import { asText } from "./text.js";

/** paper returns the sheets of a template; options are {what: "filled" or "blank", size: "A4" or "A3", large, shared}. */
export function paper(app, template, options) {
  const blank = options.what === "blank";
  const wide = template.paper.landscape && !(options.large && !blank);
  const page = (...children) => h("div", {
    class: `sheet is-${options.size.toLowerCase()}${wide ? " is-wide" : ""}${options.large ? " is-large" : ""}${blank ? " is-blank" : ""} is-${template.layout}`,
    lang: app.labels.first, dir: app.labels.dir(),
  }, ...children);
  const top = head(app, template, blank), end = foot(app, template, options);
  if (options.large && !blank) return [page(top, large(app, template), end)];
  switch (template.layout) {
    case "radial":
      return [
        page(top, draw(app, template, { blank }), legend(app.labels), end),
        !blank && app.store.state.dossier.people.length > 0 && page(top.cloneNode(true), list(app, template)),
        blank && template.questions && page(h("h2", null, app.labels.words("form-questions")),
          h("ol", { class: "paper-questions" }, template.questions.map((q) => h("li", null, app.labels.nodes(q))))),
      ].filter(Boolean);
    case "table":
      return [page(top, grid(app, template, blank), end)];
  }
  return [page(top, fields(app, template, blank), end)];
}

function head(app, template, blank) {
  const { labels } = app;
  const { dossier } = app.store.state;
  const line = (word, text) => h("p", { class: "head-line" }, h("span", null, labels.words(word)), " ",
    h("span", { class: text ? "head-text" : "head-rule", dir: "auto", translate: "no" }, text));
  return h("header", { class: "sheet-head" },
    h("h1", null, labels.nodes(template.title)),
    line("form-family", blank ? "" : dossier.family.name),
    line("form-date", blank ? "" : app.date(app.today())));
}

function foot(app, template, options) {
  const { labels } = app;
  return h("footer", { class: "sheet-foot" },
    options.shared && h("p", { class: "consent" }, labels.words("form-consent"), " ", h("span", { class: "head-rule" }), " ",
      labels.words("form-signature"), " ", h("span", { class: "head-rule" })),
    labels.review && h("p", null, labels.words("form-review")));
}

// list is the map as a table.
function list(app, template) {
  const { labels, store } = app;
  const label = (x) => (typeof x === "string" ? labels.word(x) : labels.text(x));
  return h("table", null, h("tbody", { translate: "no" }, asText(store.state.dossier, [template], label).map((part) => h("tr", null,
    h("th", { scope: "row" }, part.row),
    h("td", null, part.skipped ? labels.word("form-skipped")
      : part.people.map((p) => h("p", null, h("b", { dir: "auto" }, p.name), p.facts.length > 0 && `: ${p.facts.join(", ")}`)))))));
}

const ruled = (n) => Array.from({ length: n }, () => h("span", { class: "rule" }));

// grid is the table of a plan: all rows when blank, those with goals when not.
function grid(app, template, blank) {
  const { labels, store } = app;
  const { dossier } = store.state;
  const list = blank ? [...template.rows.map((r) => ({ ...r, name: "" })), ...Array.from({ length: template.extra }, () => null)]
    : rows(dossier, template).filter((r) => entries(dossier, template, r.id).length > 0);
  const lines = Math.max(...template.fields.map((f) => f.lines));
  return h("table", { class: "plan" },
    h("thead", null, h("tr", null, h("td", null), template.fields.map((f) => h("th", { scope: "col", class: `is-${f.type}` }, labels.nodes(f.label))))),
    h("tbody", null, list.flatMap((r) => {
      const name = r && [r.number ? `${r.number}. ` : "", ...labels.name(r)];
      if (blank) {
        return [h("tr", null, h("th", { scope: "row" }, name || h("span", { class: "rule" })),
          template.fields.map((f) => h("td", { class: `is-${f.type}` }, f.type === "check" ? h("span", { class: "square" }) : ruled(lines))))];
      }
      return entries(dossier, template, r.id).map((e) => h("tr", { class: e.reached ? "is-reached" : null }, h("th", { scope: "row" }, name),
        template.fields.map((f) => h("td", { class: `is-${f.type}`, dir: "auto", translate: "no" }, shown(app, f, e)))));
    })));
}

// shown is the answer to a question, to print.
function shown(app, f, e) {
  const value = e && e.values[f.id];
  switch (f.type) {
    case "check":
      return h("span", { class: `square${value ? " is-on" : ""}` }, value ? "✓" : "");
    case "list":
      return h("ul", null, (value || []).map((s) => h("li", { dir: "auto" }, s.done ? "☑ " : "☐ ", s.text)));
    case "people":
      return (value || []).map((id) => app.store.state.dossier.people.find((p) => p.id === id)).filter(Boolean).map((p) => p.name).join(", ");
    case "date":
      return value ? app.date(value) : "";
    case "choice":
    case "choices":
      return f.options.filter((o) => [].concat(value || []).includes(o.id)).map((o) => app.labels.text(o.label)).join(", ");
  }
  return value || "";
}

function fields(app, template, blank) {
  const { labels, store } = app;
  const e = blank ? undefined : entry(store.state.dossier, template);
  return h("dl", { class: "answers" }, template.fields.map((f) => h("div", { class: `answer is-${f.type}` },
    h("dt", null, labels.nodes(f.label), blank && f.help && h("small", null, " ", labels.nodes(f.help))),
    h("dd", { dir: blank ? null : "auto", translate: "no" }, !blank ? shown(app, f, e)
      : f.options ? f.options.map((o) => h("span", { class: "option" }, h("span", { class: "square" }), " ", labels.nodes(o.label)))
        : f.type === "check" ? h("span", { class: "square" }) : ruled(f.lines)))));
}

// large is everything under each other, in large letters.
function large(app, template) {
  const { labels, store } = app;
  const { dossier } = store.state;
  if (template.layout === "radial") return list(app, template);
  if (template.layout === "form") return fields(app, template, false);
  return rows(dossier, template).flatMap((r) => entries(dossier, template, r.id).map((e) => h("section", null,
    h("h2", null, r.number ? `${r.number}. ` : "", labels.name(r)),
    h("dl", { class: "answers" }, template.fields.map((f) => h("div", { class: "answer" }, h("dt", null, labels.nodes(f.label)), h("dd", { dir: "auto", translate: "no" }, shown(app, f, e))))))));
}
