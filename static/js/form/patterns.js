// How words, numbers and addresses are written in text.

/** WORD finds words. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** NUMBER finds numbers to call, with what people write between the digits. */
export const NUMBER = /\+?[0-9٠-٩۰-۹][0-9٠-٩۰-۹\s./()-]{3,}[0-9٠-٩۰-۹]/gu;

/** MAIL finds mail addresses. */
export const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu;

/** anyOf is a pattern for some texts where they are whole words, the longest first. */
export const anyOf = (texts) => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${[...texts].sort((a, b) => b.length - a.length).map(quoted).join("|")})(?![\\p{L}\\p{M}\\p{N}])`, "gu");

const quoted = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** digits are the digits in a text, as 0 to 9. */
export const digits = (text) => [...text].filter((c) => /[0-9٠-٩۰-۹]/.test(c)).map((c) => c.codePointAt(0) & 15).join("");

/**
 * fold brings together how a word may be written: capitals, accents, dotless i,
 * letters that Arabic and Persian keyboards have in common.
 */
export function fold(text) {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[ıیىکة]/g, (c) => ({ ı: "i", ی: "ي", ى: "ي", ک: "ك", ة: "ه" })[c]);
}
