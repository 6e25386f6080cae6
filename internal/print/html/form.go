package html

import (
	"encoding/json"
	"html/template"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/print/sheet"
	"wenk/internal/source/guide"
)

// The data of the script of a form, as JSON. Names and values are those that
// static/js reads: change both together.
type (
	formsData struct {
		Guide     string                    `json:"guide"`
		Lang      string                    `json:"lang"`
		Current   string                    `json:"current"` // id of the template of the page
		Exit      string                    `json:"exit"`
		Languages []languageData            `json:"languages"`
		Words     map[string]map[string]any `json:"words"` // of the interface, by language
		Templates []templateData            `json:"templates"`
	}
	languageData struct {
		Code   string `json:"code"`
		Name   string `json:"name"`
		Dir    string `json:"dir"`
		Review bool   `json:"review,omitempty"`
		Labels string `json:"labels,omitempty"` // the script that brings them
	}
	templateData struct {
		ID         string         `json:"id"`
		Version    int            `json:"version"`
		Layout     string         `json:"layout"`
		Title      guide.Text     `json:"title"`
		Intro      guide.Text     `json:"intro,omitempty"`
		Page       string         `json:"page"` // that explains it
		Paper      paperData      `json:"paper"`
		Center     *rowData       `json:"center,omitempty"`
		Vocabulary string         `json:"vocabulary"` // of its rows, "" for none
		Rows       []rowData      `json:"rows"`
		Extra      int            `json:"extra"`
		Fields     []questionData `json:"fields"`
		Questions  []guide.Text   `json:"questions,omitempty"`
	}
	paperData struct {
		Size      string `json:"size"`
		Landscape bool   `json:"landscape"`
	}
	rowData struct {
		ID       string     `json:"id"`
		Number   int        `json:"number,omitempty"`
		Label    guide.Text `json:"label"`
		Examples []string   `json:"examples,omitempty"`
		Goal     string     `json:"goal,omitempty"`
	}
	questionData struct {
		ID       string     `json:"id"`
		Type     string     `json:"type"` // as in the front matter
		Label    guide.Text `json:"label"`
		Help     guide.Text `json:"help,omitempty"`
		Lines    int        `json:"lines"`
		Private  bool       `json:"private,omitempty"`
		Required bool       `json:"required,omitempty"`
		From     string     `json:"from,omitempty"`
		Options  []rowData  `json:"options,omitempty"`
		Hint     string     `json:"hint,omitempty"`
		Min      *int       `json:"min,omitempty"`
		Max      *int       `json:"max,omitempty"`
	}
)

// Forms returns all templates of the guide as JSON, for the script that fills them
// in. A family's templates share their answers. Labels of other languages are left
// out where a script has them, see [renderer.makeLabels]: most readers need one
// language, and the page must stay small.
func (v *PageView) Forms() (string, error) {
	d := formsData{
		Guide: v.Site.ID, Lang: v.Lang, Current: v.Form.ID, Exit: v.Config().Exit,
		Words: map[string]map[string]any{v.Lang: v.r.Words.ForScripts(usesWord)},
	}
	for _, l := range v.Site.Languages() {
		data := languageData{Code: l.Code, Name: v.r.languageName(l), Dir: direction(l.RTL), Review: l.Review}
		if f, ok := v.r.labelFiles[l.Code]; ok {
			data.Labels = v.base + f.Path
		}
		d.Languages = append(d.Languages, data)
	}
	for _, f := range v.Site.Forms {
		d.Templates = append(d.Templates, v.template(f))
	}
	text, err := json.Marshal(d)
	return string(text), err
}

// template returns the data of one template.
func (v *PageView) template(f *site.Form) templateData {
	t := templateData{
		ID: f.ID, Version: f.Version, Layout: f.Layout, Title: v.r.inPage(f.Title), Intro: v.r.inPage(f.Intro), Page: v.Link(f.Page),
		Paper: paperData{f.Paper.Size, f.Paper.Landscape}, Vocabulary: f.Shared, Extra: f.Extra,
		Rows: v.r.rowsData(f.Rows), Fields: []questionData{},
	}
	if f.Center.ID != "" {
		t.Center = &rowData{ID: f.Center.ID, Label: v.r.inPage(f.Center.Label)}
	}
	for _, q := range f.Questions {
		t.Questions = append(t.Questions, v.r.inPage(q))
	}
	for _, q := range f.Fields {
		t.Fields = append(t.Fields, questionData{
			q.ID, q.Type, v.r.inPage(q.Label), v.r.inPage(q.Help), q.Lines, q.Private, q.Required, q.From.Value,
			v.r.rowsData(q.Options), q.Hint, q.Min, q.Max,
		})
	}
	return t
}

// rowsData returns the data of rows or options. It is never nil, so that the script
// gets a list.
func (r *renderer) rowsData(rows []guide.Row) []rowData {
	list := make([]rowData, 0, len(rows))
	for _, row := range rows {
		list = append(list, rowData{row.ID, row.Number, r.inPage(row.Label), row.Examples, row.Goal.In(r.Site.Lang)})
	}
	return list
}

// usesWord reports whether the script of a form uses a word of the interface.
func usesWord(key string) bool { return strings.HasPrefix(key, "form-") || key == "fill-title" }

// direction returns the value of the attribute dir.
func direction(rtl bool) string {
	if rtl {
		return "rtl"
	}
	return "ltr"
}

// languageName returns the name of a language in that language. The language of the
// guide has its name among the words of the interface.
func (r *renderer) languageName(l site.Language) string {
	if l.Name == "" {
		return r.Words.Word("language-name")
	}
	return l.Name
}

// FormsOf returns the templates of the guide.
func (v *PageView) FormsOf() []*site.Form { return v.Site.Forms }

// BlankDrawing returns the empty drawing of a radial template.
func (v *PageView) BlankDrawing(f *site.Form) template.HTML {
	return v.r.draw(f, nil, f.Title.In(v.Lang))
}

// Around draws the people around the family of the page, on the first radial template
// of the guide whose rows are life domains. It is "" when there is none. A person
// with several domains stands in each of them. There is one drawing for wide screens,
// and one to scroll on narrow screens.
func (v *PageView) Around() template.HTML {
	f := v.r.radialForm()
	if f == nil {
		return ""
	}
	var people []sheet.Person
	for _, p := range v.Network {
		for _, d := range p.Domains {
			people = append(people, sheet.Person{Row: d.Value, Name: p.Name, Facts: p.Role, Tie: p.Tie})
		}
	}
	label := v.r.Words.Word("network")
	return `<div class="drawn wide">` + v.r.draw(f, people, label) + `</div><div class="drawn narrow" tabindex="0" role="region" aria-label="` + template.HTML(template.HTMLEscapeString(label)) + `">` + v.r.drawTall(f, people, label) + `</div>`
}
