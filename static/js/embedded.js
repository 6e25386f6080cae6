// A guide that is one file has in it what other guides load: the search index and
// the labels of forms.
let held;

const all = () => held ??= JSON.parse(document.getElementById("_embedded")?.textContent || "null");

/** isOneFile tells whether the guide is one file. */
export const isOneFile = () => all() !== null;

/** embedded returns what a guide of one file has in place of a script at an address, or undefined. */
export const embedded = (address) => all()?.[address];

/** inFile returns the address in the file of a page of the guide, or of a block on it. */
export function inFile(address) {
  const [page, anchor] = address.replace(/^\.\//, "").split("#");
  if (!anchor) return `#${page || "_home"}`;
  return document.getElementById(`${page}~${anchor}`) ? `#${page}~${anchor}` : `#${anchor}`;
}
