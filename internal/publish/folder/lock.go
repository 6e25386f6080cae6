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
	patience = 10 * time.Second
	pause    = 50 * time.Millisecond
)

// lock waits until no other build writes to the folder. The lock is on an open file,
// so it ends with the program.
func (p *target) lock(ctx context.Context) (unlock func(), err error) {
	for end := time.Now().Add(patience); ; {
		f, err := p.openLock()
		if err != nil {
			return nil, err
		}
		held, err := p.tryLock(f)
		if held {
			return func() { p.release(f) }, nil
		}
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
		case <-time.After(pause):
		}
	}
}

func (p *target) lockName() string { return "." + p.name + ".wenk-lock" }

// openLock opens the file of the lock. If none can be made beside the folder, the
// folder itself is locked.
func (p *target) openLock() (*os.File, error) {
	f, err := p.root.OpenFile(p.lockName(), os.O_RDWR|os.O_CREATE, 0o666)
	if err == nil || !p.exists || !(errors.Is(err, fs.ErrPermission) || system.ReadOnly(err)) {
		return f, err
	}
	p.alone = true
	return p.root.Open(p.name)
}

// tryLock tries to take the lock. If the build before removed the file, the lock is
// on nothing, and it reports false.
func (p *target) tryLock(f *os.File) (bool, error) {
	if ok, err := system.TryLock(f); !ok || p.alone {
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

func (p *target) release(f *os.File) {
	if !p.alone {
		p.root.Remove(p.lockName())
	}
	f.Close()
}
