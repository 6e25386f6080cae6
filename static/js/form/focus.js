// The focus: it never falls to the page as a whole, and never stands behind the
// bar that is always in sight.

const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
const shown = (e) => (e.checkVisibility ? e.checkVisibility() : e.getClientRects().length > 0);
const there = (e) => e.isConnected && !e.disabled && shown(e);
const takes = (e) => there(e) && e.tabIndex >= 0;

// HIDDEN is what hides all that stands in it. To ask for it makes no layout, as
// checkVisibility does.
const HIDDEN = "[hidden], details:not([open]) > :not(summary), dialog:not([open])";

/**
 * hold notes where the focus is. The function that it returns, called when the
 * page has changed, puts it there again, or on what took its place: what came
 * after it, or else before it.
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

/** watchBar tells the stylesheet how high a bar is, and shows what gets the focus behind it. */
export function watchBar(root) {
  const bar = () => root.querySelector(".form-bar");
  let height = 0;
  new ResizeObserver(([{ target }]) => {
    const now = target.offsetHeight;
    document.documentElement.style.setProperty("--bar", `${now}px`);
    if (height && scrollY > 0 && !CSS.supports("overflow-anchor", "auto")) scrollBy(0, now - height); // what is read stays where it is
    height = now;
  }).observe(bar());
  addEventListener("focusin", ({ target }) => requestAnimationFrame(() => {
    if (!root.contains(target) || target.closest(".form-bar, dialog")) return;
    const behind = bar().getBoundingClientRect().bottom - target.getBoundingClientRect().top;
    if (behind > 0 && target.getBoundingClientRect().bottom > 0) scrollBy(0, -behind - 8);
  }));
}

/**
 * arrows returns the properties of what is around a drawing, of whose boxes only
 * the one that had the focus last, app.ui.box, is a stop for Tab: the arrows, Home
 * and End go from box to box.
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
