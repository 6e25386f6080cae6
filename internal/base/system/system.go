// Package system does what only the operating system can do, and the Go library
// does not offer: let two folders change places, bring all that was written to the
// disk, lock a file. Where a system has no such call, the package does the same in
// more steps, or returns an error that says so.
package system

import "errors"

// ErrNoSwap is the error of folders that cannot change places.
var ErrNoSwap = errors.New("folders cannot change places here")
