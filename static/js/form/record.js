// A record is the text in which storage keeps one dossier: JSON with a sequence
// number, a version, a checksum, the times of saving and exporting, the marks of
// the records that it builds on (see past.js), what is asked (see asks.js), and
// the dossier as text.

/** whole returns the record in a text, or null if the text is damaged. */
export function whole(text) {
  const r = json(text);
  const good = typeof r === "object" && r !== null && Number.isSafeInteger(r.seq) && Number.isSafeInteger(r.version) && r.version > 0 &&
    typeof r.dossier === "string" && typeof r.saved === "string" && r.sum === sumOf(r.dossier, r.asks);
  if (!good) return null;
  const from = Array.isArray(r.from) ? r.from.filter((s) => typeof s === "string") : [];
  return { ...r, from, exported: typeof r.exported === "string" ? r.exported : "", first: r.first === true, asks: questions(r.asks) };
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch (e) {
    return undefined;
  }
}

const questions = (asks) => Object.fromEntries(Object.entries(typeof asks === "object" && asks || {})
  .filter(([, a]) => a && Array.isArray(a.path) && a.path.every((step) => typeof step === "string") && a.theirs !== undefined));

/** sumOf is the checksum of a record with the text of a dossier and what is asked about it. */
export const sumOf = (text, asks) => sum(text + (asks && Object.keys(asks).length ? JSON.stringify(asks) : ""));

/**
 * sum is two rounds of FNV-1a over the code units of a text. It finds damage, not
 * forgery. It returns at once, as a page that is being closed needs, which
 * crypto.subtle cannot.
 */
export function sum(text) {
  let a = 0x811c9dc5, b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b) ^ (b >>> 13);
  }
  return [a, b].map((n) => (n >>> 0).toString(16).padStart(8, "0")).join("");
}
