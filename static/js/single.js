// The script of a guide that is one file. It shows one page at a time. Where a reader
// opens a form, the document becomes the page of that form, as on a website; to leave
// it, the document is loaded again.
import "./single/open.js";
import "./site.js";
import "./find.js";
import "./form.js";
