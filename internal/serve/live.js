// Shown with every page of the preview: reloads it when it changed, and lays
// the problems of the guide over the last good page.
(() => {
  "use strict";
  const here = decodeURI(location.pathname).slice(1).replace(/(^|\/)$/, "$1index.html");
  let build = 0;
  let panel;

  const events = new EventSource("/_wenk/events");
  events.onmessage = (message) => {
    const state = JSON.parse(message.data);
    const first = build === 0;
    const restarted = state.build < build;
    build = state.build;
    show(state);
    if (first) return;
    if (restarted) location.reload();
    else if (touched(state.changed)) renew();
  };

  // page is this page as it came, without its stylesheets; the preview sends the
  // same again until a build changes it.
  const stylesheet = /<link rel="stylesheet" href="([^"]*)"[^>]*>/g;
  const load = () => fetch(location.href).then((r) => r.text());
  let page = load();

  // renew shows the page anew. When only its styles changed it stays, with what
  // was typed in it and how far it was read.
  async function renew() {
    const [before, after] = await Promise.all([page, load()]);
    const links = document.querySelectorAll('link[rel="stylesheet"]');
    const hrefs = [...after.matchAll(stylesheet)].map((m) => m[1]);
    if (links.length !== hrefs.length || before.replace(stylesheet, "") !== after.replace(stylesheet, "")) {
      location.reload();
      return;
    }
    page = Promise.resolve(after);
    links.forEach((link, i) => {
      if (link.getAttribute("href") === hrefs[i]) return;
      const next = link.cloneNode();
      next.href = hrefs[i];
      next.onload = () => link.remove(); // not before, or the page is bare for a moment
      link.after(next);
    });
  }

  // touched reports whether this page, or what it loads, is among the files.
  function touched(files) {
    if (files.includes(here) || files.some((f) => f.startsWith("assets/"))) return true;
    const loaded = [...document.querySelectorAll("img[src]")].map((i) => decodeURI(new URL(i.src).pathname).slice(1));
    if (files.some((f) => loaded.includes(f))) return true;
    return document.title === "wenk" || files.includes("404.html");
  }

  function show(state) {
    panel?.remove();
    if (state.problems.length === 0) return;
    panel = document.createElement("wenk-problems");
    const root = panel.attachShadow({ mode: "open" });
    const style = new CSSStyleSheet(); // pages allow no style element
    style.replaceSync(css);
    root.adoptedStyleSheets = [style];
    const box = document.createElement("details");
    box.open = state.problems.some((p) => p.severity === "error");
    const title = document.createElement("summary");
    title.textContent = state.title;
    box.append(title);
    if (state.old) add(box, "p", state.stale, "old");
    for (const p of state.problems) box.append(problem(p));
    root.append(box);
    document.body.append(panel);
  }

  function problem(p) {
    const item = document.createElement("section");
    item.className = p.severity;
    const where = [p.file, p.line, p.column].filter(Boolean).join(":");
    add(item, "p", where, "where");
    add(item, "p", p.message, "message");
    if (p.source) add(item, "pre", p.source + (p.column ? "\n" + " ".repeat([...p.source].slice(0, p.column - 1).length) + "^" : ""));
    if (p.hint) add(item, "p", "→ " + p.hint, "hint");
    return item;
  }

  function add(parent, name, text, className = "") {
    const el = document.createElement(name);
    el.textContent = text;
    el.className = className;
    parent.append(el);
  }

  const css = `
    :host { all: initial; position: fixed; inset: auto 1rem 1rem; z-index: 2147483647; display: block;
      max-height: 60vh; overflow: auto; font: 16px/1.5 system-ui, sans-serif; color: #1c1b19; background: #fffdf8;
      border: 2px solid #a3341f; border-radius: 8px; box-shadow: 0 8px 40px #0006; }
    summary { padding: .75rem 1rem; font-weight: 700; cursor: pointer; color: #a3341f; }
    .old { padding: 0 1rem .75rem; }
    section { padding: .75rem 1rem; border-top: 1px solid #d8d2c4; }
    p { margin: 0; } .where { font-family: ui-monospace, monospace; font-size: .875em; color: #55514a; }
    .message { font-weight: 600; } .hint { color: #1d5c3a; }
    pre { margin: .25rem 0; padding: .5rem; overflow: auto; background: #f2ede1; font: 14px/1.4 ui-monospace, monospace; }
  `;
})();
