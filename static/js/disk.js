// A folder has no page of its own when the site is opened from a disk: there,
// links to a folder lead to the page in it.
export function openFromDisk() {
  if (location.protocol !== "file:") return;
  for (const a of document.querySelectorAll("a[href]")) {
    const url = new URL(a.getAttribute("href"), document.baseURI); // links in drawings have no plain a.href
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      a.setAttribute("href", url.href);
    }
  }
}
