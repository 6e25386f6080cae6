// Fields beside a list, whose text waits to be added to it. The button and Enter
// add it, and so does leaving the field, so that a forgotten press of the button
// loses nothing.

/**
 * waiting returns the properties of an element around such fields. add gets a
 * draft of the dossier and the trimmed values, which are not all empty, and adds
 * them; it returns a function that removes them from a draft. said returns the
 * message about it, as arguments of Labels.word.
 */
export const waiting = (app, add, said) => ({
  "data-waits": true,
  onenter: (e) => enter(app, e.currentTarget, { add, said, finished: e.detail }),
  onfocusout: (e) => { if (!app.pressed && !app.drawing && !e.currentTarget.contains(e.relatedTarget)) send(e.currentTarget); },
  onkeydown: (e) => {
    if (e.key !== "Enter" || e.isComposing || e.target.type === "button") return;
    e.preventDefault();
    done(e);
  },
});

/** done is the handler of the button that adds. If there is nothing to add, it focuses the field. */
export function done(e) {
  const group = e.target.closest("[data-waits]");
  const [first] = fields(group);
  const empty = fields(group).every((f) => !f.value.trim());
  send(group, true);
  if (empty || first.type === "text" && e.target !== first) first.focus();
}

/** enterAll adds all that waits inside an element, except in fields around the element except. */
export function enterAll(root, except) {
  for (const group of root.querySelectorAll("[data-waits]")) if (!group.contains(except || null)) send(group);
}

/**
 * rescue remembers what waits inside an element. Call the function that it returns
 * when the page has changed: it adds what waited in fields that are gone, because
 * another tab removed what they stood beside.
 */
export function rescue(root) {
  const groups = [...root.querySelectorAll("[data-waits]")].filter((group) => fields(group).some((f) => f.value.trim()));
  return () => { for (const group of groups) if (!group.isConnected) send(group, true); };
}

/** emptyAll empties the fields without adding. */
export function emptyAll(root) {
  for (const group of root.querySelectorAll("[data-waits]")) empty(group);
}

const fields = (group) => [...group.querySelectorAll("input, select")];
const send = (group, detail) => group.dispatchEvent(new CustomEvent("enter", { detail }));

function empty(group) {
  for (const f of fields(group)) f.value = "";
  group.entered = undefined;
}

// enter adds the text of a group of fields. While somebody is still typing there,
// as when the page is hidden or printed, the text stays in the fields too. When it
// changes later, what was added first is removed again.
function enter(app, group, { add, said, finished }) {
  if (app.store.state.readOnly) return;
  const values = fields(group).map((f) => f.value.trim());
  const text = values.some(Boolean) ? values.join("\n") : "";
  const { text: was, back } = group.entered || { text: "" };
  const typing = !finished && group.contains(document.activeElement);
  if (typing) group.entered = { text, back };
  else empty(group);
  if (text === was) return;
  let undo;
  app.act((draft) => {
    if (back) back(draft);
    undo = text ? add(draft, ...values) : undefined;
  }, ...(text ? said(...values) : ["form-removed", was.split("\n").filter(Boolean)]));
  if (typing) group.entered = { text, back: undo };
}
