// Locked files: the text of a file, encrypted with a password. The key comes from
// the password by PBKDF2-HMAC-SHA-256; AES-256-GCM encrypts the text, padded so
// that its length tells little. The exact bytes of the header are additional
// data: a file with a changed header does not open.
import { random } from "./dossier.js";
import { own } from "./plain.js";

const FORMAT = "wenk-dossier-locked";
const VERSION = 1;
const KDF = "PBKDF2-HMAC-SHA-256";
const CIPHER = "AES-256-GCM";
const BLOCK = 4096; // bytes; the text is padded to a multiple

/** ITERATIONS is the number of PBKDF2 iterations for a new file (OWASP, 2023); files with MIN to MAX are opened. */
export const ITERATIONS = 600_000;
const MIN = 100_000, MAX = 10_000_000;

/** available tells whether this page can lock and unlock. Browsers allow it on secure pages and for files on the disk. */
export const available = () => typeof crypto === "object" && !!crypto.subtle;

/** locked tells whether a text looks like a locked file of any version. */
export function locked(text) {
  return typeof text === "string" && text.slice(0, 1000).includes(`"${FORMAT}"`) && own(json(text), "format") === FORMAT;
}

/**
 * lock encrypts the text of a file with a password that is not empty. The password
 * is normalised to NFKC, since keyboards differ.
 */
export async function lock(text, guide, password, { iterations = ITERATIONS, bytes = random } = {}) {
  if (!password) throw new TypeError("no password");
  const salt = bytes(16), iv = bytes(12);
  const header = encode(JSON.stringify({
    format: FORMAT, version: VERSION, guide,
    kdf: { name: KDF, iterations, salt: base64(salt) },
    cipher: { name: CIPHER, iv: base64(iv) },
  }));
  const plain = encode(text);
  const padded = new Uint8Array(Math.ceil(plain.length / BLOCK) * BLOCK).fill(0x20);
  padded.set(plain);
  const key = await keyFrom(password, salt, iterations);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: header, tagLength: 128 }, key, padded);
  return JSON.stringify({ format: FORMAT, version: VERSION, header: base64(header), data: base64(new Uint8Array(data)) }, null, 2) + "\n";
}

/**
 * unlock opens a locked file. It returns {text}, to give to read, or {refused} with
 * a code: format, newer, guide, kdf, or locked for a wrong password or damage,
 * which cannot be told apart.
 */
export async function unlock(text, guide, password) {
  const file = json(text);
  if (own(file, "format") !== FORMAT) return { refused: "format" };
  const bytes = unbase64(own(file, "header")), data = unbase64(own(file, "data"));
  if (Number.isSafeInteger(own(file, "version")) && file.version > VERSION) return { refused: "newer" };
  const header = bytes && json(decode(bytes));
  if (own(file, "version") !== VERSION || !header || !data) return { refused: "format" };
  if (own(header, "format") !== FORMAT || own(header, "version") !== VERSION) return { refused: "format" };
  if (own(header, "guide") !== guide) return { refused: "guide" };
  const { kdf, cipher } = header;
  const iterations = own(kdf, "iterations"), salt = unbase64(own(kdf, "salt")), iv = unbase64(own(cipher, "iv"));
  if (own(kdf, "name") !== KDF || own(cipher, "name") !== CIPHER || !salt || salt.length !== 16 || !iv || iv.length !== 12) return { refused: "kdf" };
  if (!Number.isSafeInteger(iterations) || iterations < MIN || iterations > MAX) return { refused: "kdf" };
  try {
    const key = await keyFrom(String(password), salt, iterations);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bytes, tagLength: 128 }, key, data);
    const opened = decode(new Uint8Array(plain));
    return opened === undefined ? { refused: "locked" } : { text: opened.replace(/ +$/, "") };
  } catch (e) {
    return { refused: "locked" };
  }
}

/** suggest makes a password of five words of a list, all equally likely. */
export function suggest(words, bytes = random) {
  const picked = [];
  const fair = 65536 - (65536 % words.length); // numbers from here on would favour some
  while (picked.length < 5) {
    const [high, low] = bytes(2);
    const n = high * 256 + low;
    if (n < fair) picked.push(words[n % words.length]);
  }
  return picked.join("-");
}

async function keyFrom(password, salt, iterations) {
  const secret = await crypto.subtle.importKey("raw", encode(password.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const kdf = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(kdf, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const encode = (text) => new TextEncoder().encode(text);

function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (e) {
    return undefined;
  }
}

function json(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (e) {
    return undefined;
  }
}

function base64(bytes) {
  let s = "";
  for (let i = 0; i < bytes.length; i += 0x8000) s += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(s);
}

// unbase64 decodes text that base64 could have made; other texts for the same bytes are refused.
function unbase64(text) {
  if (typeof text !== "string") return undefined;
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return base64(bytes) === text ? bytes : undefined;
  } catch (e) {
    return undefined;
  }
}
