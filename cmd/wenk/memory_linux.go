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

// largePages asks the system for memory in large pages (madvise(2)). A build takes much
// memory in a short time, and each page of 4 kB stops it for a moment: without large
// pages a first build of 10,000 pages takes 19 % more user time. It is for the beginning
// of a program that ends soon. Where memory counts before it is used, it asks for none.
func largePages() {
	if counted() {
		return
	}
	percent := debug.SetGCPercent(-1)
	advise()
	debug.SetGCPercent(percent)
	runtime.GC()
}

// counted reports whether memory counts before it is used: because addresses are few,
// for a limit of the user (getrlimit(2)), or on all of the system (proc_sys_vm(5)).
func counted() bool {
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

// advise allocates memory and does not use it. Once it is collected, the program uses it
// first. advise allocates pieces, since a piece with a used page in it would be cleared,
// and is not inlined, so that nothing refers to the pieces afterwards.
//
//go:noinline
func advise() {
	var room [large / piece][]byte
	for i := range room {
		room[i] = make([]byte, piece)
		syscall.Madvise(room[i], syscall.MADV_HUGEPAGE) // an error is that of a system without them
	}
	runtime.KeepAlive(&room)
}
