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

// largePages asks the system to give memory in large pages, where it gives them to
// who asks: a build takes much in a short time, and each page of 4 kB is a stop
// (madvise(2)). It is for the beginning of a program that ends soon. Where memory
// counts before it is used, it asks for none.
func largePages() {
	if counted() {
		return
	}
	percent := debug.SetGCPercent(-1)
	advise()
	debug.SetGCPercent(percent)
	runtime.GC()
}

// counted reports whether memory counts that nobody touched: for want of addresses,
// for a limit of the user (getrlimit(2)), or for all of the system (proc_sys_vm(5)).
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

// advise allocates memory that nobody touches: when it is collected, it is the
// first to be used. It does so in pieces, since one with a used page in it would be
// cleared, and is not inlined, so that nothing holds them then.
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
