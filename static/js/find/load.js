// The files of the index are scripts: a page that was opened from a disk may load
// those, and nothing else. Each calls SX with its name and its value.

import { embedded, isOneFile } from "../embedded.js";

/**
 * loader returns a function that loads a file of the index by name, below an address
 * that ends in "/". Its method html takes a text for HTML, if a file brought it. The
 * scripts of a page share one, since a page may have one policy for scripts.
 */
export function loader(base, version) {
  if (window.SX) return window.SX.load;
  const root = new URL(base, document.baseURI).href, waiting = new Map(), brought = new Set(), policy = trusted(root, brought);
  window.SX = (name, value) => {
    for (const page of value.pages || []) brought.add(page.html).add(page.sheet);
    waiting.get(name)?.(value);
    waiting.delete(name);
  };
  const loaded = new Map();
  const load = (name) => {
    if (isOneFile()) return Promise.resolve(embedded(`${base}${name}.js`));
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = policy.createScriptURL(`${root}${name}.js?${version}`);
        script.onload = () => script.remove();
        script.onerror = () => {
          script.remove();
          loaded.delete(name); // to try again later
          reject(new Error(`no ${name}`));
        };
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  };
  load.html = (text) => policy.createHTML(text);
  return window.SX.load = load;
}

// trusted is the one policy with which a script makes scripts and HTML: scripts of
// the index alone, and texts that those brought.
function trusted(root, brought) {
  const createScriptURL = (url) => {
    const { href, pathname } = new URL(url);
    if (!href.startsWith(root) || !pathname.endsWith(".js")) throw new TypeError(`no script of the guide: ${url}`);
    return href;
  };
  const createHTML = (text) => {
    if (!brought.has(text)) throw new TypeError("no HTML of the guide");
    return text;
  };
  const rules = { createScriptURL, createHTML };
  return window.trustedTypes ? window.trustedTypes.createPolicy("wenk", rules) : rules;
}
