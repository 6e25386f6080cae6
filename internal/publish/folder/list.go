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

// A list names our files in a folder, each with the hash of its bytes. The zero list is that
// of a folder without one.
type list struct {
	// files has the hash of each file, in 64 hexadecimal digits, by its path in the site.
	files   map[string]string
	note    string // the line that says what the site was made from; "" when it does not
	found   bool
	damaged bool // not whole
}

// complete reports whether the list in the folder need not be written again, and its hashes
// can be trusted.
func (l list) complete() bool { return l.found && !l.damaged }

// end is the last line of a list. A list without it was cut off.
const end = "# end\n"

// sum returns the SHA-256 of data as a list has it.
func sum(data []byte) string {
	hash := sha256.Sum256(data)
	return hex.EncodeToString(hash[:])
}

// encode returns the bytes of a list, from which [decode] makes the same list. The list of
// a folder where files are being replaced has no end.
func (l list) encode() []byte {
	b := append(l.names(), l.note...)
	if !l.damaged {
		b = append(b, end...)
	}
	return b
}

// names returns the lines of a list that name files, sorted, in the format of sha256sum:
// the hash, two spaces, the path. So "sha256sum -c .wenk-files" checks a site.
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

// decode reads a list. It skips lines that wenk did not write, and marks the list as
// damaged. It takes no path that leads out of the folder, such as "../index.html".
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

// readList returns the list in the folder; an empty one if there is none. A folder that an
// ended build had just begun has an empty list.
func (p *target) readList() (list, error) {
	text, err := p.root.ReadFile(p.in(listName))
	if errors.Is(err, fs.ErrNotExist) {
		return list{}, nil
	}
	return decode(string(text)), err
}
