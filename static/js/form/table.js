// The screen of a table: for each row its goals, each with all fields. On a
// wide screen they stand in columns, on a phone under each other.
import { typed } from "./bidi.js";
import { h, part } from "./dom.js";
import { addEntry, entries, removeEntry } from "./entries.js";
import { field, removeButton } from "./field.js";
import { due, missing } from "./goals.js";
import { rows } from "./rows.js";

/** table is the screen. */
export function table(app, template) {
  const { labels, store } = app;
  const list = rows(store.state.dossier, template).filter((r) => !r.skipped || entries(store.state.dossier, template, r.id).length);
  return [
    followUp(app, template),
    h("section", { class: "plan-part", key: "plan" }, list.map((r) => row(app, template, r))),
    needed(app, template),
  ];
}

function row(app, template, r) {
  const { labels, store } = app;
  const { dossier } = store.state;
  const here = entries(dossier, template, r.id);
  const given = template.rows.find((x) => x.id === r.id);
  const hint = template.fields.some((f) => f.hint === "goal") && given && given.goal;
  const id = `plan-${template.id}-${r.id}`;
  return h("section", { class: `plan-row${here.length ? "" : " is-empty"}`, key: r.id, id, "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, r.number ? h("span", { class: "row-no" }, `${r.number}. `) : null, labels.name(r)),
    here.map((e, i) => part("div", { key: e.id }, [labels, e, i, r.name, dossier.people, dossier.rows, app.today()], () => h("div", { class: `goal-card${e.reached ? " is-reached" : ""}`, key: e.id, role: "group", "aria-label": `${labels.row(r)}, ${labels.word("form-goal")} ${i + 1}` },
      h("div", { class: "goal-fields" }, template.fields.map((f) => field(app, template, f, e))),
      e.reached && h("p", { class: "reached" }, labels.words("form-reached-on"), " ", labels.dates(e.reached)),
      term(app, template, e),
      removeButton(app, `${labels.word("form-goal")} ${i + 1}`, () => app.act((d) => removeEntry(d, template, e.id), "form-removed", [r, { word: "{0} {1}", args: [{ word: "form-goal" }, i + 1] }]))))),
    h("p", { class: "goal-add" },
      h("button", { type: "button", id: `${id}-add`, "aria-label": `${labels.spoken("form-goal-add")}: ${labels.row(r)}`, onclick: () => {
        let made;
        app.act((d) => { made = addEntry(d, template, r.id).id; }, "form-added-to", r, { word: "form-goal" });
        const first = document.getElementById(`${template.id}-${made}-${template.fields[0].id}`);
        if (first) first.focus();
      } }, labels.words("form-goal-add")),
      hint && !here.length && h("span", { class: "help", lang: app.forms.lang, dir: "ltr" }, " ", app.forms.words[app.forms.lang]["form-example"].replace("{0}", hint))));
}

// term shows the day that was found in a goal: the follow-up needs a day.
function term(app, template, entry) {
  const { labels } = app;
  const found = due({ templates: { [template.id]: { entries: [entry] } } }, template, app.today(), labels.read);
  const [goal] = [...found.due, ...found.open]; // a goal that is reached or empty has none
  return goal && h("p", { class: "help", key: "term" }, goal.term ? labels.both((code) => `${labels.reader(code)("form-date")}: ${labels.date(goal.term, code)}`) : labels.words("form-no-date-hint"));
}

// followUp lists goals: due, reached and open ones.
function followUp(app, template) {
  const { labels, store } = app;
  const { dossier } = store.state;
  const sorted = due(dossier, template, app.today(), labels.read);
  const named = Object.fromEntries(rows(dossier, template).map((r) => [r.id, r]));
  const main = template.fields[0];
  const list = (title, found) => found.length > 0 && [h("h2", null, labels.words(title)),
    h("ul", null, found.map(({ entry, term }) => h("li", { key: entry.id },
      h("a", { href: `#plan-${template.id}-${entry.row}`, translate: "no" }, named[entry.row] && [labels.name(named[entry.row]), ": "], h("bdi", null, typed(entry.values[main.id]) || "…")),
      " · ", term ? labels.dates(term) : labels.words("form-no-date"))))];
  const none = sorted.due.length + sorted.reached.length + sorted.open.length === 0;
  return h("details", { class: "follow-up", key: "follow-up" }, h("summary", null, labels.words("form-follow-up"),
    sorted.reached.length > 0 && h("span", { class: "cheer" }, " ", labels.words("form-reached-cheer", sorted.reached.length))),
  none && h("p", null, labels.words("form-no-goals")),
  list("form-due", sorted.due), list("form-reached", sorted.reached), list("form-still-open", sorted.open));
}

// needed lists supporters who are not on the map yet.
function needed(app, template) {
  const found = missing(app.store.state.dossier, template).filter((m) => m.person);
  return found.length > 0 && h("section", { class: "needed-part", key: "needed" },
    h("h2", null, app.labels.words("form-missing")),
    h("ul", { translate: "no" }, found.map((m) => h("li", { key: m.id }, h("bdi", null, typed(m.person.name))))));
}
