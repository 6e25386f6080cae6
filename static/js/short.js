// Short addresses: on their page in a large guide, the code of a piece stands behind "#", and
// this script goes to the piece. On the page for a missing address it leads from the form
// that addresses had on older paper, when the guide was smaller or larger.
import { Pieces } from "./bundle/pieces.js";
import { diskAddress } from "./disk.js";
import { loader } from "./find/load.js";
import { sayer } from "./find/say.js";

const page = document.querySelector("#_short-page");
if (page) start(page);
const missing = document.querySelector("script[data-missing]");
if (missing) lead(missing.dataset.missing);

function start(page) {
  const { base, root, version, large, lang, words } = JSON.parse(page.dataset.short);
  const say = sayer(words, lang), pieces = new Pieces(loader(root, version), large);
  const form = page.querySelector(".short-form"), field = form.querySelector("input"), status = page.querySelector(".bundle-status");
  form.hidden = false;

  // follow goes to the piece of a code, or says why it cannot.
  async function follow(text) {
    const code = typed(text);
    status.textContent = "";
    if (!code) return;
    field.value = code;
    try {
      const [piece] = /^[a-z2-7]{7}$/.test(code) ? await pieces.get([code]) : [];
      if (piece) location.replace(diskAddress(new URL(base + piece.at, document.baseURI).href));
      else status.textContent = say("short-unknown", { code });
    } catch {
      status.textContent = say("short-broken");
    }
  }
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    follow(field.value);
  });
  addEventListener("hashchange", () => follow(location.hash));
  follow(location.hash);
}

// lead goes to the short address of today, which begins with form. It stays when it is there.
function lead(form) {
  const code = /\/k\/#?([a-z2-7]{7})\/?$/i.exec(location.pathname + location.hash)?.[1].toLowerCase();
  const bare = (href) => href.replace(/\/$/, ""); // some hosts take it off
  const to = new URL(form + code + (form.endsWith("#") ? "" : "/"), location.href).href;
  if (code && bare(to) !== bare(location.href)) location.replace(to);
}

// typed is the code in what a reader typed. Codes have no 0, 1, 8 and 9: these are letters that look like them.
function typed(text) {
  return text.trim().replace(/^.*[#/](?=.)/, "").replace(/^#|\/$/g, "").toLowerCase().replace(/[0189]/g, (c) => ({ 0: "o", 1: "l", 8: "b", 9: "g" })[c]);
}
