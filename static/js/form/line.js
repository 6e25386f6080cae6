// The line under the bar: what was done last, with a button to undo it.
import { button } from "./controls.js";
import { h } from "./dom.js";
import { panel } from "./panel.js";

/**
 * line shows the message of the page, {word, args, undo}, if on, and is empty
 * otherwise. The element is always on the page: a screen reader announces only
 * what changes in an element that is there.
 */
export function line(app, on) {
  const message = on && app.ui.message;
  return h("div", { class: message ? "message" : "no-message", key: "line" },
    h("p", { role: "status", key: "said" }, message && h("span", { key: message.number }, app.labels.words(message.word, ...message.args))),
    message && message.undo && button(app, "form-undo", () => back(() => app.undo()), { id: "bring-back", key: "undo" }),
    message && h("button", { type: "button", key: "off", class: "cross", "aria-label": app.labels.word("form-ok"), onclick: () => back(() => app.show({ message: null })) }, "×"));
}

// back calls fn, which removes the line, and moves the focus to a button nearby:
// the one before the line leaves the page.
function back(fn) {
  fn();
  if (!panel()) document.querySelector("#undo:enabled, #redo:enabled, #menu-button, #share-save")?.focus();
}
