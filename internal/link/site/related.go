package site

import (
	"cmp"
	"slices"
)

// maxRelated is the number of related blocks of a block. Each block is compared with
// at most maxCompared blocks on either side that share a word with it, so that the
// work grows with the number of blocks even if all of them share a word.
const (
	maxRelated  = 3
	maxCompared = 8
)

// findRelated finds for each block of a numbered kind the blocks of its kind that
// share most domains, audiences and voices with it. Blocks that share as much stand
// in reading order. Blocks of the same page are left out, since readers have them
// before their eyes.
func (s *Site) findRelated() {
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
			for _, other := range list[max(0, i-maxCompared):min(len(list), i+maxCompared+1)] {
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

// marks returns what a block can share with others: its domains, its audiences and
// who speaks in it. They are pointers into the settings, so equal words are equal
// values. One voice counts once.
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
