// The buttons with which readers take pieces of the guide along, the number of pieces in
// the header, and what pages have for who keeps the guide.
import { keeping } from "./app/here.js";
import { most } from "./bundle/address.js";
import { carried, choose, chosen, onDisk } from "./bundle/choice.js";

const link = document.querySelector(".bundle-link");
if (link) start();
keeping();

function start() {
  document.addEventListener("click", (e) => {
    const button = e.target.closest?.("[data-take]");
    if (button) take(button);
  });
  addEventListener("pageshow", show);
  addEventListener("bundle", show); // the page of the bundle changed it
  if (onDisk) for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, carry);
  show();
}

// take takes a piece along, or puts it back.
function take(button) {
  const codes = chosen(), code = button.dataset.take, has = codes.includes(code);
  button.parentElement.querySelector(".take-full")?.remove();
  if (!has && codes.length >= most) {
    const full = document.createElement("span");
    full.className = "take-full";
    full.setAttribute("role", "alert");
    full.append(link.dataset.full);
    button.after(full);
    return;
  }
  choose(has ? codes.filter((c) => c !== code) : [...codes, code]);
  show();
}

function show() {
  const codes = chosen(), count = link.querySelector(".bundle-count");
  count.textContent = codes.length ? `(${codes.length})` : "";
  for (const button of document.querySelectorAll("[data-take]")) {
    button.setAttribute("aria-pressed", String(codes.includes(button.dataset.take)));
  }
}

// carry puts the choice into the address of a link that is followed.
function carry(e) {
  const a = e.target.closest?.("a[href]");
  if (a && typeof a.href === "string" && !a.getAttribute("href").startsWith("#")) a.href = carried(a.href);
}
