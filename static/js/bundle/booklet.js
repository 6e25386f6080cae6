// The pieces behind each other, to read and to print: a cover, the contents, the
// pieces with their notes, and the terms in them.
import { diskAddress } from "../disk.js";
import { element } from "../element.js";

/** showBooklet shows pieces in a booklet. */
export function showBooklet(box, pieces) {
  const list = box.querySelector(".booklet-pieces"), contents = box.querySelector(".booklet-contents ol"), terms = new Map();
  list.replaceChildren();
  contents.replaceChildren();
  pieces.forEach((piece, i) => {
    const section = made(piece, i + 1);
    list.append(section);
    noted(section, piece, list);
    oneOfEach(section, list);
    for (const el of section.querySelectorAll("[data-term]")) {
      const id = el.dataset.term;
      if (Object.hasOwn(piece.terms, id)) terms.set(id, piece.terms[id]);
    }
    const named = piece.title.startsWith(piece.label); // a testimony that only says who speaks
    const link = element("a", "", ...(named ? [] : [element("span", "booklet-label", `${piece.label}: `)]), piece.title);
    link.href = `#${section.id}`;
    contents.append(element("li", "", link));
  });
  const said = [...terms.values()].sort(([a], [b]) => a.localeCompare(b, document.documentElement.lang));
  box.querySelector(".booklet-terms").hidden = !said.length;
  box.querySelector(".booklet-terms dl").replaceChildren(...said.map(([term, text]) => element("div", "", element("dt", "", term), element("dd", "", text))));
}

// made makes the section of a piece.
function made(piece, number) {
  const body = piece.make(), section = element("section", "piece");
  section.id = `_piece-${number}`;
  const title = element("h3", "piece-title", element("span", "piece-no", `${number}. `), piece.title);
  title.tabIndex = -1;
  leveled(body, piece.isPage ? 4 : 3);
  section.append(...(piece.isPage ? [element("p", "label", piece.label), title] : [element("p", "piece-no", `${number}.`)]), body);
  if (!piece.isPage) section.tabIndex = -1;
  for (const image of section.querySelectorAll("img")) image.loading = "eager"; // it is printed unseen
  for (const a of section.querySelectorAll("a[href]:not([href^='#'])")) a.setAttribute("href", diskAddress(a.getAttribute("href")));
  return section;
}

// leveled makes the highest heading one of a level, and the others follow it.
function leveled(body, level) {
  const headings = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")], top = Math.min(...headings.map((h) => Number(h.tagName[1])));
  for (const h of headings) {
    const other = document.createElement(`h${Math.min(6, Number(h.tagName[1]) - top + level)}`);
    for (const { name, value } of h.attributes) other.setAttribute(name, value);
    other.append(...h.childNodes);
    h.replaceWith(other);
  }
}

// noted adds the notes to which a piece refers, and which stand elsewhere on its page.
function noted(section, piece, list) {
  const missing = new Set([...section.querySelectorAll("a[href^='#_fn-']")].map((a) => a.getAttribute("href").slice(1))
    .filter((id) => !list.querySelector(`[id="${CSS.escape(id)}"]`)));
  const notes = [...missing].map((id) => piece.note(id)).filter(Boolean);
  if (notes.length) section.append(element("div", "notes", ...notes));
}

// oneOfEach takes away the ids that an earlier piece has.
function oneOfEach(section, list) {
  const seen = new Set([...list.querySelectorAll("[id]")].filter((el) => !section.contains(el) && el.id).map((el) => el.id));
  for (const el of section.querySelectorAll("[id]")) {
    if (seen.has(el.id)) el.removeAttribute("id");
    else seen.add(el.id);
  }
}

/** bound sets what stands at the edge of each sheet. */
export function bound(sheet, title, pieces, apart) {
  const text = (s) => `"${s.replace(/["\\\n\r<]/g, (c) => `\\${c.codePointAt(0).toString(16)} `)}"`;
  const own = apart ? pieces.map((p, i) => `@page b${i + 1} { @top-left { content: ${text(`${i + 1}. ${p.title}`)} } }\n#_piece-${i + 1} { page: b${i + 1} }`).join("\n") : "";
  sheet.replaceSync(`@page { @bottom-left { content: ${text(title)}; font-size: 8.5pt } @bottom-right { content: counter(page) " / " counter(pages); font-size: 8.5pt } }
@page cover { @bottom-left { content: none } @bottom-right { content: none } }
@media print { .booklet-cover { page: cover } ${own.replace(/@page[^\n]*\n?/g, "")} }
${(own.match(/@page[^\n]*/g) || []).join("\n")}`);
}
