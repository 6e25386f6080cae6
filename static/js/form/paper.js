// The sheets to print: blank or filled in, on A4 or A3, or in large letters.
import { typed } from "./bidi.js";
import { h } from "./dom.js";
import { draw } from "./draw.js";
import { dated, entries, entry } from "./entries.js";
import { legend } from "./mark.js";
import { rows } from "./rows.js";
import { asText, told } from "./text.js";

/** paper returns the sheets of a template; options are {what: "filled" or "blank", size: "A4" or "A3", large, shared}. */
export function paper(app, template, options) {
  const blank = options.what === "blank";
  const wide = template.paper.landscape && !options.large;
  const page = (...children) => h("div", {
    class: `sheet is-${options.size.toLowerCase()}${wide ? " is-wide" : ""}${options.large ? " is-large" : ""}${blank ? " is-blank" : ""} is-${template.layout}`,
    lang: app.labels.first, dir: app.labels.dir(),
  }, ...children);
  const top = head(app, template, blank), end = foot(app, template, options);
  const asked = blank && template.questions && page(h("h2", null, app.labels.words("form-questions")),
    h("ol", { class: "paper-questions" }, template.questions.map((q) => h("li", null, app.labels.nodes(q)))));
  if (options.large) return [page(top, blank ? largeBlank(app, template) : large(app, template, options), end), asked].filter(Boolean);
  switch (template.layout) {
    case "radial":
      return [
        page(top, draw(app, template, { blank }), legend(app.labels), end),
        !blank && tells(app, template) && page(top.cloneNode(true), list(app, template, options)),
        asked,
      ].filter(Boolean);
    case "table":
      return [page(top, grid(app, template, blank), end)];
  }
  return [page(top, fields(app, template, blank), end)];
}

function head(app, template, blank) {
  const { labels } = app;
  const { dossier } = app.store.state;
  const date = blank ? "" : dated(dossier, template);
  const line = (word, text) => h("p", { class: "head-line" }, h("span", null, labels.words(word)), " ",
    h("span", { class: text ? "head-text" : "head-rule", dir: "auto", translate: "no" }, text));
  return h("header", { class: "sheet-head" },
    h("h1", null, labels.nodes(template.title)),
    line("form-family", blank ? "" : typed(dossier.family.name)),
    line("form-date", date && labels.dates(date)));
}

function foot(app, template, options) {
  const { labels } = app;
  return h("footer", { class: "sheet-foot" },
    options.shared && h("p", { class: "consent" }, labels.words("form-consent"), " ", h("span", { class: "head-rule" }), " ",
      labels.words("form-signature"), " ", h("span", { class: "head-rule" })),
    labels.review && h("p", null, labels.words("form-review")));
}

// tells reports whether a map has more than its drawing shows.
function tells(app, template) {
  const { dossier } = app.store.state;
  return dossier.people.length > 0 || Object.values(notes(dossier, template)).some(Boolean);
}

const notes = (dossier, template) => (dossier.templates[template.id] || {}).notes || {};

// list is the map as a table, with details that the drawing has no room for:
// contacts and notes, which a shared version leaves out. People who are on no row
// come last.
function list(app, template, { shared }) {
  const { labels, store } = app;
  const { dossier } = store.state;
  const texts = Object.fromEntries(labels.languages.map((code) => [code, asText(dossier, [template], labels.reader(code))]));
  const more = (text, word) => !shared && text && h("p", { class: "told", dir: "auto" }, word && `${labels.plain(word)}: `, typed(text));
  const person = (p, facts) => [
    h("p", null, h("b", { dir: "auto" }, typed(p.name)), facts.length > 0 && [": ", facts.map((node) => (node === " " ? node : h("bdi", null, node)))]),
    more(p.contact), more(p.note, "form-note"),
  ];
  const known = new Map(dossier.people.map((p) => [p.id, p]));
  const row = (name, ...cell) => h("tr", null, h("th", { scope: "row", dir: "auto" }, name), h("td", null, ...cell));
  const members = dossier.family.members.map((m) => h("p", { dir: "auto" }, typed(m.name)));
  const away = dossier.people.filter((p) => p.rows.length === 0);
  return h("table", { class: "list" }, h("tbody", { translate: "no" },
    members.length > 0 && row(labels.words("form-members"), members),
    texts[labels.first].map((part, i) => row([part.number ? `${part.number}. ` : "", labels.both((code) => texts[code][i].row)],
      part.skipped ? labels.words("form-skipped") : part.people.map((p, j) => person(known.get(p.id), labels.both((code) => told(texts, i, j, code, labels.first)))),
      more(notes(dossier, template)[part.id], "form-note"))),
    away.length > 0 && row(labels.words("form-not-on-map"), away.map((p) => person(p, labels.both(() => [p.role, p.organisation].filter(Boolean).join(", ")))))));
}

