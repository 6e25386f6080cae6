// What a reader does with the guide, in 40 steps, in the order in which they are done. A
// step gets a Reader (reader.mjs) and throws when something is wrong. not names the
// carriers on which a step has nothing to do, and why.
import assert from "node:assert/strict";

const single = { single: "one file has no bundles, filters and PDFs" };
const status = `document.querySelector(".find-status").textContent`;
const shown = `[...document.querySelectorAll(".cards > li")].filter((li) => li.checkVisibility()).length`;
const rows = `[...document.querySelectorAll(".bundle-row h3")].map((h) => h.textContent).join("|")`;
const said = `document.querySelector(".bundle-status").textContent`;
const count = `document.querySelector(".bundle-count").textContent`;
const boxOf = (label) => `[...document.querySelectorAll(".filter-value")].find((l) => l.textContent.includes(${JSON.stringify(label)})).querySelector("input")`;

export const steps = [
  ["the home page opens", async (r) => {
    await r.open("");
    await r.until(`document.querySelector("h1")?.checkVisibility()`);
  }],
  ["Ctrl K asks for a query", async (r) => {
    await r.chord("Control", "k");
    await r.until(`["_find", "_query"].includes(document.activeElement.id)`);
  }],
  ["a query from the header is answered on the search page", async (r) => {
    if (await r.eval(`document.activeElement.id`) === "_find") {
      await r.type("tolk");
      await r.press("Enter");
    } else {
      await r.type("tolk");
    }
    await r.until(`document.querySelectorAll(".find-item").length > 1`);
  }],
  ["a misspelt query is understood", async (r) => {
    await r.ask("netwerkaart");
    await r.until(`${status}.includes("Gezocht op netwerkkaart")`);
  }],
  ["it is searched for as it was typed, if asked", async (r) => {
    await r.click(".find-meant button");
    await r.until(`${status}.includes("Niets gevonden")`);
  }],
  ["nothing found shows all titles", async (r) => {
    await r.ask("xqzvwxqz");
    await r.until(`${status}.includes("Niets gevonden") && document.querySelector(".find-all").checkVisibility()`);
  }],
  ["words that are everywhere are told", async (r) => {
    await r.ask("de het een");
    await r.until(`${status}.includes("staan overal")`);
  }],
  ["a term is answered", async (r) => {
    await r.ask("wat is een ocmw");
    await r.until(`document.querySelector(".find-term")?.textContent.includes("Openbaar Centrum")`);
  }],
  ["results have no faults of access", (r) => r.axe("results")],
  ["a worksheet can be filled in from the results", async (r) => {
    await r.ask("handelingsplan");
    await r.until(`document.querySelector(".find-links a") !== null`);
  }],
  ["a result goes into the bundle", async (r) => {
    await r.ask("tolk");
    await r.until(`document.querySelector(".find-item")?.textContent.toLowerCase().includes("tolk")`);
    await r.click(".find-item [data-take]");
    await r.until(`${count} === "(1)"`);
  }, single],
  ["the arrow goes to the first result", async (r) => {
    await r.ask("tolk");
    await r.until(`document.querySelector(".find-item")?.textContent.toLowerCase().includes("tolk")`);
    await r.press("ArrowDown");
    await r.until(`document.activeElement.closest("h3") !== null`);
  }],
  ["Escape goes back to the field", async (r) => {
    await r.press("Escape");
    await r.until(`document.activeElement.id === "_query"`);
  }],
  ["a result opens, and its words are marked", async (r) => {
    await r.press("ArrowDown");
    await r.press("Enter");
    await r.until(`(CSS.highlights?.get("found")?.size ?? 0) > 0`);
  }],
  ["the address keeps nothing of it", async (r) => {
    const at = await r.eval(`location.search + location.hash`);
    assert.doesNotMatch(at, /tolk\b.*\[|z=/);
  }],
  ["back, the results are there", async (r) => {
    await r.back();
    await r.until(`document.querySelector("#_query").value === "tolk" && document.querySelectorAll(".find-item").length > 1`);
  }],
  ["all of the guide can be narrowed", async (r) => {
    await r.open("zoeken/");
    await r.until(`document.querySelector(".filter") !== null`);
    await r.eval(`document.querySelector(".filter").open = true`);
    await r.until(`document.querySelectorAll(".filter-value").length > 5`);
    await r.eval(`${boxOf("Verhalen")}.click()`);
    await r.until(`document.querySelectorAll(".find-item").length > 2`);
  }, single],
  ["a list is narrowed by a domain", async (r) => {
    await r.open("tips/");
    await r.until(`document.querySelector(".filter") !== null`);
    await r.eval(`document.querySelector(".filter").open = true`);
    await r.until(`document.querySelectorAll(".filter-value").length > 5`);
    r.all = await r.eval(shown);
    await r.eval(`${boxOf("Wonen")}.click()`);
    await r.until(`${shown} > 0 && ${shown} < ${r.all} && document.querySelector(".filter-status").textContent.includes(" van ")`);
    r.narrowed = await r.eval(shown);
  }, single],
  ["the fragment has the choice", async (r) => {
    assert.match(await r.eval(`location.hash`), /^#levensdomeinen=wonen$/);
  }, single],
  ["a list that can be narrowed has no faults of access", (r) => r.axe("a narrowed list"), single],
  ["loaded again, the choice is there", async (r) => {
    await r.reload();
    await r.until(`document.querySelector(".filter-value") !== null && ${shown} === ${r.narrowed}`);
  }, single],
  ["a narrowed list prints what was chosen", async (r) => {
    const text = await r.printed();
    assert.match(text, /Gekozen: Wonen/);
  }, single],
  ["a step back is the whole list", async (r) => {
    await r.eval(`document.querySelector(".filter").open = true`);
    await r.eval(`${boxOf("Vrijwilliger")}.click()`);
    await r.until(`location.hash.includes("&")`);
    await r.back();
    await r.until(`${shown} === ${r.narrowed} && !${boxOf("Vrijwilliger")}.checked`);
  }, single],
  ["the list goes into the bundle", async (r) => {
    await r.eval(`[...document.querySelectorAll(".filter-tools button")].at(-1).click()`);
    await r.until(`${count} === "(${r.narrowed + 1})"`);
  }, single],
  ["filters are cleared, and the focus is on the heading", async (r) => {
    await r.eval(`document.querySelector(".filter-clear").click()`);
    await r.until(`${shown} === ${r.all} && document.activeElement.tagName === "H1"`);
  }, single],
  ["the bundle has all pieces", async (r) => {
    await r.follow(".bundle-link");
    await r.until(`document.querySelectorAll(".piece").length === ${r.narrowed + 1}`);
  }, single],
  ["the bundle has no faults of access", (r) => r.axe("the bundle"), single],
  ["a piece goes lower, and its place is said", async (r) => {
    const before = (await r.eval(rows)).split("|");
    await r.eval(`document.querySelector(".bundle-row [data-do=down], .bundle-row button:nth-of-type(2)").click()`);
    await r.until(`${rows}.split("|")[1] === ${JSON.stringify(before[0])} && ${said}.includes("plaats 2")`);
  }, single],
  ["a piece is put at a place", async (r) => {
    const before = (await r.eval(rows)).split("|");
    await r.eval(`(() => { const row = document.querySelector(".bundle-row"); row.querySelector("input").value = "3"; row.querySelector("form").requestSubmit(); })()`);
    await r.until(`${rows}.split("|")[2] === ${JSON.stringify(before[0])}`);
  }, single],
  ["the address has the pieces, and the title only if asked", async (r) => {
    await r.eval(`(() => { const f = document.querySelector("#_bundle-title"); f.value = "Voor Amal"; f.dispatchEvent(new Event("input", { bubbles: true })); })()`);
    const address = `document.querySelector("#_bundle-address").value`;
    await r.until(`${address}.split(".").length > 2`);
    assert.doesNotMatch(await r.eval(address), /Amal/);
    await r.eval(`document.querySelector("#_bundle-with-title").click()`);
    await r.until(`${address}.includes("Amal")`);
    await r.eval(`document.querySelector("#_bundle-with-title").click()`);
    await r.until(`!${address}.includes("Amal")`);
    r.pasted = await r.eval(address);
  }, single],
  ["the bundle has a QR code", (r) => r.until(`document.querySelector(".bundle-own .qr") !== null`), { ...single, file: "no other device opens an address on this disk" }],
  ["the bundle prints as a booklet", async (r) => {
    const text = await r.printed(), titles = (await r.eval(rows)).split("|");
    for (const title of titles) assert.ok(text.replace(/\s+/g, "").includes(title.replace(/\s+/g, "").slice(0, 20)), title);
  }, single],
  ["a piece is taken away", async (r) => {
    const before = (await r.eval(rows)).split("|");
    await r.eval(`[...document.querySelectorAll(".bundle-row:last-child button")].at(-1).click()`);
    await r.until(`document.querySelectorAll(".bundle-row").length === ${before.length - 1}`);
  }, single],
  ["an address of a bundle is pasted", async (r) => {
    await r.eval(`(() => { document.querySelector("#_bundle-import").value = ${JSON.stringify(r.pasted)}; document.querySelector(".bundle-import").requestSubmit(); })()`);
    await r.until(`document.querySelector(".bundle-shared").checkVisibility() && document.querySelectorAll(".piece").length === ${r.narrowed + 1}`);
  }, single],
  ["an address that cannot be read is told", async (r) => {
    await r.eval(`(() => { document.querySelector("#_bundle-import").value = "geen adres"; document.querySelector(".bundle-import").requestSubmit(); })()`);
    await r.until(`${said}.includes("niet te lezen")`);
  }, single],
  ["the bundle is cleared", async (r) => {
    await r.open("bundel/");
    await r.until(`document.querySelector(".bundle-desk").checkVisibility()`);
    await r.eval(`document.querySelector("[data-do=clear]").click()`);
    await r.until(`${count} === ""`);
  }, single],
  ["a form takes what is typed", async (r) => {
    await r.open("het-ondersteuningsnetwerk/netwerkkaart/invullen/");
    await r.until(`[...document.querySelectorAll("main input")].some((f) => f.checkVisibility())`);
    r.requests = 0;
    await r.eval(`[...document.querySelectorAll("main input[type=text]")].find((f) => f.checkVisibility()).focus()`);
    await r.type("Amal");
    await r.until(`document.activeElement.value.endsWith("Amal")`);
  }],
  ["a form asks nothing of any host", async (r) => {
    await r.wait(600);
    assert.equal(r.requests, 0);
  }],
  ["a form has no faults of access", (r) => r.axe("a form")],
  ["nothing went wrong, and nothing was asked elsewhere", async (r) => {
    assert.deepEqual(r.trouble, []);
  }],
];
