// What can be done with a whole dossier: keep it as a file, open one, print,
// share, choose a language, another dossier, a shared computer, clear all.
import { h } from "./dom.js";
import { checkField, quiet } from "./field.js";
import { available, suggest } from "./lock.js";
import { wordList } from "./passwords.js";

/** panel is the panel when it is open. */
export function panel() {
  const found = document.getElementById("menu-panel");
  return found && found.open ? found : null;
}

/** menu is the panel with all of it; it is a dialog. */
export function menu(app) {
  const { labels } = app;
  return h("dialog", { class: "menu-panel", id: "menu-panel", key: "menu-panel", "aria-label": labels.word("form-menu"), onclose: () => app.show({ sure: false, password: "" }) },
    h("div", { class: "panel-head" }, h("h2", null, labels.words("form-menu")),
      button(app, "form-ok", () => document.getElementById("menu-panel").close())),
    h("div", { class: "notices", key: "notices", role: "status" }, panel() && app.message()),
    file(app), print(app), language(app), sharing(app), dossiers(app), device(app));
}

const part = (app, title, ...children) => h("section", { key: title }, h("h3", null, app.labels.words(title)), ...children);

/** button is a button with a word of the interface. */
export const button = (app, word, onclick, more) => h("button", { type: "button", onclick, ...more }, app.labels.words(word));

function file(app) {
  const { labels, ui } = app;
  return part(app, "form-file",
    h("p", { class: "buttons" }, button(app, "form-save", () => app.save()),
      button(app, "form-open", () => document.getElementById("open-file").click())),
    h("input", { type: "file", id: "open-file", key: "open-file", class: "hidden", tabindex: "-1", "aria-label": labels.word("form-open"), accept: ".json,application/json", onchange: (e) => {
      const [chosen] = e.target.files;
      if (chosen) app.open(chosen);
      e.target.value = "";
    } }),
    ui.locked && h("div", { class: "field", key: "unlock" }, h("label", { for: "unlock" }, labels.words("form-unlock")),
      h("div", { class: "adder" },
        h("input", { ...quiet, id: "unlock", key: "unlock", type: "password", onkeydown: (e) => { if (e.key === "Enter") app.unlock(e.target); } }),
        button(app, "form-open", () => app.unlock(document.getElementById("unlock"))))),
    available() && h("details", { key: "lock" }, h("summary", null, labels.words("form-save-locked")),
      h("p", { class: "help" }, labels.words("form-password-hint")),
      h("div", { class: "field" }, h("label", { for: "password" }, labels.words("form-password")),
        h("input", { ...quiet, id: "password", key: "password", type: "text", dir: "auto", value: ui.password, oninput: (e) => { ui.password = e.target.value; } })),
      h("p", { class: "buttons" }, button(app, "form-password-suggest", () => app.show({ password: suggest(wordList) })),
        button(app, "form-save-locked", () => app.saveLocked()))));
}

function print(app) {
  const { labels, ui } = app;
  const radio = (name, value, nodes) => checkField({ id: `print-${name}-${value}`, type: "radio", name: `print-${name}`, nodes, checked: ui.print[name] === value, onchange: () => app.show({ print: { ...ui.print, [name]: value } }) });
  return part(app, "form-print",
    h("div", { class: "choices", role: "radiogroup", "aria-label": labels.word("form-print") },
      radio("what", "filled", labels.words("form-print-filled")), radio("what", "blank", labels.words("form-print-blank"))),
    h("div", { class: "choices", role: "radiogroup", "aria-label": labels.word("form-print-size") }, radio("size", "A4", ["A4"]), radio("size", "A3", ["A3"])),
    checkField({ id: "print-large", nodes: labels.words("form-print-large"), checked: ui.print.large, onchange: (on) => app.show({ print: { ...ui.print, large: on } }) }),
    h("p", { class: "buttons" }, button(app, "form-print", () => app.print())));
}

function language(app) {
  const { labels, forms, store } = app;
  const [source, ...others] = forms.languages;
  const options = [[source.code], ...others.flatMap((l) => [[source.code, l.code], [l.code]])];
  const name = (code) => forms.languages.find((l) => l.code === code).name;
  const known = store.state.dossier.languages.filter((code) => forms.languages.some((l) => l.code === code)).slice(0, 2);
  const chosen = known.length ? known : [source.code];
  return part(app, "form-language",
    h("select", { id: "language", key: "language", "aria-label": labels.word("form-language"), autocomplete: "off", value: chosen.join(" "),
      onchange: (e) => { const now = e.target.value.split(" "); store.change("", (d) => { d.languages = now; }); } },
    options.map((codes) => h("option", { value: codes.join(" "), key: codes.join(), selected: codes.join() === chosen.join(), lang: codes[codes.length - 1] }, codes.map(name).join(" + ")))),
    labels.review && h("p", { class: "help" }, labels.words("form-review")));
}

function sharing(app) {
  return part(app, "form-share", h("p", { class: "help" }, app.labels.words("form-share-hint")),
    h("p", { class: "buttons" }, button(app, "form-share", () => app.share(true))));
}

function dossiers(app) {
  const { labels, store } = app;
  const { dossier, dossiers: list } = store.state;
  const name = (d, i) => d.name || labels.word("form-dossier-unnamed", i + 1);
  return part(app, "form-dossiers",
    list.length > 1 && h("select", { id: "dossier", key: "dossier", "aria-label": labels.word("form-dossier"), autocomplete: "off", translate: "no", value: dossier.id, onchange: (e) => store.open(e.target.value) },
      list.map((d, i) => h("option", { value: d.id, key: d.id, selected: d.id === dossier.id }, name(d, i)))),
    h("div", { class: "field" }, h("label", { for: "dossier-name" }, labels.words("form-dossier-name")),
      h("input", { ...quiet, id: "dossier-name", key: "dossier-name", type: "text", dir: "auto", value: dossier.name, oninput: (e) => store.rename(dossier.id, e.target.value) })),
    h("p", { class: "buttons" }, button(app, "form-dossier-new", () => store.create()), button(app, "form-dossier-remove", () => store.remove(dossier.id))));
}

function device(app) {
  const { labels, store, ui } = app;
  return part(app, "form-computer",
    checkField({ id: "shared-computer", nodes: labels.words("form-computer"), checked: store.state.shared, onchange: (on) => store.setShared(on) }),
    h("p", { class: "help" }, labels.words("form-computer-hint")),
    h("p", { class: "buttons" }, button(app, "form-clear", () => app.show({ sure: !ui.sure }), { "aria-expanded": String(!!ui.sure) })),
    ui.sure && h("div", { class: "sure", role: "alert", key: "sure" }, h("p", null, labels.words("form-clear-sure")),
      h("p", { class: "buttons" }, button(app, "form-clear", () => app.clear(), { id: "clear-all", class: "strong" }), button(app, "form-cancel", () => app.show({ sure: false })))));
}
