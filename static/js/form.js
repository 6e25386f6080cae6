// The page on which a template is filled in.
import { App } from "./form/app.js";
import { openFromDisk } from "./disk.js";

const forms = document.getElementById("forms");
if (forms) { // a guide that is one file has this script on each page
  openFromDisk();
  document.documentElement.classList.add("has-script");
  new App(forms, document.getElementById("sheets"));
}
