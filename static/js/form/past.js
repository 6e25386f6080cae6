// The records that a dossier builds on: those that this tab wrote or read. Each
// has a mark, and names the marks of the records that it builds on itself. So a
// tab that reads a record of another tab finds what both started from.
import { merge } from "./merge.js";
import { put } from "./plain.js";

const SEEN = 40;       // records remembered, to merge from
const LINE = 80;       // marks in a record
const OPEN = "\u0000"; // stands where records that tabs have in common differ

/** mark tells one record from another. */
export const mark = (record) => `${record.seq}.${record.sum}`;

/** later tells whether a record was written after another one. */
export const later = (a, b) => a.saved > b.saved || a.saved === b.saved && a.sum > b.sum;

// last keeps the marks of the most recent records.
const last = (list, most, of) => (list.length > most ? list.sort((a, b) => parseInt(of(a), 10) - parseInt(of(b), 10)).slice(-most) : list);

/** Past is what a dossier builds on: line has the marks, saved is the last record. */
export class Past {
  #seen = []; // {mark, line, held}

  constructor() {
    this.line = [];
    this.saved = { saved: "", sum: "" };
  }

  /** has tells whether the dossier builds on a record. */
  has(record) { return this.line.includes(mark(record)); }

  /** add adds a record, and the value that it holds. */
  add(record, held) {
    const line = [...record.from, mark(record)];
    this.#seen = last([...this.#seen, { mark: mark(record), line, held }], SEEN, (s) => s.mark);
    this.line = last([...new Set([...this.line, ...line])], LINE, (m) => m);
    if (later(record, this.saved)) this.saved = record;
  }

  /** base is the value that this line and another one started from, or undefined. */
  base(other) { return this.#base(this.line, other); }

  // base is the value of the last record that two lines have in common. Tabs that
  // merged at the same time have several of these; they are merged in turn. Where
  // they differ, neither side counts as unchanged.
  #base(one, other) {
    const common = this.#seen.filter((s) => one.includes(s.mark) && other.includes(s.mark));
    let base, line = [];
    for (const s of common.filter((s) => !common.some((c) => c !== s && c.line.includes(s.mark)))) {
      if (!base) base = s.held;
      else {
        const { value, conflicts } = merge(this.#base(line, s.line) || {}, base, s.held);
        for (const c of conflicts) put(value, c.path, OPEN);
        base = value;
      }
      line = [...line, ...s.line];
    }
    return base;
  }
}
