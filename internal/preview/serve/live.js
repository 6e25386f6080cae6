// Shown with every page of the preview: loads it again when it changed, and
// lays the problems of the guide over the last good page.
(() => {
  "use strict";
  const { version } = document.currentScript.dataset;
  const visible = () => document.visibilityState === "visible";

  // look asks how this page is now. One question at a time: what happens
  // meanwhile is a reason to ask again.
  let asking = false, again = false;
  async function look() {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      // When the preview is away the stream of events tells when it is back.
      const state = await fetch("/_wenk/state" + location.pathname).then((r) => (r.ok ? r.json() : undefined)).catch(() => {});
      if (state) renew(state);
    }
    asking = false;
  }

  // renew shows the page anew. When only its styles changed it stays, with what
  // was typed in it and how far it was read.
  function renew(state) {
    if (state.version !== version) {
      location.reload();
      return;
    }
    restyle(state.styles);
    show(state);
  }

  function restyle(styles) {
    document.querySelectorAll('link[rel="stylesheet"]:not([data-gone])').forEach((link, i) => {
      if (link.getAttribute("href") === styles[i]) return;
      const next = link.cloneNode();
      next.href = styles[i];
      next.onload = () => link.remove(); // not before, or the page is bare for a moment
      link.dataset.gone = "";
      link.after(next);
    });
  }

  // Browsers open no more than six connections to a server of this kind. So all
  // tabs share one stream: that of the tab that holds the lock, which tells the
  // others. Where there are no locks, which is so on a phone, only tabs that are
  // seen have a stream.
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("wenk") : undefined;
  const shared = tabs && navigator.locks;
  let events;

  function listen() {
    events?.close();
    events = undefined;
    if (!shared && !visible()) return;
    events = new EventSource("/_wenk/events");
    events.onmessage = () => {
      tabs?.postMessage("look");
      look();
    };
    events.onerror = () => { // a browser that was refused does not try again by itself
      if (events?.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    };
  }

  if (tabs) tabs.onmessage = look;
  if (shared) {
    shared.request("wenk", () => (listen(), new Promise(() => {})));
  } else {
    listen();
    document.addEventListener("visibilitychange", listen);
  }
  document.addEventListener("visibilitychange", () => visible() && look());
  addEventListener("pageshow", (e) => e.persisted && look());
  look();

  // The panel lies at the foot of the page. It opens by itself for errors that
  // are new; who closes it has the page until there are others.
  let panel, shown;
  const closed = "wenk-closed";

  function show(state) {
    const { problems, notes } = state;
    const now = JSON.stringify([state.title, state.stale, problems, notes]);
    if (now === shown) return;
    shown = now;
    panel?.remove();
    if (problems.length === 0) sessionStorage.removeItem(closed);
    if (problems.length === 0 && !notes?.length) return;
    panel = document.createElement("wenk-problems");
    panel.lang = state.lang;
    const root = panel.attachShadow({ mode: "open" });
    const style = new CSSStyleSheet(); // pages allow no style element
    style.replaceSync(css);
    root.adoptedStyleSheets = [style];
    const box = add(root, "div", "", "box");
    if (problems.length > 0) box.append(list(state, JSON.stringify(problems)));
    for (const n of notes ?? []) box.append(note(n));
    document.body.append(panel);
    for (const at of root.querySelectorAll(".at")) at.parentNode.scrollLeft = at.offsetLeft - at.parentNode.clientWidth / 2;
  }

  function list(state, key) {
    const errors = state.problems.some((p) => p.severity === "error");
    const box = document.createElement("details");
    box.className = errors ? "error" : "warning";
    box.open = errors && sessionStorage.getItem(closed) !== key;
    box.ontoggle = () => (box.open ? sessionStorage.removeItem(closed) : sessionStorage.setItem(closed, key));
    add(box, "summary", state.title).setAttribute("role", "status");
    if (state.stale) add(box, "p", state.stale, "stale");
    for (const p of state.problems) box.append(problem(p));
    if (state.more) add(box, "p", state.more, "more");
    return box;
  }

  function note(n) {
    const box = document.createElement("details");
    add(box, "summary", n.title);
    const lines = add(box, "ul", "");
    for (const line of n.lines) add(lines, "li", line);
    if (n.hint) add(box, "p", "→ " + n.hint, "hint");
    return box;
  }

  function problem(p) {
    const item = document.createElement("section");
    item.className = p.severity;
    add(item, "p", [p.file, p.line, p.column].filter(Boolean).join(":"), "where");
    add(item, "p", p.message, "message");
    if (p.source) item.append(line([...p.source], p.column ?? 0));
    if (p.hint) add(item, "p", "→ " + p.hint, "hint");
    return item;
  }

  // line shows a line of a file with a caret under a column, however wide its
  // letters are.
  function line(letters, column) {
    const pre = document.createElement("pre");
    pre.tabIndex = 0; // so that keys can scroll it
    pre.append(letters.slice(0, Math.max(0, column - 1)).join(""));
    if (column > 0) add(pre, "span", letters[column - 1] ?? " ", "at");
    pre.append(letters.slice(column).join(""));
    return pre;
  }

  function add(parent, name, text, className = "") {
    const el = document.createElement(name);
    el.textContent = text;
    el.className = className;
    parent.append(el);
    return el;
  }

  const css = `
    :host { all: initial; --ink: #1c1b19; --soft: #55514a; --paper: #fffdf8; --line: #d8d2c4; --code: #f2ede1;
      --error: #a3341f; --warning: #7a5200; --hint: #1d5c3a; }
    @media (prefers-color-scheme: dark) { :host { --ink: #f2ede1; --soft: #b9b2a4; --paper: #22211e; --line: #46433c;
      --code: #2d2b27; --error: #ff9b86; --warning: #f0c060; --hint: #8fd3ae; } }
    @media print { :host { display: none; } }
    .box { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483647; box-sizing: border-box;
      width: fit-content; max-width: min(46rem, 100vw - 2rem); max-height: 60vh; overflow: auto; overscroll-behavior: contain;
      font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
      border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 4px 24px #0005; }
    .box:has(> .error) { border: 2px solid var(--error); }
    .box:has(> details[open]) { width: 46rem; }
    @media (max-width: 40rem) {
      .box { inset: auto .5rem .5rem auto; max-width: calc(100vw - 1rem); max-height: 50vh; font-size: 15px; }
    }
    details + details { border-top: 1px solid var(--line); }
    summary { position: sticky; top: 0; padding: .625rem 1rem; min-height: 1.5rem; cursor: pointer; background: var(--paper); }
    .error > summary, .warning > summary { font-weight: 700; }
    .error > summary { color: var(--error); } .warning > summary { color: var(--warning); }
    summary:focus-visible, pre:focus-visible { outline: 3px solid; outline-offset: -3px; }
    .stale, .more, details > .hint { padding: 0 1rem .75rem; }
    section { padding: .75rem 1rem; border-top: 1px solid var(--line); border-left: 4px solid var(--error); }
    section.warning { border-left-color: var(--warning); }
    p { margin: 0; overflow-wrap: anywhere; }
    .where { font: .875em/1.5 ui-monospace, monospace; color: var(--soft); }
    .message { font-weight: 600; } .hint { color: var(--hint); }
    ul { margin: 0; padding: 0 1rem .5rem 2rem; overflow-wrap: anywhere; }
    pre { position: relative; margin: .375rem 0; padding: .5rem .75rem 1.25rem; overflow: auto; background: var(--code);
      border-radius: 4px; font: 14px/1.4 ui-monospace, monospace; tab-size: 4; }
    .at { position: relative; }
    .at::after { content: "^"; position: absolute; left: 0; top: 100%; line-height: 1; font-weight: 700; color: var(--error); }
    .warning .at::after { color: var(--warning); }
  `;
})();
