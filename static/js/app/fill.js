// How the cache of this build is filled. It holds only files that have the hash which
// the build names, and has a mark only when it holds all.
import { complete, find, hashes, mark, names, put, wish } from "./caches.js";
import { files, own } from "./list.js";

const atOnce = 6; // files

/**
 * fill makes the cache of this build complete, with PDFs if a reader wished for them.
 * What is there is skipped, so it goes on where it ended. A worker that is being
 * installed also removes the caches that are of no use any more. fill fails when a file
 * cannot be had or kept; what it has stays.
 */
export async function fill(installing) {
  const done = await complete(), mine = done.find((c) => c.name === own), others = done.filter((c) => c !== mine);
  const pdf = Boolean(await find(wish, (await names()).map((name) => ({ name }))));
  if (installing) {
    others.splice(2); // with this one three at most
    await removeBut([own, ...others.map((c) => c.name)]);
  }
  const cache = await caches.open(own), wanted = [...files].filter(([, file]) => pdf || !file.pdf);
  if (pdf) await put(own, wish, 1);
  await load(wanted, cache, others);
  if ((await missing(wanted, await caches.open(own))).length) throw Error(); // the browser removed some
  const now = Date.now();
  await put(own, mark, { since: (mine || others[0] || {}).since || now, done: now, pdf, served: mine?.served });
  if (installing) await removeBut((await complete()).filter((c) => c.name === own || c.served).map((c) => c.name)); // not those that only waited
}

/** removeBut removes the caches of the guide but those with some names. */
export async function removeBut(stay) {
  for (const name of await names()) if (!stay.includes(name)) await caches.delete(name);
}

// load puts the files that a cache lacks into it, and says how far it is.
async function load(wanted, cache, others) {
  const todo = await missing(wanted, cache), bytes = sum(wanted);
  let got = bytes - sum(todo), failed;
  await Promise.all(Array(atOnce).fill().map(async () => {
    while (todo.length && !failed) {
      const [url, file] = todo.shift();
      try {
        await cache.put(url, await find(url, others, file.hash) || await ask(url, file.hash));
        got += file.size;
        for (const c of await clients.matchAll({ includeUncontrolled: true })) c.postMessage({ got, bytes });
      } catch (err) {
        failed = err;
      }
    }
  }));
  if (failed) throw failed;
}

const sum = (list) => list.reduce((n, [, file]) => n + file.size, 0);

async function missing(wanted, cache) {
  const there = new Set((await cache.keys()).map((r) => r.url));
  return wanted.filter(([url]) => !there.has(url));
}

// ask returns a file from the host, with its headers, such as its policy. A file with
// another hash, or a page of someone else on the way, is an error.
async function ask(url, hash) {
  const r = await fetch(url, { cache: "no-cache", redirect: "error", integrity: `sha256-${hash}=` });
  if (!r.ok) throw Error();
  const headers = new Headers(r.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name); // of the bytes on the way
  headers.set(hashes, hash);
  return new Response(r.body, { headers });
}
