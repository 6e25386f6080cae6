// The fields of a form: one for each type of question.
import { flat, typed } from "./bidi.js";
import { h, part } from "./dom.js";
import { addPerson, people as peopleOn, takeBack } from "./dossier.js";
import { addStep, entry as entryOf, putEntry, setValue } from "./entries.js";
import { done, waiting } from "./pending.js";
import { copy } from "./plain.js";
import { rows } from "./rows.js";
import { isDay } from "./term.js";

/** quiet are attributes for every field, so that no browser stores, checks or sends what is typed. */
export const quiet = {
  autocomplete: "off", autocorrect: "off", autocapitalize: "sentences", spellcheck: "false",
  writingsuggestions: "false", "data-1p-ignore": "", "data-lpignore": "true", translate: "no",
};

/**
 * textField is a field of one or more lines. A field of several lines grows with
 * its text. With wraps it holds one line that wraps, to show all of it on a phone.
 */
export function textField({ id, label, value, lines = 1, wraps, oninput, onenter, describedby, type = "text", inputmode, invalid }) {
  const props = {
    ...quiet, id, key: id, value: value || "", dir: "auto", oninput: (e) => oninput(e.target.value),
    "aria-label": label, "aria-describedby": describedby, "aria-invalid": invalid && "true", inputmode,
  };
  if (wraps) {
    return h("textarea", {
      ...props, rows: Math.min(6, Math.ceil(((value || "").length + 1) / 24)), class: "grows wraps",
      oninput: (e) => oninput(e.target.value.replaceAll("\n", " ")), onkeydown: (e) => { if (e.key === "Enter") e.preventDefault(); },
    });
  }
  if (lines > 1) return h("textarea", { ...props, rows: lines, class: "grows" });
  return h("input", {
    ...props, type, onkeydown: onenter && ((e) => {
      if (e.key === "Enter" && !e.isComposing) {
        e.preventDefault();
        onenter(e.target);
      }
    }),
  });
}

/** checkField is a box to tick with its label. */
export function checkField({ id, nodes, checked, onchange, type = "checkbox", name }) {
  return h("label", { class: "tick", key: id },
    h("input", { id, type, name, checked: !!checked, autocomplete: "off", onchange: (e) => onchange(e.target.checked) }),
    h("span", null, nodes));
}

/** field is the field of a question of a template, with its label, for an entry (undefined when there is none yet). */
export function field(app, template, question, entry, make) {
  const { labels } = app;
  const base = `${template.id}-${make ? "one" : entry.id}-${question.id}`; // the same before and after the entry is made, so that the field stays
  const value = entry && entry.values[question.id];
  const save = (v) => app.store.change(base, (draft) => {
    const e = (entry && entryOf(draft, template, entry.id)) || again(draft, template, entry, make);
    setValue(draft, template, e.id, question.id, v, app.today());
  }, question.label);
  const help = question.help && h("p", { class: "help", id: `${base}-help` }, labels.nodes(question.help));
  const about = help ? `${base}-help` : undefined;
  const named = (control) => h("div", { class: `field is-${question.type}`, key: base },
    h("label", { for: base }, labels.nodes(question.label)), help, control);
  const group = (...controls) => h("div", { class: `field is-${question.type}`, key: base, role: "group", "aria-labelledby": `${base}-label` },
    h("p", { class: "label-of", id: `${base}-label` }, labels.nodes(question.label)), help, controls);
  switch (question.type) {
    case "text":
      return named(textField({ id: base, value, lines: question.lines, oninput: save, describedby: about }));
    case "date":
      return named(h("input", { ...quiet, id: base, key: base, type: "date", value: isDay(value || "") ? value : "", oninput: (e) => save(e.target.value) }));
    case "number":
      return named(numberField(app, question, { id: base, value, save, about }));
    case "check":
      return h("div", { class: "field is-check", key: base }, checkField({ id: base, nodes: labels.nodes(question.label), checked: value === true, onchange: save }));
    case "choice":
      return group(question.options.map((o) => checkField({
        id: `${base}-${o.id}`, type: "radio", name: base, nodes: labels.nodes(o.label), checked: value === o.id, onchange: () => save(o.id),
      })));
    case "choices": {
      const chosen = Array.isArray(value) ? value : [];
      return group(question.options.map((o) => checkField({
        id: `${base}-${o.id}`, nodes: labels.nodes(o.label), checked: chosen.includes(o.id),
        onchange: (on) => save(question.options.map((x) => x.id).filter((x) => (x === o.id ? on : chosen.includes(x)))),
      })));
    }
    case "list":
      return group(steps(app, template, question, entry, make, base));
    case "people":
      return group(supporters(app, template, question, entry, make, base));
  }
  return null;
}

