// The panel with all that can be done with a dossier; menu.js fills it.

/** panel is the panel when it is open, else null. */
export function panel() {
  const found = document.getElementById("menu-panel");
  return found && found.open ? found : null;
}

/** openPanel opens the panel, and brings what stands in it up to date. */
export function openPanel(app) {
  const found = document.getElementById("menu-panel");
  if (!found.open) found.showModal();
  app.render();
}
