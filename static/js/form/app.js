// A page with forms: the screen of one template at a time, of one dossier. It
// follows the store: a change of the store makes the screen anew, and dom.js
// brings the page to that state.
import { morph } from "./dom.js";
import { day } from "./dossier.js";
import { listen } from "./events.js";
import { hold, watchBar } from "./focus.js";
import { Labels } from "./labels.js";
import { Follower } from "./lines.js";
import { Loader } from "./load.js";
import { emptyAll, enterAll, rescue } from "./pending.js";
import { preview, takeBackLeft } from "./preview.js";
import { screen } from "./screen.js";
import { onDisk, Store } from "./store.js";

/** App is the page; root is the element that it fills, sheets the one that is printed. */
export class App {
  #follower = new Follower();
  #loader;
  #site; // what follows the name of a template in the title of the window
  #messages = 0; // shown so far
  #spoken; // languages that are loaded, or asked for
  #late = false; // whether the page is to be rendered when a letter that was typed is on the screen
  #frame = 0;
  #stilled = false;

  constructor(root, sheets) {
    this.root = root;
    this.sheets = sheets;
    this.phone = matchMedia("(max-width: 48rem)");
    this.typing = false; // whether the event that is handled is a letter that was typed
    this.pressed = false; // whether a pointer is down, and what it presses is not known yet
    this.drawing = false; // whether the page is being brought to a new state
    this.printing = ""; // "secret" while the password is printed
    this.opened = {}; // by template, the rows that were open when another one took its place
    this.unfolded = new Set(); // ids of the rows that were opened: the others have no people and fields in them yet
    this.numbers = new Map(); // of files, by the id of their dossier
    this.forms = JSON.parse(root.dataset.forms);
    this.#loader = new Loader(this.forms);
    this.store = new Store({ guide: this.forms.guide, templates: this.forms.templates, enter: () => this.enter(), ...(location.protocol === "file:" ? onDisk() : {}) });
    this.ui = {
      template: this.forms.current, person: "", message: null, locked: "", password: "", weak: "", secret: null, sure: "", share: null, left: [],
      print: { what: "filled", size: "A4", large: false },
    };
    this.#site = document.title.slice(this.#name(new Labels(this.forms, []), this.forms.current).length);
    this.#follow();
    listen(this);
    this.render();
    watchBar(root);
    this.#speak();
  }

