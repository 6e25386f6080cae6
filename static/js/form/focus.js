// The focus: it never falls to the page as a whole, and never stands behind the
// bar that is always in sight.

const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
const shown = (e) => (e.checkVisibility ? e.checkVisibility() : e.getClientRects().length > 0);
const takes = (e) => e.isConnected && !e.disabled && e.tabIndex >= 0 && shown(e);

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
    if (document.activeElement === at && takes(at)) return;
    const to = takes(at) ? at : stops.slice(i + 1).find(takes) || stops.slice(0, Math.max(i, 0)).reverse().find(takes);
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
