// What pages do beyond HTML. All of them can be read without it.
import { openFromDisk } from "./disk.js";
import { terms } from "./terms.js";
import { printing } from "./print.js";

openFromDisk();
terms();
printing();
