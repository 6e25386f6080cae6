// The script of all pages. They can be read without it.
import { openFromDisk } from "./disk.js";
import { opening } from "./open.js";
import { terms } from "./terms.js";
import { finding } from "./find/field.js";
import { marking } from "./find/mark.js";
import { printing } from "./print.js";

opening();
openFromDisk();
terms();
printing();
finding();
marking();
