// Words of the interface, with the form that a number asks for.

/** sayer returns a function that gives the text of a key; values fill its places. */
export function sayer(words, lang) {
  return (key, values = {}) => {
    let text = words[key] ?? key;
    if (typeof text === "object") text = text[new Intl.PluralRules(lang).select(values.count)] || text.other;
    return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? Object.values(values)[Number(name)] ?? place);
  };
}
