package onefile

import (
	"bytes"
	"context"
	"errors"

	"wenk/internal/base/file"
)

// A Page publishes a site that is one HTML file.
type Page struct{ Name string }

// PageMark is in the head of a page that a Page may replace.
const PageMark = `<meta name="generator" content="wenk">`

// UpToDate returns nil: the page is made again by each build.
func (p Page) UpToDate(context.Context, string) (*file.Outcome, error) { return nil, nil }

// Write writes the only file of files. It calls ready when the file is made and before the
// old one changes; its error is the error of Write. ready may be nil.
func (p Page) Write(ctx context.Context, files []file.File, ready Ready) (file.Outcome, error) {
	if len(files) != 1 {
		return file.Outcome{}, errors.New("a site of one file has one file")
	}
	return publish(ctx, p.Name, files[0].Bytes(), 1, ready, isOurPage)
}

// isOurPage reports whether wenk made a page, by its head.
func isOurPage(data []byte) bool {
	const head = 2048
	return bytes.Contains(data[:min(head, len(data))], []byte(PageMark))
}
