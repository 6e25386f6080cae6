// Words, and what is the same in them however they are typed. Package search of
// the program folds the words of the guide in the same way.
const letters = {
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
  "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ی": "ي", "ة": "ه", "ؤ": "و", "ک": "ك",
  "ـ": "", "’": "", "'": "", "ʼ": "",
};

/** fold returns a word in lower case, without marks and apostrophes. */
export function fold(word) {
  word = word.toLowerCase();
  if (!/[^a-z0-9]/.test(word)) return word;
  word = word.replace(/[^\x00-&(-\x7f]/g, (c) => letters[c] ?? c).normalize("NFKD").replace(/\p{Mn}/gu, "");
  const rest = /^(?:[وبكف]?ال|لل)(...+)$/u.exec(word);
  return rest ? rest[1] : word;
}

/** words returns the words of a text: {text, folded, start, end}. */
export function words(text) {
  const found = [];
  for (const m of text.matchAll(/[\p{L}\p{N}\p{Mn}ـ][\p{L}\p{N}\p{Mn}ـ'’ʼ]*/gu)) {
    const word = withoutArticle(m[0]), folded = fold(word);
    if (folded) found.push({ text: word, folded, start: m.index, end: m.index + m[0].length });
  }
  return found;
}

// withoutArticle takes a last apostrophe from a word, and l' or d' before it.
function withoutArticle(word) {
  word = word.replace(/['’ʼ]+$/, "");
  const m = /^.{1,2}?['’ʼ]+(.{3,})$/u.exec(word);
  return m ? m[1] : word;
}
