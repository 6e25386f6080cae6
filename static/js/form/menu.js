// The panel with actions on a whole dossier: save it as a file, open a file,
// print, share, choose a language or another dossier, clear the device.
import { flat } from "./bidi.js";
import { asking, button, exit, sure } from "./controls.js";
import { h, part as made } from "./dom.js";
import { checkField, quiet } from "./field.js";
import { open, save, saveLocked, unlock } from "./files.js";
import { clear, remove } from "./forget.js";
import { line } from "./line.js";
import { available, suggest } from "./lock.js";
import { place } from "./notices.js";
import { panel } from "./panel.js";
import { wordList } from "./passwords.js";
import { showPreview } from "./preview.js";
import { printChosen } from "./printing.js";
import { secret } from "./secret.js";

/**
 * menu is the panel, a dialog. While it is closed, it is made again only to remove
 * what must not stay in it: names, a file and a password.
 */
export function menu(app) {
  const { labels, ui } = app;
  const on = panel() ? [{}] : [labels, ui.locked, ui.password, ui.secret, ...app.store.state.dossiers.flatMap((d) => [d.id, d.name])];
  return made("dialog", { key: "menu-panel" }, on, () => h("dialog", { class: "menu-panel", id: "menu-panel", key: "menu-panel", "aria-label": labels.word("form-menu"), onclose: () => app.show({ sure: "", password: "" }) },
    h("div", { class: "panel-head" }, h("h2", null, labels.words("form-menu")),
      button(app, "form-ok", () => document.getElementById("menu-panel").close()), exit(app), line(app, !!panel())),
    file(app), print(app), language(app), sharing(app), dossiers(app), device(app)));
}

const part = (app, title, ...children) => h("section", { key: title }, h("h3", null, app.labels.words(title)), ...children);

function file(app) {
  const { labels, ui } = app;
  return part(app, "form-file",
    h("p", { class: "buttons" }, button(app, "form-save", () => save(app)),
      button(app, "form-open", () => document.getElementById("open-file").click())),
    h("input", { type: "file", id: "open-file", key: "open-file", class: "hidden", tabindex: "-1", "aria-label": labels.word("form-open"), accept: ".json,application/json", onchange: (e) => {
      const [chosen] = e.target.files;
      if (chosen) open(app, chosen);
      e.target.value = "";
    } }),
    ui.locked && h("div", { class: "field", key: "unlock" }, h("label", { for: "unlock" }, labels.words("form-unlock")),
      h("div", { class: "adder" },
        h("input", { ...quiet, id: "unlock", key: "unlock", type: "password", onkeydown: (e) => { if (e.key === "Enter") unlock(app, e.target); } }),
        button(app, "form-open", () => unlock(app, document.getElementById("unlock"))))),
    available() && h("details", { key: "lock", open: !!ui.secret }, h("summary", null, labels.words("form-save-locked")),
      ui.secret && secret(app),
      h("p", { class: "help" }, labels.words("form-password-hint")),
      h("div", { class: "field" }, h("label", { for: "password" }, labels.words("form-password")),
        h("input", { ...quiet, id: "password", key: "password", type: "text", dir: "auto", value: ui.password, "aria-invalid": ui.weak && "true", oninput: (e) => app.show({ password: e.target.value, weak: "" }) })),
      h("p", { class: "buttons" }, button(app, "form-password-suggest", () => app.show({ password: suggest(wordList), weak: "" })),
        button(app, "form-save-locked", () => saveLocked(app)))));
}

