// What a page gets: all of it from one complete build, whatever the network does.
import { complete, find, mark, put, scope, wish } from "./caches.js";
import { fill, removeBut } from "./fill.js";
import { files, own } from "./list.js";

/** settle puts this worker in charge. Its cache stays, and the one that served before. */
export async function settle() {
  const all = await complete(), mine = all.find((c) => c.name === own);
  const [before] = all.filter((c) => c.served && c !== mine).sort((a, b) => b.served - a.served);
  if (mine) await put(own, mark, { ...mine, served: Date.now() });
  if (!registration.installing) await removeBut([own, before?.name]); // else that of a newer build, half full, would go
  await clients.claim();
}

/** isFilling tells whether a page to fill in is open. No build takes the place of another under it. */
export const isFilling = async () => (await clients.matchAll({ includeUncontrolled: true })).some((c) => isForm(c.url));

const isForm = (url) => url.startsWith(scope) && url.split(/index\.html|[?#]/)[0].endsWith(FILL);

/** answer answers a request for a file of the guide. */
export function answer(e) {
  const { request } = e, { url } = request, page = request.mode === "navigate";
  if (request.method !== "GET" || !url.startsWith(scope) || request.headers.has("range")) return;
  const [path, query] = url.slice(scope.length).split("#")[0].split("?");
  const address = encodeURIComponent(decodeURIComponent(path)).replace(/(^|%2F)index.html$/, "$1").replaceAll("%2F", "/");
  if (page && registration.waiting && !isForm(url)) e.waitUntil(isFilling().then((busy) => busy || registration.waiting?.postMessage("take")));
  e.respondWith(held(e, scope + address + (page || !query ? "" : `?${query}`), page).then((r) => r || fetch(request)));
}

// held returns a file from the caches, or undefined for one that the network has. Pages
// come from one build. What they load may come from another too: by its name it is what
// an older page asks for.
async function held(e, url, page) {
  const all = await mineFirst(), whole = all[0]?.name === own, file = files.get(url);
  const again = () => repair().then(mineFirst).then((all) => find(url, all));
  if (page && !whole) e.waitUntil(repair());
  const r = await find(url, page ? all.slice(0, 1) : all);
  if (r) return r;
  if (!file) return otherBuild(url) ? Response.error() : r;
  if (file.pdf) return !page && await find(wish, [{ name: own }]) ? again() : r; // the reader wished for it since
  if (!whole) return;
  await (await caches.open(own)).delete(mark); // the browser removed it
  e.waitUntil(repair());
  return find(url, await mineFirst());
}

// otherBuild tells whether this build has a file too, with another query. The host may have
// it, or that of a third build: so an old page hears that it is not there.
const otherBuild = (url) => /\?/.test(url) && [...files.keys()].some((u) => u.startsWith(url.split("?")[0] + "?"));

const mineFirst = async () => (await complete()).sort((a, b) => (b.name === own) - (a.name === own));

let repairing;

const repair = () => repairing ||= fill().catch(() => {}).finally(() => { repairing = null; });
