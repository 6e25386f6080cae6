package html

import (
	"html/template"
	"strings"
	"testing"

	"wenk/internal/base/diag"
)

// An address is escaped as a layout would: whatever is in it.
func TestHrefAttr(t *testing.T) {
	layout := template.Must(template.New("").Parse(`<a class="x" href="{{.}}" title="y">`))
	layouts := NewLayouts(nil, nil, &diag.List{})
	addresses := []string{"", "./", "../wonen/huren/", "./#a", "javascript:alert(1)", "a:b/", "خانه/é/", "a%20b", "a%zz", "\xff", `" onclick="`}
	for c := range 256 {
		addresses = append(addresses, "../a"+string(rune(c))+"b/", string([]byte{'a', byte(c)}))
	}
	for _, address := range addresses {
		var want strings.Builder
		if err := layout.Execute(&want, address); err != nil {
			t.Fatal(err)
		}
		if got := `<a class="x" ` + string(layouts.hrefAttr(address)) + ` title="y">`; got != want.String() {
			t.Errorf("%q: %s, want %s", address, got, want.String())
		}
	}
}