function numberField(app, question, { id, value, save, about }) {
  const n = Number(String(value || "").replace(",", "."));
  const wrong = value && (Number.isNaN(n) || (question.min !== undefined && n < question.min) || (question.max !== undefined && n > question.max));
  return [
    textField({ id, value, inputmode: "decimal", oninput: save, invalid: wrong, describedby: wrong ? `${id}-wrong` : about }),
    wrong && h("p", { class: "wrong", id: `${id}-wrong` }, app.labels.words("form-number-wrong", question.min ?? "…", question.max ?? "…")),
  ];
}

// again makes an entry, or puts back one that another tab removed.
const again = (draft, template, entry, make) => (entry ? putEntry(draft, template, entry) : make(draft));

// steps are the steps towards a goal, each with a box to tick, and a field to add one.
function steps(app, template, question, entry, make, base) {
  const { labels, store } = app;
  const list = (entry && entry.values[question.id]) || [];
  const on = (id, fn) => (draft) => {
    const { values } = entryOf(draft, template, entry.id) || { values: {} }, all = values[question.id] || [];
    const i = all.findIndex((s) => s.id === id);
    if (i >= 0) fn(all, i);
  };
  const change = (id, fn) => store.change(`${base}-${id}`, fn, { word: "form-step" });
  const write = (step, text) => change(step.id, (draft) => { // a step that another tab removed comes back
    const e = entryOf(draft, template, entry.id) || again(draft, template, entry, make), all = e.values[question.id] || [];
    const found = all.find((s) => s.id === step.id);
    if (found) found.text = text;
    else e.values[question.id] = [...all, { ...step, text }];
  });
  const addOne = (draft, text) => {
    const e = entryOf(draft, template, entry && entry.id) || again(draft, template, entry, make);
    const step = addStep(draft, template, e.id, question.id, text);
    return (d) => {
      const { values } = entryOf(d, template, e.id) || { values: {} };
      values[question.id] = (values[question.id] || []).filter((s) => s.id !== step.id || s.text !== text);
    };
  };
  return [
    list.length > 0 && h("ul", { class: "steps", key: `${base}-list` }, list.map((step) => h("li", { key: step.id, class: step.done ? "done" : null },
      h("input", {
        type: "checkbox", checked: step.done, autocomplete: "off", "aria-label": `${labels.plain("form-done")}: ${step.text}`, translate: "no",
        onchange: (e) => { const done = e.target.checked; change(step.id, on(step.id, (all, i) => { all[i].done = done; })); },
      }),
      textField({ id: `${base}-${step.id}`, label: labels.plain("form-step"), value: step.text, wraps: true, oninput: (v) => write(step, v) }),
      removeButton(app, step.text, () => app.act(on(step.id, (all, i) => all.splice(i, 1)), "form-removed", step.text))))),
    adder(app, { id: `${base}-step`, label: "form-step-add", what: "form-step", onadd: addOne }),
  ];
}

/** removeButton is a small button with a cross; its name says what it removes. */
export function removeButton(app, what, onclick) {
  return h("button", { type: "button", class: "cross", onclick, "aria-label": `${app.labels.plain("form-remove")}: ${what}`, translate: "no" }, "×");
}

