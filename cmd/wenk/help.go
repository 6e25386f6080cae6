package main

import (
	"context"
	"flag"
	"fmt"
	"strings"
)

// runHelp prints the commands to stdout. It is also what the program does without arguments, and
// for -h and --help.
func runHelp(_ context.Context, e *env, _ []string) error {
	fmt.Fprint(e.stdout, usage())
	return nil
}

// usage returns the help: the commands, the common flags and the exit codes. The README has
// the same text, and a test compares them.
func usage() string {
	var b strings.Builder
	b.WriteString("wenk makes a website of an inspiration guide\n\nusage: wenk COMMAND\n\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-44s %s\n", c.usage(), c.does)
	}
	b.WriteString(`
GUIDE is a folder that holds a folder content/. Without it wenk takes the
guide you are in, or else the one that it brings along.

  --json      write the problems as JSON      --drafts  include drafts
  --strict    treat warnings as errors        --quiet   say less

exit codes: 0 good, 1 problems in the content, 2 wrong use,
3 cannot write, 4 a mistake in wenk, 130 ended by Ctrl-C
`)
	return b.String()
}

// help prints the flags of one command. It returns [flag.ErrHelp], which [parse] returns
// and [run] takes for success.
func help(e *env, name string, fs *flag.FlagSet) error {
	for _, c := range commands() {
		if c.name == name {
			fmt.Fprintf(e.stdout, "usage: wenk %s\n\n%s\n\n", c.usage(), c.does)
		}
	}
	// Flags of one letter have one dash, as in other programs.
	fs.VisitAll(func(f *flag.Flag) {
		fmt.Fprintf(e.stdout, "  %-10s %s\n", dashed(f.Name), f.Usage)
	})
	return flag.ErrHelp
}
