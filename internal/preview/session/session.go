// Package session shows a guide while editors write: it builds the guide, shows the build
// in a preview, waits for a change, and builds again.
//
// A [Session] connects a Builder of package pipeline, the watcher of package watch and the
// server of package serve. They do not know each other. The session prints nothing: it
// calls a function of the caller for each build.
//
//	s := session.Session{Builder: b, Dir: "guide", Server: &server, Told: print}
//	err := s.Run(ctx, listeners)
//
// Laws:
//
//   - Watching is building again. What the preview shows is what a first build makes, byte
//     for byte.
//   - A page is made when somebody asks for it. When the editor is idle, the session makes
//     all pages, to find the problems in them. It shows these problems as a later build.
//   - A build that fails stops nothing: the preview keeps the build before.
package session

import (
	"context"
	"net"
	"sync"
	"time"

	"wenk/internal/pipeline"
	"wenk/internal/preview/serve"
	"wenk/internal/preview/watch"
)

// A Session shows one guide.
type Session struct {
	Builder *pipeline.Builder
	Dir     string // the folder of the guide, to watch; "" to watch nothing
	Poll    bool   // scan for changes twice a second, and ask for no events
	Server  *serve.Server

	Notes func(*pipeline.Result) []serve.Note // returns what the preview says besides problems; may be nil
	Told  func(Build) error                   // is called for each build, after the preview shows it; its error ends the session
	Lost  func(error)                         // is called once if the system gives no events; may be nil
}

// A Build is the result of one build, for the caller of a session.
type Build struct {
	*pipeline.Result
	Err  error         // what the machine could not do; Result is empty then
	Took time.Duration // from the change until the preview shows the build
	Late bool          // an earlier build again, with problems that were found since
}

// Run serves the preview at the listeners until ctx ends. It closes the listeners.
func (s *Session) Run(ctx context.Context, listeners []net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := &rebuilder{Builder: s.Builder, idle: s.Server.Idle}
	var changes <-chan watch.Change
	if s.Dir != "" {
		changes = s.watched(r).Changes(ctx)
	}
	server := s.Server.HTTP(ctx)
	defer server.Close()
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- server.Serve(l) }()
	}
	return s.loop(ctx, r, changes, failed)
}

// watched returns what to watch of the guide.
func (s *Session) watched(r *rebuilder) watch.Folder {
	return watch.Folder{
		Dir: s.Dir, Names: pipeline.Folders(), Ignore: pipeline.Ignored, Poll: s.Poll, Read: r.reads, FilesRead: r.filesRead, Lost: s.Lost,
	}
}

// loop builds, shows the build, and waits for a change, until ctx ends.
func (s *Session) loop(ctx context.Context, r *rebuilder, changes <-chan watch.Change, failed <-chan error) error {
	var checks sync.WaitGroup
	defer checks.Wait()
	var change watch.Change
	for first := true; ; first = false {
		res, err := s.build(r, change, first)
		if err != nil {
			return err
		}
		stop, checked := make(chan struct{}), make(chan struct{})
		checks.Go(func() {
			defer close(checked)
			r.check(res, stop)
		})
		change, err = wait(ctx, changes, failed, checked, func() error {
			if !res.AddLateProblems() {
				return nil
			}
			s.show(res)
			return s.Told(Build{Result: res, Late: true})
		})
		close(stop)
		if err != nil || ctx.Err() != nil {
			return err
		}
	}
}

// build builds what changed and shows it. After a change of layouts it makes all pages
// before: a layout that is wrong on every page must not be shown.
func (s *Session) build(r *rebuilder, change watch.Change, first bool) (*pipeline.Result, error) {
	start := time.Now()
	res, err := r.refresh(change)
	if err != nil {
		res = &pipeline.Result{}
		return res, s.Told(Build{Result: res, Err: err})
	}
	if res.LayoutsChanged && !first {
		res.CheckPages(len(res.Files), func() bool { return true })
		res.AddLateProblems()
	}
	s.show(res)
	return res, s.Told(Build{Result: res, Took: time.Since(start)})
}

// show shows a build in the preview.
func (s *Session) show(res *pipeline.Result) {
	b := serve.Build{Files: res.Files, Diags: res.Diags, Words: res.Words}
	if s.Notes != nil {
		b.Notes = s.Notes(res)
	}
	s.Server.Publish(b)
}

// wait waits for a change. It calls late when all pages were made before.
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
