package folder

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
)

// An unsynced disk does not wait for the real disk.
type unsynced struct{ disk }

func (unsynced) sync(string) error { return nil }

func quickly(d disk) disk { return unsynced{d} }

// outages returns the number of seeds: what WENK_TEST_OUTAGES says, or 20.
func outages() int {
	if n, err := strconv.Atoi(os.Getenv("WENK_TEST_OUTAGES")); err == nil {
		return n
	}
	return 20
}

// outage writes the new site of a history on a disk that loses power at some moment. It
// returns the folder of the site as it is after that.
func outage(t *testing.T, h history, seed int, before func(v *volatile, dir string) disk) string {
	t.Helper()
	chance := rand.New(rand.NewPCG(uint64(seed), 1))
	around := t.TempDir()
	dir := filepath.Join(around, "site")
	if h.old != nil {
		if _, err := (Folder{Dir: dir}).write(t.Context(), h.old, nil, quickly); err != nil {
			t.Fatal(err)
		}
		put(t, dir, h.others...)
	}
	var v *volatile
	_, err := Folder{Dir: dir}.write(t.Context(), h.new, nil, func(d disk) disk {
		v = newVolatile(d, d.(onDisk).root, chance)
		v.at, v.failing = 1+chance.IntN(40), seed%2 == 1
		return before(v, dir)
	})
	if err != nil && !errors.Is(err, errPower) {
		t.Fatal(err)
	}
	after := t.TempDir()
	if err := v.reboot(after); err != nil {
		t.Fatal(err)
	}
	os.RemoveAll(around)
	return filepath.Join(after, "site")
}

// noChange changes nothing before the new site is written.
func noChange(v *volatile, _ string) disk { return v }

// TestPower cuts the power at some moment while a site is written, or after that. Every
// other time the disk sometimes also fails to sync. The folder holds the old site or the new
// one, and the next build succeeds.
func TestPower(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders cannot change places on this system")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // the calls come in one order
	for _, h := range histories {
		found := [2]int{}
		for seed := range outages() {
			dir := outage(t, h, seed, noChange)
			_, err := os.Stat(dir)
			switch {
			case h.old == nil && err != nil, h.old != nil && holds(t, dir, h.old, h.others):
				found[0]++
			case holds(t, dir, h.new, h.others):
				found[1]++
			default:
				t.Errorf("%s, outage %d: a mix: %v", h.name, seed, tree(t, dir))
			}
			checkNextBuild(t, h, dir, seed)
		}
		t.Logf("%s: %d times the old site, %d times the new one", h.name, found[0], found[1])
	}
}

// TestPowerInWorkTree cuts the power where files are replaced one by one. The folder may hold
// files of both sites then, and the next build succeeds.
func TestPowerInWorkTree(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, h := range histories[1:] {
		h.others = append(site(".git/HEAD"), h.others...)
		for seed := range outages() {
			dir := outage(t, h, seed, noChange)
			checkNextBuild(t, h, dir, seed)
		}
	}
}

// TestPowerLatecomer adds a foreign file just before the swap. The file is in the folder
// after the next build.
func TestPowerLatecomer(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders cannot change places on this system")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	added := 0
	for _, h := range histories[1:] {
		for seed := range outages() {
			there := false
			dir := outage(t, h, seed, func(v *volatile, dir string) disk {
				return late{v, func() {
					if there = v.addForeign("site/late.txt", "late.txt"); there {
						put(t, dir, site("late.txt")...)
					}
				}}
			})
			after := h
			if there {
				added++
				after.others = append(site("late.txt"), h.others...)
			}
			checkNextBuild(t, after, dir, seed)
		}
	}
	t.Logf("%d files came late", added)
}

// checkNextBuild builds again after a power cut, and checks the site.
func checkNextBuild(t *testing.T, h history, dir string, seed int) {
	t.Helper()
	if _, err := (Folder{Dir: dir}).write(t.Context(), h.new, nil, quickly); err != nil {
		t.Errorf("%s, outage %d: the next build: %v", h.name, seed, err)
	} else if !holds(t, dir, h.new, h.others) || filesAround(t, dir) != "" {
		t.Errorf("%s, outage %d: the next build leaves %v and %q beside it", h.name, seed, tree(t, dir), filesAround(t, dir))
	}
}
