package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"wenk/internal/build"
	"wenk/internal/project"
	"wenk/internal/serve"
	"wenk/internal/watch"
)

// tries is how many ports after the wanted one are tried.
const tries = 20

// runServe shows the website and builds it again whenever something changes.
func runServe(ctx context.Context, e *env, args []string) error {
	var o options
	var addr string
	var open, poll bool
	s := &serve.Server{}
	rest, err := parse(e, "serve", args, 0, 1, func(fs *flag.FlagSet) {
		o.define(fs)
		fs.StringVar(&addr, "addr", "127.0.0.1:1313", "address to listen on")
		fs.BoolVar(&poll, "poll", false, "look for changes twice a second; for disks of other computers")
		fs.BoolVar(&open, "open", false, "open the website in the browser")
		fs.Func("allow-host", "answer to this `NAME` too, such as that of a proxy", func(name string) error {
			s.Hosts = append(s.Hosts, strings.ToLower(name))
			return nil
		})
	})
	if err != nil {
		return err
	}
	b, dir, err := builder(rest)
	if err != nil {
		return err
	}
	b.Drafts = o.drafts
	w := &work{Builder: b}
	listeners, moved, err := listen(addr)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var changes <-chan struct{}
	if dir != "" {
		changes = watched(e, w, dir, poll).Changes(ctx)
	}
	server := s.HTTP(ctx)
	defer server.Close()
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- server.Serve(l) }()
	}
	url := "http://" + listeners[0].Addr().String() + "/"
	first := true
	return loop(ctx, e, w, changes, failed, func(res *build.Result) {
		s.Publish(serve.Build{Files: res.Files, Diags: res.Diags, Lang: res.Lang})
		if !first {
			return
		}
		first = false
		if moved {
			fmt.Fprintln(e.stdout, say(res.Lang, "port-taken", addr))
		}
		fmt.Fprintln(e.stdout, say(res.Lang, "serving", res.Title, url))
		if at, ok := listeners[0].Addr().(*net.TCPAddr); ok && !at.IP.IsLoopback() {
			fmt.Fprintln(e.stderr, say(res.Lang, "open-to-others", at))
		}
		if open {
			browse(url)
		}
	}, o)
}

// A work is a builder that tells whether it read the guide.
type work struct {
	*build.Builder
	runs, ran atomic.Bool // a build does; one did
}

func (w *work) build() (*build.Result, error) {
	w.runs.Store(true)
	defer w.runs.Store(false)
	defer w.ran.Store(true)
	return w.Build()
}

// reads reports whether a build runs, or ended since this was asked last.
func (w *work) reads() bool { return w.runs.Load() || w.ran.Swap(false) }

// watched returns what is watched of a guide.
func watched(e *env, w *work, dir string, poll bool) watch.Folder {
	return watch.Folder{
		Dir: dir, Names: []string{"content", "layouts", "static"}, Ignore: project.Ignored, Poll: poll, Read: w.reads,
		Lost: func(err error) {
			lang, _ := w.Lang()
			fmt.Fprintln(e.stderr, say(lang, "no-alarms", err))
		},
	}
}

// loop builds, publishes, waits for a change, and builds again, until ctx ends.
func loop(ctx context.Context, e *env, w *work, changes <-chan struct{}, failed <-chan error, publish func(*build.Result), o options) error {
	for {
		start := time.Now()
		res, err := w.build()
		if err != nil {
			fmt.Fprintf(e.stderr, "wenk: %v\n", err)
		} else {
			publish(res)
			if err := show(e, o, res.Diags, res.Lang); err != nil {
				return err
			}
			if !o.quiet {
				fmt.Fprintln(e.stderr, say(res.Lang, "rebuilt", time.Now().Format(time.TimeOnly), res.Pages, time.Since(start).Round(time.Millisecond)))
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case err := <-failed:
			return err
		case <-changes:
		}
	}
}

// listen opens addr, or the next free port after it. Who listens on this machine
// alone listens on both its addresses: browsers take either for localhost.
func listen(addr string) (list []net.Listener, moved bool, err error) {
	host, port, err := net.SplitHostPort(addr)
	n, err2 := strconv.Atoi(port)
	if err != nil || err2 != nil || n < 0 || n > 65535 {
		return nil, false, &usageError{fmt.Sprintf("serve: %q is not an address such as 127.0.0.1:1313", addr)}
	}
	for i := range tries {
		var l net.Listener
		if l, err = net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(n+i))); err != nil {
			continue
		}
		list = append(list, l)
		if at := l.Addr().(*net.TCPAddr); at.IP.Equal(net.IPv4(127, 0, 0, 1)) {
			if l, err := net.Listen("tcp", net.JoinHostPort("::1", strconv.Itoa(at.Port))); err == nil {
				list = append(list, l)
			}
		}
		return list, i > 0, nil
	}
	return nil, false, err
}

// browse opens url in the browser of the person at the machine. That it cannot
// is no reason to stop: the address was printed.
func browse(url string) {
	switch runtime.GOOS {
	case "darwin":
		exec.Command("open", url).Start()
	case "windows":
		exec.Command("rundll32", "url.dll,FileProtocolHandler", url).Start()
	default:
		exec.Command("xdg-open", url).Start()
	}
}
