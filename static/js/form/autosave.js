// When a change is saved: shortly after the last one.

const REST = 250;     // ms from the last change to saving it
const LONGEST = 1000; // ms that a change waits at most

/** Autosave calls save once changes pause; env has now, setTimeout and clearTimeout. */
export class Autosave {
  #env;
  #save;
  #timer = 0;
  #since = 0; // time of the first change that is not saved

  constructor(env, save) {
    this.#env = env;
    this.#save = save;
  }

  /** changed tells of a change. */
  changed() {
    const now = this.#env.now().getTime();
    this.#since = this.#since || now;
    this.stop();
    this.#timer = this.#env.setTimeout(this.#save, Math.max(0, Math.min(REST, this.#since + LONGEST - now)));
  }

  /** stop cancels the save that is due. */
  stop() { this.#env.clearTimeout(this.#timer); }

  /** saving tells that all changes are saved now. */
  saving() { this.#since = 0; }
}
