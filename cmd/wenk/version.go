package main

import (
	"context"
	"fmt"
	"runtime/debug"
)

// runVersion prints the version that the program was built from.
func runVersion(_ context.Context, e *env, _ []string) error {
	version, revision := "(unknown)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	fmt.Fprintf(e.stdout, "wenk %s%s\n", version, revision)
	return nil
}
