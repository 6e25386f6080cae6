package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"wenk/internal/reader/sealed"
)

// runDecrypt opens a file that a reader saved with a password, and prints its JSON or writes
// it to a new file. It asks for the password, since an argument would stay in the history
// of the shell, and it checks the file before it asks. It never replaces a file.
func runDecrypt(ctx context.Context, e *env, args []string) error {
	var out string
	rest, err := parse(e, "decrypt", args, 1, 1, func(fs *flag.FlagSet) {
		fs.StringVar(&out, "o", "", "write to this file, not to the screen")
	})
	if err != nil {
		return err
	}
	file, err := os.ReadFile(rest[0])
	if err != nil {
		return err
	}
	if _, _, err := sealed.Read(file); err != nil {
		return fmt.Errorf("%s: %w", rest[0], err)
	}
	password, err := e.password(ctx)
	if err != nil {
		return err
	}
	text, err := sealed.Open(file, password)
	// A person may fear that a wrong password destroys the file.
	if errors.Is(err, sealed.ErrLocked) {
		return fmt.Errorf("%s: %w; it stays as it is", rest[0], err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", rest[0], err)
	}
	if out == "" {
		_, err = fmt.Fprintln(e.stdout, strings.TrimSuffix(text, "\n"))
		return err
	}
	// The file gets the text without the spaces that padded it.
	return writeNew(out, text)
}

// writeNew writes a new file that only its owner can read: it names vulnerable people. A
// file with that name is an error.
func writeNew(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// askPassword asks on a terminal without showing the password, or else reads the first line
// of stdin, so that a script can give it. When ctx ends, it restores the terminal: without
// that the shell would not show what its user types.
func askPassword(ctx context.Context) (string, error) {
	fd := int(os.Stdin.Fd())
	if !term.IsTerminal(fd) {
		line, err := bufio.NewReader(os.Stdin).ReadString('\n')
		// The last line need not end.
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return strings.TrimRight(line, "\r\n"), err
	}
	// ReadPassword changes the terminal, so it must be restored if ctx ends first.
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	fmt.Fprint(os.Stderr, "password: ")
	defer fmt.Fprintln(os.Stderr)
	// The channels have room for a value, so the goroutine never waits for a receiver.
	typed := make(chan string, 1)
	failed := make(chan error, 1)
	// Reading a terminal cannot be stopped, so it gets a goroutine, which ends with the
	// program.
	go func() {
		secret, err := term.ReadPassword(fd)
		if err != nil {
			failed <- err
			return
		}
		typed <- string(secret)
	}()
	select {
	case secret := <-typed:
		return secret, nil
	case err := <-failed:
		return "", err
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(fd, before))
	}
}
