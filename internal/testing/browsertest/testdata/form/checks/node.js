// All checks under Node's test runner. TestNode gives it files to open: WENK_CASES
// names a JSON file with these, and WENK_MADE the file to write locked files to. A
// want of "?" is any refusal.
import { File, Blob } from "node:buffer";
import { webcrypto } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import * as checks from "./all.js";
import { same } from "./kit.js";

globalThis.crypto ??= webcrypto; // older than Node 20
globalThis.File ??= File;
globalThis.Blob ??= Blob;
globalThis.seeds = Number(process.env.WENK_TEST_SEEDS) || undefined;
globalThis.portion = globalThis.seeds ? 2 : 1; // see often in kit.js

for (const [name, check] of Object.entries(checks)) {
  if (check.length === 0) test(name, async (t) => t.diagnostic(`${name}: ${await check() || "good"}`));
}

const { files, sealed } = JSON.parse(readFileSync(process.env.WENK_CASES, "utf8"));

test("files of all kinds", async (t) => {
  for (const { name, text, spaces, want } of files) await t.test(name, async () => same(await checks.opens(text ?? " ".repeat(spaces)), want, name));
});

test("files that Go locked, or that are no good", async (t) => {
  for (const { name, file, password, want } of sealed) {
    await t.test(name, async () => {
      const got = await checks.unlock(file, "gids", password);
      same(want.refused === "?" && got.refused ? want : got, want, name);
    });
  }
});

test("files for Go to open", async () => {
  const made = [];
  for (let seed = 0; seed < 10; seed++) made.push(await checks.lockedFile(seed));
  writeFileSync(process.env.WENK_MADE, JSON.stringify(made));
});