/** adder is a field with a button that adds what is in it to a draft; see waiting. */
export function adder(app, { id, label, what, onadd, before }) {
  return h("div", { class: "adder", key: `${id}-adder`, ...waiting(app, onadd, (text) => ["form-added", text]) }, before,
    h("label", { for: id }, app.labels.words(label)),
    h("input", { ...quiet, id, key: id, type: "text", dir: "auto" }),
    h("button", { type: "button", "aria-label": `${app.labels.spoken("form-add")}: ${app.labels.plain(what)}`, onclick: done }, app.labels.words("form-add")));
}

/**
 * picker is a list to choose from with a button that adds the choice. Choosing
 * alone adds nothing, since the arrow keys choose each option on their way.
 * Options are {id, text}.
 */
export function picker(app, { id, label, options, onpick, said = (one) => ["form-added", options.find((o) => o.id === one).text] }) {
  const { labels } = app;
  return options.length > 0 && h("div", { class: "adder", key: `${id}-picker`, ...waiting(app, onpick, said) },
    h("label", { for: id }, labels.words(label)),
    part("select", { key: id }, options.flatMap((o) => [o.id, o.text]), () => h("select", { id, key: id, translate: "no", autocomplete: "off" },
      h("option", { value: "" }, "…"), options.map((o) => h("option", { value: o.id, key: o.id }, flat(o.text))))),
    h("button", { type: "button", "aria-label": `${labels.spoken("form-add")}: ${labels.plain(label)}`, onclick: done }, labels.words("form-add")));
}

// supporters are the people who help with a goal. A name that is not in the
// dossier yet can be typed, and the person put on the map.
function supporters(app, template, question, entry, make, base) {
  const { labels } = app;
  const { dossier } = app.store.state;
  const chosen = (entry && entry.values[question.id]) || [];
  const change = (draft, id, fn) => {
    const e = entryOf(draft, template, id) || again(draft, template, entry, make);
    e.values[question.id] = fn(e.values[question.id] || []);
    return e.id;
  };
  const remove = (draft, from, id) => change(draft, from, (list) => list.filter((x) => x !== id));
  const add = (draft, id) => {
    const to = change(draft, entry && entry.id, (list) => (list.includes(id) ? list : [...list, id]));
    return (d) => remove(d, to, id);
  };
  const row = entry && rows(dossier, template).find((r) => r.id === entry.row);
  const near = row ? peopleOn(dossier, row.id) : [];
  const others = [...near, ...dossier.people.filter((p) => !near.includes(p))].filter((p) => !chosen.includes(p.id));
  const addOne = (draft, name) => {
    const known = draft.people.find((p) => p.name.toLowerCase() === name.toLowerCase());
    if (known) return add(draft, known.id);
    const was = copy(addPerson(draft, { name }));
    add(draft, was.id);
    return (d) => takeBack(d, was, app.forms.templates);
  };
  return [
    chosen.length > 0 && h("ul", { class: "supporters", key: `${base}-list` }, chosen.map((id) => {
      const person = dossier.people.find((p) => p.id === id);
      const name = person ? person.name : labels.word("form-gone-since");
      const off = person && person.rows.length === 0;
      return h("li", { key: id, class: off ? "off-map" : null },
        h("span", { dir: "auto", translate: "no" }, typed(name)),
        removeButton(app, name, () => app.act((draft) => remove(draft, entry.id, id), "form-removed", name)),
        off && h("span", { class: "off" }, labels.words("form-not-on-map")),
        off && row && h("button", {
          type: "button", class: "small",
          onclick: () => app.act((draft) => { const person = draft.people.find((p) => p.id === id); if (person) person.rows.push(row.id); }, "form-added-to", row, name),
        }, labels.words("form-on-map"), " ", labels.name(row)));
    })),
    picker(app, {
      id: `${base}-known`, label: "form-person-known", options: others.map((p) => ({ id: p.id, text: p.name + (p.role ? `, ${p.role}` : "") })),
      onpick: add,
    }),
    adder(app, { id: `${base}-other`, label: "form-who-add", what: "form-who-add", onadd: addOne }),
  ];
}
