//go:build unix && !aix && !solaris && !illumos

package main

import (
	"runtime"
	"syscall"
	"time"
)

// usedResources returns what the program used so far, as the operating system counts it
// (getrusage(2)). The peak is what the program had in memory at most, not what it has now.
func usedResources(m *runtime.MemStats) resources {
	var r syscall.Rusage
	// Without figures of the system those of the Go runtime must do.
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return resources{peak: int64(m.Sys)}
	}
	peak := int64(r.Maxrss)
	if runtime.GOOS != "darwin" && runtime.GOOS != "ios" { // which count in bytes, the others in kilobytes
		peak <<= 10
	}
	return resources{time.Duration(r.Utime.Nano()), time.Duration(r.Stime.Nano()), peak}
}
