// The labels of other languages. The page loads a script for each language that a
// reader chooses; scripts also load from a disk.

import { embedded } from "../embedded.js";

// policy makes the addresses of scripts where Trusted Types are required. It
// allows only the addresses of the languages of the guide.
const policy = (known) => (globalThis.trustedTypes
  ? globalThis.trustedTypes.createPolicy("wenk", { createScriptURL: (address) => (known.includes(address) ? address : "") })
  : { createScriptURL: (address) => address });

/** Loader loads labels into forms.words and forms.labels. */
export class Loader {
  #forms;
  #asked = {}; // by language, a promise of whether its labels came
  #policy;

  constructor(forms) {
    this.#forms = forms;
    forms.labels = {};
    this.#policy = policy(forms.languages.map((l) => l.labels));
    globalThis.wenkLabels = (code, { words, labels }) => {
      forms.words[code] = words;
      forms.labels[code] = labels || {};
    };
  }

  /** has reports whether the labels of a language are there. */
  has(code) { return !!this.#forms.words[code]; }

  /** load loads the labels of a language and tells whether they are there. After a failure, another call tries again. */
  load(code) {
    const { labels } = this.#forms.languages.find((l) => l.code === code) || {};
    const here = labels && embedded(labels);
    if (here) globalThis.wenkLabels(code, here);
    if (this.has(code) || !labels) return Promise.resolve(this.has(code));
    this.#asked[code] = this.#asked[code] || new Promise((done) => {
      const script = document.createElement("script");
      script.src = this.#policy.createScriptURL(labels);
      script.onload = script.onerror = () => {
        script.remove();
        delete this.#asked[code];
        done(this.has(code));
      };
      document.head.append(script);
    });
    return this.#asked[code];
  }
}
