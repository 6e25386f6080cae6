// Removing what a reader filled in, from the device and from the page.
import { panel } from "./panel.js";
import { emptyAll } from "./pending.js";

/** clear removes all dossiers of the guide from the device; they can be brought back once. */
export function clear(app) {
  forget(app, () => app.store.clearAll());
  app.show({ message: { word: "form-cleared", args: [], undo: true, gone: { word: "form-clear" } } });
}

/** forget removes what the store holds, by wipe, and all that waits, is shown or was typed beside it. */
export function forget(app, wipe) {
  panel()?.close();
  app.sheets.replaceChildren();
  emptyAll(app.root);
  for (const el of app.root.querySelectorAll("input:not([type=checkbox], [type=radio]), textarea")) el.value = ""; // passwords too
  wipe();
  app.show({ person: "", locked: "", password: "", weak: "", secret: null, sure: "", share: null, left: [] });
}

/** remove removes the open dossier, called name, from the device. */
export function remove(app, name) {
  const gone = { word: "form-removed", args: [name] };
  app.store.remove(app.store.state.dossier.id);
  app.show({ person: "", sure: "", message: { ...gone, gone, undo: true } });
}

/** leave goes to a neutral page and leaves nothing on the screen. */
export function leave(app) {
  document.documentElement.classList.add("gone");
  app.enter();
  app.store.flush();
  if (app.store.state.shared) app.store.wipe();
  document.body.replaceChildren();
  document.title = "…";
  location.replace(app.forms.exit || "about:blank");
}
