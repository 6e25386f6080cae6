package site

import (
	"cmp"
	"slices"
)

// maxRelated is the number of related blocks that are named, and near how many
// of the blocks with the same word, on either side, are looked at for each
// word. The second keeps the work in proportion to the number of blocks, also
// when all of them share a word.
const (
	maxRelated = 3
	near       = 8
)

// relate finds for each block of a numbered kind those of its kind that share
// most domains, audiences and voices with it.
func (s *Site) relate() {
	type key struct {
		kind any
		word any
	}
	lists := map[key][]*Block{}
	at := map[*Block]map[any]int{} // where a block is in the list of each of its words
	for _, b := range s.Blocks {
		if !b.Kind.Numbered {
			continue
		}
		at[b] = map[any]int{}
		for _, w := range b.marks() {
			k := key{b.Kind, w}
			at[b][w] = len(lists[k])
			lists[k] = append(lists[k], b)
		}
	}
	for _, b := range s.Blocks {
		if !b.Kind.Numbered {
			continue
		}
		score := map[*Block]int{}
		var found []*Block
		for _, w := range b.marks() {
			list, i := lists[key{b.Kind, w}], at[b][w]
			for _, other := range list[max(0, i-near):min(len(list), i+near+1)] {
				if other.Page == b.Page {
					continue
				}
				if score[other]++; score[other] == 1 {
					found = append(found, other)
				}
			}
		}
		slices.SortStableFunc(found, func(x, y *Block) int { return cmp.Compare(score[y], score[x]) })
		b.Related = found[:min(len(found), maxRelated)]
	}
}

// marks returns what relates a block to others: its domains and audiences, and
// who speaks in it.
func (b *Block) marks() []any {
	var marks []any
	for _, w := range b.Domains {
		marks = append(marks, w)
	}
	for _, w := range b.Audiences {
		marks = append(marks, w)
	}
	for _, inner := range b.Blocks {
		if inner.Voice != nil && !slices.Contains(marks, any(inner.Voice)) {
			marks = append(marks, inner.Voice)
		}
	}
	return marks
}
