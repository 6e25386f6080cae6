//go:build !linux

package main

// largePages does nothing: the system decides.
func largePages() {}
