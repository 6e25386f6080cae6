package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"wenk/internal/base/system"
)

// How long a build waits for another build of the same folder.
const (
	lockTimeout = 10 * time.Second
	lockRetry   = 50 * time.Millisecond
)

// lock waits until no other build writes to the folder, and returns the function that ends
// the lock. It fails with [ErrBusy] after lockTimeout, and names the process that has the
// lock. The lock is on an open file, so it ends with the program.
func (p *target) lock(ctx context.Context) (unlock func(), err error) {
	for end := time.Now().Add(lockTimeout); ; {
		f, err := p.openLock()
		if err != nil {
			return nil, err
		}
		held, err := p.tryLock(f)
		if held {
			return func() { p.release(f) }, nil
		}
		// The file names the process only for people, so an error does no harm.
		owner, _ := p.root.ReadFile(p.lockName())
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("cannot lock %s: %w", p.dir, err)
		}
		if time.Now().After(end) {
			return nil, fmt.Errorf("%s: %w (process %s)", p.dir, ErrBusy, strings.TrimSpace(string(owner)))
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockRetry):
		}
	}
}

// lockName returns the name of the file of the lock, beside the folder. A file in the folder
// would move when the folder is swapped.
func (p *target) lockName() string { return "." + p.name + ".wenk-lock" }

// openLock opens the file of the lock, and makes it if needed. If none can be made beside
// the folder, because the folder around it is read-only, it opens the folder itself to be
// locked: then parentReadOnly is set.
func (p *target) openLock() (*os.File, error) {
	f, err := p.root.OpenFile(p.lockName(), os.O_RDWR|os.O_CREATE, 0o666)
	if err == nil || !p.exists || !(errors.Is(err, fs.ErrPermission) || system.ReadOnly(err)) {
		return f, err
	}
	p.parentReadOnly = true
	return p.root.Open(p.name)
}

// tryLock tries to take the lock, and writes the number of the process into the file. If
// the build before removed the file, the lock is on a file without a name that no other
// build finds. Then it reports false, and the caller opens the file again.
func (p *target) tryLock(f *os.File) (bool, error) {
	if ok, err := system.TryLock(f); !ok || p.parentReadOnly {
		return ok, err
	}
	mine, err1 := f.Stat()
	now, err2 := p.root.Stat(p.lockName())
	if err1 != nil || err2 != nil || !os.SameFile(mine, now) {
		return false, nil
	}
	f.Truncate(0)
	fmt.Fprintln(f, os.Getpid())
	return true, nil
}

// release ends the lock and removes its file. It removes the file first: nobody can take
// the lock meanwhile, so a file of another build is never removed.
func (p *target) release(f *os.File) {
	if !p.parentReadOnly {
		p.root.Remove(p.lockName())
	}
	f.Close()
}
