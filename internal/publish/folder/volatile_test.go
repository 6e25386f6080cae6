package folder

import (
	"errors"
	"io/fs"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// A volatile disk keeps changes in memory until they are synced, as an operating system
// does. When the power is cut, any change since then may be lost while a later one is kept:
// names, and bytes in whole or in part. Only a rename and a swap are one step each.
//
// It makes every change on a real disk too, which the program reads.
type volatile struct {
	disk

	mu      sync.Mutex
	chance  *rand.Rand
	now     nodes  // as on the real disk
	kept    nodes  // what the power cannot take
	pending []step // between the two
	next    int    // number of a new node
	failing bool   // a sync fails now and then
	calls   int
	at      int // the power goes at this call; 0 for never
}

var errPower = errors.New("the power went")

// nodes are files and folders by number. Number 0 is the folder around the site.
type nodes struct {
	folders map[int]map[string]int
	texts   map[int]string
	links   map[int]string
}

// A step adds names to folders or removes them, all at once, or writes the bytes of a file.
type step struct {
	names []given
	node  int
	text  *string
}

type given struct {
	folder int
	name   string
	node   int // isDone takes the name
}

const none = -1

func (n nodes) clone() nodes {
	c := nodes{map[int]map[string]int{}, maps.Clone(n.texts), maps.Clone(n.links)}
	for id, names := range n.folders {
		c.folders[id] = maps.Clone(names)
	}
	return c
}

func (s step) on(n nodes) {
	if s.text != nil {
		n.texts[s.node] = *s.text
	}
	for _, g := range s.names {
		if g.node == none {
			delete(n.folders[g.folder], g.name)
		} else {
			n.folders[g.folder][g.name] = g.node
		}
	}
}

// newVolatile returns a disk on which everything in the folder is synced.
func newVolatile(d disk, root *os.Root, chance *rand.Rand) *volatile {
	v := &volatile{disk: d, chance: chance, now: nodes{map[int]map[string]int{0: {}}, map[int]string{}, map[int]string{}}, next: 1}
	fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			panic(err)
		case name == ".":
		case d.IsDir():
			v.addFolder(name)
		case d.Type() == fs.ModeSymlink:
			to, _ := root.Readlink(name)
			v.now.links[v.name(name)] = to
		default:
			data, _ := root.ReadFile(name)
			v.now.texts[v.name(name)] = string(data)
		}
		return nil
	})
	v.safe()
	return v
}

func (v *volatile) safe() { v.kept, v.pending = v.now.clone(), nil }

// do makes a step in memory.
func (v *volatile) do(s step) {
	s.on(v.now)
	v.pending = append(v.pending, s)
}

// find returns the folder of a name, and the node with that name.
func (v *volatile) find(name string) (folder, node int) {
	if dir := path.Dir(name); dir != "." {
		if _, folder = v.find(dir); folder == none {
			return none, none
		}
	}
	node, ok := v.now.folders[folder][path.Base(name)]
	if !ok {
		node = none
	}
	return folder, node
}

// name gives a name to a new node, and returns the node.
func (v *volatile) name(name string) int {
	folder, _ := v.find(name)
	node := v.next
	v.next++
	v.do(step{names: []given{{folder, path.Base(name), node}}})
	return node
}

// addFolder adds a folder and the folders around it.
func (v *volatile) addFolder(name string) {
	if name == "." {
		return
	}
	v.addFolder(path.Dir(name))
	if _, node := v.find(name); node == none {
		v.now.folders[v.name(name)] = map[string]int{}
	}
}

// removeNames removes a name and all names below it, one by one.
func (v *volatile) removeNames(name string) {
	folder, node := v.find(name)
	if node == none {
		return
	}
	for below := range v.now.folders[node] {
		v.removeNames(path.Join(name, below))
	}
	v.do(step{names: []given{{folder, path.Base(name), none}}})
}

// addForeign adds a foreign file that is synced. It reports whether there is still power.
func (v *volatile) addForeign(name, text string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.calls+1 >= v.at {
		return false
	}
	folder, _ := v.find(name)
	s := step{names: []given{{folder, path.Base(name), v.next}}, node: v.next, text: &text}
	v.next++
	s.on(v.now)
	s.on(v.kept)
	return true
}

