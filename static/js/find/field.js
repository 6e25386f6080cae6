// The fields from which readers go to the page on which they search. The query is
// in the fragment of its address, which no host sees.

import { carried } from "../bundle/choice.js";

export function finding() {
  for (const form of document.querySelectorAll("[data-find-to]")) {
    const field = form.querySelector("input");
    form.hidden = false;
    if ("findAddress" in form.dataset) field.value = fromAddress(location.pathname);
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      go(field.value.trim());
    });
  }
  addEventListener("keydown", (e) => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || e.key.toLowerCase() !== "k") return;
    const field = [...document.querySelectorAll("#_query, #_find")].find((f) => f.getClientRects().length);
    if (!field && !link()) return;
    e.preventDefault();
    if (field) field.select();
    else go("");
    field?.focus();
  });
}

const link = () => document.querySelector(".find-link");

// go opens the page on which readers search.
function go(query) {
  const to = new URL(carried(link().href));
  if (query) to.hash = "#z=" + encodeURIComponent(query);
  location.href = to.href;
}

// fromAddress returns the words of the last part of an address that leads nowhere.
function fromAddress(path) {
  const part = path.replace(/\/(index\.html)?$/, "").split("/").pop();
  return decoded(part).replace(/\.html?$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
