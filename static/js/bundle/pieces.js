// The pieces of the guide, as their page has them. They come as scripts, by
// ../find/load.js.

const codeSize = 7;

/** Pieces loads pieces by their codes. */
export class Pieces {
  #load;
  #large; // the codes are listed in a file for each first letter
  #shards = new Map(); // of codes

  constructor(load, large) { [this.#load, this.#large] = [load, large]; }

  /** get returns the pieces of the codes that the guide has, in their order. */
  async get(codes) {
    const maps = new Set(codes.map((code) => this.#large ? `m-${code[0]}` : "m"));
    for (const map of await Promise.all([...maps].map(this.#load))) {
      for (const [shard, list] of Object.entries(map)) {
        for (let i = 0; i < list.length; i += codeSize) this.#shards.set(list.slice(i, i + codeSize), shard);
      }
    }
    const pieces = await Promise.all(codes.map((code) => this.#piece(code)));
    return pieces.filter(Boolean);
  }

  async #piece(code) {
    const name = this.#shards.get(code);
    if (name === undefined) return null;
    const { pages, terms } = await this.#load(name);
    const page = pages.find((p) => p.code === code || Object.hasOwn(p.blocks, code));
    page.dom ??= this.#parsed(page.html);
    const isPage = page.code === code;
    const [label, title, id] = isPage ? [page.label, page.title, ""] : page.blocks[code];
    const make = () => {
      if (isPage) return page.sheet ? this.#parsed(page.sheet) : page.dom.cloneNode(true);
      const box = document.createDocumentFragment();
      box.append(page.dom.querySelector(`[data-piece="${code}"]`).cloneNode(true));
      return box;
    };
    return { code, label, title, terms, isPage, at: page.at + (id && `#${id}`), make, note: (id) => page.dom.getElementById(id)?.cloneNode(true) };
  }

  #parsed(html) {
    const box = document.createElement("template");
    box.innerHTML = this.#load.html(html);
    return document.importNode(box.content, true);
  }
}
