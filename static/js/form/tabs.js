// What tabs of one browser tell each other about the dossiers of a guide, and
// what a tab remembers when it is reloaded.
//
// Tabs hear of each record from the storage event. A channel tells what storage
// does not: that dossiers were removed, or that the computer is shared. A tab
// keeps in sessionStorage which dossier it shows, and whether the computer is
// shared.
import { attempt } from "./attempt.js";

/** Tabs listens to other tabs; env is that of the store. */
export class Tabs {
  #env;
  #prefix;
  #shown;
  #listener;

  constructor(env, prefix) {
    this.#env = env;
    this.#prefix = prefix;
    this.#shown = attempt(() => env.session.getItem(prefix + "tab")) || "";
  }

  /**
   * listen calls wrote(key, text) for what another tab wrote, cleared(ids) when it
   * removed all dossiers, removed(id) when it removed one, and shared() when it
   * began to share the computer.
   */
  listen({ wrote, cleared, removed, shared }) {
    const { events, channel } = this.#env;
    this.#listener = ({ key, newValue }) => { if (key) wrote(key, newValue); };
    if (events) events.addEventListener("storage", this.#listener);
    if (channel) {
      channel.onmessage = ({ data }) => {
        const { type, id, ids = [] } = data || {};
        if (type === "clear") cleared(ids);
        else if (type === "remove") removed(id);
        else if (type === "shared") shared();
      };
    }
  }

  /** tell tells other tabs: {type: "remove", id}, {type: "clear", ids} or {type: "shared"}. */
  tell(note) { attempt(() => this.#env.channel.postMessage(note)); }

  /** close ends listening. */
  close() {
    const { events, channel } = this.#env;
    if (events) events.removeEventListener("storage", this.#listener);
    if (channel) channel.close();
  }

  /** shown is the id of the dossier that this tab shows, or "". */
  get shown() { return this.#shown; }

  set shown(id) {
    if (id === this.#shown) return;
    this.#shown = id;
    const key = this.#prefix + "tab";
    attempt(() => (id ? this.#env.session.setItem(key, id) : this.#env.session.removeItem(key)));
  }

  /** shared tells whether the computer is shared. */
  get shared() { return !!attempt(() => this.#env.session.getItem(this.#prefix + "shared")); }

  set shared(on) {
    const key = this.#prefix + "shared";
    attempt(() => (on ? this.#env.session.setItem(key, "1") : this.#env.session.removeItem(key)));
  }
}