// call makes a change on both disks, unless there is no power.
func (v *volatile) call(real func() error, then func()) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.calls++
	if v.at > 0 && v.calls >= v.at {
		if v.calls == v.at && v.chance.IntN(2) == 0 {
			then() // it just began
		}
		return errPower
	}
	err := real()
	if err == nil {
		then()
	}
	return err
}

func (v *volatile) mkdir(name string) error {
	return v.call(func() error { return v.disk.mkdir(name) }, func() { v.addFolder(name) })
}

func (v *volatile) chmod(name string, mode fs.FileMode) error {
	return v.call(func() error { return v.disk.chmod(name, mode) }, func() {})
}

func (v *volatile) write(name string, pieces iter.Seq[[]byte]) error {
	data := slices.Concat(slices.Collect(pieces)...)
	return v.call(func() error { return v.disk.write(name, onePiece(data)) }, func() {
		_, node := v.find(name)
		if node == none {
			node = v.name(name)
			v.do(step{node: node, text: new(string)})
		}
		text := string(data)
		v.do(step{node: node, text: &text})
	})
}

func (v *volatile) link(from, to string) error {
	return v.call(func() error { return v.disk.link(from, to) }, func() {
		_, node := v.find(from)
		folder, _ := v.find(to)
		v.do(step{names: []given{{folder, path.Base(to), node}}})
	})
}

func (v *volatile) symlink(to, name string) error {
	return v.call(func() error { return v.disk.symlink(to, name) }, func() { v.now.links[v.name(name)] = to })
}

func (v *volatile) rename(from, to string) error {
	return v.call(func() error { return v.disk.rename(from, to) }, func() {
		a, node := v.find(from)
		b, _ := v.find(to)
		v.do(step{names: []given{{a, path.Base(from), none}, {b, path.Base(to), node}}})
	})
}

func (v *volatile) swap(a, b string) error {
	return v.call(func() error { return v.disk.swap(a, b) }, func() {
		f, one := v.find(a)
		g, two := v.find(b)
		v.do(step{names: []given{{f, path.Base(a), two}, {g, path.Base(b), one}}})
	})
}

func (v *volatile) remove(name string) error {
	return v.call(func() error { return v.disk.remove(name) }, func() { v.removeNames(name) })
}

func (v *volatile) removeAll(name string) error {
	return v.call(func() error { return v.disk.removeAll(name) }, func() { v.removeNames(name) })
}

// sync may fail. Then no more changes are safe than before.
func (v *volatile) sync(string) error {
	return v.call(func() error {
		if v.failing && v.chance.IntN(4) == 0 {
			return errPower
		}
		return nil
	}, v.safe)
}

// reboot writes what the power cut left to a folder.
func (v *volatile) reboot(dir string) error {
	left := v.kept.clone()
	for id := range v.now.folders {
		if left.folders[id] == nil {
			left.folders[id] = map[string]int{}
		}
	}
	maps.Copy(left.links, v.now.links)
	part := v.chance.IntN(4) // of four steps this many are lost
	until := len(v.pending)
	if v.chance.IntN(2) == 0 {
		until = v.chance.IntN(until + 1) // and all after this one
	}
	for _, s := range v.pending[:until] {
		if v.chance.IntN(4) < part {
			continue
		}
		if s.text != nil && v.chance.IntN(2) == 0 {
			torn := (*s.text)[:v.chance.IntN(len(*s.text)+1)]
			if v.chance.IntN(2) == 0 {
				torn += strings.Repeat("\x00", len(*s.text)-len(torn))
			}
			s.text = &torn
		}
		s.on(left)
	}
	return left.write(0, dir, map[int]string{})
}

// write writes a folder to the real disk. A file with two names stays one file.
func (n nodes) write(folder int, dir string, there map[int]string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for name, id := range n.folders[folder] {
		at := filepath.Join(dir, name)
		var err error
		if first, ok := there[id]; ok {
			err = os.Link(first, at)
		} else if _, ok := n.folders[id]; ok {
			err = n.write(id, at, there)
		} else if to, ok := n.links[id]; ok {
			err = os.Symlink(to, at)
		} else {
			there[id] = at
			err = os.WriteFile(at, []byte(n.texts[id]), 0o666)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
