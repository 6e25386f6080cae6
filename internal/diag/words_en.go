package diag

var english = map[string]phrase{
	// words of the printer
	"error":        {text: "error"},
	"warning":      {text: "warning"},
	"hint":         {text: "hint"},
	"did-you-mean": {text: "did you mean %[1]s?"},
	"and-more":     {text: "and %[1]d more of [%[2]s]"},
	"one-error":    {text: "1 error"},
	"errors":       {text: "%[1]d errors"},
	"one-warning":  {text: "1 warning"},
	"warnings":     {text: "%[1]d warnings"},

	"mapping": {text: "a group of keys"},
	"list":    {text: "a list"},
	"text":    {text: "a text"},

	// files
	"encoding":     {"this is not UTF-8 text from here on", "save the file again as UTF-8 text"},
	"empty-page":   {"this page is empty (w)", "write something, or remove the file"},
	"no-content":   {"there is no page here", "write a first page, such as index.md"},
	"page-outside": {"this page is not in the folder %[1]q, so it is not published (w)", "move it to %[1]s, or name its language under languages in wenk.yaml"},

	// front matter and settings
	"front-matter-unclosed":      {"the front matter is not closed", "end it with a line --- of its own"},
	"front-matter-format":        {"this looks like front matter, but begins with more than three dashes (w)", "use exactly --- above and below it"},
	"front-matter-missing-title": {"this page has no title (w)", "add a line title: to its front matter"},
	"front-matter-unknown-key":   {"unknown key %[1]q (w)", "known are: %[2]s"},
	"yaml-yaml":                  {"this YAML cannot be read: %[1]s", "put quotes around a value that holds a colon, and check that the lines are indented alike"},
	"yaml-duplicate-key":         {"the key %[1]q is here twice; the first is on line %[2]d", "keep one of the two"},
	"yaml-type":                  {"this is %[1]s where %[2]s is expected", "write %[2]s"},
	"yaml-number":                {"%[1]q is not a whole number", "write a number without quotes, such as 3"},
	"yaml-bool":                  {"%[1]q is neither true nor false", "write true or false"},
	"yaml-date":                  {"%[1]q is not a day that exists", "write year-month-day, such as 2026-05-31"},
	"yaml-unknown-key":           {"unknown key %[1]q (w)", "known are: %[2]s"},
	"yaml-missing-key":           {"the key %[1]q is missing", "add a line %[1]s:"},
	"yaml-alias-refused":         {"anchors, aliases and merge keys of YAML are not used here", "write the value out"},
	"yaml-tag-refused":           {"the YAML tag %[1]s is not used here", "leave it out; put quotes around the value if it must be text"},
	"yaml-document":              {"a second YAML document begins here", "keep one, without lines --- in between"},
	"yaml-depth":                 {"this YAML is nested more than %[1]d levels deep", "make it flatter"},
	"yaml-too-large":             {"this YAML is %[1]d bytes; the limit is %[2]d", "split it or shorten it"},
	"yaml-too-many":              {"this YAML has more than %[1]d values", "split it or shorten it"},
	"config-file-missing":        {"there is no file content/%[1]s", "make the file, or correct its name"},
	"config-language":            {"%[1]q is not the code of a language", "use a code such as nl, en or ar"},
	"config-url":                 {"%[1]q is not an address where a site can be published", "write a whole address, such as https://example.org/guide/"},
	"config-color":               {"%[1]q is not a colour", "write a colour such as #7a2e1f, in quotes"},
	"config-id":                  {"%[1]q cannot be an id", "use lower-case letters, digits and hyphens"},
	"config-duplicate-id":        {"the id %[1]q is here twice", "give one of the two another id"},
	"value-unknown":              {"%[1]q is not one of the values of %[2]s", "use one of: %[3]s"},

	// addresses
	"slug-invalid":  {"%[1]q cannot be a part of an address", "use letters, digits and hyphens, without slashes"},
	"slug-reserved": {"the address /%[1]s is used by wenk itself", "give the page another name or another slug:"},
	"duplicate-url": {"the address %[1]s is already that of %[2]s", "give one of the two another name or another slug:"},
	"alias-invalid": {"%[1]q cannot be an old address", "write a path on this site, such as /old/page/"},

	// blocks
	"block-unclosed":          {"the block %[1]q is not closed", "end it with a line ::: of its own"},
	"block-stray":             {"this ::: closes nothing", "remove it, or open a block above with ::: and its kind"},
	"block-nesting":           {"this closes the block %[3]q of line %[4]d while %[1]q of line %[2]d is still open", "close the inner block first"},
	"block-unknown":           {"there is no kind of block %[1]q", "known are: %[2]s"},
	"block-look-alike":        {"%[1]q looks like a block but is shown as text (w)", "a block begins with three colons at the start of the line, such as :::tip"},
	"block-empty":             {"the block %[1]q is empty (w)", "write something in it, or remove it"},
	"block-title-missing":     {"the block %[1]q has no title", "write the title after the kind: :::%[1]s My title"},
	"block-title-unused":      {"a block %[1]q has no title (w)", "leave the title out"},
	"block-attribute":         {"this attribute cannot be read", "write {#id key=value key=\"more words\"}"},
	"block-attribute-brace":   {"the { is not closed on this line", "end the attributes with } on the same line"},
	"block-attribute-quote":   {"the quotation mark is not closed on this line", "end the value with the same quotation mark"},
	"block-attribute-after":   {"after the attributes stands %[1]q", "put the title before the {"},
	"block-attribute-missing": {"the block %[1]q has no %[2]s", "add it between braces: {%[2]s=...}"},
	"block-attribute-refused": {"%[1]q cannot be set here", "only an id is possible: {#my-id}"},
	"block-unknown-attribute": {"a block %[2]q has no attribute %[1]q (w)", "known are: %[3]s"},
	"block-number":            {"%[1]q is not a whole number", "write a number, such as 3"},
	"duplicate-id":            {"the id %[1]q is already used at %[2]s", "give one of the two another id"},
	"list-empty":              {"this list selects nothing (w)", "check its attributes, or leave it out"},

	// text
	"raw-html":         {"HTML is not shown here: %[1]s", "write it as Markdown; or set html: true in wenk.yaml if you trust everyone who writes"},
	"code-unclosed":    {"this code is not closed", "end it with a line ``` of its own"},
	"footnote-missing": {"there is no note %[1]q", "add a line [^%[1]s]: with the note, lower on this page"},

	// links and pictures
	"link-empty":    {"this link leads nowhere (w)", "put an address between the parentheses"},
	"link-broken":   {"there is no page %[1]q", "check the name of the file and its folder"},
	"link-outside":  {"%[1]q is outside the guide", "link to a file inside the folder content"},
	"link-draft":    {"%[1]q is a draft and is not published (w)", "publish that page too, or leave the link out"},
	"anchor-broken": {"there is no place %[1]q", "check the id of the heading or the block"},
	"url-scheme":    {"a link cannot begin like %[1]q", "use https, http, mailto, tel, sms or geo, or a file of the guide"},
	"url-broken":    {"%[1]q is not a whole address", "check the address"},
	"url-userinfo":  {"%[1]q holds a user name", "leave out what stands before the @"},
	"image-missing": {"there is no picture %[1]q", "put the file beside the page, and check its name"},
	"image-alt":     {"this picture has no description", "write between [ ] what it shows; write {decorative} after it when it only decorates"},
	"image-broken":  {"%[1]q is not a picture that can be shown", "save it again as JPEG, PNG, GIF, WebP or SVG"},
	"third-party":   {"the picture %[1]q is on another site", "put the picture beside the page: readers of the guide should not be seen by others"},

	// layouts
	"layout-broken": {"this layout cannot be used: %[1]s", "correct the file, or remove it to get the built-in layout back"},
	"asset-broken":  {"this file cannot be used: %[1]s", "correct the file, or remove it to get the built-in one back"},
}
