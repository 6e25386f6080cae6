package onefile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"hash/crc32"
	"io"
	"time"

	"wenk/internal/base/file"
	"wenk/internal/base/parallel"
)

// A Zip publishes a site as a zip file.
type Zip struct{ Name string }

// zipMark is the comment of a zip file that wenk made.
const zipMark = "wenk"

// zipTime is the time of every file in a zip file.
func zipTime() time.Time { return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) }

// atOnce is how many files are made before they are written, so that a large site is never
// in memory uncompressed.
const atOnce = 256

// UpToDate returns nil: a zip file is made again by each build.
func (z Zip) UpToDate(context.Context, string) (*file.Outcome, error) { return nil, nil }

// Write makes the zip file hold files, in their order. It calls ready when all are made and
// before the zip file changes; its error is the error of Write. ready may be nil.
func (z Zip) Write(ctx context.Context, files []file.File, ready Ready) (file.Outcome, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if err := w.SetComment(zipMark); err != nil {
		return file.Outcome{}, err
	}
	for rest := files; len(rest) > 0; {
		n := min(atOnce, len(rest))
		if err := addFiles(ctx, w, rest[:n]); err != nil {
			return file.Outcome{}, err
		}
		rest = rest[n:]
	}
	if err := w.Close(); err != nil {
		return file.Outcome{}, err
	}
	return publish(ctx, z.Name, b.Bytes(), len(files), ready, isOurZip)
}

// addFiles makes and compresses files, and adds them in their order.
func addFiles(ctx context.Context, w *zip.Writer, files []file.File) error {
	entries := make([]entry, len(files))
	parallel.ForEach(len(files), func(i int) {
		if ctx.Err() == nil {
			files[i].WithBytes(func(data []byte) { entries[i] = newEntry(files[i].Path, data) })
		}
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, e := range entries {
		to, err := w.CreateRaw(e.header)
		if err != nil {
			return err
		}
		if _, err := to.Write(e.data); err != nil {
			return err
		}
	}
	return nil
}

// An entry is a file as it stands in a zip file.
type entry struct {
	header *zip.FileHeader
	data   []byte
}

// newEntry compresses a file, or copies one that would not become smaller.
func newEntry(name string, data []byte) entry {
	h := &zip.FileHeader{Name: name, Modified: zipTime(), Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(data), UncompressedSize64: uint64(len(data))}
	h.SetMode(0o644)
	packed := deflate(data)
	if len(packed) >= len(data) {
		h.Method, packed = zip.Store, bytes.Clone(data)
	}
	h.CompressedSize64 = uint64(len(packed))
	// CreateRaw takes the fields as they are; CreateHeader derives these.
	h.ModifiedDate, h.ModifiedTime = 20<<9|1<<5|1, 0
	if !isASCII(name) {
		h.Flags |= 0x800 // the name is UTF-8
	}
	return entry{h, packed}
}

// deflate compresses data. The level is fixed, so that the bytes are.
func deflate(data []byte) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		panic(err) // the level is wrong
	}
	_, _ = io.Copy(w, bytes.NewReader(data)) // a Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// isOurZip reports whether wenk made a zip file, by its comment.
func isOurZip(data []byte) bool {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil && r.Comment == zipMark
}
