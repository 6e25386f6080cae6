// What the page does when something happens to its window: it is hidden, printed,
// left, or nobody touches it.
import { forget, leave } from "./forget.js";
import { prepare } from "./printing.js";
import { onShifts } from "./shifts.js";

const IDLE = 10 * 60_000; // ms without a touch, on a shared computer, before all is wiped

/** listen has the page follow its window. */
export function listen(app) {
  listenToIdle(app);
  listenToPointers(app);
  listenToFields(app);
  listenToPrinting(app);
  listenToLeaving(app);
  addEventListener("click", (e) => { // no step in the history of the browser, that leads back here after leaving
    const a = e.target.closest("a[href^='#']");
    if (!a) return;
    e.preventDefault();
    location.replace(a.href);
  });
  app.phone.addEventListener("change", () => app.render());
  setInterval(() => app.render(), 30_000);
}

function listenToIdle(app) {
  let timer;
  const rest = () => {
    clearTimeout(timer);
    if (app.store.state.shared) timer = setTimeout(() => { forget(app, () => app.store.wipe()); app.say("form-idle"); }, IDLE);
  };
  for (const type of ["pointerdown", "keydown", "scroll"]) addEventListener(type, rest, { passive: true });
  app.store.subscribe(rest);
}

// While a pointer is down, nothing is added: the page would move away below
// it. What waits is added before what is pressed does its work.
function listenToPointers(app) {
  let timer;
  const down = () => { clearTimeout(timer); app.pressed = true; };
  const up = () => { clearTimeout(timer); timer = setTimeout(free, 300); }; // a click comes first, if any
  const free = (e) => {
    clearTimeout(timer);
    app.pressed = false;
    app.enter(e ? e.target : document.activeElement);
  };
  for (const type of ["pointerdown", "mousedown"]) addEventListener(type, down, true);
  for (const type of ["pointerup", "pointercancel", "mouseup"]) addEventListener(type, up, true);
  addEventListener("click", (e) => choosing(e, () => free(e)), true);
}

function listenToFields(app) {
  app.root.addEventListener("input", (e) => { app.typing = e instanceof InputEvent && !document.hidden; }, true);
  addEventListener("input", () => { app.typing = false; });
  for (const type of ["click", "change"]) app.root.addEventListener(type, (e) => choosing(e, () => app.renderLate()), true); // before it does its work
}

// choosing calls fn, which may render, between what a click or a change sets in a
// box to tick or a list and the handler of that: what was chosen stays chosen.
function choosing({ target }, fn) {
  const { type, checked, value } = target;
  fn();
  if (type === "checkbox" || type === "radio") target.checked = checked;
  else if (type === "select-one") target.value = value;
}

function listenToPrinting(app) {
  addEventListener("beforeprint", () => prepare(app));
  addEventListener("afterprint", () => {
    app.printing = "";
    app.sheets.replaceChildren();
  });
}

function listenToLeaving(app) {
  const keep = () => {
    app.enter();
    app.store.flush();
  };
  onShifts((left) => {
    if (left) app.say("form-exit-more", left);
    else if (left === 0) leave(app);
    else if (app.ui.message?.word === "form-exit-more") app.show({ message: null });
  });
  addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(); });
  addEventListener("pagehide", () => {
    keep();
    if (app.store.state.shared) { // nothing is left for who goes back
      app.store.wipe();
      app.root.replaceChildren();
      app.sheets.replaceChildren();
    }
  });
  addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });
  let followed = 0;
  addEventListener("click", (e) => { if (e.target.closest("a[href]")) followed = Date.now(); });
  addEventListener("beforeunload", (e) => { // what is nowhere else would be lost
    app.enter();
    const { inTab, savedAt, shared, unsaved, canUndo, readOnly, dossier, exportedAt } = app.store.state;
    const closes = inTab && Date.now() - followed > 1000; // a tab keeps it from page to page
    const lost = (shared || unsaved || closes) && (canUndo || readOnly || inTab && savedAt) && dossier.changed > exportedAt;
    if ((app.ui.secret || lost) && !document.documentElement.classList.contains("gone")) e.preventDefault();
  });
}
