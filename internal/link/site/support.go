package site

import (
	"slices"

	"wenk/internal/base/diag"
)

// findSupport finds what supports each block of a kind that can be supported: the
// blocks inside it that have a voice, and those that name it in their field
// "supports". Blocks inside come first, then those that name it, each in reading
// order. A block that needs support and has none is reported. The number of
// supporters does not matter.
func (s *Site) findSupport(diags *diag.List) {
	for _, b := range s.Blocks {
		for outer := b.Parent; outer != nil && b.Voice != nil; outer = outer.Parent {
			if outer.Kind.Supported {
				outer.Support = append(outer.Support, b)
			}
		}
	}
	for _, b := range s.Blocks {
		for _, f := range b.Kind.Fields {
			if f.Type != "block" {
				continue
			}
			for _, id := range b.Values[f.ID] {
				s.addSupport(b, f.ID, id, diags)
			}
		}
	}
	for _, b := range s.Blocks {
		if b.Kind.Supported && len(b.Support) == 0 {
			diags.Add(b.Page.Source.Src.On(b.Source.Pos, "block-unsupported", b.Name(s.Lang), b.ID))
		}
	}
}

// addSupport records that b names the block id in a field. If there is no such block,
// it reports the problem at the attribute. A block that is supported by the same
// block twice lists it once.
func (s *Site) addSupport(b *Block, field, id string, diags *diag.List) {
	other := s.byID[id]
	switch {
	case other == nil:
		pos := b.Source.Pos
		for _, a := range b.Source.Attrs {
			if a.Key == field {
				pos = a.ValuePos
			}
		}
		d := b.Page.Source.Src.On(pos, "anchor-broken", id)
		d.Suggest = s.nearID(b.Page, id, true)
		diags.Add(d)
	case other.Kind.Supported && !slices.Contains(other.Support, b):
		other.Support = append(other.Support, b)
	}
}

// linkNetwork checks the ties and domains of the people around a family. A page may
// show the network of another page instead, which it names in its front matter.
func (s *Site) linkNetwork(p *Page, diags *diag.List) {
	if of := p.Source.Front.NetworkOf; of.Value != "" {
		t, code, near := s.Resolve(p, of.Value)
		if t.URL != "" || code == "" && (t.Page == nil || t.Page.Source == nil) {
			code = "link-broken"
		}
		if code != "" {
			d := p.Source.Src.On(of.Pos, code, of.Value)
			d.Suggest = near
			diags.Add(d)
			return
		}
		p.Network = t.Page.Source.Front.Network
		return
	}
	p.Network = p.Source.Front.Network
	v := s.Config.Vocabulary["domains"]
	for _, person := range p.Source.Front.Network {
		for _, r := range person.Domains {
			if v.Word(r.Value) == nil {
				diags.Add(addable(unknown(p.Source.Src, r.Pos, r.Value, "domains", v.IDs()), v.File()))
			}
		}
	}
}
