//go:build !unix || aix || solaris || illumos

package main

import "runtime"

// usedResources returns what the program used so far, as the Go runtime knows it.
func usedResources(m *runtime.MemStats) resources { return resources{peak: int64(m.Sys)} }
