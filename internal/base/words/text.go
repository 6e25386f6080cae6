package words

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A text is what a catalogue has for a key.
type text struct {
	lang  language.Tag      // whose plural rules choose a form
	plain string            // as it is written; of a text with forms the form "other"
	forms map[string]string // nil for a text without forms
}

// forms are the plural forms of CLDR, as catalogues name them, sorted.
const forms = "few many one other two zero"

// formName returns the name of a plural form.
func formName(f plural.Form) string {
	switch f {
	case plural.Zero:
		return "zero"
	case plural.One:
		return "one"
	case plural.Two:
		return "two"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	}
	return "other"
}

// An arg fills the place of a name.
type arg struct {
	name  string
	value any
}

// pairs returns the args of a list of names and values, as callers give them: "count", 3. A
// name without a value is left out.
func pairs(list []any) []arg {
	args := make([]arg, 0, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		args = append(args, arg{fmt.Sprint(list[i]), list[i+1]})
	}
	return args
}

// fill returns the text with its places filled; "" for no text. A place that no arg fills
// stays as it is. Values are not searched for places: what an editor wrote is never filled.
func (t *text) fill(args []arg) string {
	if t == nil {
		return ""
	}
	s := t.plain
	if t.forms != nil {
		s = t.form(args)
	}
	if !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	for {
		before, name, after, ok := cutPlace(s, args)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteString(name)
		s = after
	}
}

// form returns the form that the number of {count} asks for, or the form "other".
func (t *text) form(args []arg) string {
	for _, a := range args {
		if n, err := strconv.Atoi(fmt.Sprint(a.value)); a.name == "count" && err == nil {
			if s, ok := t.forms[formOf(t.lang, n)]; ok {
				return s
			}
		}
	}
	return t.plain
}

// formOf returns the name of the plural form that a language has for a whole number: "few"
// for 3 in Ukrainian.
func formOf(lang language.Tag, n int) string {
	if n < 0 {
		n = -n
	}
	return formName(plural.Cardinal.MatchPlural(lang, n, 0, 0, 0, 0))
}

// cutPlace cuts s around its first place that an arg fills, and returns the value that fills
// it. It is false if there is no such place; before is all of s then. A value between double
// quotes is escaped.
func cutPlace(s string, args []arg) (before, filled, after string, ok bool) {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '{')
		if i < 0 {
			return s, "", "", false
		}
		at += i + 1
		for _, a := range args {
			rest, ok := strings.CutPrefix(s[at:], a.name)
			if !ok || !strings.HasPrefix(rest, "}") {
				continue
			}
			value := fmt.Sprint(a.value)
			if at > 1 && s[at-2] == '"' && strings.HasPrefix(rest, `}"`) {
				value = strconv.Quote(value)
				value = value[1 : len(value)-1]
			}
			return s[:at-1], value, rest[1:], true
		}
	}
}

// numbered returns the text, or its forms by name, with a number for each place: "{0} of {1}"
// for "{done} of {total}". A script then needs no names.
func (t *text) numbered() any {
	var pairs []string
	for i, name := range t.places() {
		pairs = append(pairs, "{"+name+"}", "{"+strconv.Itoa(i)+"}")
	}
	number := strings.NewReplacer(pairs...)
	if t.forms == nil {
		return number.Replace(t.plain)
	}
	forms := map[string]string{}
	for form, s := range t.forms {
		forms[form] = number.Replace(s)
	}
	return forms
}

// places returns the names in braces that a text has in any of its forms, sorted. A name has
// small letters and digits; other braces are text.
func (t *text) places() []string {
	found := map[string]bool{}
	for _, s := range append(slices.Collect(maps.Values(t.forms)), t.plain) {
		for {
			_, rest, ok := strings.Cut(s, "{")
			if !ok {
				break
			}
			name, _, ok := strings.Cut(rest, "}")
			if ok && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789") == "" {
				found[name] = true
			}
			s = rest
		}
	}
	return slices.Sorted(maps.Keys(found))
}
