// The page of one template: the bar, what the reader has to know, the fields and
// the panel.
import { diskAddress } from "../disk.js";
import { typed } from "./bidi.js";
import { button, exit } from "./controls.js";
import { h, part } from "./dom.js";
import { dated, setDate } from "./entries.js";
import { quiet } from "./field.js";
import { save } from "./files.js";
import { line } from "./line.js";
import { map } from "./map.js";
import { languages, menu } from "./menu.js";
import { notices, place } from "./notices.js";
import { openPanel, panel } from "./panel.js";
import { sheet } from "./sheet.js";
import { table } from "./table.js";
import { unknown } from "./unknown.js";

const layouts = { radial: map, table, form: sheet };

/** screen shows the template app.ui.template; state is that of the store. */
export function screen(app, state) {
  const { labels, forms, ui } = app;
  const template = forms.templates.find((t) => t.id === ui.template);
  return [
    bar(app, state),
    where(app, state),
    notices(app, state),
    forms.templates.length > 1 && part("nav", { key: "tabs" }, [labels, template], () => h("nav", { class: "form-tabs", key: "tabs", "aria-label": labels.word("form-dossier") },
      forms.templates.map((t) => h("button", { type: "button", key: t.id, "aria-current": t.id === template.id ? "page" : null, onclick: () => turn(app, t.id) }, labels.nodes(t.title))))),
    part("header", { key: `head-${template.id}` }, [labels, dated(state.dossier, template), state.readOnly], () => h("header", { class: "form-head", key: `head-${template.id}` },
      h("h1", null, labels.nodes(template.title)),
      template.intro && h("p", { class: "lead" }, labels.nodes(template.intro)),
      labels.review && h("p", { class: "review" }, labels.words("form-review")),
      h("p", null, h("a", { href: diskAddress(template.page) }, labels.words("form-how"))),
      date(app, state, template))),
    h("div", { class: `screen is-${template.layout}`, key: template.id }, layouts[template.layout](app, template)),
    beside(app, state),
    menu(app),
  ].filter(Boolean);
}

// date is the day of a template, which a reader can set to when it was filled in on paper.
function date(app, { dossier, readOnly }, template) {
  const id = `date-${template.id}`;
  const set = (day) => app.store.change(id, (d) => setDate(d, template, day), { word: "form-date" });
  return h("div", { class: "field is-date", key: "date" }, h("label", { for: id }, app.labels.words("form-date")), h("input", {
    ...quiet, id, key: id, type: "date", value: dated(dossier, template), readonly: readOnly,
    oninput: (e) => { if (!e.target.validity.badInput) set(e.target.value); }, // half a day is no day yet
  }));
}

// beside shows the parts of the dossier that no template has a place for.
function beside(app, state) {
  const found = unknown(state.dossier, app.forms.templates);
  return found.length > 0 && h("details", { class: "beside-part", key: "beside" }, h("summary", null, app.labels.words("form-beside")),
    h("p", { class: "help" }, app.labels.words("form-beside-hint")),
    h("dl", { translate: "no" }, found.map(({ name, text }, i) => h("div", { key: i }, h("dt", { dir: "auto" }, typed(name)), h("dd", { dir: "auto" }, typed(text))))));
}

// turn shows another template; what was open in this one is open again when the reader comes back.
function turn(app, id) {
  app.ui.message = null;
  app.enter();
  const all = () => [...app.root.querySelectorAll(".screen details")];
  const name = (d) => [d, d.parentElement.closest("[id]")].map((e) => e && (e.id || e.key)).join(" ");
  app.opened[app.ui.template] = all().filter((d) => d.open).map(name);
  app.show({ template: id });
  for (const d of all()) if ((app.opened[id] || []).includes(name(d))) d.open = true;
  scrollTo(0, 0);
}

// bar is always in sight: what is used most, and how to leave.
function bar(app, state) {
  const { labels, forms } = app;
  const sign = (id, text, word, onclick, off) => h("button", { type: "button", id, class: "sign", onclick, disabled: off, "aria-label": labels.plain(word), title: labels.plain(word) }, h("span", { "aria-hidden": "true" }, text));
  const on = [labels, state.canUndo, state.canRedo, app.ui.message, panel(), state.dossier.languages];
  return part("div", { key: "bar" }, on, () => h("div", { class: "form-bar", key: "bar" },
    h("div", { class: "bar-buttons" },
      sign("undo", "↶", "form-undo", () => app.undo(), !state.canUndo),
      sign("redo", "↷", "form-redo", () => app.redo(), !state.canRedo),
      button(app, "form-save-short", () => save(app), { id: "save", title: labels.word("form-save") }),
      button(app, "form-menu", () => { app.ui.message = null; openPanel(app); }, { id: "menu-button", "aria-haspopup": "dialog" }),
      forms.languages.length > 1 && h("span", { class: "bar-language", key: "language" }, globe(), languages(app, "language-quick")),
      exit(app, "exit")), line(app, !panel())));
}

// globe stands before the languages.
const globe = () => h("svg", { class: "globe", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
  h("circle", { cx: 12, cy: 12, r: 9.5 }), h("path", { d: "M2.5 12h19M12 2.5c5.5 5.5 5.5 13.5 0 19M12 2.5c-5.5 5.5-5.5 13.5 0 19" }));

// where tells where the dossier is kept, and when it was last saved as a file.
function where({ labels }, state) {
  return h("p", { class: "where", key: "where" }, h("b", null, labels.words(place(state))),
    h("span", { class: "saved" }, " · ", saved(labels, state.exportedAt)));
}

function saved(labels, time) {
  if (!time) return labels.words("form-never");
  const minutes = Math.max(0, Math.floor((Date.now() - new Date(time)) / 60_000));
  const ago = minutes < 1 ? { word: "form-just-now" } : minutes < 60 ? { word: "form-minutes", args: [minutes] }
    : minutes < 1440 ? { word: "form-hours", args: [Math.floor(minutes / 60)] } : { word: "form-days", args: [Math.floor(minutes / 1440)] };
  return labels.words("form-exported", ago);
}
