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

// How long a build waits for another that writes to the same folder.
const (
	patience = 10 * time.Second
	pause    = 50 * time.Millisecond
)

// lock waits until no other build writes to the folder. The lock is one on an
// open file, which the operating system ends with the program.
func (p *place) lock(ctx context.Context) (unlock func(), err error) {
	for end := time.Now().Add(patience); ; {
		f, err := p.openLock()
		if err != nil {
			return nil, err
		}
		held, err := p.hold(f)
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

func (p *place) lockName() string { return "." + p.name + ".wenk-lock" }

// openLock opens the file of the lock. Where none can be made beside the
// folder, the lock is one on the folder.
func (p *place) openLock() (*os.File, error) {
	f, err := p.root.OpenFile(p.lockName(), os.O_RDWR|os.O_CREATE, 0o666)
	if err == nil || !p.exists || !(errors.Is(err, fs.ErrPermission) || system.ReadOnly(err)) {
		return f, err
	}
	p.alone = true
	return p.root.Open(p.name)
}

// hold tries to take the lock. A build that ended may have removed its file
// since that was opened; then the lock is on nothing.
func (p *place) hold(f *os.File) (bool, error) {
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

func (p *place) release(f *os.File) {
	if !p.alone {
		p.root.Remove(p.lockName())
	}
	f.Close()
}
