package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wenk/internal/testing/locktest"
)

// TestDecrypt opens a file that a reader saved, to the screen and to a new file.
func TestDecrypt(t *testing.T) {
	t.Chdir(t.TempDir())
	const text = `{"family": "Ѐ"}`
	for name, data := range map[string]string{
		"saved.json": locktest.Seal(t, []byte(text+"\n    "), "appel boom"),
		"plain.json": text,
		"there.json": "mine",
	} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args, password string
		code           int
		says           string
	}{
		{"decrypt saved.json", "appel boom", exitOK, text},
		{"decrypt -o open.json saved.json", "appel boom", exitOK, ""},
		{"decrypt saved.json", "appel", exitWrite, "password is wrong"},
		{"decrypt saved.json", "", exitWrite, "password is wrong"},
		{"decrypt plain.json", "appel boom", exitWrite, "not a locked file"},
		{"decrypt gone.json", "appel boom", exitWrite, "gone.json"},
		{"decrypt -o there.json saved.json", "appel boom", exitWrite, "exists"},
		{"decrypt", "", exitUsage, "an argument is missing"},
	} {
		var out bytes.Buffer
		e := &env{&out, &out, os.Getenv, false, func(context.Context) (string, error) { return c.password, nil }, ""}
		if code := run(t.Context(), e, strings.Fields(c.args)); code != c.code || !strings.Contains(out.String(), c.says) {
			t.Errorf("%s: exit code %d, says %q", c.args, code, out.String())
		}
	}
	if data, err := os.ReadFile("open.json"); strings.TrimSpace(string(data)) != text {
		t.Errorf("wrote %q (%v)", data, err)
	}
	if data, _ := os.ReadFile("there.json"); string(data) != "mine" {
		t.Errorf("wrote over a file: %q", data)
	}
	if info, err := os.Stat("open.json"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v (%v)", info.Mode(), err)
	}
	left, _ := filepath.Glob("*")
	if len(left) != 4 {
		t.Errorf("files: %v", left)
	}
	e := &env{io.Discard, io.Discard, os.Getenv, false, func(context.Context) (string, error) { return "", errors.New("no terminal") }, ""}
	if code := run(t.Context(), e, []string{"decrypt", "saved.json"}); code != exitWrite {
		t.Errorf("without a password: exit code %d", code)
	}
}
