// What the build says of itself. LIST has three lines, of as many parts as there are
// files: SHA-256 without the "=" at its end, one behind the other; sizes in kB; addresses.
// The last PDFS of them are PDFs.
import { prefix, scope } from "./caches.js";

/** own is the name of the cache of this build. */
export const own = prefix + BUILD;

const [hashes, sizes, addresses] = LIST.split("\n").map((line, i) => i ? line.split(" ") : line);

/** files has each file by its address: its hash, its size, and whether it is a PDF. */
export const files = new Map(addresses.map((address, i) => [scope + address, {
  hash: hashes.slice(43 * i, 43 * i + 43), size: Number(sizes[i]), pdf: i >= addresses.length - PDFS,
}]));
