// Command wenk makes a website of an inspiration guide.
//
//	wenk serve            # shows the guide while you write
//	wenk build -o public  # publishes it to a folder
//	wenk help             # prints all commands
//
// # Structure
//
// Each command is a function in a file of its own. The table commands lists them; it is
// also the text of the help and of the completions. A command reads flags, calls the
// packages of internal, and prints the outcome. It does no step of a build itself.
//
// To add a command, write its function in a new file, give it a row in commands, add its flags
// to the constant flags, and its help to the README. A document in testdata runs it.
//
// # The outside world
//
// Commands use the outside world only through an env, so tests run the whole program. Only
// main exits. These parts touch more than stdout and stderr:
//
//   - builder opens the folder of a guide, and cannot read outside of it.
//   - build writes to the folder of the website, new and decrypt write new files.
//   - build, check and serve keep pictures in the user's folder for caches.
//   - serve listens on this machine, and with --lan in private networks. No command asks
//     another machine for anything.
//
// # Output
//
// What a command is for goes to stdout, messages about it go to stderr. With --json stdout is
// one JSON text and nothing besides. Messages about a guide are in its language, from package
// words, or in English without a guide; so are errors of use. The help is in English, as flags
// are.
//
// Errors become exit codes in run alone: 1 for [pipeline.ErrProblems], 2 for a usageError, 130
// for a context that ended, 4 for a panic, and 3 for every other error.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"wenk/internal/pipeline"
)

// Exit codes. Scripts depend on them, so a code keeps its meaning.
const (
	exitOK      = 0
	exitContent = 1   // there are problems in the content
	exitUsage   = 2   // the command was used wrongly
	exitWrite   = 3   // something could not be read, written or opened
	exitBug     = 4   // wenk itself is wrong
	exitEnded   = 130 // Ctrl-C, as of a program that the signal ends
)

// An env is the outside world of a command. main makes the real one; tests make one with
// buffers, a clean environment and a password.
type env struct {
	// stdout gets what the command is for, stderr all messages about it.
	stdout, stderr io.Writer
	// getenv returns the value of a variable, "" if there is none.
	getenv   func(string) string
	terminal bool // stderr is read by a person
	// password asks the user for a password. It returns early when the context ends.
	password func(context.Context) (string, error)
	cache    string // folder for what can be made again; "" for none
}

// colors reports whether to print colours: the terminal has them and the user did not
// turn them off.
func (e *env) colors() bool {
	return e.terminal && e.getenv("NO_COLOR") == "" && e.getenv("TERM") != "dumb"
}

// A command is a command of wenk, as [commands] lists it.
type command struct {
	name string
	args string // what may follow the name
	// does says in the help what the command does, in English.
	does  string
	words []string // that can follow the name, for completions
	// run does the command. args are the arguments after its name.
	run func(ctx context.Context, e *env, args []string) error
}

// usage returns how a command is written, after "wenk".
func (c command) usage() string { return strings.TrimSpace(c.name + " " + c.args) }

// commands returns the commands in the order of the help: those that editors need most
// come first.
func commands() []command {
	return []command{
		{"build", "[-o DIR | --zip FILE | --single FILE] [GUIDE]", "make the website in the folder DIR (public)", nil, runBuild},
		{"serve", "[--addr ADDR] [--lan] [GUIDE]", "show the website while you write", nil, runServe},
		{"check", "[--limits] [GUIDE]", "say what is wrong with the guide", nil, runCheck},
		{"new", "[--lang LANG] WHAT NAME [GUIDE]", "start a " + strings.Join(newTypes(), ", "), newTypes(), runNew},
		{"decrypt", "[-o NEWFILE] FILE", "open what a reader saved with a password", nil, runDecrypt},
		{"completion", "SHELL", "print the completions for " + strings.Join(shells(), ", "), shells(), runCompletion},
		{"version", "[--sbom]", "print the version, or what wenk is made of", nil, runVersion},
		{"help", "", "print this text", nil, runHelp},
	}
}

func main() {
	// The first Ctrl-C ends the context: a build finishes what must not be cut off.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	// Only a build makes all pages at once and ends; the preview would hold this memory.
	if len(os.Args) > 1 && os.Args[1] == "build" {
		largePages()
	}
	code := run(ctx, &env{os.Stdout, os.Stderr, os.Getenv, isTerminal(os.Stderr), askPassword, userCache()}, os.Args[1:])
	stop()
	os.Exit(code)
}

// isTerminal reports whether a file is a terminal or another device of characters.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// run runs the command that args name, prints its error, and returns the exit code. A panic
// of a command is printed with its stack as a mistake in wenk.
func run(ctx context.Context, e *env, args []string) (code int) {
	defer func() {
		if bug := recover(); bug != nil {
			fmt.Fprintf(e.stderr, "wenk: this is a mistake in wenk, not in your guide: %v\nplease report it, with what follows\n\n%s", bug, debug.Stack())
			code = exitBug
		}
	}()
	// People try the names that other programs have.
	name := "help"
	if len(args) > 0 {
		name, args = args[0], args[1:]
	}
	switch name {
	case "-h", "-help", "--help":
		name = "help"
	case "-version", "--version":
		name = "version"
	}
	// This is the error if the loop finds no command.
	err := error(noCommand(name))
	for _, c := range commands() {
		if c.name == name {
			err = c.run(ctx, e, args)
		}
	}
	var usage *usageError
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.Is(err, pipeline.ErrProblems):
		return exitContent
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(e.stderr, "wenk: "+strings.ReplaceAll(err.Error(), context.Canceled.Error(), "stopped"))
		return exitEnded
	case errors.As(err, &usage):
		w := guideWords(args)
		fmt.Fprintf(e.stderr, "wenk: %s\n%s\n", usage.message(w), w.Say("see-help"))
		return exitUsage
	}
	fmt.Fprintf(e.stderr, "wenk: %v\n", err)
	return exitWrite
}

// options are flags that build, check and serve have.
type options struct {
	json, strict, drafts, quiet bool
}

// define declares the flags.
func (o *options) define(fs *flag.FlagSet) {
	fs.BoolVar(&o.json, "json", false, "write the problems as JSON")
	fs.BoolVar(&o.strict, "strict", false, "treat warnings as errors")
	fs.BoolVar(&o.drafts, "drafts", false, "include pages marked as draft")
	fs.BoolVar(&o.quiet, "quiet", false, "say nothing when all is well")
}
