// The page on which readers search. What is asked stays in the fragment of the
// address, which no host sees.
import { diskAddress } from "./disk.js";
import { Index } from "./find/index.js";
import { loader } from "./find/load.js";
import { Results } from "./find/results.js";
import { sayer } from "./find/say.js";

globalThis.wenkFind = { Index, Results, loader }; // for the script that narrows lists, see filter.js

const page = document.querySelector("#_find-page");
if (page) start(page);

function start(page) {
  const { root, index, about, version, lang, words } = JSON.parse(page.dataset.find);
  const form = page.querySelector(".find-form"), field = form.querySelector("input");
  const status = page.querySelector(".find-status"), back = page.querySelector(".find-meant button");
  const say = sayer(words, lang);
  const results = new Results(page.querySelector(".find-results"), say, (address) => diskAddress(root + address));
  const load = loader(index, version);
  const opened = new Index(load, about);
  let running = 0, typing, speaking, exact = "";

  const tell = (text, wait) => {
    clearTimeout(speaking);
    speaking = setTimeout(() => { status.textContent = text; }, wait);
  };

  async function search(query, how = {}) {
    const run = ++running, stale = () => run !== running;
    page.classList.toggle("is-asked", query !== "");
    offer("");
    if (!query) {
      results.clear();
      tell("", 0);
      return;
    }
    try {
      const index = opened, found = await index.search(query, how);
      if (stale()) return;
      await results.show(index, found, stale);
      if (stale()) return;
      page.classList.toggle("is-asked", found.items.length > 0);
      tell(report(say, index, query, found), how.typing ? 1000 : 0);
      offer(found.meant.length ? query : "");
      if (how.typing && !found.items.length) typing = setTimeout(() => search(query), 700); // the word is whole, and perhaps misspelt
    } catch {
      if (stale()) return;
      page.classList.remove("is-asked");
      results.clear();
      tell(say("find-broken"), 0);
    }
  }

  // offer shows the button that searches for a query as it was typed; none for "".
  function offer(query) {
    back.parentElement.hidden = query === "";
    back.textContent = say("find-exactly", { query });
    exact = query;
  }

  const asked = () => new URLSearchParams(location.hash.slice(1)).get("z") || "";
  const keep = (query) => {
    const hash = query ? "#z=" + encodeURIComponent(query) : "";
    history.replaceState(history.state, "", location.pathname + location.search + hash);
    dispatchEvent(new Event("find")); // the script that narrows lists follows
  };
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      keep(field.value.trim());
      search(field.value.trim(), { typing: true });
    }, 150);
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    clearTimeout(typing);
    keep(field.value.trim());
    search(field.value.trim());
  });
  const fromAddress = () => {
    clearTimeout(typing);
    field.value = asked();
    search(asked());
  };
  back.addEventListener("click", () => search(exact, { exact: true }));
  addEventListener("hashchange", fromAddress);
  opened.begin();
  form.hidden = false;
  arrows(page, field);
  fromAddress();
  if (!location.hash) field.focus();
}

// report is the line that says what was found.
function report(say, index, query, { items, meant }) {
  if (index.isOnlyCommon(query)) return say("find-only-common");
  if (!items.length) return `${say("find-none", { query })}. ${say("find-fewer")}`;
  const count = say("find-results", { count: items.length });
  if (!meant.length) return count;
  return `${say("find-instead", { words: [...new Set(meant.map((m) => m.found))].join(", ") })} ${count}`;
}

// arrows moves the focus from the field to the results and along them.
function arrows(page, field) {
  page.addEventListener("keydown", (e) => {
    const links = [...page.querySelectorAll(".find-results h3 a")], at = links.indexOf(document.activeElement);
    const inField = document.activeElement === field;
    if (e.key === "Escape" && at >= 0) {
      field.focus();
    } else if (e.key === "ArrowDown" && (inField || at >= 0) && links[at + 1]) {
      links[at + 1].focus();
    } else if (e.key === "ArrowUp" && at >= 0) {
      (links[at - 1] || field).focus();
    } else {
      return;
    }
    e.preventDefault();
  });
}
