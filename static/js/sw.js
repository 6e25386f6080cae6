// The worker of a guide that a reader keeps on a device. It gives the pages of one
// build, also without a network; pages work without it. The build writes constants
// before it: BUILD, a name for all files; FILL, how the address of a page to fill in
// ends; and those of app/list.js.
import { fill } from "./app/fill.js";
import { answer, isFilling, settle } from "./app/serve.js";

addEventListener("install", (e) => e.waitUntil(fill(true).then(async () => {
  if (!await isFilling()) skipWaiting();
})));
addEventListener("activate", (e) => e.waitUntil(settle()));
addEventListener("message", (e) => {
  if (e.data === "take") skipWaiting();
});
addEventListener("fetch", answer);
