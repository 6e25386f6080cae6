package main

import (
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// TestLargePages finds large pages of memory that are not used yet, and no reference to them.
func TestLargePages(t *testing.T) {
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage"); err != nil {
		t.Skip("a system without large pages")
	}
	if isLimited() {
		t.Skip("a system that counts memory before it is used")
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	largePages()
	runtime.ReadMemStats(&after)
	if after.HeapAlloc > before.HeapAlloc+piece {
		t.Errorf("the heap has %d MB, before %d", after.HeapAlloc>>20, before.HeapAlloc>>20)
	}
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Skip(err)
	}
	if got := advised(string(maps)); got < large*9/10 {
		t.Errorf("large pages for %d MB, want %d", got>>20, large>>20)
	}
}

// advised returns the number of bytes in large pages, from the text of /proc/self/smaps
// (proc_pid_smaps(5)).
func advised(maps string) (total int) {
	size := regexp.MustCompile(`(?m)^Size: +([0-9]+) kB`)
	last := 0
	for _, part := range strings.Split(maps, "VmFlags:") {
		flags, rest, _ := strings.Cut(part, "\n")
		if strings.Contains(" "+flags+" ", " hg ") {
			total += last
		}
		last = 0
		if m := size.FindStringSubmatch(rest); m != nil {
			n, _ := strconv.Atoi(m[1])
			last = n << 10
		}
	}
	return total
}
