// A page with forms: the screen of one template at a time, of one dossier, with
// what can be done with it. It follows the store; see dom.js.
import { typed } from "./bidi.js";
import { beside, dated, day, setDate } from "./dossier.js";
import { h, morph, part } from "./dom.js";
import { Labels } from "./labels.js";
import { Follower, fit } from "./lines.js";
import { Loader } from "./load.js";
import { Store } from "./store.js";
import { fileName, read, readFile, write } from "./file.js";
import { lock, unlock } from "./lock.js";
import { weak } from "./passwords.js";
import { secretSheet } from "./secret.js";
import { doubtful, share } from "./share.js";
import { marked } from "./doubts.js";
import { quiet } from "./field.js";
import { hold, watchBar } from "./focus.js";
import { onShifts } from "./leave.js";
import { line } from "./line.js";
import { button, exit, menu, openPanel, panel, sure, languages } from "./menu.js";
import { map } from "./map.js";
import { table } from "./table.js";
import { sheet } from "./sheet.js";
import { paper } from "./paper.js";
import { emptyAll, enterAll, rescue } from "./pending.js";

const IDLE = 10 * 60_000; // ms without a touch, on a shared computer, before all is wiped
const screens = { radial: map, table, form: sheet };

/** App is the page; root is the element that it fills, sheets the one that is printed. */
export class App {
  constructor(root, sheets) {
    this.root = root;
    this.sheets = sheets;
    this.phone = matchMedia("(max-width: 48rem)");
    this.typing = false; // whether the event that is handled is a letter that was typed
    this.pressed = false; // whether a pointer is down, and what it presses is not known yet
    this.opened = {}; // by template, the rows that were open when another one took its place
    this.unfolded = new Set(); // ids of the rows that were opened: the others have no people and fields in them yet
    this.forms = JSON.parse(root.dataset.forms);
    this.loader = new Loader(this.forms);
    this.follower = new Follower();
    this.store = new Store({ guide: this.forms.guide, templates: this.forms.templates, enter: () => this.enter() });
    this.ui = {
      template: this.forms.current, person: "", message: null, locked: "", password: "", weak: "", secret: null, sure: "", share: null, left: [],
      print: { what: "filled", size: "A4", large: false },
    };
    this.said = 0; // messages
    this.numbers = new Map(); // of files, by the id of their dossier
    this.site = document.title.slice(this.#name(new Labels(this.forms, []), this.forms.current).length);
    let was = this.store.state;
    this.store.subscribe((state) => {
      const other = state.dossier.id !== was.dossier.id && !this.store.became(was.dossier.id);
      if (other && (was.savedAt || was.canUndo)) emptyAll(this.root); // what waits belongs to the other one
      was = state;
      if (state.taken) this.#taken(state.taken);
      if (this.typing) this.#later();
      else this.render();
      this.#speak();
    });
    this.#listen();
    this.render();
    watchBar(root);
    this.#speak();
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
    if (languages === this.spoken) return;
    this.spoken = languages;
    const missing = languages.filter((code) => !this.loader.has(code) && this.forms.languages.some((l) => l.code === code));
    if (!missing.length) return;
    Promise.all(missing.map((code) => this.loader.load(code))).then((loaded) => {
      if (loaded.every(Boolean)) this.render();
      else this.say("form-language-missing");
    });
  }

  today() { return day(new Date()); }

  narrow() { return this.phone.matches; }

  /** show changes what is on the screen, not what is in the dossier. */
  show(ui) {
    Object.assign(this.ui, ui);
    this.render();
  }

  /** say tells the reader what happened, as Labels.word; it stays until something else does. */
  say(word, ...args) { this.show({ message: { word, args } }); }

  /** act changes the dossier in one step, tells so and offers the way back. */
  act(fn, word, ...args) {
    this.ui.message = { word, args, undo: true };
    if (!this.store.change("", fn, { word, args })) this.show({ message: null });
  }

  /** undo takes back the last step, and tells which; redo does it again. */
  undo() {
    if (this.ui.share) {
      const left = [...this.ui.left], text = left.pop();
      this.#leaveOut(left, "form-undone", false, { word: "form-left-out", args: [text] });
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

  // later renders when a letter that was just typed is on the screen: with 200
  // people on a slow phone the rest of the page takes longer than a letter may.
  #later() {
    this.late = true;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => setTimeout(() => this.#now()));
  }

  // now renders what was put off.
  #now() { if (this.late) this.render(); }

  render() {
    this.late = false;
    const { state } = this.store;
    const labels = new Labels(this.forms, this.ui.share ? this.ui.share.languages : state.dossier.languages);
    if (!this.labels || this.labels.languages.join() !== labels.languages.join()) this.labels = labels; // else nothing that depends on it changed
    set(document, "title", this.#name(this.labels, this.ui.template) + this.site);
    set(this.root, "lang", this.labels.first);
    set(this.root, "dir", this.labels.dir());
    const open = document.getElementById("menu-panel");
    const dialog = open && open.open;
    this.#age(state);
    const focus = hold(this.root), late = rescue(this.root);
    this.drawing = true;
    try {
      morph(this.root, this.ui.share ? this.#shared() : this.#screen(state));
    } finally {
      this.drawing = false;
    }
    if (state.readOnly || this.stilled) still(this.root, this.stilled = state.readOnly);
    focus();
    late();
    this.follower.follow(this.root);
    if (dialog && this.ui.share) document.body.classList.remove("has-panel");
  }

  // name is the title of the window with a template in it.
  #name(labels, id) { return labels.word("fill-title", this.forms.templates.find((t) => t.id === id).title); }

  // age numbers a new message, and takes away one that was followed by a change.
  #age({ dossier }) {
    const { message } = this.ui;
    if (message && message.number && message.dossier !== dossier && !message.taken) this.ui.message = null;
    else if (message && !message.number) Object.assign(message, { number: ++this.said, dossier });
  }

  #screen(state) {
    const { labels, forms, ui } = this;
    const template = forms.templates.find((t) => t.id === ui.template);
    return [
      this.#bar(state),
      this.#where(state),
      this.#notices(state),
      forms.templates.length > 1 && part("nav", { key: "tabs" }, [labels, template], () => h("nav", { class: "form-tabs", key: "tabs", "aria-label": labels.word("form-dossier") },
        forms.templates.map((t) => h("button", { type: "button", key: t.id, "aria-current": t.id === template.id ? "page" : null, onclick: () => this.#turn(t.id) }, labels.nodes(t.title))))),
      part("header", { key: `head-${template.id}` }, [labels, dated(state.dossier, template), state.readOnly], () => h("header", { class: "form-head", key: `head-${template.id}` },
        h("h1", null, labels.nodes(template.title)),
        template.intro && h("p", { class: "lead" }, labels.nodes(template.intro)),
        labels.review && h("p", { class: "review" }, labels.words("form-review")),
        h("p", null, h("a", { href: template.page }, labels.words("form-how"))),
        this.#date(state, template))),
      h("div", { class: `screen is-${template.layout}`, key: template.id }, screens[template.layout](this, template)),
      this.#beside(state),
      menu(this),
    ].filter(Boolean);
  }

  // date is the day of a template, which a reader can set to when it was filled in on paper.
  #date({ dossier, readOnly }, template) {
    const id = `date-${template.id}`;
    const set = (day) => this.store.change(id, (d) => setDate(d, template, day), { word: "form-date" });
    return h("div", { class: "field is-date", key: "date" }, h("label", { for: id }, this.labels.words("form-date")), h("input", {
      ...quiet, id, key: id, type: "date", value: dated(dossier, template), readonly: readOnly,
      oninput: (e) => { if (!e.target.validity.badInput) set(e.target.value); }, // half a day is no day yet
    }));
  }

  // beside is what the dossier holds and no template has a place for.
  #beside(state) {
    const found = beside(state.dossier, this.forms.templates);
    return found.length > 0 && h("details", { class: "beside-part", key: "beside" }, h("summary", null, this.labels.words("form-beside")),
      h("p", { class: "help" }, this.labels.words("form-beside-hint")),
      h("dl", { translate: "no" }, found.map(({ name, text }, i) => h("div", { key: i }, h("dt", { dir: "auto" }, typed(name)), h("dd", { dir: "auto" }, typed(text))))));
  }

  // turn shows another template; what was open in this one is open again when the reader comes back.
  #turn(id) {
    this.ui.message = null;
    this.enter();
    const all = () => [...this.root.querySelectorAll(".screen details")];
    const name = (d) => [d, d.parentElement.closest("[id]")].map((e) => e && (e.id || e.key)).join(" ");
    this.opened[this.ui.template] = all().filter((d) => d.open).map(name);
    this.show({ template: id });
    for (const d of all()) if ((this.opened[id] || []).includes(name(d))) d.open = true;
    scrollTo(0, 0);
  }

  /** enter adds what waits in fields to be added, but for those around an element. */
  enter(except) { enterAll(this.root, except); }

  // bar is always in sight: what is used most, and how to leave.
  #bar(state) {
    const { labels, forms } = this;
    const sign = (id, text, word, onclick, off) => h("button", { type: "button", id, class: "sign", onclick, disabled: off, "aria-label": labels.plain(word), title: labels.plain(word) }, h("span", { "aria-hidden": "true" }, text));
    const on = [labels, state.canUndo, state.canRedo, this.ui.message, panel(), state.dossier.languages];
    return part("div", { key: "bar" }, on, () => h("div", { class: "form-bar", key: "bar" },
      h("div", { class: "bar-buttons" },
        sign("undo", "↶", "form-undo", () => this.undo(), !state.canUndo),
        sign("redo", "↷", "form-redo", () => this.redo(), !state.canRedo),
        button(this, "form-save-short", () => this.save(), { id: "save", title: labels.word("form-save") }),
        button(this, "form-menu", () => { this.ui.message = null; openPanel(this); }, { id: "menu-button", "aria-haspopup": "dialog" }),
        forms.languages.length > 1 && h("span", { class: "bar-language", key: "language" }, globe(), languages(this, "language-quick")),
        exit(this, "exit")), line(this, !panel())));
  }

  #where(state) {
    const { labels } = this;
    return h("p", { class: "where", key: "where" }, h("b", null, labels.words(state.shared ? "form-computer-on" : state.unsaved ? "form-here-not" : "form-here")),
      h("span", { class: "saved" }, " · ", this.#saved(state)));
  }

  #saved(state) {
    const { labels } = this;
    if (!state.exportedAt) return labels.words("form-never");
    const minutes = Math.max(0, Math.floor((Date.now() - new Date(state.exportedAt)) / 60_000));
    const ago = minutes < 1 ? { word: "form-just-now" } : minutes < 60 ? { word: "form-minutes", args: [minutes] }
      : minutes < 1440 ? { word: "form-hours", args: [Math.floor(minutes / 60)] } : { word: "form-days", args: [Math.floor(minutes / 1440)] };
    return labels.words("form-exported", ago);
  }

  #notices(state) {
    const { labels, ui } = this;
    const trouble = { full: "form-unsaved-full", large: "form-unsaved-large", blocked: "form-unsaved-off", newer: "form-unsaved-newer" }[state.unsaved];
    return h("div", { class: "notices", key: "notices" },
      trouble && !state.shared && h("p", { class: "trouble", key: "trouble", role: "alert" }, labels.words(trouble), " ", button(this, "form-save", () => this.save())),
      ui.secret && h("p", { class: "trouble", key: "secret" }, labels.words("form-password-waits"), " ", button(this, "form-password-show", () => this.showSecret())),
      state.readOnly && h("p", { class: "trouble", key: "read-only", role: "alert" }, labels.words("form-read-only")),
      state.broken && h("p", { class: "trouble", key: "broken", role: "alert" }, labels.words("form-broken"), " ",
        button(this, "form-save", () => this.#download(JSON.stringify(this.store.broken()), "form-file-damaged"), { id: "broken-save" }), " ",
        button(this, "form-remove", () => this.ask("broken"), { id: "ask-broken" })),
      state.broken && sure(this, "broken", [], "form-remove", () => this.store.forgetBroken()),
      state.conflicts.map((c) => this.#question(c)),
      !state.shared && !state.exportedAt && state.canUndo && h("p", { class: "help", key: "forget" }, labels.words("form-may-forget")));
  }

  // question asks which of two values stands.
  #question(conflict) {
    const { labels, store } = this;
    const { path, mine, theirs } = conflict;
    return h("div", { class: "trouble", key: JSON.stringify([path, theirs]), role: "alert" }, h("p", null, labels.words("form-conflict")),
      h("p", { translate: "no" }, h("button", { type: "button", onclick: () => store.settle(conflict, mine) }, labels.words("form-conflict-mine"), ": ", h("bdi", null, typed(said(mine)))), " ",
        h("button", { type: "button", onclick: () => store.settle(conflict, theirs) }, labels.words("form-conflict-theirs"), ": ", h("bdi", null, typed(said(theirs))))));
  }

  // shared is the version to share, and nothing else: no name stands on the page.
  #shared() {
    const { forms, labels, ui } = this;
    const list = doubtful(ui.share, this.store.state.dossier, forms.templates, texts([forms.templates, forms.labels, forms.words]));
    return [
      h("div", { class: "form-bar", key: "bar" }, h("h1", { class: "where", id: "shared-on", tabindex: "-1" }, labels.words("form-shared-on")),
        h("div", { class: "bar-buttons" }, button(this, "form-share-save", () => this.#download(write(this.ui.share, this.forms.guide, new Date()), "form-file-share"), { id: "share-save" }),
          button(this, "form-share-print", () => this.print(), { id: "share-print" }), button(this, "form-shared-off", () => this.share(false), { id: "share-off" }), exit(this, "exit")), line(this, true)),
      this.#doubts(list),
      h("div", { class: "preview", key: "preview" }, marked(forms.templates.flatMap((t) => this.#papers(t)), list)),
    ];
  }

  #papers(template) {
    const options = { ...this.ui.print, shared: !!this.ui.share };
    if (!this.ui.share) return paper(this, template, options);
    const view = Object.create(this, { store: { value: { state: { ...this.store.state, dossier: this.ui.share } } } });
    return paper(view, template, { ...options, what: "filled" });
  }

  /** share shows the version to share, or goes back. */
  share(on) {
    panel()?.close();
    this.enter();
    this.sheets.replaceChildren();
    this.show({ share: on ? this.#version([]) : null, left: [], message: null });
    document.getElementById(on ? "shared-on" : "menu-button").focus();
    scrollTo(0, 0);
  }

  // version is the version to share without some texts.
  #version(left) {
    const words = this.forms.words[this.labels.first] || {};
    return share(this.store.state.dossier, this.forms.templates, { ...this.forms.words[this.forms.lang], ...words }, undefined, left);
  }

  // leaveOut leaves those texts out; word tells about the last one.
  #leaveOut(left, word, undo, ...args) {
    this.show({ share: this.#version(left), left, message: { word, args, undo } });
  }

  // doubts warns that somebody may still be recognised, and lists what may tell.
  #doubts(list) {
    const { labels, ui } = this;
    return h("section", { class: "gaps-part doubts", key: "doubts" }, h("p", null, labels.words("form-share-hint")),
      list.length > 0 && [h("p", { id: "doubts" }, labels.words("form-share-doubts")),
        h("ul", { class: "supporters", "aria-labelledby": "doubts" }, list.map((text) => h("li", { key: text },
          button(this, "form-leave-out", () => this.#leaveOut([...ui.left, text], "form-left-out", true, text), { translate: "no" }, text))))]);
  }

  /** save keeps the dossier as a file. */
  save() {
    this.enter();
    this.#download(write(this.store.state.dossier, this.forms.guide, new Date()));
    this.store.exported();
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    this.say("form-saved");
  }

  /** saveLocked keeps it as a file that only opens with the password. */
  async saveLocked() {
    this.enter();
    const { password } = this.ui;
    const { dossier } = this.store.state;
    const why = weak(password, [dossier.name, dossier.family.name, ...[...dossier.family.members, ...dossier.people].map((p) => p.name)]);
    this.ui.weak = why;
    if (why) {
      if (why === "short") this.say("form-password-needed");
      else this.say("form-password-weak", { word: `form-weak-${why}` });
      document.getElementById("password").focus();
      return;
    }
    const text = await lock(write(dossier, this.forms.guide, new Date()), this.forms.guide, password);
    const file = this.#download(text, "form-file-locked");
    this.store.exported();
    this.show({ password: "", secret: { password, file } });
    this.say("form-saved");
    this.showSecret();
  }

  /** showSecret shows the password that is not written down yet. */
  showSecret() {
    openPanel(this);
    document.getElementById("secret").focus();
  }

  /** printSecret prints it. */
  printSecret() {
    this.printing = "secret";
    this.#prepare();
    print();
  }

  // download gives the reader a file, and returns its name. Part is a word: what kind of file it is.
  #download(text, part) {
    const { dossier, dossiers } = this.store.state;
    const taken = [...this.numbers.values()];
    let number = this.numbers.get(dossier.id) || dossiers.findIndex((d) => d.id === dossier.id) + 1;
    while (!this.numbers.has(dossier.id) && taken.includes(number)) number++; // another family was here
    this.numbers.set(dossier.id, number);
    const name = fileName(this.forms.guide, new Date(), number, part && this.forms.words[this.forms.lang][part]);
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const a = h("a", { href: url, download: name });
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    return name;
  }

  /** open opens a file; what is open stays when the file is refused. */
  async open(file) {
    const found = await readFile(file, this.forms.guide, this.forms.templates);
    if (found.locked) {
      this.show({ locked: found.locked, message: null });
      const input = document.getElementById("unlock");
      input.value = "";
      input.focus();
      return;
    }
    this.#adopt(found);
  }

  /** unlock opens the file that waits for a password. */
  async unlock(input) {
    const found = await unlock(this.ui.locked, this.forms.guide, input.value);
    if (found.refused) {
      this.#adopt(found);
      return;
    }
    input.value = "";
    this.ui.locked = "";
    this.#adopt(read(found.text, this.forms.guide, this.forms.templates));
  }

  #adopt(found) {
    if (found.refused) {
      this.say(`form-refused-${found.refused === "key" ? "type" : found.refused}`); // to a reader it is the same
      return;
    }
    this.enter();
    this.store.adopt(found.dossier);
    document.getElementById("menu-panel").close();
    this.say("form-opened");
  }

  /** print prints what is chosen. */
  print() {
    panel()?.close();
    this.#prepare();
    print();
  }

  #prepare() {
    if (this.printing === "secret") {
      this.sheets.replaceChildren(secretSheet(this));
      return;
    }
    this.enter();
    const templates = this.ui.share ? this.forms.templates : this.forms.templates.filter((t) => t.id === this.ui.template);
    this.sheets.replaceChildren(...templates.flatMap((t) => this.#papers(t)));
    fit(this.sheets);
  }

  /** clear wipes all dossiers of the guide from the device; one undo is left. */
  clear() {
    this.#forget(() => this.store.clearAll());
    this.show({ message: { word: "form-cleared", args: [], undo: true, gone: { word: "form-clear" } } });
  }

  // forget wipes what the store holds and all that waits, is shown or was typed beside it.
  #forget(wipe) {
    panel()?.close();
    this.sheets.replaceChildren();
    emptyAll(this.root);
    for (const el of this.root.querySelectorAll("input:not([type=checkbox], [type=radio]), textarea")) el.value = ""; // passwords too
    wipe();
    this.show({ person: "", locked: "", password: "", weak: "", secret: null, sure: "", share: null, left: [] });
  }

  /** ask asks whether something is to go for good, or with "" no more. */
  ask(what) {
    const before = this.ui.sure;
    this.show({ sure: what });
    document.getElementById(what ? "sure" : `ask-${before}`)?.focus();
  }

  /** remove removes the open dossier, called name, from the device. */
  remove(name) {
    const gone = { word: "form-removed", args: [name] };
    this.store.remove(this.store.state.dossier.id);
    this.show({ person: "", sure: "", message: { ...gone, gone, undo: true } });
  }

  /** leave goes to a neutral page and leaves nothing on the screen. */
  leave() {
    document.documentElement.classList.add("gone");
    this.enter();
    this.store.flush();
    if (this.store.state.shared) this.store.wipe();
    document.body.replaceChildren();
    document.title = "…";
    location.replace(this.forms.exit || "about:blank");
  }

  #listen() {
    let idle;
    const rest = () => {
      clearTimeout(idle);
      if (this.store.state.shared) idle = setTimeout(() => { this.#forget(() => this.store.wipe()); this.say("form-idle"); }, IDLE);
    };
    for (const type of ["pointerdown", "keydown", "scroll"]) addEventListener(type, rest, { passive: true });
    this.store.subscribe(rest);
    addEventListener("click", (e) => { // no step in the history of the browser, that leads back here after leaving
      const a = e.target.closest("a[href^='#']");
      if (!a) return;
      e.preventDefault();
      location.replace(a.href);
    });
    this.#listenToPointers();
    onShifts((left) => {
      if (left) this.say("form-exit-more", left);
      else if (left === 0) this.leave();
      else if (this.ui.message?.word === "form-exit-more") this.show({ message: null });
    });
    addEventListener("beforeprint", () => this.#prepare());
    addEventListener("afterprint", () => {
      this.printing = "";
      this.sheets.replaceChildren();
    });
    addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.#keep(); });
    addEventListener("pagehide", () => {
      this.#keep();
      if (this.store.state.shared) { // nothing is left for who goes back
        this.store.wipe();
        this.root.replaceChildren();
        this.sheets.replaceChildren();
      }
    });
    this.root.addEventListener("input", (e) => { this.typing = e instanceof InputEvent && !document.hidden; }, true);
    addEventListener("input", () => { this.typing = false; });
    for (const type of ["click", "change"]) this.root.addEventListener(type, (e) => choosing(e, () => this.#now()), true); // before it does its work
    addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });
    addEventListener("beforeunload", (e) => { // what is nowhere else would be lost
      this.enter();
      const { shared, unsaved, canUndo, readOnly, dossier, exportedAt } = this.store.state;
      const lost = (shared || unsaved) && (canUndo || readOnly) && dossier.changed > exportedAt;
      if ((this.ui.secret || lost) && !document.documentElement.classList.contains("gone")) e.preventDefault();
    });
    this.phone.addEventListener("change", () => this.render());
    setInterval(() => this.render(), 30_000);
  }

  #keep() {
    this.enter();
    this.store.flush();
  }

  // While a pointer is down, nothing is added: the page would move away below
  // it. What waits is added before what is pressed does its work.
  #listenToPointers() {
    let timer;
    const down = () => { clearTimeout(timer); this.pressed = true; };
    const up = () => { clearTimeout(timer); timer = setTimeout(free, 300); }; // a click comes first, if any
    const free = (e) => {
      clearTimeout(timer);
      this.pressed = false;
      this.enter(e ? e.target : document.activeElement);
    };
    for (const type of ["pointerdown", "mousedown"]) addEventListener(type, down, true);
    for (const type of ["pointerup", "pointercancel", "mouseup"]) addEventListener(type, up, true);
    addEventListener("click", (e) => choosing(e, () => free(e)), true);
  }
}

// set changes a property only when it has another value: a browser looks at the
// style of the whole page when its language is set, to the same one too.
function set(object, name, value) {
  if (object[name] !== value) object[name] = value;
}

// choosing calls fn, which may render, between what a click or a change sets in a
// box to tick or a list and the handler of that: what was chosen stays chosen.
function choosing({ target }, fn) {
  const { type, checked, value } = target;
  fn();
  if (type === "checkbox" || type === "radio") target.checked = checked;
  else if (type === "select-one") target.value = value;
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

// texts are all texts in plain data.
const texts = (v) => (typeof v === "object" && v !== null ? Object.values(v).flatMap(texts) : typeof v === "string" ? [v] : []);

// said is the value of a conflict in a few words.
function said(value) {
  if (value === undefined) return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}

// globe stands before the languages.
const globe = () => h("svg", { class: "globe", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
  h("circle", { cx: 12, cy: 12, r: 9.5 }), h("path", { d: "M2.5 12h19M12 2.5c5.5 5.5 5.5 13.5 0 19M12 2.5c-5.5 5.5-5.5 13.5 0 19" }));
