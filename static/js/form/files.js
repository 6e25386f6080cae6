// Saving a dossier as a file, with a password or without, and opening one.
import { h } from "./dom.js";
import { fileName, read, readFile, write } from "./file.js";
import { lock, unlock as unlockText } from "./lock.js";
import { openPanel } from "./panel.js";
import { weak } from "./passwords.js";

/** save saves the dossier as a file. */
export function save(app) {
  app.enter();
  download(app, written(app, app.store.state.dossier));
  app.store.exported();
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
  app.say("form-saved");
}

/** saveLocked saves it as a file that only opens with the password, app.ui.password. */
export async function saveLocked(app) {
  app.enter();
  const { password } = app.ui;
  const { dossier } = app.store.state;
  const why = weak(password, [dossier.name, dossier.family.name, ...[...dossier.family.members, ...dossier.people].map((p) => p.name)]);
  app.ui.weak = why;
  if (why) {
    if (why === "short") app.say("form-password-needed");
    else app.say("form-password-weak", { word: `form-weak-${why}` });
    document.getElementById("password").focus();
    return;
  }
  const text = await lock(written(app, dossier), app.forms.guide, password);
  const file = download(app, text, "form-file-locked");
  app.store.exported();
  app.show({ password: "", secret: { password, file } });
  app.say("form-saved");
  showSecret(app);
}

/** saveShared saves the version to share. */
export const saveShared = (app) => download(app, written(app, app.ui.share), "form-file-share");

/** saveBroken saves the damaged records, for somebody to repair. */
export const saveBroken = (app) => download(app, JSON.stringify(app.store.broken()), "form-file-damaged");

/** showSecret shows the password that is not written down yet. */
export function showSecret(app) {
  openPanel(app);
  document.getElementById("secret").focus();
}

const written = (app, dossier) => write(dossier, app.forms.guide, new Date());

// download gives the reader a file, and returns its name. Kind is the word for what kind of file it is.
function download(app, text, kind) {
  const name = fileName(app.forms.guide, new Date(), number(app), kind && app.forms.words[app.forms.lang][kind]);
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const a = h("a", { href: url, download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return name;
}

// number is the number of the dossier in names of files: its place in the list when it was first saved, or the next one that is free.
function number({ numbers, store }) {
  const { dossier, dossiers } = store.state;
  const taken = [...numbers.values()];
  let n = numbers.get(dossier.id) || dossiers.findIndex((d) => d.id === dossier.id) + 1;
  while (!numbers.has(dossier.id) && taken.includes(n)) n++; // another family was here
  numbers.set(dossier.id, n);
  return n;
}

/** open opens a file; what is open stays when the file is refused. */
export async function open(app, file) {
  const found = await readFile(file, app.forms.guide, app.forms.templates);
  if (found.locked) {
    app.show({ locked: found.locked, message: null });
    const input = document.getElementById("unlock");
    input.value = "";
    input.focus();
    return;
  }
  adopt(app, found);
}

/** unlock opens the file that waits for a password, app.ui.locked. */
export async function unlock(app, input) {
  const found = await unlockText(app.ui.locked, app.forms.guide, input.value);
  if (found.refused) {
    adopt(app, found);
    return;
  }
  input.value = "";
  app.ui.locked = "";
  adopt(app, read(found.text, app.forms.guide, app.forms.templates));
}

function adopt(app, found) {
  if (found.refused) {
    app.say(`form-refused-${found.refused === "key" ? "type" : found.refused}`); // to a reader it is the same
    return;
  }
  app.enter();
  app.store.adopt(found.dossier);
  document.getElementById("menu-panel").close();
  app.say("form-opened");
}
