// The password of a file that was just saved. It is shown until the reader says
// that it is written down, since nobody can open the file without it.
import { button } from "./controls.js";
import { h } from "./dom.js";
import { printSecret } from "./printing.js";

/** secret shows the password of app.ui.secret, {password, file}, to copy, print or write down. */
export function secret(app) {
  const { password, file } = app.ui.secret;
  return h("div", { class: "sure", id: "secret", key: "secret", role: "group", tabindex: "-1", "aria-labelledby": "secret-of secret-text" },
    h("p", { id: "secret-of" }, app.labels.words("form-password-of", file)),
    h("p", { class: "secret", id: "secret-text", dir: "auto", translate: "no" }, password),
    h("p", { class: "buttons" }, button(app, "form-copy", () => copy(app, password)), button(app, "form-print", () => printSecret(app)),
      button(app, "form-password-written", () => {
        app.show({ secret: null });
        document.getElementById("password").focus();
      }, { class: "strong" })));
}

async function copy(app, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (e) { // an old browser, or a page that is not secure
    getSelection().selectAllChildren(document.getElementById("secret-text"));
    if (!document.execCommand("copy")) return; // it is selected, to copy by hand
  }
  app.say("form-copied");
}
