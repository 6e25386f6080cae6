// Marks the words that were searched for on the page that was found. The text of
// the page stays as it is: the browser paints the marks (CSS.highlights).
import { isOneFile } from "../embedded.js";
import { words } from "./fold.js";
import { marker } from "./snippet.js";

const key = "wenk-found";

/** pass keeps the words that the next page must mark; on a disk they go along in the address. It returns the address to open. */
export function pass(href, asked, heads) {
  const text = JSON.stringify([[...asked], [...heads]]);
  if (location.protocol === "file:" && !isOneFile()) {
    const url = new URL(href);
    url.searchParams.set("z", text);
    return url.href;
  }
  try {
    sessionStorage.setItem(key, text);
  } catch { /* a browser that keeps nothing: the page is shown without marks */ }
  return href;
}

/** marking marks the words that the page before asked to mark. */
export function marking() {
  const found = taken();
  if (!found || !window.CSS?.highlights) return;
  const main = document.querySelector("main"), at = location.hash.slice(1);
  const block = at && document.getElementById(decodeURIComponent(at)) || main;
  const isMarked = marker(...found), ranges = [];
  const nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    for (const w of words(nodes.currentNode.data)) {
      if (!isMarked(w.folded)) continue;
      const range = new Range();
      range.setStart(nodes.currentNode, w.start);
      range.setEnd(nodes.currentNode, w.end);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

// taken returns what pass kept, and forgets it.
function taken() {
  try {
    const url = new URL(location.href), text = url.searchParams.get("z") || sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (url.searchParams.has("z")) {
      url.searchParams.delete("z");
      history.replaceState(history.state, "", url);
    }
    const [asked, heads] = JSON.parse(text);
    return [asked.map(String), heads.map(String)];
  } catch {
    return null;
  }
}
