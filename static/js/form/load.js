// The labels of other languages, which the page loads when a reader chooses one:
// a script each, beside the script of the page, also on a disk.

// A page that lets scripts make no script addresses out of text lets a policy;
// this one lets only those of the guide's own languages.
const policy = (known) => (globalThis.trustedTypes
  ? globalThis.trustedTypes.createPolicy("wenk-labels", { createScriptURL: (address) => (known.includes(address) ? address : "") })
  : { createScriptURL: (address) => address });

/** Loader loads labels into forms.words and forms.labels. */
export class Loader {
  constructor(forms) {
    this.forms = forms;
    this.asked = {}; // by language, a promise of whether its labels came
    forms.labels = {};
    this.policy = policy(forms.languages.map((l) => l.labels));
    globalThis.wenkLabels = (code, { words, labels }) => {
      forms.words[code] = words;
      forms.labels[code] = labels || {};
    };
  }

  /** has reports whether the labels of a language are there. */
  has(code) { return !!this.forms.words[code]; }

  /** load tells whether they are there now; who asks again after a failure tries again. */
  load(code) {
    const { labels } = this.forms.languages.find((l) => l.code === code) || {};
    if (this.has(code) || !labels) return Promise.resolve(this.has(code));
    this.asked[code] = this.asked[code] || new Promise((done) => {
      const script = document.createElement("script");
      script.src = this.policy.createScriptURL(labels);
      script.onload = script.onerror = () => {
        script.remove();
        delete this.asked[code];
        done(this.has(code));
      };
      document.head.append(script);
    });
    return this.asked[code];
  }
}
