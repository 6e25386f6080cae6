// The screen of a radial template: the drawing, and the same as a list of rows,
// in which people are added.
import { typed } from "./bidi.js";
import { h, part } from "./dom.js";
import { addMember, addPerson, changes, keepVersion, people, removeMember, takeBack } from "./dossier.js";
import { draw } from "./draw.js";
import { setNote } from "./entries.js";
import { adder, checkField, picker, quiet, removeButton, textField } from "./field.js";
import { arrows } from "./focus.js";
import { legend } from "./mark.js";
import { done, waiting } from "./pending.js";
import { card, meet } from "./person.js";
import { copy } from "./plain.js";
import { addRow, emptyRows, keepRows, removeRow, renameRow, rows, skipRow, takeRowBack } from "./rows.js";
import { asText, told } from "./text.js";

/** map is the screen. */
export function map(app, template) {
  const { labels } = app;
  meet(app);
  return [
    family(app, template),
    h("section", { class: "map-part", key: "drawing", "aria-labelledby": "drawing-title", ...arrows(app) },
      h("h2", { id: "drawing-title" }, labels.words("form-drawing")),
      h("p", { class: "help" }, labels.words("form-drawing-hint")),
      draw(app, template, { narrow: app.narrow(), onrow: (id) => open(app, id) }),
      part("ul", { key: "legend" }, [labels], () => Object.assign(legend(labels), { key: "legend" }))),
    h("section", { class: "rows-part", key: "rows", "aria-labelledby": "rows-title" },
      h("h2", { id: "rows-title" }, labels.words("form-list")),
      rows(app.store.state.dossier, template).map((r) => row(app, template, r)),
      adder(app, { id: "own-row", label: "form-row-add", what: "form-row-of", onadd: (draft, label) => {
        const row = { ...addRow(draft, template, label) };
        return (d) => takeRowBack(d, template, row);
      } })),
    gaps(app, template),
    words(app, template),
    versions(app, template),
  ];
}

function open(app, id) {
  const details = document.getElementById(`row-${id}`);
  unfold(app, details.id);
  details.open = true;
  details.querySelector("summary").focus();
  details.scrollIntoView({ block: "start" });
}

function family(app, template) {
  const { labels, store } = app;
  const { dossier } = store.state;
  return part("section", { key: "family" }, [labels, dossier.family], () => h("section", { class: "family-part", key: "family", "aria-labelledby": "family-title" },
    h("h2", { id: "family-title" }, template.center ? labels.nodes(template.center.label) : labels.words("form-family")),
    h("div", { class: "field" }, h("label", { for: "family-name" }, labels.words("form-family-name")),
      textField({ id: "family-name", value: dossier.family.name, oninput: (v) => store.change("family-name", (d) => { d.family.name = v; }, { word: "form-family-name" }) })),
    h("p", { class: "label-of" }, labels.words("form-members")),
    dossier.family.members.length > 0 && h("ul", { class: "members" }, dossier.family.members.map((m) => h("li", { key: m.id },
      h("span", { dir: "auto", translate: "no" }, typed(m.name)),
      removeButton(app, m.name, () => app.act((d) => removeMember(d, m.id), "form-removed", m.name))))),
    adder(app, { id: "member", label: "form-member-add", what: "form-member", onadd: (draft, name) => {
      const { id } = addMember(draft, name);
      return (d) => removeMember(d, id);
    } })));
}

// isOpen tells whether details with an id are open. Closed details are brought up
// to date when they are opened, or when another dossier is shown.
const isOpen = (id) => !!(document.getElementById(id) || {}).open;

// unfold makes the people and the fields in a row when it is opened for the first time.
function unfold(app, id) {
  if (app.unfolded.has(id)) return;
  app.unfolded.add(id);
  app.render();
}

