package markdown

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark/util"

	"wenk/internal/print/markup"
	"wenk/internal/source/prose"
	"wenk/internal/testing/paper"
)

// An example is a text with the HTML that a specification gives it.
type example struct {
	Number                  int
	Section, Markdown, HTML string
}

// ask asks the other parsers; see testdata/reference.mjs. Without them the
// test is skipped.
func ask(t *testing.T, what string, texts, answer any) {
	t.Helper()
	dir := os.Getenv("WENK_NODE_MODULES")
	if _, err := os.Stat(filepath.Join(dir, "commonmark")); dir == "" || err != nil {
		t.Skip("no other parser: run npm ci in a copy of internal/testing/browsertest/testdata/npm and set WENK_NODE_MODULES")
	}
	in, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", filepath.Join("testdata", "reference.mjs"), dir, what)
	cmd.Stdin, cmd.Stderr = strings.NewReader(string(in)), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, answer); err != nil {
		t.Fatal(err)
	}
}

// simple is a Context that shows links and pictures as other parsers do.
type simple struct{ paper.Context }

func (simple) Link(l *prose.LinkData) markup.Target {
	return markup.Target{Href: string(util.URLEscape([]byte(l.Dest), false))}
}

func (s simple) Image(i *prose.ImageData, alone bool) string {
	title := ""
	if i.Caption != "" {
		title = ` title="` + html.EscapeString(i.Caption) + `"`
	}
	img := fmt.Sprintf(`<img src="%s" alt="%s"%s />`, html.EscapeString(s.Link(&prose.LinkData{Dest: i.Dest}).Href), html.EscapeString(i.Alt), title)
	if alone {
		return "<p>" + img + "</p>\n"
	}
	return img
}

var (
	ofHeading = regexp.MustCompile(`<h[1-6] id="[^"]*">((?s:.*?))</h[1-6]>`)
	ofCode    = regexp.MustCompile(` class="language-[^"]*"|<span class="[a-z0-9]+">`)
	box       = regexp.MustCompile(`<input [^>]*>`)
	comment   = regexp.MustCompile(`(?s)<!--(?:-?>|.*?-->)`)
	bareLink  = regexp.MustCompile(`<a href="(?:mailto:|http://)?([^"]*)">([^<]*)</a>`)
	spaces    = regexp.MustCompile(`\s*\n\s*`)
	swaps     = strings.NewReplacer("“", "&quot;", "”", "&quot;", "‘", "'", "’", "'", "–", "--", "—", "---", "…", "...",
		"«", "&lt;&lt;", "»", "&gt;&gt;", "&#34;", "&quot;", "&#39;", "'",
		`<pre class="code" tabindex="0">`, "<pre>", "</span>", "", "<br>", "<br />", "<hr>", "<hr />",
		`<div class="table" tabindex="0" role="region" aria-label="table"><table>`, "<table>", "</table></div>", "</table>",
		` class="left"`, ` align="left"`, ` class="right"`, ` align="right"`, ` class="center"`, ` align="center"`)
)

// usual returns the HTML of a text without what wenk does in its own way on
// purpose: levels and ids of headings, colours of code, typographic signs, the
// frames of tables, the names of check boxes, and that comments are left out.
func usual(text string) string {
	doc, _ := read(text)
	page := markup.Text(doc, simple{paper.Context{Trusted: true}})
	for i := 0; ofHeading.MatchString(page); i++ {
		level := doc.Headings[i].Level
		page = replaceFirst(ofHeading, page, fmt.Sprintf("<h%d>${1}</h%[1]d>", level))
	}
	return usualSigns(page)
}

func usualSigns(html string) string {
	html = box.ReplaceAllStringFunc(html, func(s string) string {
		if strings.Contains(s, "checked") {
			return "<input checked>"
		}
		return "<input>"
	})
	html = swaps.Replace(comment.ReplaceAllString(ofCode.ReplaceAllString(html, ""), ""))
	return spaces.ReplaceAllString(strings.TrimSpace(html), "\n")
}

