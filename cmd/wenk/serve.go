package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"strings"
	"time"

	"wenk/internal/pipeline"
	"wenk/internal/preview/serve"
	"wenk/internal/preview/session"
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
	listeners, moved, err := p.listen()
	if err != nil {
		return err
	}
	var guests *guests
	if p.lan {
		guests = invite(e, b.Lang(), listeners)
		p.server.Gate = guests.Gate
	}
	out := &told{serving: p, env: e, moved: moved, guests: guests, at: listeners[0].Addr()}
	show := session.Session{Builder: b, Dir: dir, Poll: p.poll, Server: &p.server, Notes: p.draftNotes, Told: out.build, Lost: func(err error) {
		fmt.Fprintln(e.stderr, say(b.Lang(), "no-alarms", "error", err))
	}}
	return show.Run(ctx, listeners)
}

// A told is what "wenk serve" says while it runs.
type told struct {
	*serving
	*env
	moved    bool // the address is another than the one that was asked for
	guests   *guests
	at       net.Addr
	welcomed bool
}

// build says what a build shows, and the first time where the preview is.
func (t *told) build(b session.Build) error {
	if b.Err != nil {
		fmt.Fprintf(t.stderr, "wenk: %v\n", b.Err)
		return nil
	}
	t.sayNewDrafts(t.env, b.Result)
	if !t.welcomed {
		t.welcomed = true
		t.welcome(b.Result)
	}
	if err := show(t.env, t.options, b.Diags, b.Lang); err != nil {
		return err
	}
	if !t.quiet && !b.Late {
		fmt.Fprintln(t.stderr, say(b.Lang, "rebuilt", "time", time.Now().Format(time.TimeOnly), "count", b.Pages, "took", b.Took.Round(time.Millisecond)))
	}
	return nil
}

// welcome says where the preview is.
func (t *told) welcome(res *pipeline.Result) {
	if t.moved {
		fmt.Fprintln(t.stdout, say(res.Lang, "port-taken", "address", t.addr))
	}
	url := "http://" + t.at.String() + "/"
	fmt.Fprintln(t.stdout, say(res.Lang, "serving", "title", res.Title, "address", url))
	if tcp, ok := t.at.(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
		fmt.Fprintln(t.stderr, say(res.Lang, "open-to-others", "address", t.at))
	}
	if t.open {
		browse(url)
	}
	if t.guests != nil {
		t.guests.show()
	}
}
