package search

import "math"

// A posting says how much an item is about a word.
type posting struct {
	item   int
	impact uint8 // from 0 to impacts-1, on a scale of logarithms
}

// The steps of an impact, and the values of the first and the last.
const (
	impacts   = 50
	minImpact = .08
	maxImpact = 80
)

// A weighting is how BM25F counts a word in a field: what a field is worth, how much a
// long field is held against it, and how soon more of the same word adds little.
type weighting struct{ boost, length, saturation float64 }

// weightingOf returns the weighting of a field. The values were tuned on guides of 40,
// 1,000 and 10,000 pages.
func weightingOf(f field) weighting {
	switch f {
	case title:
		return weighting{5, .5, .3}
	case headings:
		return weighting{2, .5, .6}
	case summary:
		return weighting{2, .4, .8}
	case body:
		return weighting{1, .6, 1.2}
	default:
		return weighting{1.5, 0, .3}
	}
}

// rank returns the postings of each form that is a head, by item. Fields are added up, each
// with its own idf, so that a title counts however common its words are in texts
// (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009). The sum is divided by
// the idf of the word in all fields, with which the browser multiplies again.
func (l *lexicon) rank() [][]posting {
	r := newRanker(l)
	posts, weights := make([][]posting, len(l.forms)), make([][]float64, len(l.forms))
	for n := range l.items {
		heads := r.count(n)
		for _, h := range heads {
			posts[h] = append(posts[h], posting{item: n})
			weights[h] = append(weights[h], r.weight(h))
		}
	}
	for h := range posts {
		idf := idf(len(l.items), len(posts[h]))
		for i := range posts[h] {
			posts[h][i].impact = impact(weights[h][i] / idf)
		}
	}
	return posts
}

// A ranker counts the words of one item at a time.
type ranker struct {
	l       *lexicon
	average [fields]float64   // words in a field
	df      [fields][]int     // items that have a head in a field
	counts  [fields][]float64 // of each head in the item
	norm    [fields]float64   // of the item
	seen    []int             // the last item with a head, from 1
}

func newRanker(l *lexicon) *ranker {
	r := &ranker{l: l, seen: make([]int, len(l.forms))}
	for f := range fields {
		r.df[f], r.counts[f] = make([]int, len(l.forms)), make([]float64, len(l.forms))
		last := make([]int, len(l.forms))
		total := 0
		for n := range l.items {
			total += len(l.items[n][f])
			for _, id := range l.items[n][f] {
				if h := l.forms[id].head; last[h] != n+1 {
					last[h] = n + 1
					r.df[f][h]++
				}
			}
		}
		r.average[f] = max(1, float64(total)/float64(max(1, len(l.items))))
	}
	return r
}

// count counts the words of an item, and the parts of its compounds, and returns the heads.
func (r *ranker) count(item int) (heads []int) {
	add := func(f field, h int, n float64) {
		if r.seen[h] != item+1 {
			r.seen[h] = item + 1
			heads = append(heads, h)
			for f := range fields {
				r.counts[f][h] = 0
			}
		}
		r.counts[f][h] += n
	}
	for f := range fields {
		ids := r.l.items[item][f]
		length := weightingOf(f).length
		r.norm[f] = 1 - length + length*float64(len(ids))/r.average[f]
		for _, id := range ids {
			form := &r.l.forms[id]
			if form.stop {
				continue
			}
			add(f, form.head, 1)
			for _, p := range form.parts {
				add(f, p.form, float64(p.weight))
			}
		}
	}
	return heads
}

// weight returns what a head is worth in the item that was counted last.
func (r *ranker) weight(h int) (sum float64) {
	for f := range fields {
		if n := r.counts[f][h]; n > 0 {
			w := weightingOf(f)
			sum += w.boost * n * (w.saturation + 1) / (n + w.saturation*r.norm[f]) * idf(len(r.l.items), r.df[f][h])
		}
	}
	return sum
}

// idf returns how much a word tells that df of n items have.
func idf(n, df int) float64 {
	return math.Log(1 + (float64(n)-float64(df)+.5)/(float64(df)+.5))
}

// impact returns the step of a weight.
func impact(weight float64) uint8 {
	step := math.Round(math.Log(weight/minImpact) / math.Log(maxImpact/minImpact) * (impacts - 1))
	return uint8(max(0, min(impacts-1, step)))
}
