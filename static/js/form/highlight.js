// Texts marked where they stand on the page.
import { h } from "./dom.js";
import { anyOf } from "./patterns.js";

/** highlighted marks texts in nodes and returns the nodes. A text may begin or end inside an element that keeps a number together. */
export function highlighted(nodes, texts) {
  if (texts.length) for (const node of nodes) mark(node, anyOf(texts));
  return nodes;
}

function mark(root, wanted) {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
  let all = "";
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (found.length && ![node, found.at(-1).node].some((n) => n.parentNode.nodeName === "BDI")) all += "\n";
    found.push({ node, at: all.length });
    all += node.data;
  }
  const hits = [...all.matchAll(wanted)].map((m) => [m.index, m.index + m[0].length]);
  for (const { node, at } of found) {
    const { data } = node, parts = [];
    let done = 0;
    for (const [from, to] of hits.map(([from, to]) => [Math.max(from - at, 0), Math.min(to - at, data.length)])) {
      if (from >= to) continue;
      parts.push(data.slice(done, from), h("mark", null, data.slice(from, to)));
      done = to;
    }
    if (done) node.replaceWith(...parts, data.slice(done));
  }
}
