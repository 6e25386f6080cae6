// Fills in the fields of a PDF as pdf.js does, in Firefox: fill.mjs PDFJS FILE VALUES.
import { readFileSync, writeFileSync } from "node:fs";

for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {}; // of drawing, which is not needed
const [, , library, file, values] = process.argv;
const { getDocument } = await import(library);
const doc = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
const fields = (await (await doc.getPage(1)).getAnnotations()).filter((a) => a.fieldType === "Tx");
JSON.parse(values).forEach((value, i) => doc.annotationStorage.setValue(fields[i].id, { value }));
writeFileSync(file, await doc.saveDocument());
