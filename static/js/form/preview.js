// The version to share, as it will be saved and printed. Nothing else stands on
// the page while it is shown, so that no name does.
import { button, exit } from "./controls.js";
import { h } from "./dom.js";
import { doubtful } from "./doubtful.js";
import { saveShared } from "./files.js";
import { highlighted } from "./highlight.js";
import { line } from "./line.js";
import { panel } from "./panel.js";
import { papers, printChosen } from "./printing.js";
import { share } from "./share.js";

/** preview shows the version, app.ui.share. */
export function preview(app) {
  const { forms, labels, ui } = app;
  const list = doubtful(ui.share, app.store.state.dossier, forms.templates, texts([forms.templates, forms.labels, forms.words]));
  return [
    h("div", { class: "form-bar", key: "bar" }, h("h1", { class: "where", id: "shared-on", tabindex: "-1" }, labels.words("form-shared-on")),
      h("div", { class: "bar-buttons" }, button(app, "form-share-save", () => saveShared(app), { id: "share-save" }),
        button(app, "form-share-print", () => printChosen(app), { id: "share-print" }), button(app, "form-shared-off", () => showPreview(app, false), { id: "share-off" }), exit(app, "exit")), line(app, true)),
    doubts(app, list),
    h("div", { class: "preview", key: "preview" }, highlighted(forms.templates.flatMap((t) => papers(app, t)), list)),
  ];
}

/** showPreview shows the version to share, or goes back. */
export function showPreview(app, on) {
  panel()?.close();
  app.enter();
  app.sheets.replaceChildren();
  app.show({ share: on ? version(app, []) : null, left: [], message: null });
  document.getElementById(on ? "shared-on" : "menu-button").focus();
  scrollTo(0, 0);
}

// version is the version to share without the texts in left.
function version(app, left) {
  const { words, lang } = app.forms;
  return share(app.store.state.dossier, app.forms.templates, { ...words[lang], ...words[app.labels.first] }, undefined, left);
}

/** takeBackLeft has the text that was left out last stand in the version again. */
export function takeBackLeft(app) {
  const left = [...app.ui.left], text = left.pop();
  leaveOut(app, left, "form-undone", false, { word: "form-left-out", args: [text] });
}

// leaveOut leaves texts out of the version; word tells about the last one.
function leaveOut(app, left, word, undo, ...args) {
  app.show({ share: version(app, left), left, message: { word, args, undo } });
}

// doubts warns that somebody may still be recognised, and lists what may tell.
function doubts(app, list) {
  const { labels, ui } = app;
  return h("section", { class: "gaps-part doubts", key: "doubts" }, h("p", null, labels.words("form-share-hint")),
    list.length > 0 && [h("p", { id: "doubts" }, labels.words("form-share-doubts")),
      h("ul", { class: "supporters", "aria-labelledby": "doubts" }, list.map((text) => h("li", { key: text },
        button(app, "form-leave-out", () => leaveOut(app, [...ui.left, text], "form-left-out", true, text), { translate: "no" }, text))))]);
}

// texts are all texts in plain data.
const texts = (v) => (typeof v === "object" && v !== null ? Object.values(v).flatMap(texts) : typeof v === "string" ? [v] : []);
