// Words that differ by a typing error.

/**
 * distance is how many letters to change, add, take away or swap make one word of
 * another (optimal string alignment), or most+1 when it is more than most.
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], most + 1);
}

/** nearest returns the words of a list that differ least from a word, and by how much: {words, distance}. */
export function nearest(word, list, most) {
  let least = most + 1, words = [];
  for (const w of list) {
    const d = distance(word, w, Math.min(most, least));
    if (d < least) [least, words] = [d, []];
    if (d === least && d <= most) words.push(w);
  }
  return { words, distance: least };
}

/** allowed is how many errors a word may have to be taken for another. */
export const allowed = (word) => word.length < 4 ? 0 : word.length < 8 ? 1 : 2;

/** light takes the commonest endings of Dutch, French and English off a word that the guide does not have. */
export const light = (word) => bare(word.replace(/(heden|heid|tjes|tje|jes|je|ingen|ing|en|ers|er|es|e|s|t|d)$/, (end, _, at) => at > 2 ? "" : end));

/** isLike returns a function that tells whether a form has the stem of a word, or the word as its stem. */
export function isLike(word) {
  const begin = word.slice(0, 3), stems = [light(word), bare(word)];
  return (form) => form.startsWith(begin) && stems.includes(light(form));
}

// bare is a word as it is spelt before an ending: huis is huiz, without its z.
function bare(word) {
  return word.replace(/(.)\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s").replace(/(aa|ee|oo|uu)(?=[^aeiou]$)/, (v) => v[0]);
}
