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

// A serveCommand is a run of "wenk serve".
type serveCommand struct {
	options
	addr string // host:port to listen on
	// open, poll and lan are the flags with these names.
	open, poll, lan bool
	server          serve.Server
	lastDrafts      []string // the drafts that were printed last
}

// define declares the flags of "wenk serve".
func (p *serveCommand) define(fs *flag.FlagSet) {
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

// runServe shows the website, and builds it again after each change, until ctx ends. It
// listens before it builds, so a wrong address is reported at once.
func runServe(ctx context.Context, e *env, args []string) error {
	p := &serveCommand{}
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
		guests = invite(e, b.Words(), listeners)
		p.server.Gate = guests.Gate
	}
	out := &reporter{serveCommand: p, env: e, moved: moved, guests: guests, at: listeners[0].Addr()}
	show := session.Session{Builder: b, Dir: dir, Poll: p.poll, Server: &p.server, Notes: p.draftNotes, Told: out.build, Lost: func(err error) {
		fmt.Fprintln(e.stderr, b.Words().Say("no-alarms", "error", err))
	}}
	return show.Run(ctx, listeners)
}

// A reporter prints the messages of "wenk serve": on stdout the addresses, which a person may
// want to copy, on stderr problems and the time of builds.
type reporter struct {
	*serveCommand
	*env
	moved bool // the address is another than the one that was asked for
	// guests are the machines that --lan lets in; nil without it.
	guests *guests
	// at is the first address at which the preview listens.
	at       net.Addr
	welcomed bool // the address was printed
}

// build prints a build, and the first time the address of the preview. An error of the
// machine is printed too, and the preview goes on. The error that build returns ends it.
func (t *reporter) build(b session.Build) error {
	if b.Err != nil {
		fmt.Fprintf(t.stderr, "wenk: %v\n", b.Err)
		return nil
	}
	t.sayNewDrafts(t.env, b.Result)
	// The port is open before, but only now there is a site to see.
	if !t.welcomed {
		t.welcomed = true
		t.welcome(b.Result)
	}
	if err := printProblems(t.env, t.options, b.Diags, b.Words); err != nil {
		return err
	}
	// A late build has the same pages: only its problems are news.
	if !t.quiet && !b.Late {
		fmt.Fprintln(t.stderr, b.Words.Say("rebuilt", "time", time.Now().Format(time.TimeOnly), "count", b.Pages, "took", b.Took.Round(time.Millisecond)))
	}
	return nil
}

// welcome prints the address of the preview. It warns if machines besides this one can reach
// it, and opens the browser or prints a code for phones if a flag asks for that.
func (t *reporter) welcome(res *pipeline.Result) {
	if t.moved {
		fmt.Fprintln(t.stdout, res.Words.Say("port-taken", "address", t.addr))
	}
	url := "http://" + t.at.String() + "/"
	fmt.Fprintln(t.stdout, res.Words.Say("serving", "title", res.Title, "address", url))
	if tcp, ok := t.at.(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
		fmt.Fprintln(t.stderr, res.Words.Say("open-to-others", "address", t.at))
	}
	if t.open {
		browse(url)
	}
	if t.guests != nil {
		t.guests.show()
	}
}
