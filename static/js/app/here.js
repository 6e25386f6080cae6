// What pages have for readers who keep the guide, or may.

/** canKeep tells whether this browser can keep a guide: it comes from a host that it trusts. */
export const canKeep = () => "serviceWorker" in navigator && "caches" in window && location.protocol !== "file:";

/** keeping shows the link to the offer, and has the button of the app lead back. */
export function keeping() {
  for (const link of document.querySelectorAll(".app-link")) link.hidden = !canKeep();
  document.querySelector(".app-back button")?.addEventListener("click", () => history.back());
}