function print(app) {
  const { labels, ui } = app;
  const radio = (name, value, nodes) => checkField({ id: `print-${name}-${value}`, type: "radio", name: `print-${name}`, nodes, checked: ui.print[name] === value, onchange: () => app.show({ print: { ...ui.print, [name]: value } }) });
  return part(app, "form-print",
    h("div", { class: "choices", role: "radiogroup", "aria-label": labels.word("form-print") },
      radio("what", "filled", labels.words("form-print-filled")), radio("what", "blank", labels.words("form-print-blank"))),
    h("div", { class: "choices", role: "radiogroup", "aria-label": labels.word("form-print-size") }, radio("size", "A4", ["A4"]), radio("size", "A3", ["A3"])),
    checkField({ id: "print-large", nodes: labels.words("form-print-large"), checked: ui.print.large, onchange: (on) => app.show({ print: { ...ui.print, large: on } }) }),
    h("p", { class: "buttons" }, button(app, "form-print", () => printChosen(app))));
}

function language(app) {
  return part(app, "form-language", languages(app, "language"),
    app.labels.review && h("p", { class: "help" }, app.labels.words("form-review")));
}

/** languages is a list of languages to choose from, each by its own name. */
export function languages(app, id) {
  const { labels, forms, store } = app;
  const [source, ...others] = forms.languages;
  const options = [[source.code], ...others.flatMap((l) => [[source.code, l.code], [l.code]])];
  const name = (code) => forms.languages.find((l) => l.code === code).name;
  const known = store.state.dossier.languages.filter((code) => forms.languages.some((l) => l.code === code)).slice(0, 2);
  const chosen = known.length ? known : [source.code];
  return h("select", { id, key: id, "aria-label": labels.word("form-language"), autocomplete: "off", value: chosen.join(" "),
    onchange: (e) => { const now = e.target.value.split(" "); store.change("", (d) => { d.languages = now; }, { word: "form-language" }); } },
  options.map((codes) => h("option", { value: codes.join(" "), key: codes.join(), selected: codes.join() === chosen.join(), lang: codes[codes.length - 1] }, codes.map(name).join(" + "))));
}

function sharing(app) {
  return part(app, "form-share", h("p", { class: "help" }, app.labels.words("form-share-hint")),
    h("p", { class: "buttons" }, button(app, "form-share", () => showPreview(app, true))));
}

function dossiers(app) {
  const { labels, store } = app;
  const { dossier, dossiers: list } = store.state;
  const name = (d, i) => d.name || labels.word("form-dossier-unnamed", i + 1);
  const named = (id) => name(list.find((d) => d.id === id), list.findIndex((d) => d.id === id));
  return part(app, "form-dossiers",
    list.length > 1 && h("select", { id: "dossier", key: "dossier", "aria-label": labels.word("form-dossier"), autocomplete: "off", translate: "no", value: dossier.id, onchange: (e) => { store.open(e.target.value); app.say("form-dossier-open", named(e.target.value)); } },
      list.map((d, i) => h("option", { value: d.id, key: d.id, selected: d.id === dossier.id }, flat(name(d, i))))),
    h("div", { class: "field" }, h("label", { for: "dossier-name" }, labels.words("form-dossier-name")),
      h("input", { ...quiet, id: "dossier-name", key: "dossier-name", type: "text", dir: "auto", value: dossier.name, oninput: (e) => store.rename(dossier.id, e.target.value) })),
    h("p", { class: "buttons" }, button(app, "form-dossier-new", () => { store.create(); app.say("form-dossier-open", { word: "form-dossier-new" }); }),
      asking(app, "dossier", "form-dossier-remove")),
    sure(app, "dossier", [named(dossier.id)], "form-dossier-remove", () => remove(app, named(dossier.id))));
}

function device(app) {
  const { labels, store } = app;
  return part(app, "form-computer",
    checkField({ id: "shared-computer", nodes: labels.words("form-computer"), checked: store.state.shared, onchange: (on) => {
      store.setShared(on);
      app.say(place({ ...store.state, unsaved: "" }));
    } }),
    h("p", { class: "help" }, labels.words("form-computer-hint")),
    h("p", { class: "help" }, labels.words("form-exit-hint")),
    h("p", { class: "buttons" }, asking(app, "clear", "form-clear")),
    sure(app, "clear", [], "form-clear", () => clear(app)));
}
