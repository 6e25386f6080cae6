// Keyboard focus. It stays on an element when the page changes, and is never
// hidden behind the bar at the top.

const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
const shown = (e) => (e.checkVisibility ? e.checkVisibility() : e.getClientRects().length > 0);
const there = (e) => e.isConnected && !e.disabled && shown(e);
const takes = (e) => there(e) && e.tabIndex >= 0;

// HIDDEN matches elements that hide their content. Unlike checkVisibility, a
// match needs no layout.
const HIDDEN = "[hidden], details:not([open]) > :not(summary), dialog:not([open])";

/**
 * hold remembers where the focus is. Call the function that it returns when the
 * page has changed: it focuses the same element again. If that element is gone,
 * it focuses the next one, or else the one before.
 */
export function hold(root) {
  const at = document.activeElement;
  if (!at || at === root || !root.contains(at)) return () => {};
  const stops = [...(at.closest("dialog") || root).querySelectorAll(STOPS)];
  const i = stops.indexOf(at);
  return () => {
    if (document.activeElement === at && at.isConnected && !at.disabled && !at.closest(HIDDEN)) return;
    const to = there(at) ? at : stops.slice(i + 1).find(takes) || stops.slice(0, Math.max(i, 0)).reverse().find(takes);
    if (to) to.focus({ preventScroll: to === at });
  };
}

/** watchBar tells the stylesheet the height of the bar, and scrolls an element that gets the focus behind the bar into view. */
export function watchBar(root) {
  const bar = () => root.querySelector(".form-bar");
  let height = 0;
  new ResizeObserver(([{ target }]) => {
    const now = target.offsetHeight;
    document.documentElement.style.setProperty("--bar", `${now}px`);
    if (height && scrollY > 0 && !CSS.supports("overflow-anchor", "auto")) scrollBy(0, now - height); // the text on the screen stays where it is
    height = now;
  }).observe(bar());
  addEventListener("focusin", ({ target }) => requestAnimationFrame(() => {
    if (!root.contains(target) || target.closest(".form-bar, dialog")) return;
    const behind = bar().getBoundingClientRect().bottom - target.getBoundingClientRect().top;
    if (behind > 0 && target.getBoundingClientRect().bottom > 0) scrollBy(0, -behind - 8);
  }));
}

/**
 * arrows returns the properties of the element around a drawing. Tab stops only at
 * the box that had the focus last, app.ui.box; the arrow keys, Home and End go
 * from box to box.
 */
export function arrows(app) {
  const boxes = (e) => [...e.currentTarget.querySelectorAll(".net-drawing button.row")];
  return {
    onfocusin: (e) => {
      const list = boxes(e);
      if (!list.includes(e.target)) return;
      app.ui.box = e.target.key;
      for (const box of list) box.setAttribute("tabindex", box === e.target ? "0" : "-1");
    },
    onkeydown: (e) => {
      const list = boxes(e), at = list.indexOf(e.target), side = app.labels.dir() === "rtl" ? -1 : 1;
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, ArrowRight: at + side, ArrowLeft: at - side, Home: 0, End: list.length - 1 }[e.key];
      if (at < 0 || to === undefined) return;
      e.preventDefault();
      list[(to + list.length) % list.length].focus();
    },
  };
}
