package diag

import "strings"

// A Severity tells whether a problem stops the site from being published.
type Severity int

// An Error stops publishing; a Warning does so only when asked (--strict).
const (
	Error Severity = iota
	Warning
)

// Severity returns the severity that belongs to the code, or a lower one that a
// guide gives it.
func (d Diagnostic) Severity() Severity {
	if d.lowered || warnings[key(d.Code)] {
		return Warning
	}
	return Error
}

// Lowerable are the codes of errors that a guide may turn into warnings, sorted:
// readers can see what is wrong, and nobody comes to harm by it.
var Lowerable = []string{
	"anchor-broken", "block-title-missing", "footnote-missing", "image-alt", "image-alt-html", "image-missing", "link-broken", "link-outside", "raw-html", "url-broken",
}

// Lower turns the errors of some codes into warnings, and returns how many there are
// of each.
func (l List) Lower(codes map[string]bool) map[string]int {
	count := map[string]int{}
	for i := range l {
		if codes[l[i].Code] {
			l[i].lowered = true
			count[l[i].Code]++
		}
	}
	return count
}

// key returns what the tables hold a code under. What can go wrong in YAML is the
// same in front matter and in the guide's settings: those codes share a phrase and a
// severity, whose key begins with "yaml-".
func key(code string) string {
	if _, ok := english[code]; ok {
		return code
	}
	for _, prefix := range []string{"front-matter-", "config-"} {
		if rest, ok := strings.CutPrefix(code, prefix); ok {
			return "yaml-" + rest
		}
	}
	return code
}

// warnings are the codes that are no errors, by the key of their phrase.
var warnings = set(
	"file-link-nothing",
	"file-socket",
	"file-unused",
	"files-unused",
	"name-page",
	"name-copy",
	"odd-character",
	"settings-unused",
	"folder-case",
	"language-empty",
	"opening-second",
	"problems-lowered",
	"problems-unused",
	"words-missing",
	"name-windows",
	"name-long",
	"pdf-active",
	"invisible-character",
	"empty-page",
	"starter-text",
	"page-outside",
	"front-matter-missing-title",
	"yaml-unknown-key",
	"front-matter-unknown-keys",
	"image-alt-missing",
	"yaml-comment",
	"block-look-alike",
	"block-indented",
	"heading-look-alike",
	"item-look-alike",
	"table-look-alike",
	"block-empty",
	"block-title-unused",
	"block-unknown-attribute",
	"block-attribute-glued",
	"bracket-attribute",
	"block-unsupported",
	"list-empty",
	"footnote-unused",
	"html-comment",
	"html-stopped",
	"mark-wiki",
	"mark-tag",
	"mark-braces",
	"mark-bright",
	"mark-raised",
	"mark-sunk",
	"code-too-long",
	"code-run",
	"link-empty",
	"link-space",
	"link-gap",
	"link-swapped",
	"link-undefined",
	"definition-twice",
	"draft-opening",
	"link-draft",
	"url-userinfo",
	"url-http",
	"url-mixed",
	"url-nearby",
	"menu-twice",
	"image-unknown-attribute",
	"template-empty",
	"template-key",
	"field-label",
	"label-unused",
	"script-no-font",
	"letter-no-font",
)

func set(codes ...string) map[string]bool {
	m := make(map[string]bool, len(codes))
	for _, c := range codes {
		m[c] = true
	}
	return m
}
