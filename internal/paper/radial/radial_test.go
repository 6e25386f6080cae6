package radial

import (
	"math/rand/v2"
	"testing"
)

// areas are those of sheets of A4 on their side under a heading, of a whole
// sheet, and of a telephone; then some of any shape.
func areas() [][2]float64 {
	list := [][2]float64{{277, 165}, {277, 170}, {277, 150}, {297, 210}, {180, 250}}
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		list = append(list, [2]float64{150 + 250*r.Float64(), 150 + 250*r.Float64()})
	}
	return list
}

const near = 1e-6

// TestPlan checks all layouts, and what a mirror shows: boxes apart and in the
// area, in the order of reading; the circle clear of boxes, and ties of all but
// their own.
func TestPlan(t *testing.T) {
	for _, a := range areas() {
		for n := 3; n <= 16; n++ {
			l := Plan(n, a[0], a[1])
			if len(l.Boxes) != n {
				t.Fatalf("%v: %d boxes, not %d", a, len(l.Boxes), n)
			}
			check(t, l, n)
			m := l.Mirror()
			check(t, m, n)
			back := m.Mirror()
			for i, b := range back.Boxes {
				if d := b.X - l.Boxes[i].X; d > near || d < -near {
					t.Errorf("%v, %d: box %d is elsewhere after two mirrors", a, n, i+1)
				}
			}
			reads(t, l, n)
		}
	}
}

func check(t *testing.T, l Layout, n int) {
	t.Helper()
	if l.CX-l.R < 0 || l.CX+l.R > l.Width || l.CY-l.R < 0 || l.CY+l.R > l.Height || l.R <= 0 {
		t.Errorf("%gx%g, %d: the circle is not in the area", l.Width, l.Height, n)
	}
	for i, b := range l.Boxes {
		if b.X < -near || b.Y < -near || b.X+b.W > l.Width+near || b.Y+b.H > l.Height+near || b.W <= 0 || b.H <= 0 {
			t.Errorf("%gx%g, %d: box %d is not in the area", l.Width, l.Height, n, i+1)
		}
		dx, dy := max(b.X-l.CX, l.CX-b.X-b.W, 0), max(b.Y-l.CY, l.CY-b.Y-b.H, 0)
		if dx*dx+dy*dy < (l.R+2)*(l.R+2) {
			t.Errorf("%gx%g, %d: box %d is at the circle", l.Width, l.Height, n, i+1)
		}
		if b.AX < b.X-near || b.AX > b.X+b.W+near || b.AY < b.Y-near || b.AY > b.Y+b.H+near {
			t.Errorf("%gx%g, %d: tie %d does not arrive at its box", l.Width, l.Height, n, i+1)
		}
		for j, o := range l.Boxes {
			if i == j {
				continue
			}
			if b.X < o.X+o.W-near && o.X < b.X+b.W-near && b.Y < o.Y+o.H-near && o.Y < b.Y+b.H-near {
				t.Errorf("%gx%g, %d: boxes %d and %d overlap", l.Width, l.Height, n, i+1, j+1)
			}
			for k := range 101 {
				share := float64(k) / 100
				x, y := l.CX+share*(b.AX-l.CX), l.CY+share*(b.AY-l.CY)
				if x > o.X+near && x < o.X+o.W-near && y > o.Y+near && y < o.Y+o.H-near {
					t.Errorf("%gx%g, %d: tie %d crosses box %d", l.Width, l.Height, n, i+1, j+1)
					break
				}
			}
		}
	}
}

// reads checks that boxes follow each other as words do: each stands at the right
// of the one before it, or lower.
func reads(t *testing.T, l Layout, n int) {
	t.Helper()
	if b := l.Boxes[0]; b.Y > near {
		t.Errorf("%gx%g, %d: the first box is not at the top", l.Width, l.Height, n)
	}
	for i := 1; i < len(l.Boxes); i++ {
		a, b := l.Boxes[i-1], l.Boxes[i]
		if beside := b.X >= a.X+a.W-near && b.Y < a.Y+near && b.Y > a.Y-near; !beside && b.Y < a.Y+a.H-near {
			t.Errorf("%gx%g, %d: box %d does not follow the one before it", l.Width, l.Height, n, i+1)
		}
	}
}

// TestRoom checks that there is room to write on a sheet of A4.
func TestRoom(t *testing.T) {
	for _, a := range [][2]float64{{277, 165}, {277, 155}, {297, 210}} {
		for n := 3; n <= 12; n++ {
			for i, b := range Plan(n, a[0], a[1]).Boxes {
				if b.W < 40 || b.H < 24 {
					t.Errorf("%v, %d: box %d is %.0f by %.0f mm", a, n, i+1, b.W, b.H)
				}
			}
		}
	}
}

// TestScale checks that a larger area has the same layout, larger.
func TestScale(t *testing.T) {
	for n := 3; n <= 16; n++ {
		small, large := Plan(n, 277, 165), Plan(n, 2.5*277, 2.5*165)
		for i, b := range small.Boxes {
			if d := 2.5*b.X - large.Boxes[i].X; d > 0.01 || d < -0.01 {
				t.Errorf("%d: box %d is elsewhere", n, i+1)
			}
		}
	}
}

// TestMany checks that more boxes than there should be have a place too.
func TestMany(t *testing.T) {
	for n := 17; n <= 30; n++ {
		for _, a := range [][2]float64{{277, 165}, {180, 250}} {
			if l := Plan(n, a[0], a[1]); len(l.Boxes) != n {
				t.Errorf("%v: %d boxes, not %d", a, len(l.Boxes), n)
			}
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	for b.Loop() {
		Plan(12, 277, 165)
	}
}
