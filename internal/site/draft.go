package site

// Drafts returns the paths of the pages that are marked as draft, left out or
// not, sorted.
func (s *Site) Drafts() []string {
	var list []string
	for _, k := range s.facts {
		if k.draft {
			list = append(list, k.path)
		}
	}
	return list
}
