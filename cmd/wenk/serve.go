package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	"wenk/internal/pipeline"
	"wenk/internal/preview/serve"
	"wenk/internal/preview/watch"
	"wenk/internal/source/project"
)

// A serving is what "wenk serve" was asked for.
type serving struct {
	options
	addr            string
	open, poll, lan bool
	server          serve.Server
	said            []string // drafts, when they were said last
}

func (p *serving) define(fs *flag.FlagSet) {
	p.options.define(fs)
	fs.StringVar(&p.addr, "addr", "127.0.0.1:1313", "address to listen on")
	fs.BoolVar(&p.lan, "lan", false, "let a phone in the same network see the website too")
	fs.BoolVar(&p.poll, "poll", false, "look for changes twice a second; for disks of other computers")
	fs.BoolVar(&p.open, "open", false, "open the website in the browser")
	fs.Func("allow-host", "answer to this `NAME` too, such as that of a proxy", func(name string) error {
		p.server.Hosts = append(p.server.Hosts, strings.ToLower(name))
		return nil
	})
}

// runServe shows the website and builds it again whenever something changes.
func runServe(ctx context.Context, e *env, args []string) error {
	p := &serving{}
	rest, err := parse(e, "serve", args, 0, 1, p.define)
	if err != nil {
		return err
	}
	b, dir, err := builder(rest)
	if err != nil {
		return err
	}
	e.sayBuiltin(b)
	b.Drafts, b.Store = p.drafts, e.store()
	w := &work{Builder: b, calm: p.server.Calm}
	listeners, moved, err := p.listen()
	if err != nil {
		return err
	}
	var guests *guests
	if p.lan {
		guests = invite(e, b.Lang(), listeners)
		p.server.Gate = guests.Gate
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var changes <-chan watch.Change
	if dir != "" {
		changes = watched(e, w, dir, p.poll).Changes(ctx)
	}
	server := p.server.HTTP(ctx)
	defer server.Close()
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- server.Serve(l) }()
	}
	first := true
	return loop(ctx, e, w, changes, failed, func(res *pipeline.Result) {
		p.server.Publish(serve.Build{Files: res.Files, Diags: res.Diags, Lang: res.Lang, Notes: p.draftNotes(res)})
		p.sayNewDrafts(e, res)
		if !first {
			return
		}
		first = false
		if moved {
			fmt.Fprintln(e.stdout, say(res.Lang, "port-taken", "address", p.addr))
		}
		p.welcome(e, res, listeners[0].Addr())
		if guests != nil {
			guests.show()
		}
	}, p.options)
}

// welcome says where the preview is.
func (p *serving) welcome(e *env, res *pipeline.Result, at net.Addr) {
	url := "http://" + at.String() + "/"
	fmt.Fprintln(e.stdout, say(res.Lang, "serving", "title", res.Title, "address", url))
	if tcp, ok := at.(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
		fmt.Fprintln(e.stderr, say(res.Lang, "open-to-others", "address", at))
	}
	if p.open {
		browse(url)
	}
}

// watched returns what is watched of a guide.
func watched(e *env, w *work, dir string, poll bool) watch.Folder {
	return watch.Folder{
		Dir: dir, Names: []string{"content", "layouts", "static"}, Ignore: project.Ignored, Poll: poll, Read: w.reads, Held: w.names,
		Lost: func(err error) {
			fmt.Fprintln(e.stderr, say(w.Lang(), "no-alarms", "error", err))
		},
	}
}

// loop builds, publishes, waits for a change, and builds again, until ctx ends.
// Pages are made when somebody looks at them; when it is calm the others are made
// too, for the problems in them.
func loop(ctx context.Context, e *env, w *work, changes <-chan watch.Change, failed <-chan error, publish func(*pipeline.Result), o options) error {
	var checks sync.WaitGroup
	defer checks.Wait()
	var change watch.Change
	for first := true; ; first = false {
		start := time.Now()
		res, err := w.refresh(change)
		if err != nil {
			fmt.Fprintf(e.stderr, "wenk: %v\n", err)
			res = &pipeline.Result{}
		} else {
			if res.Dress && !first { // what may be wrong on every page must not be shown
				res.CheckPages(len(res.Files), func() bool { return true })
				res.Settle()
			}
			publish(res)
			if err := show(e, o, res.Diags, res.Lang); err != nil {
				return err
			}
			if !o.quiet {
				fmt.Fprintln(e.stderr, say(res.Lang, "rebuilt", "time", time.Now().Format(time.TimeOnly), "count", res.Pages, "took", time.Since(start).Round(time.Millisecond)))
			}
		}
		stop, checked := make(chan struct{}), make(chan struct{})
		checks.Go(func() {
			defer close(checked)
			w.check(res, stop)
		})
		change, err = wait(ctx, changes, failed, checked, func() error {
			if !res.Settle() {
				return nil
			}
			publish(res)
			return show(e, o, res.Diags, res.Lang)
		})
		close(stop)
		if err != nil || ctx.Err() != nil {
			return err
		}
	}
}

// wait waits for a change. late is called when all pages were made before.
func wait(ctx context.Context, changes <-chan watch.Change, failed <-chan error, checked <-chan struct{}, late func() error) (watch.Change, error) {
	for {
		select {
		case <-ctx.Done():
			return watch.Change{}, nil
		case err := <-failed:
			return watch.Change{}, err
		case c := <-changes:
			return c, nil
		case <-checked:
			checked = nil
			if err := late(); err != nil {
				return watch.Change{}, err
			}
		}
	}
}
