// The caches of a guide: one for each build, named "wenk:<path of the guide>:<build>".
// A cache with a mark is complete. The worker and the page with the offer share them.

/** prefixOf returns how the names of the caches of a guide begin. */
export const prefixOf = (scope) => `wenk:${new URL(scope).pathname}:`;

/** namesOf returns the names of the caches with a prefix. A build has no colon in it. */
export const namesOf = async (prefix) => (await caches.keys()).filter((name) => name.replace(/[^:]*$/, "") === prefix);

/** markIn returns the address of the mark in the caches of a guide. */
export const markIn = (scope) => `${scope}.wenk-done`;

/** wishIn returns the address under which a reader's wish for PDFs stands in a cache. */
export const wishIn = (scope) => `${scope}.wenk-pdf`;

/**
 * markOf returns the mark of a cache, or undefined: when a reader first kept the guide
 * (since), when the cache was complete (done), whether it has PDFs (pdf), and when its
 * worker began to serve (served, 0 before).
 */
export const markOf = async (cacheName, scope) => (await caches.match(markIn(scope), { cacheName }))?.json();

/** setMark writes the mark of a cache that exists. */
export const setMark = async (name, scope, { since, done, pdf, served }) =>
  (await caches.open(name)).put(markIn(scope), new Response(JSON.stringify({ since, done, pdf, served })));

/** wants tells whether a cache holds the wish for PDFs. */
export const wants = async (cacheName, scope) => Boolean(await caches.match(wishIn(scope), { cacheName }));
