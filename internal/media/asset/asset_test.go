package asset

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// build bundles files of the static tree and returns the files made of them,
// by path.
func build(c *Cache, files map[string]string) (*Set, map[string]string, error) {
	tree := map[string][]byte{}
	for name, text := range files {
		tree[name] = []byte(text)
	}
	set, err := c.Build(tree, slices.Sorted(maps.Keys(tree)))
	if err != nil {
		return nil, nil, err
	}
	made := map[string]string{}
	for _, f := range set.Files {
		made[f.Path] = string(f.Data)
	}
	return set, made, nil
}

var sources = map[string]string{
	"css/site.css":  "@import \"base.css\";\n/* weg */\na { color: red; }\n",
	"css/base.css":  "body { margin: 0; background: url(\"data:image/gif;base64,R0\"); fill: url(#vlak); cursor: url(../map/a.txt); }\n",
	"js/site.js":    "import { hallo } from \"./hallo.js\";\n// weg\nhallo(\"wereld\");\n",
	"js/hallo.js":   "export function hallo(wie) { console.log(\"dag \" + wie); }\n",
	"icons/tip.svg": "<svg/>",
	"favicon.svg":   "<svg> </svg>",
	"map/a.txt":     "een",
}

// Sources become one file each; the rest is published as it is.
func TestBuild(t *testing.T) {
	set, made, err := build(&Cache{}, sources)
	if err != nil {
		t.Fatal(err)
	}
	css, js := set.Path("css/site.css"), set.Path("js/site.js")
	want := map[string]string{
		css:           "body{margin:0;background:url(data:image/gif;base64,R0);fill:url(#vlak);cursor:url(../map/a.txt)}a{color:red}\n",
		js:            "(()=>{function o(l){console.log(\"dag \"+l)}o(\"wereld\");})();\n",
		"favicon.svg": "<svg> </svg>",
		"map/a.txt":   "een",
	}
	if !maps.Equal(made, want) {
		t.Errorf("made\n%q\nwant\n%q", made, want)
	}
	for name, form := range map[string]string{css: `^assets/site\.[0-9a-f]{10}\.css$`, js: `^assets/site\.[0-9a-f]{10}\.js$`} {
		if !regexp.MustCompile(form).MatchString(name) {
			t.Errorf("the name is %q", name)
		}
	}
	if name := set.Path("css/none.css"); name != "" {
		t.Errorf("what is not there is at %q", name)
	}
}

// A name changes when what is in the file changes, and only then.
func TestNames(t *testing.T) {
	name := func(change func(files map[string]string)) string {
		files := maps.Clone(sources)
		change(files)
		set, _, err := build(&Cache{}, files)
		if err != nil {
			t.Fatal(err)
		}
		return set.Path("css/site.css")
	}
	first := name(func(map[string]string) {})
	for what, change := range map[string]func(map[string]string){
		"another script":  func(f map[string]string) { f["js/hallo.js"] += "console.log(1);" },
		"a comment":       func(f map[string]string) { f["css/base.css"] += "/* nog */" },
		"another drawing": func(f map[string]string) { f["icons/tip.svg"] = "<svg></svg>" },
	} {
		if got := name(change); got != first {
			t.Errorf("%s makes the name %s, not %s", what, got, first)
		}
	}
	if got := name(func(f map[string]string) { f["css/base.css"] += "b{color:red}" }); got == first {
		t.Error("another imported stylesheet keeps the name")
	}
}

// The same files are not bundled again.
func TestCache(t *testing.T) {
	var c Cache
	first, _, err := build(&c, sources)
	if err != nil {
		t.Fatal(err)
	}
	if again, _, _ := build(&c, sources); again != first {
		t.Error("bundled again though nothing changed")
	}
	files := maps.Clone(sources)
	files["favicon.svg"] = "<svg/>"
	changed, made, _ := build(&c, files)
	if changed == first || made["favicon.svg"] != "<svg/>" {
		t.Errorf("after a change favicon.svg is %q", made["favicon.svg"])
	}
	delete(files, "favicon.svg")
	if _, made, _ := build(&c, files); len(made) != 3 {
		t.Errorf("a file that went is kept: %q", slices.Collect(maps.Keys(made)))
	}
}

// What cannot be bundled has its place in the source that is wrong.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"js/hallo.js", "export let a = 1;\nlet x = ;\n", "static/js/hallo.js:2:9: Unexpected \";\""},
		{"js/site.js", "import \"./weg.js\";\n", "static/js/site.js:1:8: there is no file static/js/weg.js"},
		{"js/site.js", "import { nee } from \"./hallo.js\"; nee()\n", "static/js/site.js:1:10: No matching export in \"memory:js/hallo.js\" for import \"nee\""},
		{"css/site.css", "a { fill: url(weg.svg); }", "static/css/site.css:1:11: there is no file static/css/weg.svg"},
		{"css/site.css", "a { fill: url(../icons/tip.svg); }", "static/css/site.css:1:11: there is no file static/icons/tip.svg"},
		{"css/site.css", "@import \"../../geheim.css\";", "static/css/site.css:1:9: there is no file static/../geheim.css"},
	} {
		files := maps.Clone(sources)
		files[c.name] = c.text
		_, _, err := build(&Cache{}, files)
		var bad *Error
		if !errors.As(err, &bad) || !strings.HasPrefix(bad.Error(), c.want) {
			t.Errorf("%s\n got %v\nwant %s", c.text, err, c.want)
			continue
		}
		if lines := strings.Split(c.text, "\n"); bad.Text != lines[bad.Line-1] {
			t.Errorf("%s: the line is %q", c.text, bad.Text)
		}
	}
}
