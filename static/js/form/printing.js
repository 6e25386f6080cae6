// Printing: the sheets that the browser prints are made when it is about to.
import { fit } from "./lines.js";
import { panel } from "./panel.js";
import { paper, secretSheet } from "./paper.js";

/** printChosen prints what is chosen in the panel. */
export function printChosen(app) {
  panel()?.close();
  prepare(app);
  print();
}

/** printSecret prints the password that was just used. */
export function printSecret(app) {
  app.printing = "secret";
  prepare(app);
  print();
}

/** prepare makes the sheets to print. */
export function prepare(app) {
  if (app.printing === "secret") {
    app.sheets.replaceChildren(secretSheet(app));
    return;
  }
  app.enter();
  const templates = app.ui.share ? app.forms.templates : app.forms.templates.filter((t) => t.id === app.ui.template);
  app.sheets.replaceChildren(...templates.flatMap((t) => papers(app, t)));
  fit(app.sheets);
}

/** papers are the sheets of a template, of the version to share when that is shown. */
export function papers(app, template) {
  const { ui, store } = app, options = { ...ui.print, shared: !!ui.share };
  if (!ui.share) return paper(app, template, options);
  const view = Object.create(app, { store: { value: { state: { ...store.state, dossier: ui.share } } } });
  return paper(view, template, { ...options, what: "filled" });
}
