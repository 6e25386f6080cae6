// The page on which readers order, read, print and share what they take along.
import { most, readAddress, writeAddress } from "./bundle/address.js";
import { bound, showBooklet } from "./bundle/booklet.js";
import { choose, chosen, clear, isSaved, onDisk, save, setTitle, title } from "./bundle/choice.js";
import { Order } from "./bundle/order.js";
import { Pieces } from "./bundle/pieces.js";
import { drawing } from "./bundle/qr.js";
import { loader } from "./find/load.js";
import { sayer } from "./find/say.js";

const page = document.querySelector("#_bundle-page");
const mostInCode = 40; // pieces, of which a phone reads the QR code well
if (page) start(page);

function start(page) {
  const { root, version, large, address, guide, lang, words } = JSON.parse(page.dataset.bundle);
  const say = sayer(words, lang), get = (selector) => page.querySelector(selector);
  const pieces = new Pieces(loader(root, version), large), sheet = new CSSStyleSheet();
  const name = get("#_bundle-title"), withTitle = get("#_bundle-with-title"), apart = get("#_bundle-apart");
  let shown = [], shared = false, running = 0, coded = "";
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const tell = (text) => { get(".bundle-status").textContent = text; };
  const kept = (text) => { get(".bundle-kept").textContent = text; };
  const order = new Order(get(".bundle-list"), say, { tell, changed: (codes) => {
    choose(codes);
    show(codes, { quiet: true });
  } });

  // open shows the bundle of the address, or else that of the reader.
  async function open() {
    const own = chosen(), asked = readAddress(location.hash), codes = asked?.codes.length ? asked.codes : own;
    const said = [];
    if (asked?.newer) said.push(say("bundle-newer"));
    if (asked?.garbage) said.push(say("bundle-garbage", { count: asked.garbage }));
    if (asked?.tooMany) said.push(say("bundle-too-many", { count: asked.tooMany }));
    shared = codes !== own && own.length > 0 && own.join() !== codes.join();
    if (asked?.title) withTitle.checked = true;
    name.value = asked?.title || title();
    if (!shared) choose(codes);
    await show(codes, { said });
  }

  // show shows the pieces of codes. quiet leaves what was said, and the list, which the reader just changed.
  async function show(codes, { said = [], quiet = false } = {}) {
    const run = ++running;
    let found;
    try {
      found = await pieces.get(codes);
    } catch {
      tell(say("bundle-broken"));
      return;
    }
    if (run !== running) return;
    shown = found;
    const gone = codes.length - found.length;
    if (gone) said.push(say("bundle-gone", { count: gone }));
    if (gone && !shared) choose(found.map((p) => p.code));
    if (!quiet) {
      get(".bundle-said").replaceChildren(...said.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
      tell(found.length ? say("bundle-pieces", { count: found.length }) : "");
      order.show(found);
    }
    page.classList.toggle("is-shared", shared);
    get(".bundle-shared").hidden = !shared;
    get(".bundle-empty").hidden = found.length > 0;
    get(".bundle-own").hidden = get(".booklet").hidden = !found.length;
    get(".bundle-desk").hidden = false;
    kept(onDisk ? say("bundle-disk") : isSaved() ? say("bundle-saved") : "");
    showBooklet(get(".booklet"), found);
    named();
    dispatchEvent(new Event("bundle"));
  }

  // named writes the title and the address wherever they stand.
  function named() {
    const codes = shown.map((p) => p.code), heading = name.value.trim() || document.querySelector("h1").textContent;
    const hash = codes.length ? writeAddress(codes, withTitle.checked ? name.value.trim() : "") : "";
    if (!shared) history.replaceState(history.state, "", location.pathname + location.search + hash);
    const base = onDisk && address ? address : location.href.replace(/[?#].*/, "");
    const whole = base + hash;
    get("#_bundle-address").value = whole;
    get(".booklet-title").textContent = heading;
    get(".booklet-date").textContent = new Date().toLocaleDateString(lang, { dateStyle: "long" });
    get(".booklet-address").textContent = onDisk && !address ? "" : whole;
    if (!onDisk || address) code(whole, codes.length);
    bound(sheet, `${heading} · ${guide}`, shown, apart.checked);
    page.classList.toggle("is-apart", apart.checked);
  }

  // code draws the QR code of the address of so many pieces, on the page and on the cover.
  function code(whole, count) {
    if (coded === whole) return;
    coded = whole;
    const made = count <= mostInCode ? drawing(whole, say("bundle-qr")) : null;
    for (const box of page.querySelectorAll(".bundle-qr")) box.replaceChildren(...(made ? [made.cloneNode(true)] : []));
    get(".bundle-no-qr").textContent = made ? "" : say("bundle-no-qr");
  }

  function settle(codes) {
    shared = false;
    choose(codes);
    show(codes.slice(0, most));
    get("#_bundle-order").focus();
  }
  const acts = {
    add: () => settle([...new Set([...chosen(), ...shown.map((p) => p.code)])]),
    replace: () => settle(shown.map((p) => p.code)),
    back: () => settle(chosen()),
    print: () => print(),
    copy: async () => {
      const field = get("#_bundle-address");
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        kept(say("bundle-copied"));
      } catch {
        if (document.execCommand("copy")) kept(say("bundle-copied")); // on a disk, and on a host without https
      }
    },
    save: () => kept(save() ? say("bundle-saved") : say("bundle-not-saved")),
    clear: () => {
      clear();
      [shared, name.value, withTitle.checked] = [false, "", false];
      show([]).then(() => {
        tell(say("bundle-cleared"));
        get("#_bundle-import").focus();
      });
    },
  };
  page.addEventListener("click", (e) => {
    acts[e.target.closest("[data-do]")?.dataset.do]?.();
    const link = e.target.closest(".booklet a[href^='#']"); // the fragment of the address is the bundle's
    const to = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!link) return;
    e.preventDefault();
    to?.scrollIntoView();
    to?.focus();
  });
  get(".bundle-import").addEventListener("submit", (e) => {
    e.preventDefault();
    const field = get("#_bundle-import"), asked = readAddress(field.value);
    if (!asked || !asked.codes.length && !asked.newer) {
      tell(say("bundle-garbage", { count: 1 }));
      return;
    }
    history.replaceState(history.state, "", location.pathname + location.search + field.value.slice(field.value.indexOf("#")).trim());
    field.value = "";
    open();
    get("#_bundle-order").focus();
  });
  name.addEventListener("input", () => {
    setTitle(name.value.trim());
    named();
  });
  withTitle.addEventListener("change", named);
  apart.addEventListener("change", named);
  addEventListener("hashchange", () => { if (readAddress(location.hash)) open(); });
  open();
}
