// The place in a text that shows why it was found, with its words marked.
import { words } from "./fold.js";

const size = 32; // words

/**
 * marker returns a function that tells whether a folded word was found: 2 for one that
 * was asked, whatever its ending, 1 for one of heads, or that begins or ends with one of
 * those, 0 for others.
 */
export function marker(asked, heads) {
  const all = new Set([...asked, ...heads]), long = [...all].filter((w) => w.length > 3);
  const begins = asked.filter((w) => w.length > 3);
  return (word) => {
    if (asked.includes(word) || begins.some((b) => word.startsWith(b))) return 2;
    return Number(all.has(word) || long.some((h) => word.length > h.length && (word.startsWith(h) || word.length > h.length + 2 && word.endsWith(h))));
  };
}

/** snippet returns the best part of a text as pieces: {text, mark}. */
export function snippet(text, isMarked) {
  const list = words(text).map((w) => ({ ...w, mark: isMarked(w.folded) }));
  const from = bestStart(list), shown = list.slice(from, from + size);
  if (!shown.length) return [];
  const pieces = [];
  let at = shown[0].start;
  if (from > 0) pieces.push({ text: "… " });
  for (const w of shown) {
    if (!w.mark) continue;
    pieces.push({ text: text.slice(at, w.start) }, { text: text.slice(w.start, w.end), mark: true });
    at = w.end;
  }
  pieces.push({ text: text.slice(at, shown[shown.length - 1].end) + (from + size < list.length ? " …" : "") });
  return pieces;
}

// bestStart is the first word of the part with the most different marked words; those that
// were asked count twice.
function bestStart(list) {
  const counts = new Map();
  let best = 0, start = 0, score = 0;
  list.forEach((w, i) => {
    if (w.mark) {
      const n = counts.get(w.folded) || 0;
      counts.set(w.folded, n + 1);
      score += n ? 1 : 4 * w.mark;
    }
    const gone = list[i - size];
    if (gone && gone.mark) {
      const n = counts.get(gone.folded) - 1;
      counts.set(gone.folded, n);
      score -= n ? 1 : 4 * gone.mark;
    }
    if (score > best) [best, start] = [score, Math.max(0, i - size + 1)];
  });
  return before(list, start);
}

// before moves the start of a part so that its first marked word does not stand at its end.
function before(list, start) {
  const first = list.findIndex((w, i) => i >= start && w.mark);
  return first < 0 ? 0 : Math.max(0, Math.min(first - 6, Math.max(start, first - 6)));
}
