// What a reader has to know or to decide: what is not kept, what is damaged, and
// which of two values stands.
import { typed } from "./bidi.js";
import { ask, button, sure } from "./controls.js";
import { h } from "./dom.js";
import { save, saveBroken, showSecret } from "./files.js";

/** place is the word for where a dossier is kept. */
export const place = ({ shared, unsaved, inTab }) => (shared ? "form-computer-on" : unsaved ? "form-here-not" : inTab ? "form-here-tab" : "form-here");

/** notices shows what there is to know of a state of the store. */
export function notices(app, state) {
  const { labels, ui } = app;
  const trouble = { full: "form-unsaved-full", large: "form-unsaved-large", blocked: "form-unsaved-off", newer: "form-unsaved-newer" }[state.unsaved];
  return h("div", { class: "notices", key: "notices" },
    trouble && !state.shared && h("p", { class: "trouble", key: "trouble", role: "alert" }, labels.words(trouble), " ", button(app, "form-save", () => save(app))),
    ui.secret && h("p", { class: "trouble", key: "secret" }, labels.words("form-password-waits"), " ", button(app, "form-password-show", () => showSecret(app))),
    state.readOnly && h("p", { class: "trouble", key: "read-only", role: "alert" }, labels.words("form-read-only")),
    state.broken && h("p", { class: "trouble", key: "broken", role: "alert" }, labels.words("form-broken"), " ",
      button(app, "form-save", () => saveBroken(app), { id: "broken-save" }), " ",
      button(app, "form-remove", () => ask(app, "broken"), { id: "ask-broken" })),
    state.broken && sure(app, "broken", [], "form-remove", () => app.store.forgetBroken()),
    state.conflicts.map((c) => question(app, c)),
    state.inTab && !state.shared && h("p", { class: "help", key: "tab" }, labels.words("form-tab-only"), " ", button(app, "form-save", () => save(app), { id: "tab-save" })),
    !state.inTab && !state.shared && !state.exportedAt && state.canUndo && h("p", { class: "help", key: "forget" }, labels.words("form-may-forget")));
}

// question asks which of two values stands.
function question({ labels, store }, conflict) {
  const { path, mine, theirs } = conflict;
  return h("div", { class: "trouble", key: JSON.stringify([path, theirs]), role: "alert" }, h("p", null, labels.words("form-conflict")),
    h("p", { translate: "no" }, h("button", { type: "button", onclick: () => store.settle(conflict, mine) }, labels.words("form-conflict-mine"), ": ", h("bdi", null, typed(said(mine)))), " ",
      h("button", { type: "button", onclick: () => store.settle(conflict, theirs) }, labels.words("form-conflict-theirs"), ": ", h("bdi", null, typed(said(theirs))))));
}

// said is a value in a few words.
function said(value) {
  if (value === undefined) return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}
