// The pieces that a reader chose. They stay in this tab, and on this device only when
// the reader asks for that. Pages on a disk share one store with all files of the disk,
// or have one each; so there the choice goes along in the addresses of links.
// Nothing is kept in this module: several scripts of a page use it.
import { most, readAddress } from "./address.js";

/** onDisk tells that the guide was opened from a disk. */
export const onDisk = globalThis.location?.protocol === "file:";

const parameter = "b";
const key = () => {
  const link = document.querySelector(".bundle-link");
  return "wenk:bundle:" + (link ? new URL(link.href).pathname.replace(/index\.html$/, "") : "");
};

function stored(store, name = key()) {
  try {
    return window[store].getItem(name);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function keep(store, value, name = key()) {
  try {
    if (value === null) window[store].removeItem(name);
    else window[store].setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

/** chosen returns the codes of the pieces, in order. */
export function chosen() {
  const text = onDisk ? new URL(location.href).searchParams.get(parameter) : stored("sessionStorage") ?? stored("localStorage");
  return readAddress(`#1.${text || ""}`)?.codes || [];
}

/** choose keeps the codes of the pieces. */
export function choose(codes) {
  const text = codes.slice(0, most).join(".");
  if (onDisk) {
    history.replaceState(history.state, "", withCodes(location.href, text));
    return;
  }
  keep("sessionStorage", text);
  if (isSaved()) keep("localStorage", text);
}

/** isSaved tells that the choice is also kept on the device. */
export const isSaved = () => !onDisk && stored("localStorage") !== null;

/** save keeps the choice on the device; false when that fails. */
export const save = () => !onDisk && keep("localStorage", chosen().join("."));

/** clear forgets the choice, in this tab and on the device. */
export function clear() {
  choose([]);
  if (onDisk) return;
  keep("localStorage", null);
  keep("sessionStorage", null);
  keep("sessionStorage", null, key() + ":title");
}

/** title is the title that the reader gave; setTitle keeps it in this tab. */
export const title = () => onDisk ? "" : stored("sessionStorage", key() + ":title") || "";
export const setTitle = (text) => onDisk || keep("sessionStorage", text || null, key() + ":title");

/** carried returns an address of the guide with the choice in it, where that has to go along. */
export function carried(href) {
  return onDisk && new URL(href, document.baseURI).protocol === "file:" ? withCodes(href, chosen().join(".")) : href;
}

function withCodes(href, text) {
  const url = new URL(href, document.baseURI);
  if (text) url.searchParams.set(parameter, text);
  else url.searchParams.delete(parameter);
  return url.href;
}
