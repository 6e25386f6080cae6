// What the build says of itself. LIST has three lines, of as many parts as there are
// files: SHA-256 without the "=" at its end, one behind the other; sizes in kB; addresses.
// The last PDFS of them are PDFs.
import { markOf, namesOf, prefixOf } from "./caches.js";

export const scope = registration.scope;
export const own = prefixOf(scope) + BUILD; // the name of the cache of this build

const [hashes, sizes, addresses] = LIST.split("\n"), size = sizes.split(" ");
const files = addresses.split(" ").map((address, i) => [scope + address, { hash: hashes.slice(43 * i, 43 * i + 43), size: Number(size[i]) }]);

/** texts has the hash and the size of each file but PDFs, by its address; pdfs has those. */
export const texts = new Map(files.slice(0, files.length - PDFS)), pdfs = new Map(files.slice(files.length - PDFS));

let known;

/** complete returns the marks of complete caches with their names: that of this build first, then the newest. */
export const complete = () => known ||= (async () => {
  const all = [];
  for (const name of await namesOf(prefixOf(scope))) {
    const mark = await markOf(name, scope);
    if (mark) all.push({ name, ...mark });
  }
  return all.sort((a, b) => (b.name === own) - (a.name === own) || b.done - a.done);
})();

/** forget has complete look again. */
export const forget = () => { known = null; };