func replaceFirst(re *regexp.Regexp, s, with string) string {
	at := re.FindStringSubmatchIndex(s)
	return s[:at[0]] + string(re.ExpandString(nil, with, s, at)) + s[at[1]:]
}

// withoutLinks returns HTML in which addresses that show themselves are text.
func withoutLinks(html string) string {
	return bareLink.ReplaceAllStringFunc(html, func(s string) string {
		if m := bareLink.FindStringSubmatch(s); strings.HasSuffix(m[1], m[2]) || m[1] == m[2] {
			return m[2]
		}
		return s
	})
}

// different are the examples of CommonMark that wenk reads in another way.
var different = map[int]string{
	177: "text after a comment is read as text, since the comment is left out",
	200: "an address that is empty leads nowhere: no link",
	485: "an address that is empty leads nowhere: no link",
	486: "an address that is empty leads nowhere: no link",
	567: "an address that is empty leads nowhere: no link",
}

func TestCommonMark(t *testing.T) {
	var all struct{ CommonMark []example }
	ask(t, "examples", nil, &all)
	same := 0
	for _, e := range all.CommonMark {
		got, want := usual(e.Markdown), usualSigns(e.HTML)
		why := different[e.Number]
		switch equal := got == want || withoutLinks(got) == withoutLinks(want); {
		case equal && why == "":
			same++
		case equal:
			t.Errorf("%d is not different: %s", e.Number, why)
		case why == "":
			t.Errorf("%d %s\n%q\n got %q\nwant %q", e.Number, e.Section, e.Markdown, got, want)
		}
	}
	if len(all.CommonMark) != 652 || same != 647 {
		t.Errorf("of %d examples %d are the same, want 647 of 652", len(all.CommonMark), same)
	}
}

// xmpp: is no scheme that a guide may link to.
var xmpp = regexp.MustCompile(`<a href="xmpp:[^"]*">([^<]*)</a>`)

// TestGitHub reads the examples of GitHub's tables, task lists, strikethrough and
// addresses.
func TestGitHub(t *testing.T) {
	var all struct{ GFM []example }
	ask(t, "examples", nil, &all)
	same := 0
	for _, e := range all.GFM {
		if strings.Contains(e.Section, "Raw HTML") {
			continue // HTML is an error, or passes as it is
		}
		got, want := usual(e.Markdown), xmpp.ReplaceAllString(usualSigns(e.HTML), "$1")
		if got != want {
			t.Errorf("%d %s\n%q\n got %q\nwant %q", e.Number, e.Section, e.Markdown, got, want)
			continue
		}
		same++
	}
	if same != 27 {
		t.Errorf("%d examples are the same, want 27", same)
	}
}

// TestEvery reads every text of a few signs as another parser does. The longest
// are read in .ci/trials.
func TestEvery(t *testing.T) {
	less := 1
	if os.Getenv("WENK_TEST_EVERY") != "" {
		less = 0
	}
	for _, c := range []struct {
		signs  []string
		length int
	}{
		{[]string{"a", " ", "*", "_"}, 7},
		{[]string{"a", "[", "]", "(b)", "!"}, 6},
	} {
		texts := every(c.signs, c.length-less)
		var want []string
		ask(t, "html", texts, &want)
		wrong := 0
		for i, text := range texts {
			if got, want := usual(text), usualSigns(want[i]); got != want && wrong < 20 {
				wrong++
				t.Errorf("%q\n got %q\nwant %q", text, got, want)
			}
		}
		t.Logf("%d texts of %q, %d wrong", len(texts), c.signs, wrong)
	}
}

// every returns all texts of some signs, up to a length.
func every(signs []string, length int) []string {
	texts, from := []string{""}, 0
	for range length {
		end := len(texts)
		for _, text := range texts[from:end] {
			for _, s := range signs {
				texts = append(texts, text+s)
			}
		}
		from = end
	}
	return texts
}
