// What a test does in real tabs.
import { addPerson } from "../../../../../../static/js/form/dossier.js";
import { Store } from "../../../../../../static/js/form/store.js";
import { templates } from "./kit.js";

/** start opens the store of this page. */
export function start(guide) {
  window.store = new Store({ guide, templates });
  window.typed = -1;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** type adds or changes somebody n times, with 5 changes a person; typed counts along. */
export async function type(who, n, ms) {
  for (let i = 0; i < n; i++) {
    window.store.change("", (d) => {
      const id = `p-${who}-${Math.floor(i / 5)}`, part = ["name", "role", "organisation", "contact", "note"][i % 5];
      const person = d.people.find((p) => p.id === id) || addPerson(d, { id });
      person[part] = `${who} ${i}`;
    });
    window.typed = i;
    await pause(ms);
  }
}

/** leftovers lists what a guide left in this browser. */
export async function leftovers(guide) {
  const lists = [Object.keys(localStorage), Object.keys(sessionStorage), (await indexedDB.databases()).map((d) => d.name), await caches.keys()];
  return lists.flat().filter((key) => key.startsWith(`wenk:${guide}:`));
}

/** litter leaves something of a guide in every storage of this browser. */
export async function litter(guide) {
  localStorage.setItem(`wenk:${guide}:x`, "MERK");
  sessionStorage.setItem(`wenk:${guide}:x`, "MERK");
  const opening = indexedDB.open(`wenk:${guide}:x`);
  await new Promise((done) => { opening.onsuccess = done; });
  opening.result.close();
  await caches.open(`wenk:${guide}:x`);
}
