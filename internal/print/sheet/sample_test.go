package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"wenk"
	"wenk/internal/base/diag"
	"wenk/internal/link/site"
	"wenk/internal/source/parse"
	"wenk/internal/source/project"
)

// real returns the guide that wenk brings along, and the words of its interface.
func real(t testing.TB) (*site.Site, func(lang, key string) string) {
	t.Helper()
	var diags diag.List
	p, err := project.Open(nil, wenk.Files, &diags)
	if err != nil {
		t.Fatal(err)
	}
	var cache parse.Cache
	s := site.New(cache.Guide(p.Config, p.Content, &diags), p.Words, site.Options{}, &diags)
	words := func(lang, key string) string {
		for _, tr := range p.Config.Translations {
			if w, ok := tr.Words.Find(key); ok && tr.Lang == lang {
				return w
			}
		}
		return p.Words.Word(key)
	}
	return s, words
}

// versions are the sheets to look at.
var versions = []struct {
	name, lang, second, size string
	fillable                 bool
}{
	{"nl-a4", "nl", "", "A4", false},
	{"nl-a3", "nl", "", "A3", false},
	{"nl-fill", "nl", "", "A4", true},
	{"ar-a4", "ar", "", "A4", false},
	{"nl-ar-a4", "nl", "ar", "A4", false},
	{"nl-uk-a4", "nl", "uk", "A4", false},
	{"uk-a4", "uk", "", "A4", false},
	{"uk-fill", "uk", "", "A4", true},
	{"fa-a4", "fa", "", "A4", false},
	{"fr-a4", "fr", "", "A4", false},
	{"nl-fr-a4", "nl", "fr", "A4", false},
}

// TestSample writes the templates of the guide to the folder WENK_SAMPLES, to
// look at.
func TestSample(t *testing.T) {
	dir := os.Getenv("WENK_SAMPLES")
	if dir == "" {
		t.Skip("WENK_SAMPLES is not set")
	}
	s, words := real(t)
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range s.Forms {
		for _, v := range versions {
			write(f.ID+"-"+v.name+".pdf", PDF(Sheet{
				Form: f, Lang: v.lang, Second: v.second, Source: s.Lang, Size: v.size, Fillable: v.fillable,
				Guide: s.Config.Title + " · " + s.Config.Publisher, Review: v.lang != "nl" || v.second != "", Words: words,
			}))
		}
		if f.Layout != "radial" {
			continue
		}
		people := []Person{
			{"wonen", "Els", "woonbuddy, vrijwilliger bij de buurtwerking", "supporting"}, {"wonen", "OCMW", "", "strained"},
			{"opvoeding", "Kind & Gezin <b>", "", "neutral"}, {"informeel-netwerk", "Buren", "", "supporting"},
		}
		for i := range 14 {
			people = append(people, Person{"vrije-tijd", "Vriend nummer " + itoa(i+1), "van de voetbalclub", "supporting"})
		}
		for _, lang := range []string{"nl", "ar"} {
			for _, portrait := range []bool{false, true} {
				name := f.ID + "-" + lang
				if portrait {
					name += "-portrait"
				}
				write(name+".svg", []byte(Drawing(Picture{Form: f, Lang: lang, Source: "nl", Words: words, Portrait: portrait, Label: "Netwerkkaart"})))
				write(name+"-filled.svg", []byte(Drawing(Picture{Form: f, Lang: lang, Source: "nl", Words: words, Portrait: portrait, Label: "Netwerkkaart", People: people})))
			}
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	s, words := real(b)
	for _, f := range s.Forms {
		for _, v := range versions {
			b.Run(f.ID+"/"+v.name, func(b *testing.B) {
				size := 0
				for b.Loop() {
					size = len(PDF(Sheet{Form: f, Lang: v.lang, Second: v.second, Source: s.Lang, Size: v.size, Fillable: v.fillable, Guide: s.Config.Title, Words: words}))
				}
				b.ReportMetric(float64(size), "bytes")
			})
		}
	}
}
