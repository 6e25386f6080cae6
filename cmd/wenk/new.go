package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk"
	"wenk/internal/base/diag"
	"wenk/internal/base/spelling"
	"wenk/internal/base/words"
	"wenk/internal/source/project"
	"wenk/internal/source/starter"
)

// newTypes returns the words that may follow "wenk new": a guide, a chapter, a page, and the
// kinds of block that every guide has.
func newTypes() []string { return []string{"guide", "chapter", "page", "tip", "testimony", "signal"} }

// runNew makes a guide, or a page with a text to start from. The page may be in a folder that
// does not exist yet. It never replaces a file.
func runNew(_ context.Context, e *env, args []string) error {
	var lang string
	rest, err := parse(e, "new", args, 1, 3, func(fs *flag.FlagSet) {
		fs.StringVar(&lang, "lang", "", "language of a new guide: "+strings.Join(words.Languages(), ", "))
	})
	if err != nil {
		return err
	}
	what := rest[0]
	switch {
	case !slices.Contains(newTypes(), what):
		bad := wrongUse("new-type", "what", what, "known", strings.Join(newTypes(), ", "))
		bad.near = cmp.Or(kindName(what), diag.Nearest(what, newTypes()))
		return bad
	case len(rest) < 2:
		return missing("new")
	}
	name := rest[1]
	if what == "guide" {
		return newGuide(e, name, cmp.Or(lang, "nl"))
	}
	if lang != "" {
		return wrongUse("new-lang", "what", what)
	}
	_, dir, err := builder(rest[2:])
	if err != nil {
		return err
	}
	if dir == "" {
		return wrongUse("new-nowhere")
	}
	return newPage(e, dir, what, name)
}

// kindName returns the argument of "new" for a kind that a language calls name, or "": "signal"
// for "signaal". It knows all languages, since editors write the word of their own.
func kindName(name string) string {
	for _, lang := range words.Languages() {
		for _, what := range newTypes() {
			if k := words.For(lang).Kind(what); name == k.Alias || name == strings.ToLower(k.Label) {
				return what
			}
		}
	}
	return ""
}

// newGuide makes a folder with a small guide in a language of wenk. Its title is the name of
// the folder. A folder with a file in it is an error. At the end it prints the next command
// to type.
func newGuide(e *env, name, lang string) error {
	if !slices.Contains(words.Languages(), lang) {
		return wrongUse("new-language", "lang", lang, "known", strings.Join(words.Languages(), ", "))
	}
	// An empty folder is fine: editors often make one first.
	entries, err := os.ReadDir(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// A hidden file counts too: the folder is somebody's.
	if len(entries) > 0 {
		return fmt.Errorf("the folder %s is not empty", name)
	}
	full, err := filepath.Abs(name) // the current folder has a name too
	if err != nil {
		return err
	}
	title := titleOf(filepath.Base(full))
	files, english := starter.Guide(lang)
	// The order does not matter: the folder is new, and no file is replaced.
	for file, text := range files {
		text = withTitle(text, title)
		if err := create(filepath.Join(name, filepath.FromSlash(file)), text); err != nil {
			return err
		}
	}
	w := words.For(lang)
	fmt.Fprintln(e.stdout, w.Say("made", "file", name))
	if english {
		fmt.Fprintln(e.stdout, w.Say("made-english", "lang", lang))
	}
	fmt.Fprintf(e.stdout, "wenk serve %s\n", quoted(name))
	return nil
}

// quoted returns an argument as a person types it in a shell: wonen, "mijn gids". It chooses
// quotation marks that work in a POSIX shell and, if it can, in PowerShell too.
func quoted(arg string) string {
	// plain characters mean nothing to a shell.
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._/\\:-", r)
	}
	switch {
	case strings.IndexFunc(arg, func(r rune) bool { return !plain(r) }) < 0:
		return arg
	// In single quotation marks a POSIX shell takes every character as it is.
	case strings.ContainsAny(arg, "\"$`!"):
		return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
	}
	return `"` + arg + `"`
}

