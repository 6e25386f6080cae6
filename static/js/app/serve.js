// What a page gets: all of it from one complete build, whatever the network does.
import { markIn, setMark, wants } from "./caches.js";
import { fill, removeBut } from "./fill.js";
import { complete, forget, own, pdfs, scope, texts } from "./list.js";

/** settle puts this worker in charge. Its cache stays, and the one that served before. */
export async function settle() {
  forget();
  const all = await complete(), mine = all.find((c) => c.name === own);
  const before = all.filter((c) => c !== mine && c.served).sort((a, b) => b.served - a.served)[0];
  if (mine) await setMark(own, scope, { ...mine, served: Date.now() });
  if (!registration.installing) await removeBut([own, before?.name]); // else that of a newer build, half full, would go
  forget();
  await clients.claim();
}

/** isFilling tells whether a page to fill in is open. No build takes the place of another under it. */
export const isFilling = async () => (await clients.matchAll({ includeUncontrolled: true })).some((c) => isForm(c.url));

const isForm = (url) => url.startsWith(scope) && new URL(url).pathname.replace(/index\.html$/, "").endsWith(FILL);

/** answer answers a request for a file of the guide. */
export function answer(e) {
  const { request } = e, page = request.mode === "navigate";
  if (request.method !== "GET" || !request.url.startsWith(scope) || request.headers.has("range")) return;
  const [path, query] = request.url.slice(scope.length).split("#")[0].split("?");
  const address = path.replace(/(^|\/)index\.html$/, "$1").split("/").map((part) => encodeURIComponent(decodeURIComponent(part))).join("/");
  if (page && registration.waiting && !isForm(request.url)) e.waitUntil(isFilling().then((busy) => busy || registration.waiting?.postMessage("take")));
  e.respondWith(find(e, scope + address + (page || !query ? "" : `?${query}`), page).then((r) => r || fetch(request)));
}

// find returns a file from the caches, or undefined for one that the network has. Pages
// come from one build. What they load may come from the build before too: by its name it
// is what an older page asks for.
async function find(e, url, page) {
  const all = await complete(), whole = all[0]?.name === own;
  if (page && !whole) e.waitUntil(repair());
  const r = await first(url, page ? all.slice(0, 1) : all);
  if (r) return r;
  if (whole && texts.has(url)) { // the browser removed it
    await (await caches.open(own)).delete(markIn(scope));
    forget();
    e.waitUntil(repair());
    return first(url, await complete());
  }
  if (!page && pdfs.has(url) && await wants(own, scope)) { // the reader wished for them since
    await repair();
    return first(url, await complete());
  }
}

async function first(url, all) {
  for (const { name } of all) {
    const r = await caches.match(url, { cacheName: name });
    if (r) return r;
  }
}

let repairing;

const repair = () => repairing ||= fill().catch(() => {}).finally(() => { repairing = null; });
