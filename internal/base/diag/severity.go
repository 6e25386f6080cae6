package diag

// A Severity tells whether a problem stops the site from being published.
type Severity int

// An Error stops publishing. A Warning does so only when asked (--strict).
const (
	Error Severity = iota
	Warning
)

// Severity returns the severity of the code, or the lower one that a guide gives it with
// [List.Lower]. A code that is not listed is an error.
func (d Diagnostic) Severity() Severity {
	if d.lowered {
		return Warning
	}
	return problems[keyOf(d.Code)].severity
}

// Lowerable returns the codes of errors that a guide may make warnings, sorted. Readers see
// that something is wrong, and no harm comes of it.
func Lowerable() []string {
	return []string{
		"anchor-broken", "block-title-missing", "footnote-missing", "image-alt", "image-alt-html", "image-missing", "link-broken", "link-outside", "raw-html", "url-broken",
	}
}

// Lower turns the errors of some codes into warnings, and returns how many there are of
// each. It does not look whether a code is one of [Lowerable].
func (l List) Lower(codes map[string]bool) map[string]int {
	// Diagnostics are values, so only this list changes.
	count := map[string]int{}
	for i := range l {
		if codes[l[i].Code] {
			l[i].lowered = true
			count[l[i].Code]++
		}
	}
	return count
}