const ruled = (n) => Array.from({ length: n }, () => h("span", { class: "rule" }));

// grid is the table of a plan: all rows when blank, those with goals when not.
function grid(app, template, blank) {
  const { labels, store } = app;
  const { dossier } = store.state;
  const list = blank ? [...template.rows.map((r) => ({ ...r, name: "" })), ...Array.from({ length: template.extra }, () => null)]
    : rows(dossier, template).filter((r) => entries(dossier, template, r.id).length > 0);
  const lines = Math.max(...template.fields.map((f) => f.lines));
  if (!list.length) return h("p", null, labels.words("form-no-goals"));
  return h("table", { class: "plan" },
    h("thead", null, h("tr", null, h("td", null), template.fields.map((f) => h("th", { scope: "col", class: `is-${f.type}` }, labels.nodes(f.label))))),
    h("tbody", null, list.flatMap((r) => {
      const name = () => r && [r.number ? `${r.number}. ` : "", labels.name(r)]; // new nodes for each place
      if (blank) {
        return [h("tr", null, h("th", { scope: "row" }, name() || h("span", { class: "rule" })),
          template.fields.map((f) => h("td", { class: `is-${f.type}` }, f.type === "check" ? h("span", { class: "square" }) : ruled(lines))))];
      }
      return entries(dossier, template, r.id).map((e) => h("tr", { class: e.reached ? "is-reached" : null }, h("th", { scope: "row" }, name()),
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
      return h("ul", null, (value || []).map((s) => h("li", { dir: "auto" }, s.done ? "☑ " : "☐ ", typed(s.text))));
    case "people":
      return (value || []).map((id) => app.store.state.dossier.people.find((p) => p.id === id)).filter(Boolean).flatMap((p, i) => [i ? ", " : "", h("bdi", null, typed(p.name))]);
    case "date":
      return value ? app.labels.dates(value) : "";
    case "choice":
    case "choices":
      return f.options.filter((o) => [].concat(value || []).includes(o.id)).flatMap((o, i) => [i ? ", " : "", app.labels.nodes(o.label)]);
  }
  return typed(String(value || ""));
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
function large(app, template, options) {
  const { labels, store } = app;
  const { dossier } = store.state;
  if (template.layout === "radial") return list(app, template, options);
  if (template.layout === "form") return fields(app, template, false);
  const goals = rows(dossier, template).flatMap((r) => entries(dossier, template, r.id).map((e) => [r, e]));
  if (!goals.length) return h("p", null, labels.words("form-no-goals"));
  return h("div", null, goals.map(([r, e]) => h("section", null, h("h2", null, r.number ? `${r.number}. ` : "", labels.name(r)),
    h("dl", { class: "answers" }, template.fields.map((f) => h("div", { class: "answer" }, h("dt", null, labels.nodes(f.label)), h("dd", { dir: "auto", translate: "no" }, shown(app, f, e))))))));
}

// largeBlank is a blank sheet in large letters: a map as a list of its rows, a
// plan as a sheet for one goal.
function largeBlank(app, template) {
  const { labels } = app;
  if (template.layout === "form") return fields(app, template, true);
  const name = (r) => [r.number ? `${r.number}. ` : "", labels.nodes(r.label)];
  if (template.layout === "table") {
    return h("div", null,
      h("p", { class: "large-rows" }, template.rows.map((r) => h("span", { class: "option" }, h("span", { class: "square" }), " ", name(r)))),
      fields(app, template, true));
  }
  const section = (title) => h("section", { class: "large-row" }, h("h2", null, title), ruled(LARGE_LINES));
  return h("div", null, template.center && section(labels.nodes(template.center.label)), template.rows.map((r) => section(name(r))),
    Array.from({ length: template.extra }, () => section(labels.words("form-row-name"))));
}

const LARGE_LINES = 4; // to write on, in each row

/** secretSheet is the password of a file, app.ui.secret, on paper. */
export function secretSheet(app) {
  const { password, file } = app.ui.secret;
  return h("div", { class: "sheet is-a4", lang: app.labels.first, dir: app.labels.dir() },
    h("h1", null, app.labels.words("form-password")), h("p", null, app.labels.words("form-password-of", file)),
    h("p", { class: "secret", dir: "auto", translate: "no" }, password), h("p", null, app.labels.words("form-password-hint")));
}
