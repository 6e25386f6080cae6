import { inFile, isOneFile } from "./embedded.js";

// A site opened from a disk has no server that sends index.html for a folder. So
// there links to a folder are made links to the page in it.
export function openFromDisk() {
  if (isOneFile()) return; // its links lead into it
  if (location.protocol !== "file:") return;
  for (const a of document.querySelectorAll("a[href]")) {
    const href = a.getAttribute("href"), onDisk = diskAddress(href); // a.href of a link in a drawing is no text
    if (onDisk !== href) a.setAttribute("href", onDisk);
  }
}

/** diskAddress returns an address with index.html behind a folder, where the site is on a disk, and one in the file, where the site is one file. Other addresses stay as they are. */
export function diskAddress(href) {
  if (isOneFile()) return inFile(href);
  const url = new URL(href, document.baseURI);
  if (url.protocol !== "file:" || !url.pathname.endsWith("/")) return href;
  url.pathname += "index.html";
  return url.href;
}
