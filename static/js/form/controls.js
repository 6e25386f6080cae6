// Buttons that several parts of the page have.
import { h } from "./dom.js";
import { leave } from "./forget.js";

/** button is a button with a word of the interface. */
export const button = (app, word, onclick, more, ...args) => h("button", { type: "button", onclick, ...more }, app.labels.words(word, ...args));

/** exit is the button to leave quickly. */
export const exit = (app, id) => button(app, "form-exit", () => leave(app), { id, class: "exit", title: app.labels.word("form-exit-hint") });

/** ask asks whether something may be removed for good; with "" it asks no more. */
export function ask(app, what) {
  const before = app.ui.sure;
  app.show({ sure: what });
  document.getElementById(what ? "sure" : `ask-${before}`)?.focus();
}

/** asking is the button that asks. */
export const asking = (app, what, word) => button(app, word, () => ask(app, app.ui.sure === what ? "" : what), { id: `ask-${what}`, "aria-expanded": String(app.ui.sure === what) });

/** sure is the question, once it is asked; word is on the button that says yes. */
export function sure(app, what, args, word, onyes) {
  return app.ui.sure === what && h("div", { class: "sure", id: "sure", key: "sure", role: "group", tabindex: "-1", "aria-labelledby": "sure-text" },
    h("p", { id: "sure-text" }, app.labels.words(`form-${what}-sure`, ...args)),
    h("p", { class: "buttons" }, button(app, word, onyes, { id: `${what}-all`, class: "strong" }), button(app, "form-cancel", () => ask(app, ""))));
}