// newPage makes a page of the guide in dir. name is a path in the folder of the guide's
// language, such as "wonen/een huis zoeken". The page has the title that the last part
// of the path says, and words of the guide itself where it needs a kind or a voice.
func newPage(e *env, dir, what, name string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	// A guide with problems may get a page too: the editor may be mending it.
	var ignored diag.List
	p, err := project.Open(root.FS(), wenk.Files, &ignored)
	if err != nil {
		return err
	}
	lang := p.Words.Lang()
	// The last part is the title of the page; the others are folders.
	parts := partsOf(p, name)
	title := titleOf(parts[len(parts)-1])
	text := starter.Page(what, lang)
	// VOICE, TESTIMONY, KIND and TITLE are places in the texts of package starter.
	if strings.Contains(text, "VOICE") {
		if len(p.Config.Voices) == 0 {
			return wrongUse("new-voice", "what", what)
		}
		text = strings.ReplaceAll(text, "VOICE", p.Config.Voices[0].ID)
		text = strings.ReplaceAll(text, "TESTIMONY", p.Config.Kind("testimony").Word)
	}
	// A guide may call a kind by a word of its own.
	if k := p.Config.Kind(what); k != nil {
		text = strings.ReplaceAll(text, "KIND", k.Word)
	}
	text = withTitle(text, title)
	file, err := newFile(p, what, parts)
	if err != nil {
		return err
	}
	target := filepath.Join(dir, "content", filepath.FromSlash(file))
	if err := create(target, text); err != nil {
		return err
	}
	fmt.Fprintln(e.stdout, p.Words.Say("made", "file", filepath.ToSlash(target)))
	return nil
}

// partsOf splits a name into folders and a title. In a name with a space "/" belongs to the
// title ("24/7 help"), unless a folder with the name before it exists. The extension .md
// is not part of the title.
func partsOf(p *project.Project, name string) (parts []string) {
	rest, folder := filepath.ToSlash(strings.TrimSuffix(name, ".md")), languageFolder(p)
	if !strings.Contains(rest, " ") {
		return strings.Split(rest, "/")
	}
	for {
		first, after, ok := strings.Cut(rest, "/")
		folder = path.Join(folder, spelling.Slug(first))
		if !ok || !hasFolder(p, folder) {
			return append(parts, rest)
		}
		parts, rest = append(parts, first), after
	}
}

// hasFolder reports whether content has a folder with a file in it.
func hasFolder(p *project.Project, folder string) bool {
	for file := range p.Content {
		if strings.HasPrefix(file, folder+"/") {
			return true
		}
	}
	return false
}

// languageFolder returns the folder of content that holds the pages of a guide, ""
// for content itself.
func languageFolder(p *project.Project) string {
	if lang := p.Words.Lang(); hasFolder(p, lang) {
		return lang
	}
	return ""
}

// newFile returns the path of a new page, relative to content: each part of its name as in an
// address. A chapter is the index of a folder. A name without a letter or digit is a
// usageError.
func newFile(p *project.Project, what string, name []string) (string, error) {
	var parts []string
	// A path from the user never leads out of content: a slug has no dots and slashes.
	for _, part := range name {
		slug := spelling.Slug(part)
		if slug == "" {
			return "", wrongUse("new-name", "name", strings.Join(name, "/"))
		}
		parts = append(parts, slug)
	}
	if what == "chapter" {
		parts = append(parts, "index")
	}
	return path.Join(languageFolder(p), path.Join(parts...)+".md"), nil
}

// create writes a new file, and makes its folders. A file with that name is an error.
func create(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// withTitle puts a title into a text of package starter, in the place TITLE: quoted for YAML in
// front matter, and without the braces of attributes after the kind of a block.
func withTitle(text, title string) string {
	// A title of letters alone means itself in YAML; a number or a colon would not.
	quoted := title
	if strings.IndexFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' }) >= 0 {
		data, _ := json.Marshal(title) // a string has no error
		quoted = string(data)
	}
	text = strings.ReplaceAll(text, "title: TITLE", "title: "+quoted)
	return strings.ReplaceAll(text, "TITLE", strings.NewReplacer("{", "(", "}", ")").Replace(title))
}

// titleOf makes a title of a file name: "Een huis zoeken" of "een-huis-zoeken".
func titleOf(name string) string {
	name = strings.TrimSpace(strings.ReplaceAll(name, "-", " "))
	r, n := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[n:]
}
