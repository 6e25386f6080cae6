//go:build !unix || aix || solaris || illumos

package main

import "runtime"

// spending returns what the program used so far, as the Go runtime knows it.
func spending(m *runtime.MemStats) resources { return resources{peak: int64(m.Sys)} }
