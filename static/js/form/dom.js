// Elements from values, and a page that follows them. Each change makes a new
// screen, and morph changes the page to match it. The field that a person is
// typing in stays the same element, with its cursor.

const SVG = "http://www.w3.org/2000/svg";
const drawn = new Set(["svg", "g", "path", "line", "rect", "circle", "text", "tspan", "title"]);

/**
 * h makes an element. Properties are attributes; a value that is false, null or
 * undefined leaves the attribute out. "onclick" and the like are handlers. "key"
 * identifies the element among its siblings. "kept" has morph leave the children
 * of the element on the page alone.
 */
export function h(tag, props, ...children) {
  const el = drawn.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  el.handlers = {};
  for (const [name, value] of Object.entries(props || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) listen(el, name.slice(2), value);
    else if (name === "key") el.key = String(value);
    else if (name === "kept") el.kept = value;
    else if (name === "value") el.value = el.given = value;
    else if (name === "checked") el.checked = value;
    else el.setAttribute(name, value === true ? "" : value);
  }
  add(el, children);
  return el;
}

/**
 * part is a memoised element for morph. make is called only if a value in the
 * list on is another one (===) than before, so that typing a letter does not make
 * the rest of a large page again. Tag, key and type are those of the element that
 * make returns.
 */
export function part(tag, { key, type }, on, make) {
  const el = document.createElement(tag);
  el.key = String(key);
  if (type) el.type = type;
  return Object.assign(el, { on, make });
}

// whole calls make for a part, and for all parts in it.
function whole(node) {
  if (node.make) node = Object.assign(node.make(), { on: node.on });
  for (const child of node.children || []) {
    const now = whole(child);
    if (now !== child) child.replaceWith(now);
  }
  return node;
}

const unchanged = (a, b) => a && a.length === b.length && a.every((v, i) => v === b[i]);

function add(el, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(el, child);
    else if (child !== null && child !== undefined && child !== false && child !== "") el.append(child);
  }
}

// listen adds one listener, which looks the handler up at each event: morph can replace the handler.
function listen(el, type, handler) {
  if (!el.handlers[type]) el.addEventListener(type, call);
  el.handlers[type] = handler;
}

function call(e) {
  const handler = this.handlers[e.type];
  if (handler) handler.call(this, e);
}

/** morph makes the children of an element match a list of new nodes. Children that stay are not moved. */
export function morph(parent, fresh) {
  const left = [...parent.childNodes];
  const kept = fresh.map((node) => {
    const match = left.findIndex((n) => alike(n, node));
    return match < 0 ? null : left.splice(match, 1)[0];
  });
  for (const n of left) n.remove();
  let at = parent.firstChild;
  fresh.forEach((node, i) => {
    const old = kept[i];
    if (old !== at || !old) parent.insertBefore(old || whole(node), at);
    else at = at.nextSibling;
    if (old) update(old, node);
  });
}

const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && a.key === b.key && a.type === b.type;

function update(old, node) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== node.data) old.data = node.data;
    return;
  }
  if (node.kept) return;
  if (node.make) {
    if (unchanged(old.on, node.on)) return;
    old.on = node.on;
    node = node.make();
  } else if (old.on) {
    old.on = undefined; // it was a part
  }
  for (const { name, value } of [...node.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name) && name !== "open") old.removeAttribute(name); // a reader opens and closes
  }
  for (const [type, handler] of Object.entries(node.handlers || {})) listen(old, type, handler);
  for (const type of Object.keys(old.handlers || {})) {
    if (!node.handlers[type]) old.handlers[type] = null;
  }
  if (old.nodeName !== "TEXTAREA") morph(old, [...node.childNodes]);
  if (node.given !== undefined && old.value !== node.given) old.value = node.given; // what waits in other fields stays
  if ("checked" in node && old.checked !== node.checked) old.checked = node.checked;
}
