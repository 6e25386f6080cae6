package parallel

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		calls := make([]atomic.Int64, n)
		ForEach(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if c := calls[i].Load(); c != 1 {
				t.Errorf("%d of %d was called %d times", i, n, c)
			}
		}
	}
}

func TestEachOf(t *testing.T) {
	var now, most atomic.Int64
	ForEachOf(100, 1, func(int) {
		most.Store(max(most.Load(), now.Add(1)))
		now.Add(-1)
	})
	if most.Load() != 1 {
		t.Errorf("%d at once", most.Load())
	}
}

func TestPanic(t *testing.T) {
	defer func() {
		if v := fmt.Sprint(recover()); !strings.HasPrefix(v, "seven") || !strings.Contains(v, "parallel_test.go") {
			t.Errorf("recovered %s", v)
		}
	}()
	ForEach(10, func(i int) {
		if i == 7 {
			panic("seven")
		}
	})
	t.Error("no panic")
}

// TestStart runs two functions at once. A panic in one reaches the goroutine that waits for
// it.
func TestStart(t *testing.T) {
	here, there := make(chan int), 0
	wait := Start(func() { there = <-here })
	here <- 1
	wait()
	if there != 1 {
		t.Error("did not wait")
	}
	defer func() {
		if bug := recover(); bug == nil || !strings.Contains(bug.(string), "wrong") {
			t.Errorf("the mistake is %v", bug)
		}
	}()
	Start(func() { panic("wrong") })()
	t.Error("a mistake was lost")
}
