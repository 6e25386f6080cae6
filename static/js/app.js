// The offer to keep the guide on this device. Nothing is registered or kept before a
// reader asks for it. What there is to keep, and how much, stands in the manifest.
import { complete, names, prefix, put, scope, wish } from "./app/caches.js";
import { canKeep } from "./app/here.js";
import { sayer } from "./find/say.js";

const box = document.querySelector("#_app");
if (box && canKeep()) start(box);

async function start(box) {
  const { lang, words } = JSON.parse(box.dataset.app), say = sayer(words, lang), worker = navigator.serviceWorker;
  const script = policy("sw.js");
  const get = (selector) => box.querySelector(selector), act = (name) => get(`[data-do=${name}]`);
  const form = get("form"), status = get(".app-status"), bar = get("progress"), tick = get("input");
  const day = (time) => new Date(time).toLocaleDateString(lang, { day: "numeric", month: "long" });
  const size = (bytes) => say("app-size", { size: Math.max(0.1, bytes / 1e6).toLocaleString(lang, { maximumFractionDigits: 1 }) });
  const offer = await fetch("manifest.json").then((r) => r.json()).then((m) => m.wenk ?? {}, () => null); // {}: too large
  const watched = new WeakSet();
  let adding = false; // PDFs are being fetched for a guide that is kept

  // own returns the worker of the guide, not one of a site around it.
  const own = async () => [await worker.getRegistration(scope)].find((r) => r?.scope === scope);

  // kept returns the mark of the build that serves on this device, or that will; undefined for none.
  const kept = async () => (await complete()).sort((a, b) => (b.served ?? 0) - (a.served ?? 0))[0];

  // show shows what a reader can do now, and says something.
  async function show(said) {
    const registration = await own(), has = await kept(), busy = adding || !has && registration?.installing;
    const begun = !has && !busy && (await names()).length > 0;
    const ios = navigator.standalone === false; // where a page is not an app, what it keeps goes after a week
    if (registration) watch(registration);
    form.hidden = Boolean(has || busy || begun || ios || !offer?.build);
    get(".app-ios").hidden = !ios || Boolean(has);
    bar.hidden = !busy;
    if (!busy) get(".app-got").textContent = "";
    act("go").hidden = !begun && said !== "app-newer-stopped";
    act("pdf").hidden = !has || has.pdf || adding || !offer?.pdfs;
    act("remove").hidden = !has && !begun;
    said ??= busy ? "app-busy" : has ? "" : begun ? "app-stopped" : offer && !offer.build ? "app-large" : null;
    const since = has && day(has.since), renewed = has && day(has.done);
    status.textContent = [
      has && !adding && said !== "app-removed" ? (since === renewed ? say("app-kept", { date: since }) : say("app-renewed", { date: since, renewed })) : "",
      said ? say(said) : "",
    ].filter(Boolean).join(" ");
    box.hidden = !offer && !has && !begun;
  }

  // watch tells how the installing of a worker ends, of the first one or of a newer build.
  function watch(registration) {
    const follow = (installing) => {
      if (!installing || watched.has(installing)) return;
      watched.add(installing);
      installing.addEventListener("statechange", async () => {
        if (installing.state === "redundant") show(await kept() ? "app-newer-stopped" : "app-stopped");
        else show();
      });
    };
    follow(registration.installing);
    if (watched.has(registration)) return;
    watched.add(registration);
    registration.addEventListener("updatefound", () => follow(registration.installing));
  }

  async function save() {
    const need = offer.bytes + (tick.checked ? offer.pdfs : 0), { quota = Infinity, usage = 0 } = await navigator.storage?.estimate?.() ?? {};
    if (quota - usage < need * 1.1) {
      status.textContent = say("app-no-room", { free: size(Math.max(0, quota - usage)), size: size(need) });
      return;
    }
    navigator.storage?.persist?.().catch(() => {});
    if (tick.checked) await put(prefix + offer.build, wish, 1); // the worker looks there
    try {
      await worker.register(script, { updateViaCache: "none" });
      await show();
    } catch {
      await show("app-stopped");
    }
  }

  const acts = {
    // go goes on: with a newer build, with a cache that the worker fills when a page opens, or with the first one.
    go: async () => {
      const registration = await own();
      if (registration?.active && !await kept()) location.reload();
      else if (registration) await registration.update().then(() => show(), () => show("app-newer-stopped"));
      else await save();
    },
    pdf: async () => {
      await put((await kept()).name, wish, 1);
      adding = true;
      await show();
      await fetch(offer.pdf).catch(() => {}); // the worker has it when it has all of them
      adding = false;
      await show((await kept())?.pdf ? undefined : "app-stopped");
    },
    remove: async () => {
      await (await own())?.unregister();
      for (const name of await names()) await caches.delete(name);
      await show("app-removed");
    },
  };
  const acting = (f) => async () => {
    status.focus(); // the button may go
    await f();
  };
  for (const [name, f] of Object.entries(acts)) act(name).addEventListener("click", acting(f));
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    acting(save)();
  });
  worker.addEventListener("message", ({ data: { got, bytes } = {} }) => {
    if (!bytes || bar.hidden) return;
    [bar.max, bar.value] = [bytes, got];
    get(".app-got").textContent = say("app-got", { all: size(1000 * bytes), got: size(1000 * got) });
  });

  if (offer?.build) {
    get("form button").textContent = say("app-keep", { size: size(offer.bytes) });
    get(".app-pdf").hidden = !offer.pdfs;
    get(".app-pdf span").textContent = say("app-pdf", { size: size(offer.pdfs) });
    act("pdf").textContent = say("app-pdf-add", { size: size(offer.pdfs) });
  }
  await show();
  if (location.hash === "#_app") box.scrollIntoView({ behavior: "instant" }); // it was hidden when the page opened
}

// policy returns the address of the worker as the page's policy wants it.
function policy(address) {
  const rules = {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError(`no worker of the guide: ${url}`);
      return url;
    },
  };
  return window.trustedTypes ? trustedTypes.createPolicy("wenk", rules).createScriptURL(address) : address;
}
