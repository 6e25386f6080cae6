// Explanations of terms. The stylesheet shows them on hover and focus. With this
// script, a first tap shows the explanation instead of leaving the page, Escape
// hides it, and a pointer on its way from the word has a moment to reach it.
const moment = 300;

// pointer is where the pointer was last, and whether it is a finger.
const pointer = { x: 0, y: 0, touch: false };

export function terms() {
  addEventListener("pointerdown", (e) => { pointer.touch = e.pointerType !== "mouse"; });
  addEventListener("pointermove", (e) => { [pointer.x, pointer.y] = [e.clientX, e.clientY]; }, { passive: true });
  const hide = [...document.querySelectorAll(".term")].map(explain);
  addEventListener("keydown", (e) => {
    if (e.key === "Escape") hide.forEach((f) => f());
  });
}

// explain makes a term work and returns what hides its explanation.
function explain(term) {
  const link = term.querySelector("a");
  let shown = false, leaving;
  link.addEventListener("pointerdown", () => { shown = document.activeElement === link; });
  link.addEventListener("click", (e) => {
    if (pointer.touch && !shown) {
      e.preventDefault();
      link.focus();
    }
  });
  link.addEventListener("focus", () => term.classList.remove("closed"));
  term.addEventListener("pointerenter", (e) => {
    clearTimeout(leaving);
    if (e.clientX === pointer.x && e.clientY === pointer.y) return; // the page moved, as when an explanation is hidden
    term.classList.remove("closed");
    if (e.pointerType !== "mouse") return;
    document.querySelectorAll(".term.open").forEach((other) => other.classList.remove("open"));
    term.classList.add("open");
  });
  const leave = () => {
    leaving = setTimeout(() => between(link) ? leave() : term.classList.remove("open"), moment);
  };
  term.addEventListener("pointerleave", leave);
  return () => {
    term.classList.remove("open");
    term.classList.add("closed");
  };
}

// between reports whether the pointer is beside a part of a link that goes on in
// the next line.
function between(link) {
  const box = link.getBoundingClientRect();
  return link.getClientRects().length > 1 && pointer.y > box.top && pointer.y < box.bottom && pointer.x > box.left && pointer.x < box.right;
}
