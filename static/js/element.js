/** element makes an element with a class, and texts and elements in it. */
export function element(tag, className, ...children) {
  const el = document.createElement(tag);
  if (className) el.className = className;
  el.append(...children);
  return el;
}
