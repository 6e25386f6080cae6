// The page on which a template is filled in.
import { App } from "./form/app.js";
import { openFromDisk } from "./disk.js";

openFromDisk();
document.documentElement.classList.add("has-script");
new App(document.getElementById("forms"), document.getElementById("sheets"));
