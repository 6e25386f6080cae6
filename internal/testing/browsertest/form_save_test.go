package browsertest

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"wenk/internal/base/file"
)

// valid holds the text of a file to the schema that a site publishes.
func valid(t *testing.T, files []file.File, text string) {
	t.Helper()
	i := slices.IndexFunc(files, func(f file.File) bool { return f.Path == "dossier.schema.json" })
	if i < 0 {
		t.Fatal("the site has no schema")
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(files[i].Data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("dossier.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("dossier.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	file, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
	if err := schema.Validate(file); err != nil {
		t.Error(err)
	}
}

var plainName = regexp.MustCompile(`^inspiratiegids-dossier-\d{4}-\d\d-\d\d(-2)?(-met-wachtwoord)?\.json$`)

// TestFormSave saves a file and opens it in another browser.
func TestFormSave(t *testing.T) {
	t.Parallel()
	res, err := guide()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t)
	home := site(t, "/")
	b.filled(home + mapPage)
	dir := b.downloads()
	b.write("#family-name", " ✿")
	b.keeps(`d.family.name.endsWith("✿")`)
	b.use(".form-bar", "Bewaar")
	name, text := arrived(t, dir)
	if !plainName.MatchString(name) {
		t.Errorf("the file is called %s", name)
	}
	valid(t, res.Files, text)
	same(t, "the file", dossierIn(t, text), b.dossier())
	b.until(`document.querySelector(".saved").textContent.includes("laatst bewaard als bestand: net nu")`)

	// Another family, on the same day.
	b.menu()
	b.use("#menu-panel", "Nieuw dossier")
	b.use("#menu-panel .buttons", "Bewaar bestand")
	if second, _ := arrived(t, dir); second != strings.Replace(name, ".json", "-2.json", 1) {
		t.Errorf("the file of another family is called %s, after %s", second, name)
	}
	eval[bool](b, `((s) => { s.value = "d-familie"; s.dispatchEvent(new Event("change")); return true })(document.getElementById("dossier"))`)
	b.until(`document.getElementById("family-name").value.endsWith("✿")`)
	b.use("#menu-panel .buttons", "Bewaar bestand")
	if again, _ := arrived(t, dir); again != name {
		t.Errorf("the same dossier, saved again, is called %s, first %s", again, name)
	}

	other := open(t)
	other.begin(home + planPage)
	other.choose(text)
	other.keeps(`d.id === "d-familie"`)
	same(t, "another browser", other.dossier(), b.dossier())
	other.until(`document.querySelector("#plan-handelingsplan-wonen textarea")?.value === "Een huis met een kamer voor Yusuf"`)
	for _, page := range []string{"Netwerkkaart", "Woon-CV"} {
		other.use(".form-tabs", page)
	}
	if got := eval[string](other, `document.querySelector("textarea").value`); got != "Wij zijn Zarghuna en Yusuf Rahimzadeh." {
		t.Errorf("the sheet begins with %q", got)
	}
	b.quietly()
	other.quietly()
}

// TestFormRefused opens files that are none: what is open stays as it is.
func TestFormRefused(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.filled(site(t, "/") + mapPage)
	before := eval[string](b, local)
	shown := eval[string](b, screen)
	for file, says := range map[string]string{
		"<html>":     "Dit is geen dossier van deze gids",
		family[:200]: "Dit is geen dossier van deze gids",
		strings.Replace(family, `"inspiratiegids"`, `"elders"`, 1): "Dit bestand hoort bij een andere gids",
		strings.Replace(family, `"version": 1`, `"version": 9`, 1): "Dit bestand komt uit een nieuwere versie",
		strings.Replace(family, `"neutral"`, `"__proto__"`, 1):     "In dit bestand staat iets dat er niet hoort",
	} {
		b.choose(file)
		b.until(`document.querySelector(".message")?.textContent.includes(` + js(says) + `)`)
		b.click(`.message .cross`)
		if after := eval[string](b, local); after != before {
			t.Errorf("%s: the browser keeps something else", says)
		}
		if after := eval[string](b, screen); after != shown {
			t.Errorf("%s: the page shows something else", says)
		}
	}
	markup := strings.ReplaceAll(family, "Mieke Vandersteen", `<img src=x onerror=alert(1)><b id=vet>Mieke`)
	b.choose(markup)
	b.keeps(`d.people[0].name.includes("onerror")`)
	if n := eval[int](b, `document.querySelectorAll("#vet, main img").length`); n != 0 {
		t.Error("a name in a file becomes HTML")
	}
	b.quietly()
}

// TestFormPassword saves a file with a password.
func TestFormPassword(t *testing.T) {
	t.Parallel()
	b := open(t)
	home := site(t, "/")
	b.filled(home + mapPage)
	dir := b.downloads()
	b.menu()
	b.use("#menu-panel", "Bewaar met wachtwoord")
	b.write("#password", "kort")
	b.use("#menu-panel .buttons", "Bewaar met wachtwoord")
	b.until(`document.querySelector(".message")?.textContent.includes("minstens acht tekens")`)
	for bad, why := range map[string]string{"12345678": "alleen cijfers", "Rahimzadeh26": "een naam uit dit dossier", "azertyuiop": "een rij van het toetsenbord"} {
		eval[bool](b, `((e) => { e.value = `+js(bad)+`; e.dispatchEvent(new Event("input")); return true })(document.getElementById("password"))`)
		b.use("#menu-panel .buttons", "Bewaar met wachtwoord")
		b.until(`document.querySelector(".message")?.textContent.includes(` + js(why) + `) && document.activeElement.matches("#password[aria-invalid=true]")`)
	}
	eval[bool](b, `((e) => { e.value = "kort"; e.dispatchEvent(new Event("input")); return true })(document.getElementById("password"))`)
	b.write("#password", "e fiets ﬁjn")
	b.use("#menu-panel .buttons", "Bewaar met wachtwoord")
	name, text := arrived(t, dir)
	if !plainName.MatchString(name) {
		t.Errorf("the file is called %s", name)
	}
	if found := named(text); len(found) > 0 {
		t.Errorf("names in the file: %q", found)
	}
	b.until(`document.getElementById("password").value === ""`)
	b.written(t, name)

	other := open(t)
	other.begin(home + mapPage)
	other.write("#family-name", "Wat er al stond")
	other.keeps(`d.family.name === "Wat er al stond"`)
	before, shown := eval[string](other, local), ""
	other.menu()
	try := func(what, file, password string, says string) {
		other.choose(file)
		other.until(`document.getElementById("unlock")?.value === ""`)
		if shown == "" {
			shown = eval[string](other, screen)
		}
		other.write("#unlock", password)
		other.run(chromedp.KeyEvent("\r"))
		other.until(`document.querySelector(".message")?.textContent.includes(` + js(says) + `)`)
		if after := eval[string](other, local); after != before {
			t.Errorf("%s: the browser keeps something else", what)
		}
		if at := eval[bool](other, seen(".message")); !at {
			t.Errorf("%s: the refusal is behind the panel", what)
		}
		other.click(".message .cross")
		if after := eval[string](other, screen); after != shown {
			t.Errorf("%s: the page shows something else", what)
		}
	}
	const refused = "Het wachtwoord is fout, of het bestand is beschadigd. Je dossier is niet veranderd."
	try("a wrong password", text, "korte fiets fijn!", refused)
	try("a changed byte", changed(t, text, "data", 77), "korte fiets ﬁjn", refused)
	try("a changed header", strings.Replace(text, field(t, text, "header"), base64.StdEncoding.EncodeToString(
		bytes.Replace(decoded(t, field(t, text, "header")), []byte("600000"), []byte("600001"), 1)), 1), "korte fiets ﬁjn", refused)
	data := field(t, text, "data")
	try("a cut file", strings.Replace(text, data, data[:len(data)/8*4], 1), "korte fiets ﬁjn", refused)
	other.choose(text[:len(text)/2])
	other.until(`document.querySelector(".message")?.textContent.includes("Dit is geen dossier van deze gids")`)
	if after := eval[string](other, local); after != before {
		t.Error("half a file: the browser keeps something else")
	}

	other.choose(text)
	other.until(`document.getElementById("unlock") !== null`)
	other.write("#unlock", "korte fiets fijn") // the same word for who types it on another keyboard
	other.run(chromedp.KeyEvent("\r"))
	other.keeps(`d.id === "d-familie"`)
	same(t, "another browser", other.dossier(), b.dossier())
	other.until(`document.getElementById("unlock") === null`)
	b.quietly()
	other.quietly()
}

// written checks that the password of a file stays in sight until the reader confirms that it
// is written down.
func (b *tab) written(t *testing.T, file string) {
	const shown = `(document.getElementById("secret-text")?.innerText ?? "")`
	if got := eval[string](b, shown+` + document.activeElement.id`); got != "korte fiets ﬁjnsecret" || !eval[bool](b, seen("#secret-text")) {
		t.Errorf("after saving, the password and the focus are %q", got)
	}
	eval[bool](b, `(Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text } } }), window.print = () => {
  dispatchEvent(new Event("beforeprint")); window.paper = document.getElementById("sheets").innerText; dispatchEvent(new Event("afterprint")) }, true)`)
	b.use("#secret", "Kopieer")
	b.until(`window.copied === "korte fiets ﬁjn" && document.querySelector(".message").innerText.includes("Gekopieerd.")`)
	b.use("#secret", "Druk af")
	if got := eval[string](b, `window.paper`); !strings.Contains(got, "korte fiets ﬁjn") || !strings.Contains(got, file) || len(named(got)) > 0 {
		t.Errorf("on paper stands %q", got)
	}
	b.use("#menu-panel .panel-head", "Klaar")
	b.says("nog niet opgeschreven")
	if eval[bool](b, `dispatchEvent(new Event("beforeunload", { cancelable: true }))`) {
		t.Error("the page may be left before the password is written down")
	}
	b.use(".notices", "Toon het wachtwoord")
	b.until(shown + ` === "korte fiets ﬁjn"`)
	b.use("#secret", "Ik heb het opgeschreven")
	b.until(`!document.documentElement.outerHTML.includes("korte fiets")`)
	if !eval[bool](b, `dispatchEvent(new Event("beforeunload", { cancelable: true }))`) {
		t.Error("the page asks whether to leave for nothing")
	}
}

// field returns a text in a JSON file.
func field(t *testing.T, file, key string) string {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(file), &m); err != nil {
		t.Fatal(err)
	}
	return m[key].(string)
}

func decoded(t *testing.T, text string) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// changed changes one bit of the encoded data in a file.
func changed(t *testing.T, file, key string, at int) string {
	t.Helper()
	old := field(t, file, key)
	data := decoded(t, old)
	data[at] ^= 1
	return strings.Replace(file, old, base64.StdEncoding.EncodeToString(data), 1)
}

// seen returns a script that reports whether a reader sees an element: nothing covers it, not
// even the panel.
func seen(selector string) string {
	return `(() => { const e = document.querySelector(` + js(selector) + `), r = e.getBoundingClientRect(), top = document.elementFromPoint(r.x + 20, r.y + r.height / 2);
  return top !== null && (e.contains(top) || top.contains(e) && top.localName !== "dialog") })()`
}