  #follow() {
    let was = this.store.state;
    this.store.subscribe((state) => {
      const other = state.dossier.id !== was.dossier.id && !this.store.became(was.dossier.id);
      if (other && (was.savedAt || was.canUndo)) emptyAll(this.root); // what waits belongs to the other one
      was = state;
      if (state.taken) this.#taken(state.taken);
      if (this.typing) this.#renderSoon();
      else this.render();
      this.#speak();
    });
  }

  // taken tells that another tab removed the dossier, and takes away what is shown of it.
  #taken(taken) {
    const typed = taken === "typed"; // and the message stays, whatever is typed on
    this.sheets.replaceChildren();
    Object.assign(this.ui, { person: "", sure: "", share: null, left: [], message: { word: `form-taken-${taken}`, args: [], undo: typed, taken: typed, gone: { word: "form-dossier-remove" } } });
  }

  // speak loads the labels in the languages of the dossier.
  #speak() {
    const { languages } = this.store.state.dossier;
    if (languages === this.#spoken) return;
    this.#spoken = languages;
    const missing = languages.filter((code) => !this.#loader.has(code) && this.forms.languages.some((l) => l.code === code));
    if (!missing.length) return;
    Promise.all(missing.map((code) => this.#loader.load(code))).then((loaded) => {
      if (loaded.every(Boolean)) this.render();
      else this.say("form-language-missing");
    });
  }

  /** today is the local day. */
  today() { return day(new Date()); }

  /** narrow tells whether the window is that of a phone. */
  narrow() { return this.phone.matches; }

  /** enter adds what waits in fields to be added, but for those around an element. */
  enter(except) { enterAll(this.root, except); }

  /** show changes what is on the screen, not what is in the dossier. */
  show(ui) {
    Object.assign(this.ui, ui);
    this.render();
  }

  /** say tells the reader what happened, as Labels.word; the next change takes the message away. */
  say(word, ...args) { this.show({ message: { word, args } }); }

  /** act changes the dossier in one step, tells so and offers the way back. */
  act(fn, word, ...args) {
    this.ui.message = { word, args, undo: true };
    if (!this.store.change("", fn, { word, args })) this.show({ message: null });
  }

  /** undo takes back the last step, and tells which; redo does it again. */
  undo() {
    if (this.ui.share) {
      takeBackLeft(this);
      return;
    }
    const { gone, taken } = this.ui.message || {}; // a dossier
    const what = taken ? this.store.bringBack() : this.store.undo();
    this.#told("form-undone", what && (gone || what));
  }

  redo() { this.#told("form-redone", this.store.redo()); }

  #told(word, what) {
    if (what) this.say(word, what === true ? { word: "form-last-step" } : what);
  }

  // renderSoon renders when a letter that was just typed is on the screen: with 200
  // people on a slow phone the rest of the page takes longer than a letter may.
  #renderSoon() {
    this.#late = true;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => setTimeout(() => this.renderLate()));
  }

  /** renderLate renders what was put off. */
  renderLate() { if (this.#late) this.render(); }

  /** render brings the page up to date. */
  render() {
    this.#late = false;
    const { state } = this.store;
    const labels = new Labels(this.forms, this.ui.share ? this.ui.share.languages : state.dossier.languages);
    if (!this.labels || this.labels.languages.join() !== labels.languages.join()) this.labels = labels; // else nothing that depends on it changed
    set(document, "title", this.#name(this.labels, this.ui.template) + this.#site);
    set(this.root, "lang", this.labels.first);
    set(this.root, "dir", this.labels.dir());
    const open = document.getElementById("menu-panel");
    const dialog = open && open.open;
    this.#age(state);
    const focus = hold(this.root), late = rescue(this.root);
    this.drawing = true;
    try {
      morph(this.root, this.ui.share ? preview(this) : screen(this, state));
    } finally {
      this.drawing = false;
    }
    if (state.readOnly || this.#stilled) still(this.root, this.#stilled = state.readOnly);
    focus();
    late();
    this.#follower.follow(this.root);
    if (dialog && this.ui.share) document.body.classList.remove("has-panel");
  }

  // name is the title of the window with a template in it.
  #name(labels, id) { return labels.word("fill-title", this.forms.templates.find((t) => t.id === id).title); }

  // age numbers a new message, and takes away one that was followed by a change.
  #age({ dossier }) {
    const { message } = this.ui;
    if (message && message.number && message.dossier !== dossier && !message.taken) this.ui.message = null;
    else if (message && !message.number) Object.assign(message, { number: ++this.#messages, dossier });
  }
}

// set changes a property only when it has another value: a browser looks at the
// style of the whole page when its language is set, to the same one too.
function set(object, name, value) {
  if (object[name] !== value) object[name] = value;
}

// still lets nothing be changed on a screen, or all again; what opens, and the
// drawing that leads to the list, stay as they are.
function still(root, on) {
  const hold = (selector, name) => {
    for (const el of root.querySelectorAll(`.screen :is(${selector})`)) {
      if (on && !el.hasAttribute(name)) el.toggleAttribute(name, el.stilled = true);
      else if (!on && el.stilled) el.toggleAttribute(name, el.stilled = false);
    }
  };
  hold("textarea, input:not([type=checkbox], [type=radio])", "readonly");
  hold("select, button:not([aria-expanded], .net-drawing button), [type=checkbox], [type=radio]", "disabled");
}
