package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
)

// About as much memory as a guide of thirty thousand pages takes, in bytes, and the
// pieces in which it is asked for.
const (
	large = 1 << 30
	piece = 4 << 20
)

// largePages asks the system for memory in large pages (madvise(2)). Without them a first
// build of 10,000 pages takes 19 % more user time, since each page of 4 kB stops it for a
// moment. Call it at the start of a program that ends soon: the memory is not given back. It
// does nothing where unused memory counts.
func largePages() {
	if isLimited() {
		return
	}
	// No collection may run before all pieces are there, and one must after.
	percent := debug.SetGCPercent(-1)
	allocateLargePages()
	debug.SetGCPercent(percent)
	runtime.GC()
}

// isLimited reports whether unused memory counts: because the address space is small, or has
// a limit (getrlimit(2)), or the system counts all memory (proc_sys_vm(5)). Then asking for
// a gigabyte could end the program.
func isLimited() bool {
	if strconv.IntSize == 32 {
		return true
	}
	var most syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &most) != nil || most.Cur < 1<<62 {
		return true
	}
	mode, _ := os.ReadFile("/proc/sys/vm/overcommit_memory")
	return strings.TrimSpace(string(mode)) == "2"
}

// allocateLargePages allocates memory and does not use it. After the next collection the
// program uses that memory first. It allocates pieces: the runtime clears memory of which a
// part was used before, and clearing uses the pages. It is not inlined, so nothing refers to
// the pieces afterwards.
//
//go:noinline
func allocateLargePages() {
	var room [large / piece][]byte
	for i := range room {
		room[i] = make([]byte, piece)
		syscall.Madvise(room[i], syscall.MADV_HUGEPAGE) // an error is that of a system without them
	}
	runtime.KeepAlive(&room)
}
