package pipeline

import "time"

// A Clock tells the time. No byte of a site depends on it.
type Clock func() time.Time

// A Stage is a step of the line, and how long it took.
type Stage struct {
	Name string // read, parse, link, check, look or list
	Took time.Duration
}

// A timer measures stages, when there is a clock.
type timer struct {
	clock  Clock
	last   time.Time
	stages []Stage
}

func (t *timer) start() {
	if t.clock != nil {
		t.last = t.clock()
	}
}

// lap ends a stage; the next begins.
func (t *timer) lap(name string) {
	if t.clock == nil {
		return
	}
	now := t.clock()
	t.stages = append(t.stages, Stage{name, now.Sub(t.last)})
	t.last = now
}
