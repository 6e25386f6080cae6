// Opens the page that the address of a guide of one file names. Other scripts run
// after this one: they find the document of a form, or that of all other pages.
import { marking } from "../find/mark.js";

const leaves = [...document.querySelectorAll(".leaf")], names = new Set(leaves.map((leaf) => leaf.id));
const positions = new Map(); // by address, where readers were on its page
let shown, clicked = false;

// named is what the address names: an element, or the page for searching, whose query has "=".
function named() {
  const id = decodeURIComponent(location.hash.slice(1));
  return id.includes("=") ? document.getElementById("_find-page") : document.getElementById(id);
}

// show shows the page that the address names.
function show() {
  const el = named(), leaf = el?.closest(".leaf") || leaves[0];
  if (el && !el.closest(".leaf")) return; // a part around all pages, such as main
  if ("fill" in leaf.dataset) {
    location.reload();
    return;
  }
  for (const l of leaves) l.hidden = l !== leaf;
  document.title = leaf.dataset.title;
  document.body.className = `is-single is-${leaf.dataset.type}`;
  const moved = shown && shown !== leaf;
  shown = leaf;
  if (moved) {
    leaf.tabIndex = -1;
    leaf.focus({ preventScroll: true });
  }
  if (!clicked && positions.has(location.href)) scrollTo(0, positions.get(location.href));
  else if (el && el !== leaf && el.id !== "_find-page") el.scrollIntoView();
  else if (moved) scrollTo(0, 0);
  clicked = false;
  marking();
}

// become makes the document that of a form.
function become(leaf) {
  for (const el of leaf.querySelectorAll("[id]")) el.id = el.id.slice(el.id.indexOf("~") + 1);
  for (const a of leaf.querySelectorAll("a[href*='~']")) a.setAttribute("href", "#" + a.hash.slice(a.hash.indexOf("~") + 1));
  const main = document.createElement("main"), { id, dataset: { title } } = leaf;
  const content = leaf.querySelector(":scope > div");
  const before = [...leaf.querySelectorAll(":scope > .skip, :scope > header")];
  main.id = "_main";
  main.tabIndex = -1;
  document.body.className = "is-fill";
  document.body.replaceChildren(...before, main);
  main.append(...content.childNodes);
  document.getElementById("_style-site").media = "not all";
  document.getElementById("_style-form").media = "all";
  document.title = title;
  addEventListener("hashchange", () => {
    if (names.has(decodeURIComponent(location.hash.slice(1)))) location.reload();
    else history.replaceState(history.state, "", "#" + id); // a place on the form
  });
}

const first = named()?.closest(".leaf");
if (first && "fill" in first.dataset) {
  become(first);
} else {
  document.documentElement.classList.add("is-one-page");
  history.scrollRestoration = "manual";
  addEventListener("click", (e) => { clicked = !!e.target.closest("a[href]"); }, true);
  addEventListener("scrollend", () => positions.set(location.href, scrollY));
  addEventListener("hashchange", show);
  show();
}
