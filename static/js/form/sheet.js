// The screen of a template without rows: its fields under each other.
import { h } from "./dom.js";
import { addEntry, entry } from "./entries.js";
import { field } from "./field.js";

/** sheet is the screen. */
export function sheet(app, template) {
  const made = entry(app.store.state.dossier, template);
  const make = (draft) => entry(draft, template) || addEntry(draft, template); // the field may not know yet that its first letter made an entry
  return [h("section", { class: "fields-part", key: "fields" }, template.fields.map((f) => field(app, template, f, made, make)))];
}
