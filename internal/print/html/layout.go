package html

import (
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/print/markup"
)

// Layouts holds the layouts of pages and blocks, and the drawings that they use. They
// are read once and serve many sites in any language.
type Layouts struct {
	layouts *template.Template       // one set of all
	sources map[string][]byte        // of layouts
	icons   map[string]template.HTML // by name, without ".svg"
	href    *template.Template       // writes a link, see hrefAttr
}

// NewLayouts parses layouts, by name, such as "page.html"; icons are drawings, by
// name, such as "tip.svg". It returns nil when a layout cannot be parsed. Problems of
// all layouts are added to diags, so an editor sees them at once.
func NewLayouts(layouts map[string][]byte, icons map[string][]byte, diags *diag.List) *Layouts {
	l := &Layouts{
		sources: layouts, icons: map[string]template.HTML{},
		href: template.Must(template.New("").Parse(`<a href="{{.}}">`)),
	}
	for name, data := range icons {
		l.icons[strings.TrimSuffix(name, ".svg")] = template.HTML(data)
	}
	if l.layouts = parseLayouts(layouts, l.functions(), diags); l.layouts == nil {
		return nil
	}
	return l
}

// parseLayouts parses all layouts into one set, so that each can call another by its
// name. It returns nil when one cannot be parsed.
func parseLayouts(files map[string][]byte, funcs template.FuncMap, diags *diag.List) *template.Template {
	set := template.New("").Funcs(funcs)
	ok := true
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		if _, err := set.New(name).Parse(string(files[name])); err != nil {
			diags.Add(layoutProblem(name, err, files))
			ok = false
		}
	}
	if !ok {
		return nil
	}
	return set
}

// layoutProblem returns the problem of a layout that cannot be parsed or run. Only
// the text of an error of package template tells its place: file, line and perhaps
// column. files are the sources of the layouts.
func layoutProblem(name string, err error, files map[string][]byte) diag.Diagnostic {
	pos := diag.Pos{File: "layouts/" + name}
	msg := err.Error()
	place := regexp.MustCompile(`^(?:html/)?template: ?([^:]*):(\d+)(?::(\d+))?: (?s:(.*))`)
	if m := place.FindStringSubmatch(msg); m != nil {
		pos.File = "layouts/" + m[1]
		pos.Line, _ = strconv.Atoi(m[2])
		msg = m[4]
		if col, err := strconv.Atoi(m[3]); err == nil {
			pos.Col = col + 1
		}
		name = m[1]
	}
	return diag.NewSource(pos.File, files[name]).On(pos, "layout-broken", msg)
}

// functions returns the functions of layouts that depend on their arguments alone.
// Other functions are methods of [PageView].
func (l *Layouts) functions() template.FuncMap {
	return template.FuncMap{
		"icon":  func(name string) template.HTML { return l.icons[name] },
		"upper": upper,
		"soft":  soft,
		"fit":   markup.Fit,
		"color": func(s string) template.CSS { return template.CSS(s) },
		"add":   func(a, b int) int { return a + b },
		"first": func(n int, list []*BlockView) []*BlockView { return list[:min(n, len(list))] },
	}
}

// soft allows a line break after each slash.
func soft(s string) template.HTML {
	return template.HTML(strings.ReplaceAll(template.HTMLEscapeString(s), "/", "/<wbr>"))
}

// upper returns s with a capital as its first letter.
func upper(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
