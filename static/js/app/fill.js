// How the cache of this build is filled. It holds only files that have the hash which
// the build names, and has a mark only when it holds all.
import { namesOf, prefixOf, setMark, wants, wishIn } from "./caches.js";
import { complete, forget, own, pdfs, scope, texts } from "./list.js";

const atOnce = 6; // files

/**
 * fill makes the cache of this build complete, with PDFs if a reader wished for them.
 * What is there is skipped, so it goes on where it ended. A worker that is being
 * installed also removes the caches that are of no use any more. fill fails when a file
 * cannot be had or kept; what it has stays.
 */
export async function fill(installing) {
  forget();
  const done = await complete(), mine = done.find((c) => c.name === own), others = done.filter((c) => c !== mine);
  let pdf = false;
  for (const name of await namesOf(prefixOf(scope))) pdf ||= await wants(name, scope);
  if (installing) {
    others.length = Math.min(others.length, 2); // and this one: never more than three
    await removeBut([own, ...others.map((c) => c.name)]);
  }
  const cache = await caches.open(own), files = pdf ? [...texts, ...pdfs] : [...texts];
  if (pdf) await cache.put(wishIn(scope), new Response(""));
  await load(files, cache, others);
  if ((await missing(files, await caches.open(own))).length) throw new Error("a cache vanished");
  await setMark(own, scope, { since: (mine || others[0])?.since || Date.now(), done: Date.now(), pdf, served: mine?.served || 0 });
  forget();
  if (installing) await removeBut((await complete()).filter((c) => c.name === own || c.served).map((c) => c.name)); // not those that only waited
}

/** removeBut removes the caches of the guide but those with some names. */
export async function removeBut(stay) {
  for (const name of await namesOf(prefixOf(scope))) if (!stay.includes(name)) await caches.delete(name);
}

// load puts the files that a cache lacks into it, and says how far it is.
async function load(files, cache, others) {
  const todo = await missing(files, cache), bytes = sum(files);
  let got = bytes - sum(todo), failed;
  await Promise.all(Array(atOnce).fill().map(async () => {
    while (todo.length && !failed) {
      const [url, file] = todo.shift();
      try {
        await cache.put(url, await copy(url, file.hash, others) || await ask(url, file.hash));
        got += file.size;
        await tell({ got, bytes });
      } catch (err) {
        failed = err;
      }
    }
  }));
  if (failed) throw failed;
}

const sum = (files) => files.reduce((n, [, file]) => n + file.size, 0);

async function missing(files, cache) {
  const there = new Set((await cache.keys()).map((r) => r.url));
  return files.filter(([url]) => !there.has(url));
}

// copy returns a file from a complete cache, if it has the same bytes there.
async function copy(url, hash, others) {
  for (const { name } of others) {
    const r = await caches.match(url, { cacheName: name, ignoreSearch: true });
    if (r?.headers.get("x-wenk") === hash) return r;
  }
}

// ask returns a file from the host, with its headers, such as its policy. A file with
// another hash, or a page of someone else on the way, is an error.
async function ask(url, hash) {
  const r = await fetch(url, { cache: "no-cache", redirect: "error", integrity: `sha256-${hash}=` });
  if (!r.ok) throw new Error(`${r.status} ${url}`);
  const headers = new Headers(r.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name); // of the bytes on the way
  headers.set("x-wenk", hash);
  return new Response(r.body, { headers });
}

async function tell(message) {
  for (const c of await clients.matchAll({ includeUncontrolled: true })) c.postMessage(message);
}
