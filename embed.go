// Package wenk holds the files that the program brings along: a guide to start
// from, the layouts, and the static files.
package wenk

import "embed"

// Files has the folders content, layouts and static.
//
//go:embed all:content all:layouts all:static
var Files embed.FS
