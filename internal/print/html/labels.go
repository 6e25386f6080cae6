package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"wenk/internal/base/file"
	"wenk/internal/source/guide"
)

// labelsData holds the words of the interface and the labels of templates in one
// language. The page of a form loads them when a reader chooses the language, since
// pages are small and few readers want every language.
type labelsData struct {
	Words  map[string]any    `json:"words"`
	Labels map[string]string `json:"labels"` // by the label in the language of the guide
}

// makeLabels makes the script of each language that gives the labels to the script of
// the form. It is a script because a page on file:// can load no other data. Its name
// holds a hash of its bytes, like that of every asset.
func (r *renderer) makeLabels() {
	if len(r.Site.Forms) == 0 {
		return
	}
	r.formLabels, r.labelFiles = r.labels(), map[string]file.File{}
	for _, t := range r.Site.Config.Translations {
		var b bytes.Buffer
		b.WriteString("wenkLabels(")
		enc := json.NewEncoder(&b)
		for i, v := range []any{t.Lang, labelsData{t.Words.ForScripts(usesWord), r.formLabels[t.Lang]}} {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := enc.Encode(v); err != nil {
				panic(err) // every text can be encoded
			}
		}
		b.WriteString(")\n")
		sum := sha256.Sum256(b.Bytes())
		name := "assets/form-" + t.Lang + "." + hex.EncodeToString(sum[:5]) + ".js"
		r.labelFiles[t.Lang] = file.File{Path: name, Data: b.Bytes()}
	}
}

// labels returns the labels of all templates, by language and by the label in the
// language of the guide. If two templates translate a label in two ways, the first
// one wins; the page of the other keeps its own.
func (r *renderer) labels() map[string]map[string]string {
	found := map[string]map[string]string{}
	add := func(t guide.Text) {
		source := t[r.Site.Lang]
		for lang, text := range t {
			if lang == r.Site.Lang || source == "" {
				continue
			}
			if found[lang] == nil {
				found[lang] = map[string]string{}
			}
			if _, ok := found[lang][source]; !ok {
				found[lang][source] = text
			}
		}
	}
	for _, f := range r.Site.Forms {
		for _, label := range f.Labels() {
			add(label)
		}
	}
	return found
}

// inPage returns a label without the translations that are in the script of their
// language.
func (r *renderer) inPage(t guide.Text) guide.Text {
	if len(t) < 2 {
		return t
	}
	kept, source := guide.Text{}, t[r.Site.Lang]
	for lang, text := range t {
		if lang == r.Site.Lang || r.formLabels[lang][source] != text {
			kept[lang] = text
		}
	}
	return kept
}
