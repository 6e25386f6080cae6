// Readers narrow a list by what its entries have. What they choose stays in the
// fragment of the address, which no host sees.
import { Facets } from "./filter/facets.js";
import { Line } from "./filter/line.js";
import { IndexList, PageList } from "./filter/list.js";
import { Panel } from "./filter/panel.js";
import { sayer } from "./find/say.js";

const box = document.querySelector("[data-filter]");
if (box) start(box);

function start(box) {
  const { facets: data, codes = "", root, index, version, only, lang, words } = JSON.parse(box.dataset.filter);
  const say = sayer(words, lang), whole = box.querySelector(".filter-list"), find = globalThis.wenkFind, load = index && find.loader(index, version);
  const panel = new Panel(box.querySelector(".filter-place"), say), line = new Line(say, lang);
  whole.before(line.element);
  box.classList.add("has-filter");
  const list = load ? new IndexList(whole, find, load, root, say) : new PageList(whole, codes, say);
  let facets;

  // apply shows what is ticked, and of a list so many entries as it had.
  async function apply({ toList, most } = {}) {
    const chosen = panel.chosen(), { items, counts } = facets.narrow(chosen), on = facets.labels(chosen);
    panel.count(counts, items.length);
    line.tell(items, facets.total, on);
    if (toList) line.focus();
    try {
      await list.show(on.length ? items : null, most);
    } catch {
      line.fail();
    }
  }
  // remember keeps in this step of the history how many entries show, and how the page stands.
  const remember = () => history.replaceState({ ...history.state, filter: { most: list.most, top: scrollY, open: panel.details.open } }, "");
  const changed = async (how) => {
    const hash = facets.write(panel.chosen()), isNew = hash !== facets.write(facets.read(location.hash));
    if (isNew) {
      remember();
      history.pushState(null, "", location.pathname + location.search + hash);
      if (load) dispatchEvent(new Event("hashchange")); // the page that searches clears its query
    }
    await apply({ ...how, most: isNew ? undefined : list.most });
  };
  const fromAddress = async () => {
    if (location.hash && !location.hash.includes("=")) return; // it leads to a place in the page
    const { most, top } = history.state?.filter ?? {};
    panel.set(facets.read(location.hash));
    await apply({ most });
    if (load && top !== undefined) scrollTo({ top, behavior: "instant" }); // the browser was before us
  };
  async function open() {
    if (facets) return;
    try {
      const rows = data ?? await load("f");
      if (facets) return;
      facets = new Facets(rows, say, { items: load ? undefined : list.length, only });
    } catch {
      line.fail();
      return;
    }
    if (!facets.list.length) {
      box.classList.remove("has-filter");
      box.querySelector(".filter-place").remove();
      return;
    }
    panel.fill(facets, changed, () => {
      panel.set(new Map());
      changed();
      const heading = document.querySelector("main h1");
      heading.tabIndex = -1;
      heading.focus();
    });
    line.buttons(list);
    for (const type of ["popstate", "find"]) addEventListener(type, fromAddress);
    box.addEventListener("click", (e) => e.target.closest("a") && remember());
    await fromAddress();
  }
  panel.details.addEventListener("toggle", () => panel.details.open && open());
  const asks = location.hash.includes("=") && !location.hash.startsWith("#z=");
  if (load && !asks) return; // the index is loaded when a reader opens the panel
  panel.details.open = history.state?.filter?.open ?? matchMedia("(min-width: 60rem)").matches;
  open();
}
