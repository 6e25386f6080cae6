//go:build !unix || aix || solaris || illumos

package main

import "runtime"

// spending returns what the program took so far, as far as it knows itself.
func spending(m *runtime.MemStats) spent { return spent{peak: int64(m.Sys)} }
