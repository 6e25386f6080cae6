// The line under the bar: what was done last, with a way back.
import { button } from "./controls.js";
import { h } from "./dom.js";
import { panel } from "./panel.js";

/**
 * line shows the message of the page, {word, args, undo}, or nothing. It is there
 * all the time, so that a screen reader reads what comes in it; on says whether
 * this is the place where the message is to stand.
 */
export function line(app, on) {
  const message = on && app.ui.message;
  return h("div", { class: message ? "message" : "no-message", key: "line" },
    h("p", { role: "status", key: "said" }, message && h("span", { key: message.number }, app.labels.words(message.word, ...message.args))),
    message && message.undo && button(app, "form-undo", () => back(() => app.undo()), { id: "bring-back", key: "undo" }),
    message && h("button", { type: "button", key: "off", class: "cross", "aria-label": app.labels.word("form-ok"), onclick: () => back(() => app.show({ message: null })) }, "×"));
}

// back does what takes the line away, and has the focus stay near, not on the
// button to leave that comes before it.
function back(fn) {
  fn();
  if (!panel()) document.querySelector("#undo:enabled, #redo:enabled, #menu-button, #share-save")?.focus();
}
