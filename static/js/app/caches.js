// The caches of a guide: one for each build, named "wenk:<path of the guide>:<build>".
// A cache with a mark is complete. The worker uses this, and the page with the offer.

/** scope is the address of the guide. */
export const scope = globalThis.registration?.scope || new URL("./", location).href;

/** prefix is how the names of its caches begin. */
export const prefix = `wenk:${new URL(scope).pathname}:`;

/** wish is the address in a cache that says that the reader wants PDFs. */
export const wish = `${scope}.wenk-pdf`;

/** mark is the address of the mark in a cache. */
export const mark = `${scope}.wenk-done`;

/** names returns the names of the caches of the guide. A build has no colon in its name. */
export const names = async () => (await caches.keys()).filter((name) => name.replace(/[^:]*$/, "") === prefix);

/**
 * find returns what the first of some caches has at an address, and makes no cache. With
 * a hash it is a file with that hash, at that address or at one with another query.
 */
export async function find(address, all, hash) {
  for (const { name } of all) {
    const r = await caches.match(address, { cacheName: name, ignoreSearch: Boolean(hash) });
    if (r && (!hash || r.headers.get(hashes) === hash)) return r;
  }
}

/** hashes is the header with the hash of a file in a cache. */
export const hashes = "x-wenk";

/** put writes a value into a cache. */
export const put = async (cacheName, address, value) => (await caches.open(cacheName)).put(address, new Response(JSON.stringify(value)));

/**
 * complete returns the marks of the complete caches, the newest first: the name of the
 * cache, when a reader first kept the guide (since), when the cache was complete (done),
 * whether it has PDFs (pdf), and when its worker began to serve (served, 0 before).
 */
export async function complete() {
  const all = await Promise.all((await names()).map(async (name) => ({ ...await (await find(mark, [{ name }]))?.json(), name })));
  return all.filter((c) => c.done).sort((a, b) => b.done - a.done);
}