function row(app, template, r) {
  const { labels, store, ui } = app;
  const { dossier } = store.state, id = `row-${r.id}`;
  const here = people(dossier, r.id);
  const notes = (dossier.templates[template.id] || {}).notes || {};
  const state = r.skipped ? labels.words("form-skipped") : here.length ? labels.words("form-people-count", here.length) : labels.words("form-people-none");
  const open = isOpen(id);
  if (open) app.unfolded.add(id); // opened by "find in page", or by a script
  const unfolded = app.unfolded.has(id);
  const on = [labels, unfolded, r.name, r.skipped, notes[r.id], ...(open ? [dossier.people, dossier.family.members, dossier.rows] : [dossier.id]), ui.person, ui.asked, ...here];
  return part("details", { key: r.id }, on, () => h("details", { class: "net-row", id, key: r.id, ontoggle: () => app.render() },
    h("summary", { onclick: () => unfold(app, id) },
      h("h3", { class: "row-name" }, r.number ? h("b", { class: "row-no" }, `${r.number}.`) : null, " ", labels.name(r)),
      h("span", { class: `row-state${here.length ? " has" : ""}` }, state)),
    h("div", { class: "row-body" },
      r.examples.length > 0 && h("p", { class: "help", lang: app.forms.lang, dir: "ltr" }, app.forms.words[app.forms.lang]["form-example"].replace("{0}", r.examples.join(", "))),
      template.questions && part("details", { key: "questions" }, [labels], () => h("details", { class: "questions", key: "questions" }, h("summary", null, labels.words("form-questions")),
        h("ol", null, template.questions.map((q, i) => h("li", { key: i }, labels.nodes(q)))))),
      unfolded && here.length > 0 && h("ul", { class: "people", key: "people" }, here.map((p) => card(app, template, p, r.id))),
      unfolded && !r.skipped && add(app, r, dossier),
      more(app, template, r, notes[r.id], unfolded))));
}

// more are the fields of a row that are seldom used.
function more(app, template, r, note, unfolded) {
  const { labels, store } = app;
  const fields = () => [
    checkField({ id: `skip-${r.id}`, nodes: labels.words("form-skip"), checked: r.skipped, onchange: (on) => app.act((d) => skipRow(d, template, r.id, on), on ? "{0}: {1}" : "form-changed", r, { word: "form-skipped" }) }),
    h("div", { class: "field" }, h("label", { for: `rename-${r.id}` }, labels.words("form-rename")),
      textField({ id: `rename-${r.id}`, value: r.name, oninput: (v) => store.change(`rename-${r.id}`, (d) => renameRow(d, template, r.id, v), { word: "form-rename" }) })),
    h("div", { class: "field" }, h("label", { for: `note-${r.id}` }, labels.words("form-note")),
      textField({ id: `note-${r.id}`, value: note, lines: 2, oninput: (v) => store.change(`note-${r.id}`, (d) => setNote(d, template, r.id, v), { word: "form-note" }) })),
    r.own && h("button", { type: "button", class: "small", onclick: () => app.act((d) => removeRow(d, template, r.id), "form-removed", r) }, labels.words("form-row-remove")),
  ];
  return part("details", { key: "more" }, [labels, unfolded, r.name, r.skipped, note], () => h("details", { class: "row-more", key: "more" },
    h("summary", null, labels.words("form-menu")), unfolded && fields()));
}

// add are the fields to add somebody: a name or a role is enough.
function add(app, r, dossier) {
  const { labels } = app;
  const others = dossier.people.filter((p) => !p.rows.includes(r.id));
  const field = (id, word) => h("div", { class: "field" }, h("label", { for: id }, labels.words(word)),
    h("input", { ...quiet, id, key: id, type: "text", dir: "auto" }));
  const enter = (draft, name, role) => {
    const was = copy(addPerson(draft, { name: name || role, role: name ? role : "", rows: [r.id] }));
    keepRows(draft, [dossier]); // another tab may have removed it
    return (d) => takeBack(d, was, app.forms.templates);
  };
  const stand = (draft, id) => {
    for (const p of draft.people) if (p.id === id && !p.rows.includes(r.id)) p.rows.push(r.id);
    keepRows(draft, [dossier]);
    return (d) => { for (const p of d.people) if (p.id === id) p.rows = p.rows.filter((x) => x !== r.id); };
  };
  return h("div", { class: "add-person", key: "add" },
    h("div", { class: "new-person", key: "new", ...waiting(app, enter, (name, role) => ["form-added-to", r, name || role]) },
      h("div", { class: "pair" }, field(`name-${r.id}`, "form-name"), field(`role-${r.id}`, "form-role")),
      h("button", { type: "button", class: "strong", onclick: done }, labels.words("form-person-add"))),
    picker(app, {
      id: `known-${r.id}`, label: "form-person-known", options: others.map((p) => ({ id: p.id, text: p.name })), onpick: stand,
      said: (id) => ["form-added-to", r, others.find((p) => p.id === id).name],
    }));
}

