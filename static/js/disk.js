// A site opened from a disk has no server that sends index.html for a folder. So
// there links to a folder are made links to the page in it.
export function openFromDisk() {
  if (location.protocol !== "file:") return;
  for (const a of document.querySelectorAll("a[href]")) {
    const url = new URL(a.getAttribute("href"), document.baseURI); // a.href of a link in a drawing is no text
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      a.setAttribute("href", url.href);
    }
  }
}
