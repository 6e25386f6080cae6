package pipeline

import "time"

// A Clock returns the time. No byte of a site depends on it.
type Clock func() time.Time

// A Stage is a step of a build, and the time that it took.
type Stage struct {
	Name string // read, compare, parse, link, check, look, list or write
	Took time.Duration
}

// A timer measures stages. Without a clock it measures nothing.
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

// lap ends a stage. The next stage begins.
func (t *timer) lap(name string) {
	if t.clock == nil {
		return
	}
	now := t.clock()
	t.stages = append(t.stages, Stage{name, now.Sub(t.last)})
	t.last = now
}
