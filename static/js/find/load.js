// The files of the index are scripts: a page that was opened from a disk may load
// those, and nothing else. Each calls SX with its name and its value.

import { embedded, isOneFile } from "../embedded.js";

/** loader returns a function that loads a file of the index by name, below an address that ends in "/". */
export function loader(base, version) {
  const root = new URL(base, document.baseURI).href, waiting = new Map(), policy = trusted(root);
  window.SX = (name, value) => {
    waiting.get(name)?.(value);
    waiting.delete(name);
  };
  const loaded = new Map();
  return (name) => {
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
}

// trusted is the one policy with which a script makes scripts: only those of the index.
function trusted(root) {
  const createScriptURL = (url) => {
    const { href, pathname } = new URL(url);
    if (!href.startsWith(root) || !pathname.endsWith(".js")) throw new TypeError(`no script of the guide: ${url}`);
    return href;
  };
  return window.trustedTypes ? window.trustedTypes.createPolicy("wenk", { createScriptURL }) : { createScriptURL };
}
