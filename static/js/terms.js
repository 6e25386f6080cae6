// Words that explain themselves do so on hover and focus without a script.
// With one, a first tap shows the explanation instead of leaving the page, and
// Escape hides it.
export function terms() {
  let touch = false;
  addEventListener("pointerdown", (e) => { touch = e.pointerType !== "mouse"; });
  for (const term of document.querySelectorAll(".term")) {
    const link = term.querySelector("a");
    let shown = false;
    link.addEventListener("pointerdown", () => { shown = document.activeElement === link; });
    link.addEventListener("click", (e) => {
      if (touch && !shown) {
        e.preventDefault();
        link.focus();
      }
    });
    const open = () => term.classList.remove("closed");
    link.addEventListener("focus", open);
    term.addEventListener("pointerenter", open);
    addEventListener("keydown", (e) => {
      if (e.key === "Escape") term.classList.add("closed");
    });
  }
}
