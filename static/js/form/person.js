// A person on the map: a card, and the fields about that person.
import { typed } from "./bidi.js";
import { h, part } from "./dom.js";
import { removePerson } from "./dossier.js";
import { checkField, textField } from "./field.js";
import { mark, tieMark } from "./mark.js";
import { copy } from "./plain.js";
import { rows } from "./rows.js";
import { SUPPORT, TIES, tieWord } from "./text.js";

// facts describes a person in a few words. Words that the reader typed are left out unless typed, so that they show in one language only.
function facts(word, person, typed) {
  return [
    typed && person.role, typed && person.organisation, person.formal && word("form-is-formal"),
    ...SUPPORT.filter((s) => person.support.includes(s)).map((s) => word(`form-support-${s}`)),
  ].filter(Boolean).join(", ");
}

/** card shows a person on a row, with the fields when it is opened. */
export function card(app, template, person, row) {
  const { labels, ui } = app;
  const key = `${row}-${person.id}`;
  const open = ui.person === key, asked = ui.asked === person.id && !open;
  const { family: { members }, rows: named } = app.store.state.dossier;
  return part("li", { key }, [labels, person, asked, open && members, open && named], () => h("li", { class: "person", key },
    h("div", { class: "who" },
      mark(person.tie),
      h("span", { class: "about", translate: "no" },
        h("b", { dir: "auto" }, typed(person.name) || "…"),
        h("span", { class: "facts", dir: "auto" }, labels.both((code) => facts(labels.reader(code), person, code === labels.first))),
        h("span", { class: "hidden" }, " ", labels.both((code) => ["form-tie", tieWord(person.tie)].map(labels.reader(code)).join(" ")))),
      h("button", {
        type: "button", class: "small", "aria-expanded": String(open), "aria-label": `${labels.spoken(open ? "form-ok" : "form-edit")}: ${person.name}`,
        onclick: () => app.show({ person: open ? "" : key }),
      }, labels.words(open ? "form-ok" : "form-edit"))),
    asked && ask(app, person, key),
    open && editor(app, template, person, key)));
}

/** meet finds the person who was just added, to ask about the tie. */
export function meet(app) {
  const { dossier } = app.store.state, before = app.met;
  app.met = dossier;
  if (!before || before.id !== dossier.id || before.people === dossier.people) return;
  const known = new Set(before.people.map((p) => p.id));
  const fresh = dossier.people.filter((p) => !known.has(p.id));
  if (fresh.length === 1 && !fresh[0].tie) app.ui.asked = fresh[0].id;
}

// ask asks about the tie with a person who was just added. The question can be ignored.
function ask(app, person, key) {
  const { labels } = app;
  const choose = (tie) => {
    const now = person.tie === tie ? "" : tie;
    app.act((draft) => { there(draft, person).tie = now; }, "{0}: {1}", person.name, { word: tieWord(now) });
  };
  return h("div", { class: "ask-tie", key: "ask", role: "group", "aria-labelledby": `${key}-ask` },
    h("p", { id: `${key}-ask` }, labels.words("form-tie-with", person.name || "…")),
    TIES.map((tie) => h("button", { type: "button", key: tie, "aria-pressed": String(person.tie === tie), onclick: () => choose(tie) }, tieMark(tie), h("span", null, labels.words(tieWord(tie))))));
}

// there is a person in a draft. A person whom another tab removed comes back when a reader goes on writing about them.
const there = (draft, person) => draft.people.find((p) => p.id === person.id) || draft.people[draft.people.push(copy(person)) - 1];

function editor(app, template, person, key) {
  const { labels, store } = app;
  const { dossier } = store.state, { members } = dossier.family;
  const edit = (part, fn, what) => store.change(part && `${key}-${part}`, (draft) => fn(there(draft, person)), what);
  const line = (part, word, more) => h("div", { class: "field", key: part },
    h("label", { for: `${key}-${part}` }, labels.words(word)),
    textField({ id: `${key}-${part}`, value: person[part], oninput: (v) => edit(part, (p) => { p[part] = v; }, { word }), ...more }));
  const several = (name, word, on, options) => part("fieldset", { key: name }, [labels, person[name], on], () => h("fieldset", { key: name },
    h("legend", null, labels.words(word)),
    options().map(({ id, nodes }) => checkField({
      id: `${key}-${name}-${id}`, nodes, checked: person[name].includes(id),
      onchange: (on) => edit("", (p) => { p[name] = on ? [...p[name], id] : p[name].filter((x) => x !== id); }, { word }),
    }))));
  const called = () => (store.state.dossier.people.find((p) => p.id === person.id) || person).name; // now
  const hidden = h("p", { class: "help", id: `${key}-private` }, labels.words("form-private"));
  return h("div", { class: "editor", key: "editor" },
    line("name", "form-name"), line("role", "form-role"), line("organisation", "form-organisation"),
    h("div", { class: "field" }, checkField({
      id: `${key}-formal`, nodes: labels.words("form-formal"), checked: person.formal, onchange: (on) => edit("", (p) => { p.formal = on; }, { word: "form-formal" }),
    })),
    part("fieldset", { key: "tie" }, [labels, person.tie], () => h("fieldset", { key: "tie" }, h("legend", null, labels.words("form-tie")), [...TIES, ""].map((tie) => checkField({
      id: `${key}-tie-${tie || "none"}`, type: "radio", name: `${key}-tie`, nodes: [tieMark(tie), ...labels.words(tieWord(tie))],
      checked: person.tie === tie, onchange: () => app.act((d) => { there(d, person).tie = tie; }, "{0}: {1}", called(), { word: tieWord(tie) }),
    })))),
    several("support", "form-support", "", () => SUPPORT.map((id) => ({ id, nodes: labels.words(`form-support-${id}`) }))),
    members.length > 0 && several("members", "form-for-members", members, () => members.map((m) => ({ id: m.id, nodes: [h("span", { dir: "auto", translate: "no" }, typed(m.name))] }))),
    line("contact", "form-contact", { describedby: `${key}-private` }), line("note", "form-note", { lines: 2, describedby: `${key}-private` }), hidden,
    h("details", { key: "rows" }, h("summary", null, labels.words("form-rows-of")),
      several("rows", "form-rows-of", dossier.rows, () => rows(dossier, template).map((r) => ({ id: r.id, nodes: labels.name(r) })))),
    h("p", { class: "row-tools" }, h("button", {
      type: "button", class: "small", onclick: () => {
        app.ui.person = "";
        app.act((draft) => removePerson(draft, person.id, app.forms.templates), "form-removed", person.name);
      },
    }, labels.words("form-remove"))));
}
