// By what readers narrow a list: facets, such as the domain, with their values. An item
// stays if it has, of each facet with chosen values, at least one of those.
import { numbers } from "../find/shard.js";

// itemsOf returns rising numbers from the gaps between them.
function itemsOf(gaps) {
  let item = -1;
  return numbers(gaps).map((gap) => item += gap + 1);
}

/** slug is a name as it stands in an address. */
const slug = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

/** Facets counts which items of a list have what readers choose. */
export class Facets {
  list; // {key, name, values: [{id, label, items}]}
  total; // items
  #in; // 1 for an item of the list

  /**
   * data are facets as the program writes them: [key of the name, [[id, label, gaps]]].
   * name gives the name of a key. Without items, those that have the value only (of a facet, an
   * id) are the list, or all that have any value. A facet that does not divide the list is left out.
   */
  constructor(data, name, { items, only = [] } = {}) {
    const all = data.map(([key, values]) => ({
      key: slug(name(key)), word: key, name: name(key), values: values.map(([id, label, gaps]) => ({ id, label, items: itemsOf(gaps) })),
    }));
    all.forEach((f, at) => { // a guide may give two facets one name, or the name of the query
      if (["", "z", ...all.slice(0, at).map((other) => other.key)].includes(f.key)) f.key = f.word;
    });
    const kept = all.find((f) => f.word === only[0])?.values.find((v) => v.id === only[1])?.items;
    const list = kept ?? all.flatMap((f) => f.values.flatMap((v) => v.items));
    this.#in = new Uint8Array(items ?? list.reduce((most, item) => Math.max(most, item + 1), 0));
    if (items === undefined) for (const item of list) this.#in[item] = 1;
    else this.#in.fill(1);
    this.total = this.#in.reduce((sum, n) => sum + n, 0);
    for (const f of all) {
      for (const v of f.values) v.items = v.items.filter((item) => this.#in[item]);
      f.values = f.values.filter((v) => v.items.length);
    }
    this.list = all.filter((f) => f.word !== only[0] && f.values.length > 1 && f.values.some((v) => v.items.length < this.total));
  }

  /**
   * narrow returns the items that have what was chosen, a map from keys to sets of ids,
   * and of each facet how many items each value would leave: {items, counts}.
   */
  narrow(chosen) {
    const misses = new Uint8Array(this.#in.length), missed = new Uint8Array(this.#in.length); // facets, and one of them
    this.list.forEach((f, at) => {
      if (!chosen.get(f.key)?.size) return;
      const has = new Uint8Array(this.#in.length);
      for (const v of f.values) if (chosen.get(f.key).has(v.id)) for (const item of v.items) has[item] = 1;
      has.forEach((yes, item) => {
        if (yes) return;
        misses[item]++;
        missed[item] = at;
      });
    });
    const items = [];
    this.#in.forEach((yes, item) => yes && !misses[item] && items.push(item));
    const counts = this.list.map((f, at) => f.values.map((v) => {
      let n = 0;
      for (const item of v.items) if (!misses[item] || misses[item] === 1 && missed[item] === at) n++;
      return n;
    }));
    return { items, counts };
  }

  /** read returns what an address chooses; unknown names are left out. */
  read(hash) {
    const chosen = new Map();
    for (const part of hash.replace(/^#/, "").split("&")) {
      const [key, ids = ""] = part.split("="), facet = this.list.find((f) => f.key === decoded(key));
      if (!facet) continue;
      const known = ids.split("+").map(decoded).filter((id) => facet.values.some((v) => v.id === id));
      if (known.length) chosen.set(facet.key, new Set(known));
    }
    return chosen;
  }

  /** write is the fragment of the address that chooses the same, "" for nothing. */
  write(chosen) {
    const parts = this.list.filter((f) => chosen.get(f.key)?.size)
      .map((f) => `${encodeURIComponent(f.key)}=${[...chosen.get(f.key)].map(encodeURIComponent).join("+")}`);
    return parts.length ? `#${parts.join("&")}` : "";
  }

  /** labels are the labels of what was chosen, by facet. */
  labels(chosen) {
    return this.list.filter((f) => chosen.get(f.key)?.size)
      .map((f) => f.values.filter((v) => chosen.get(f.key).has(v.id)).map((v) => v.label));
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
