// The index of the guide: which items are about a word. Its parts are loaded when
// they are needed.
import { words } from "./fold.js";
import { allowed, distance, isLike, light, nearest } from "./near.js";
import { frontCoded, Shard } from "./shard.js";

const maxPrefixShards = 4; // that are loaded for the beginning of a word
const maxPrefixForms = 24;

/** Index searches. load returns the value of a file of the index, as a promise. */
export class Index {
  #load;
  #about;
  #firsts;
  #stops;
  #shards = [];
  #common;

  static async open(load) { return new Index(load, await load("m")); }

  constructor(load, about) {
    this.#load = load;
    this.#about = about;
    this.#firsts = frontCoded(about.shards);
    this.#stops = new Set(about.stops.split(" "));
  }

  /** asked is what a query asks for: the words that are not too common. */
  asked(query) { return words(query).map((w) => w.folded).filter((w) => !this.#stops.has(w)); }

  /** isOnlyCommon reports whether a query has words, and all are too common to search for. */
  isOnlyCommon(query) { return words(query).length > 0 && !this.asked(query).length; }

  /** isTerm reports whether an item is a term of the glossary. */
  isTerm(item) { return item >= this.#about.terms; }

  /** isAsked reports whether a query asks for a name and nothing else: "wat is een loi". */
  isAsked(name, asked) {
    const list = this.asked(name);
    return list.length > 0 && list.length === asked.length && list.every((w, i) => w === asked[i]);
  }

  /** details returns what is shown of an item. */
  async details(item) {
    const { each } = this.#about, rows = await this.#load(`d/${Math.floor(item / each)}`);
    const [address, title, label, where, domains, summary, text, code, [full, ...names] = [], links = []] = rows[item % each];
    return { item, address, title, label, where, domains, summary, text, code, full, names: [title, full, ...names], links };
  }

  /**
   * search returns the items for a query, best first: {items, marks, meant, asked}.
   * An item is {item, score}; marks is the set of heads that were found; meant has the
   * words that were taken for other words: {asked, found}. typing says that the last
   * word may go on, exact that no word is taken for another.
   */
  async search(query, { typing = false, exact = false } = {}) {
    const asked = this.asked(query);
    const found = await Promise.all(asked.map((w, i) => this.#candidates(w, typing && i === asked.length - 1, exact)));
    const scores = new Map(), covered = new Map(), marks = new Set(), meant = [];
    let all = 0;
    for (const [i, candidates] of found.entries()) {
      const { best, top } = await this.#score(candidates, marks);
      all += top;
      for (const [item, score] of best) {
        scores.set(item, (scores.get(item) || 0) + score);
        covered.set(item, (covered.get(item) || 0) + top);
      }
      for (const [head, c] of candidates) if (c.guess) meant.push({ asked: asked[i], found: c.form || head });
    }
    const items = [...scores].map(([item, score]) => ({ item, score: score * (covered.get(item) / all) ** 2 }));
    items.sort((a, b) => b.score - a.score || a.item - b.item);
    return { items, marks, meant, asked };
  }

  // score gives each item its best score for one word of the query, and what the word is worth.
  async #score(candidates, marks) {
    const best = new Map(), n = this.#about.items;
    let top = 0;
    for (const [head, { weight }] of candidates) {
      const p = (await this.#shardOf(head)).postings(head);
      if (!p) continue;
      marks.add(head);
      const idf = Math.log(1 + (n - p.items.length + .5) / (p.items.length + .5));
      top = Math.max(top, idf);
      p.items.forEach((item, k) => best.set(item, Math.max(best.get(item) || 0, weight * idf * p.impacts[k])));
    }
    return { best, top: top || Math.log(1 + n) };
  }

  /** begin loads what every query needs: the words of a small guide. */
  begin() {
    if (this.#firsts.length < 2) this.#shard(0).catch(() => {}); // a query tries again, and tells
  }

  #shard(i) {
    return this.#shards[i] ??= this.#load(`i/${i}`).then((value) => new Shard(value), (e) => {
      this.#shards[i] = undefined; // to try again later
      throw e;
    });
  }

  // places are the shards that may hold a word and words that begin with it.
  #places(word) {
    const firsts = this.#firsts, list = [];
    let i = 0;
    while (i + 1 < firsts.length && firsts[i + 1] <= word) i++;
    list.push(i);
    while (++i < firsts.length && firsts[i] < word + "\uffff") list.push(i);
    return list;
  }

  #shardOf(word) { return this.#shard(this.#places(word)[0]); }

  #commonWords() {
    return this.#common ??= this.#load("s").then(frontCoded, (e) => {
      this.#common = undefined;
      throw e;
    });
  }

  // candidates are the heads that a word may mean: a map to {weight, guess, form}.
  async #candidates(word, typing, exactly) {
    const found = new Map();
    const add = (head, weight, more) => {
      if (head !== undefined && !(found.get(head)?.weight >= weight)) found.set(head, { weight, ...more });
    };
    const exact = (await this.#shardOf(word)).headOf(word);
    add(exact, 1);
    if (word.length > 2 && (typing || exact === undefined)) {
      for (const { form, head } of await this.#beginning(word)) {
        add(head, .6 * Math.sqrt(word.length / form.length) * (exact === undefined ? 1 : .5));
      }
    }
    if (exact === undefined && !exactly) await this.#unseen(word, found.size > 0, add);
    return found;
  }

  // beginning returns forms that begin with a word, the shortest first: {form, head}.
  async #beginning(word) {
    const places = this.#places(word), list = [];
    if (places.length > maxPrefixShards) { // the beginning of very many words
      for (const form of await this.#commonWords()) if (form.startsWith(word)) list.push({ form, head: form });
      for (const f of list.slice(0, maxPrefixForms)) f.head = (await this.#shardOf(f.form)).headOf(f.form);
    } else {
      for (const shard of await Promise.all(places.map((i) => this.#shard(i)))) {
        shard.forms.forEach((form, i) => form !== word && form.startsWith(word) && list.push({ form, head: shard.heads[i] }));
      }
    }
    return list.sort((a, b) => a.form.length - b.form.length).slice(0, maxPrefixForms);
  }

  // unseen looks for what a word may mean that the guide does not have: in turn, a form
  // with the same stem, one typing error, a compound, two typing errors.
  async #unseen(word, begins, add) {
    if (word.length < 4) return;
    const shard = await this.#shardOf(word), like = isLike(word);
    const same = shard.forms.flatMap((f, i) => like(f) ? [shard.heads[i]] : []);
    same.forEach((head) => add(head, .85));
    if (same.length || begins) return;
    const near = await this.#near(word, shard);
    if (near.distance > 1 && await this.#compound(word, add)) return;
    if (!near.words.length) Object.assign(near, { words: this.#nearStems(light(word), shard), distance: 1 });
    for (const form of near.words) add((await this.#shardOf(form)).headOf(form), .9 - .2 * near.distance, { guess: true, form });
  }

  // near returns the words that differ least from a word, common ones first.
  async #near(word, shard) {
    const most = allowed(word), here = nearest(word, shard.forms, most), common = nearest(word, await this.#commonWords(), most);
    const least = Math.min(here.distance, common.distance);
    const list = [common, here].flatMap((n) => n.distance === least && least <= most ? n.words : []);
    return { distance: least, words: [...new Set(list)].slice(0, 3) };
  }

  // nearStems returns the forms whose stems differ by one typing error from a stem.
  #nearStems(stem, shard) {
    if (allowed(stem) < 1) return [];
    return shard.forms.filter((f) => f[0] === stem[0] && distance(light(f), stem, 1) === 1).slice(0, 3);
  }

  // compound finds the two parts of a compound that the guide does not have, and reports whether it did.
  async #compound(word, add) {
    for (let at = word.length - 4; at >= 4; at--) {
      const second = word.slice(at), last = await this.#headOf(second);
      if (last === undefined) continue;
      const starts = [word.slice(0, at), word.slice(0, at).replace(/(en|s|e|n)$/, "")];
      for (const start of starts) {
        const head = start.length > 3 ? await this.#headOf(start) : undefined;
        if (head === undefined) continue;
        add(head, .4);
        add(last, .4);
        return true;
      }
    }
    return false;
  }

  // headOf is the head of a form, or of a form with the same stem.
  async #headOf(word) {
    const shard = await this.#shardOf(word), head = shard.headOf(word);
    if (head !== undefined) return head;
    const i = shard.forms.findIndex(isLike(word));
    return i < 0 ? undefined : shard.heads[i];
  }
}
