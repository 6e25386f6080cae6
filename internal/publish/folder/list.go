package folder

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// A list names our files in a folder: the hash of each by its name.
type list struct {
	files   map[string]string
	note    string // the line that says what the site was made from; "" when it does not
	found   bool
	damaged bool // not whole
}

// whole reports whether the list in the folder need not be written again.
func (l list) whole() bool { return l.found && !l.damaged }

// end is the last line of a list. A list without it was cut.
const end = "# end\n"

func sum(data []byte) string {
	hash := sha256.Sum256(data)
	return hex.EncodeToString(hash[:])
}

// encode returns a list as it is in a folder. That of a folder where files are
// being replaced has no end.
func (l list) encode() []byte {
	b := append(l.names(), l.note...)
	if !l.damaged {
		b = append(b, end...)
	}
	return b
}

// names returns the part of a list that names files.
func (l list) names() []byte {
	names := make([]string, 0, len(l.files))
	for name := range l.files {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	b.WriteString("# The files that wenk wrote here, with their SHA-256. What is not named is never removed.\n")
	for _, name := range names {
		b.WriteString(l.files[name] + "  " + name + "\n")
	}
	return b.Bytes()
}

// decode reads a list. A line that is none of ours is left out, so that a list
// never names what is outside the folder.
func decode(text string) list {
	l := list{files: map[string]string{}, found: true, damaged: !strings.HasSuffix(text, "\n"+end)}
	for line := range strings.Lines(text) {
		hash, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		switch {
		case strings.HasPrefix(line, pagesMark):
			l.note = line
		case strings.HasPrefix(line, "#"):
		case ok && strings.HasSuffix(line, "\n") && len(hash) == 2*sha256.Size && fs.ValidPath(name) && name != ".":
			l.files[name] = hash
		default:
			l.damaged = true
		}
	}
	return l
}

// readList returns the list in the folder. What a build left that was ended in
// its first moments is ours too.
func (p *place) readList() (list, error) {
	text, err := p.root.ReadFile(p.in(listName))
	if errors.Is(err, fs.ErrNotExist) {
		return list{}, nil
	}
	return decode(string(text)), err
}
