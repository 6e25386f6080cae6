// The script of all pages. They can be read without it.
import { openFromDisk } from "./disk.js";
import { terms } from "./terms.js";
import { printing } from "./print.js";

openFromDisk();
terms();
printing();
