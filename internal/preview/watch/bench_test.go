package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkScan scans 2,000 unchanged files, as a preview does every two seconds while nobody
// writes.
func BenchmarkScan(b *testing.B) {
	dir := b.TempDir()
	old := time.Now().Add(-time.Hour)
	for i := range 2000 {
		name := filepath.Join(dir, fmt.Sprintf("content/chapter-%d/page-%d.md", i%40, i))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("text"), 0o666); err != nil {
			b.Fatal(err)
		}
		os.Chtimes(name, old, old)
	}
	a, err := newNotifications(false)
	if err != nil {
		b.Fatal(err)
	}
	s := &scanner{Folder: folderOf(dir), notify: a}
	defer s.stopNotifications()
	s.scan()
	time.Sleep(timestampDoubt) // their bytes are read until then
	s.scan()
	for b.Loop() {
		if _, changed := s.scan(); changed {
			b.Fatal("something changed")
		}
	}
}
