package site

// Drafts returns the paths of the pages that are marked as draft, left out or
// not, sorted.
func (s *Site) Drafts() []string {
	var list []string
	for _, p := range s.Guide.Pages {
		if p.Front.Draft {
			list = append(list, p.Path)
		}
	}
	return list
}
