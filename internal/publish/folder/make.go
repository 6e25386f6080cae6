package folder

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"path"
	"sync"

	"wenk/internal/base/file"
	"wenk/internal/base/parallel"
)

// A stage is a folder in which new files are written. The first file creates it, so a build
// without a change leaves no trace on the disk. Many goroutines may write to it.
type stage struct {
	p    *target
	name string
	mode func() error // gives the folder its permissions

	mu sync.Mutex
	// made has the folders in the stage that exist; nil before the first file.
	made map[string]bool
}

// dir makes the folder of a file, and the stage itself for the first file. Many goroutines
// may call it; each folder is made once.
func (s *stage) dir(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	// The first file makes the stage, and gives it the permissions of the site before a web
	// server can see it.
	if s.made == nil {
		if err := s.p.disk.mkdir(s.name); err != nil {
			return err
		}
		if err := s.mode(); err != nil {
			return err
		}
		s.made = map[string]bool{".": true}
	}
	dir := path.Dir(name)
	if s.made[dir] {
		return nil
	}
	if err := s.p.disk.mkdir(path.Join(s.name, dir)); err != nil {
		return err
	}
	s.made[dir] = true
	return nil
}

// write writes a file and makes its folder if needed.
func (s *stage) write(name string, pieces iter.Seq[[]byte]) error {
	if err := s.dir(name); err != nil {
		return err
	}
	return s.p.disk.write(path.Join(s.name, name), pieces)
}

// onePiece returns data as one piece.
func onePiece(data []byte) iter.Seq[[]byte] { return func(yield func([]byte) bool) { yield(data) } }

// A notReady is an error of the function ready of [Folder.Write]. It is not a failure of the
// folder, so no message about the folder goes with it.
type notReady struct{ err error }

// Error returns the text of the error of ready.
func (e *notReady) Error() string { return e.err.Error() }

// makeFiles makes the files of a site and writes those that changed. When all are made it
// calls ready. It fills in the fields of the job that say so. A stage without a changed
// file is never made.
func (p *target) makeFiles(ctx context.Context, j *job, s *stage) error {
	j.same, j.sums, j.wasChanged = make([]bool, len(j.files)), make([]string, len(j.files)), make([]bool, len(j.files))
	order := file.LargeFirst(j.files)
	if err := each(len(j.files), func(n int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		i := order[n]
		f := j.files[i]
		if f.Pieces != nil && f.Size >= minPieces {
			return p.putPieces(j, s, i, f)
		}
		var err error
		f.WithBytes(func(data []byte) { err = p.put(j, s, i, data) })
		return err
	}); err != nil {
		return err
	}
	if j.ready != nil {
		var err error
		if j.origin, err = j.ready(); err != nil {
			return &notReady{err}
		}
	}
	return ctx.Err()
}

// put writes file i, unless the folder has a file with the same bytes. It notes whether
// someone edited the file that the new one replaces.
func (p *target) put(j *job, s *stage, i int, data []byte) error {
	name := j.files[i].Path
	j.sums[i] = sum(data)
	if kind, ok := j.present[name]; ok && kind.IsRegular() {
		// An unchanged file is linked, not written, and keeps its times.
		if j.same[i] = p.hasBytes(name, data); j.same[i] {
			return nil
		}
		j.wasChanged[i] = j.wasEdited(name, p.sum(name))
	}
	j.written.Add(int64(len(data)))
	return s.write(name, onePiece(data))
}

// minPieces is the size of files that are written piece by piece, as they are made.
const minPieces = 4 << 20

// putPieces writes large file i, without having it in memory as a whole. If the folder has
// the file, it is made twice: first to compare, and again only if it differs.
func (p *target) putPieces(j *job, s *stage, i int, f file.File) error {
	if kind, ok := j.present[f.Path]; ok && kind.IsRegular() {
		h := sha256.New()
		for piece := range f.Pieces {
			h.Write(piece)
		}
		j.sums[i] = hex.EncodeToString(h.Sum(nil))
		was := p.sum(f.Path)
		if j.same[i] = was == j.sums[i]; j.same[i] {
			return nil
		}
		j.wasChanged[i] = j.wasEdited(f.Path, was)
	}
	h := sha256.New()
	err := s.write(f.Path, func(yield func([]byte) bool) {
		for piece := range f.Pieces {
			h.Write(piece)
			j.written.Add(int64(len(piece)))
			if !yield(piece) {
				return
			}
		}
	})
	j.sums[i] = hex.EncodeToString(h.Sum(nil))
	return err
}

// each calls f for 0 to n-1, several at once, and returns the error with the lowest
// number. After an error no more calls begin.
func each(n int, f func(i int) error) error {
	errs := make([]error, n)
	var failed sync.Once
	stop := make(chan struct{})
	parallel.ForEach(n, func(i int) {
		select {
		case <-stop:
			return
		default:
		}
		if errs[i] = f(i); errs[i] != nil {
			failed.Do(func() { close(stop) })
		}
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
