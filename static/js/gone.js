// The worker of a guide that readers cannot keep: it removes itself and what an earlier
// worker kept. It stays at its address for ever, since browsers look there for it.
import { names } from "./app/caches.js";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (e) => e.waitUntil((async () => {
  for (const name of await names()) await caches.delete(name);
  await registration.unregister();
})()));
