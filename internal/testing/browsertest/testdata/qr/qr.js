// Makes QR codes under Node's test runner. WENK_CASES names a JSON file with texts, and
// WENK_MADE the file for their codes.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { modules } from "../../../../../static/js/bundle/qr.js";

test("codes", () => {
  const texts = JSON.parse(readFileSync(process.env.WENK_CASES, "utf8"));
  writeFileSync(process.env.WENK_MADE, JSON.stringify(texts.map(modules)));
});

test("a text that is too long", () => assert.equal(modules("x".repeat(859)), null));
