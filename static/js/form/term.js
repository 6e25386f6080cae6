// Days as people write them.
const two = (n) => String(n).padStart(2, "0");

/** isDay tells whether a text is a day that exists, as "2026-11-23". */
export function isDay(text) {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return false;
  const d = new Date(0);
  d.setUTCFullYear(+m[1], m[2] - 1, +m[3]);
  return d.getUTCMonth() === m[2] - 1; // a 31st of November is in the next month
}

/**
 * dayIn returns the day that a text names, as "2026-11-23", or "" for other text.
 * It reads "23/11/2026" and, with names of months in the languages given,
 * "23 november 2026". For a month, as in "eind november 2026", it returns the last
 * day.
 */
export function dayIn(text, languages = []) {
  const plain = text.trim().toLowerCase().replace(/[٠-٩۰-۹]/g, (c) => c.charCodeAt(0) & 15);
  const m = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  const found = m ? `${m[3]}-${two(m[2])}-${two(m[1])}` : isDay(plain) ? plain : inWords(plain, languages);
  return isDay(found) ? found : "";
}

// inWords reads a month and a year, with a day or one more word.
function inWords(text, languages) {
  const words = text.split(/[\s.,]+/).filter(Boolean);
  const year = words.findIndex((w) => /^\d{4}$/.test(w));
  const month = languages.map((code) => months(code)).map((names) => words.map((w) => names.get(w)).find(Boolean)).find(Boolean);
  if (year < 0 || !month || words.length > 3) return "";
  const day = words.map((w) => /^(\d{1,2})(e|er|de|ste|st|nd|rd|th)?$/.exec(w)).find(Boolean);
  if (!day && words.some((w, i) => i !== year && /\d/.test(w))) return "";
  const last = new Date(Date.UTC(words[year], month, 0)).getUTCDate();
  return `${words[year]}-${two(month)}-${two(day ? day[1] : last)}`;
}

const known = new Map(); // by language, the number of a month by its name

function months(code) {
  if (known.has(code)) return known.get(code);
  const names = new Map();
  const day = { month: "long", day: "numeric" }; // some languages have another form of the month beside a day, or a year
  for (const style of [{ month: "long" }, { month: "short" }, day, { ...day, year: "numeric" }]) {
    const format = new Intl.DateTimeFormat(`${code}-u-nu-latn-ca-gregory`, { ...style, timeZone: "UTC" });
    for (let i = 0; i < 12; i++) {
      const { value } = format.formatToParts(Date.UTC(2026, i, 1)).find((p) => p.type === "month");
      names.set(value.toLowerCase().replace(/\.$/, ""), i + 1);
    }
  }
  known.set(code, names);
  return names;
}
