package html

import (
	"reflect"
	"testing"

	"wenk/internal/base/words"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
)

// fill gives every field of a struct a value that is not zero, as far as its type
// has an easy one.
func fill(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Field(i)
		switch {
		case !f.CanSet():
		case f.Kind() == reflect.String:
			f.SetString(v.Type().Field(i).Name)
		case f.Kind() == reflect.Int:
			f.SetInt(int64(i + 1))
		case f.Kind() == reflect.Pointer && f.Type().Elem() != reflect.TypeFor[guide.Page]():
			f.Set(reflect.New(f.Type().Elem()))
		}
	}
}

// What a view says of its page, or of its block, is what the page says.
func TestFieldsOfViews(t *testing.T) {
	var p site.Page
	var b site.Block
	fill(reflect.ValueOf(&p).Elem())
	fill(reflect.ValueOf(&b).Elem())
	s := &site.Site{Lang: "nl", Config: &guide.Config{}, Home: &site.Page{Title: "Gids"}}
	v := newView(&p, &SiteView{Site: s, r: &renderer{Layouts: &Layouts{}, Input: Input{Words: words.For("nl")}}})
	for _, pair := range [][2]reflect.Value{
		{reflect.ValueOf(*v), reflect.ValueOf(p)},
		{reflect.ValueOf(*newBlockView(&b, v, 2)), reflect.ValueOf(b)},
	} {
		shown, of := pair[0], pair[1]
		n := 0
		for i := range shown.NumField() {
			f := shown.Type().Field(i)
			same := of.FieldByName(f.Name)
			if f.Anonymous || !same.IsValid() || same.Type() != f.Type {
				continue
			}
			n++
			if got, want := shown.Field(i).Interface(), same.Interface(); !reflect.DeepEqual(got, want) || same.IsZero() {
				t.Errorf("%s of %s is %v, want %v", f.Name, shown.Type(), got, want)
			}
		}
		if n == 0 {
			t.Errorf("%s shows no field of %s", shown.Type(), of.Type())
		}
	}
}