// gaps name the rows where nobody stands yet.
function gaps(app, template) {
  const { labels, store } = app;
  const empty = emptyRows(store.state.dossier, template);
  return part("section", { key: "gaps" }, [labels, ...empty.map((r) => labels.row(r))], () => h("section", { class: "gaps-part", key: "gaps" },
    h("p", null, empty.length === 0 ? labels.words("form-full") : labels.words("form-empty", { list: empty }))));
}

// words are the map as text, with the same content as the drawing.
function words(app, template) {
  const { labels, store } = app;
  const { dossier } = store.state, open = isOpen("map-text");
  const read = () => Object.fromEntries(labels.languages.map((code) => [code, asText(dossier, [template], labels.reader(code))]));
  const list = (texts) => texts[labels.first].map((part, i) => h("div", { key: i },
    h("dt", null, part.number ? `${part.number}. ` : "", labels.both((code) => texts[code][i].row)),
    h("dd", null, part.skipped ? labels.words("form-skipped")
      : part.people.length ? h("ul", null, part.people.map((p, j) => h("li", { key: j }, h("b", { dir: "auto" }, typed(p.name)), p.facts.length > 0 && [": ", labels.both((code) => told(texts, i, j, code, labels.first))])))
        : labels.words("form-people-none"))));
  return part("details", { key: "text" }, [labels, dossier.id, open && dossier.people, open && dossier.rows, open && dossier.family.members],
    () => h("details", { class: "text-part", id: "map-text", key: "text", ontoggle: () => app.render() }, h("summary", null, labels.words("form-text")),
      h("dl", { translate: "no" }, list(read()))));
}

function versions(app, template) {
  const { labels, store } = app;
  const { dossier } = store.state;
  const names = Object.fromEntries(rows(dossier, template).map((r) => [r.id, labels.row(r)]));
  const list = (title, found) => found.length > 0 && [h("h3", null, labels.words(title)),
    h("ul", { translate: "no" }, found.map(({ row: id, person }) => h("li", { key: `${id}${person.id}` }, h("bdi", null, typed(person.name)), " (", h("bdi", null, typed(names[id] || id)), ")")))];
  const open = !!document.querySelector(".versions-part details[open]");
  return part("section", { key: "versions" }, [labels, dossier.id, dossier.history, dossier.rows, open && dossier.people], () => h("section", { class: "versions-part", key: "versions", "aria-labelledby": "versions-title" },
    h("h2", { id: "versions-title" }, labels.words("form-versions")),
    h("button", { type: "button", onclick: () => {
      app.act((d) => keepVersion(d, app.today()), "form-version-kept", { day: app.today() });
    } }, labels.words("form-version-keep")),
    [...dossier.history].reverse().map((v) => {
      const diff = changes(v, dossier);
      return h("details", { key: v.id, ontoggle: () => app.render() }, h("summary", null, labels.words("form-version-of", { day: v.date })),
        diff.new.length + diff.gone.length === 0 && h("p", null, labels.words("form-no-change")),
        list("form-new-since", diff.new), list("form-gone-since", diff.gone),
        h("button", { type: "button", class: "small", onclick: () => app.act((d) => { d.history = d.history.filter((x) => x.id !== v.id); }, "form-removed", { word: "form-version-of", args: [{ day: v.date }] }) }, labels.words("form-remove")));
    })));
}
