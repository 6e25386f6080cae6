package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
)

// A usageError is an error in the use of a command. [run] prints it in the language of the
// guide, and then names the help.
type usageError struct {
	key  string // of the message in the section commands of a catalogue
	args []any  // of the message
	near string // what may have been meant; "" for nothing
}

// wrongUse returns a usageError. key and args are as of [words.Catalog.Say]. Most messages
// begin with the name of the command.
func wrongUse(key string, args ...any) *usageError { return &usageError{key: key, args: args} }

// Error returns the message in English.
func (e *usageError) Error() string { return e.message(words.For("en")) }

// message returns the message in the language of a catalogue.
func (e *usageError) message(w *words.Catalog) string {
	s := w.Say(e.key, e.args...)
	if e.near != "" {
		s += "; " + w.Say("did-you-mean", "near", e.near)
	}
	return s
}

// guideWords returns the catalogue of the guide that one of the arguments names, or of the
// guide of the current folder. Without a guide it is English. The arguments may be any, since
// it is called when they are wrong.
func guideWords(args []string) *words.Catalog {
	for _, name := range append(slices.Clone(args), ".") {
		if guideOf(name) == "" {
			continue
		}
		if b, _, err := builder([]string{name}); err == nil {
			return b.Words()
		}
	}
	return words.For("en")
}

// noCommand returns the error of a command that does not exist, with the nearest one.
func noCommand(name string) *usageError {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	e := wrongUse("no-command", "name", name)
	e.near = diag.Nearest(name, names)
	return e
}

// parse parses flags, which may stand before and after the arguments: package flag alone
// stops at the first argument. define declares the flags. parse returns the arguments, and a
// usageError unless there are least to most of them. For --help it prints the help of the
// command and returns [flag.ErrHelp].
func parse(e *env, name string, args []string, least, most int, define func(*flag.FlagSet)) ([]string, error) {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	define(fs)
	var rest []string
	for {
		if err := fs.Parse(args); errors.Is(err, flag.ErrHelp) {
			return nil, help(e, name, fs)
		} else if err != nil {
			return nil, flagError(err, name, fs)
		}
		if fs.NArg() == 0 {
			break
		}
		// An argument ends the flags that Parse reads, so it goes on after the argument.
		rest, args = append(rest, fs.Arg(0)), fs.Args()[1:]
	}
	switch {
	case len(rest) < least:
		return nil, missing(name)
	case len(rest) > most:
		return nil, wrongUse("argument-extra", "command", name, "arg", rest[most])
	}
	return rest, nil
}

// missing returns the error of a command that lacks an argument. It shows the usage.
func missing(name string) *usageError {
	var usage string
	for _, c := range commands() {
		if c.name == name {
			usage = c.usage()
		}
	}
	return wrongUse("argument-missing", "command", name, "usage", usage)
}

// flagError returns the error of a command for an error of package flag: a value is missing,
// a flag without a value has one, or the flag is unknown. It reads the name of the flag from
// the text of that error, since package flag gives it nowhere else.
func flagError(err error, command string, fs *flag.FlagSet) *usageError {
	if name, ok := strings.CutPrefix(err.Error(), "flag needs an argument: -"); ok {
		return wrongUse("flag-value", "command", command, "flag", dashed(name))
	}
	var value, name string
	if n, _ := fmt.Sscanf(err.Error(), "invalid boolean value %q for -%s", &value, &name); n == 2 {
		return wrongUse("flag-no-value", "command", command, "flag", dashed(strings.TrimSuffix(name, ":")), "value", value)
	}
	_, name, _ = strings.Cut(err.Error(), ": ")
	name = strings.TrimLeft(name, "-")
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	e := wrongUse("flag-unknown", "command", command, "flag", dashed(name))
	if near := diag.Nearest(name, names); near != "" && len(name) > 1 {
		e.near = dashed(near)
	}
	return e
}

// dashed returns a flag as a person types it: "-o", "--json".
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
