package sheet

import (
	"encoding/json"
	"math"
	"strconv"
	"sync"

	"wenk/internal/guide"
	"wenk/internal/radial"
)

// The areas of drawings on a screen, in millimetres: what a sheet of A4 on
// its side leaves under a heading, and for a telephone.
const (
	landscapeWidth, landscapeHeight = 277.0, 166.0
	portraitWidth, portraitHeight   = 180.0, 250.0
)

// Slots tells scripts where the boxes of a radial template stand, as JSON: for
// both areas of a drawing, by the number of boxes, the middle and the radius of
// the circle, and of each box x, y, width, height, and the point where its tie
// arrives.
func Slots() json.RawMessage { return slots() }

var slots = sync.OnceValue(func() json.RawMessage {
	type layout struct {
		Center []float64   `json:"center"`
		Slots  [][]float64 `json:"slots"`
	}
	type area struct {
		Width   float64           `json:"width"`
		Height  float64           `json:"height"`
		ByCount map[string]layout `json:"byCount"`
	}
	all := func(width, height float64) area {
		a := area{width, height, map[string]layout{}}
		for n := guide.MinRadial; n <= guide.MaxRadial; n++ {
			l := radial.Plan(n, width, height)
			of := layout{Center: tenths(l.CX, l.CY, l.R)}
			for _, b := range l.Boxes {
				of.Slots = append(of.Slots, tenths(b.X, b.Y, b.W, b.H, b.AX, b.AY))
			}
			a.ByCount[strconv.Itoa(n)] = of
		}
		return a
	}
	text, err := json.Marshal(map[string]area{
		"landscape": all(landscapeWidth, landscapeHeight),
		"portrait":  all(portraitWidth, portraitHeight),
	})
	if err != nil {
		panic(err) // plain numbers
	}
	return text
})

func tenths(list ...float64) []float64 {
	for i, v := range list {
		list[i] = math.Round(10*v) / 10
	}
	return list
}
