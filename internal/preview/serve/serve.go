// Package serve shows the newest build in browsers, and reloads pages that changed.
//
//	server := &serve.Server{}
//	go server.HTTP(ctx).Serve(listener)
//	server.Publish(serve.Build{Files: files, Diags: problems, Words: words.For("nl")})
//
// It knows files and problems, and not how they are made. A [Server] shows a [Build]. A
// [Gate] lets in phones and other machines, each with a token that works once.
//
// The laws:
//
//   - A page in a browser is never old. Each page comes with its version and a script. An
//     event only wakes the script: whenever the event stream begins, returns or sends, the
//     script asks for the state of its page, and reloads it if the version differs. So a
//     missed event does no harm.
//   - Only published files are served, by exact name, from memory. No request leads to the
//     disk.
//   - No other website can read the preview through a browser. A request must name this
//     machine as its host, and requests that a browser sends for another website are
//     refused. Headers that proxies add, such as X-Forwarded-Host, are ignored.
//   - A build with errors does not replace the site: the problems are shown over it.
package serve

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/report"
	"wenk/internal/base/words"
)

// Addresses of the server itself. The address of a page follows statePath.
const (
	eventsPath = "/_wenk/events"
	scriptPath = "/_wenk/live.js"
	statePath  = "/_wenk/state"
)

// The longest time in which a browser must receive an event, or any other answer.
const (
	eventTimeout  = 2 * time.Second
	answerTimeout = 30 * time.Second
)

// A Server serves the newest build. The zero Server is ready to use.
type Server struct {
	Hosts []string // allowed host names besides those of this machine
	Gate  *Gate    // lets other machines in; nil to let in all

	lastRequest atomic.Int64 // time of the last request, in nanoseconds

	mu      sync.Mutex
	site    *site // nil before the first build
	state   buildState
	clients map[chan int]bool // the browsers that listen for events
}

// A Build is a build to show.
type Build struct {
	// Files may make their bytes late: the server makes those that browsers ask for.
	Files []file.File
	Diags diag.List
	Words *words.Catalog // of the guide; nil for English
	Notes []Note
}

// A Note is information for editors that is not a problem.
type Note struct {
	Title string   `json:"title"`
	Lines []string `json:"lines"`
	Hint  string   `json:"hint"`
}

// maxProblems is the number of problems that a page shows.
const maxProblems = 100

// A buildState is what every page gets about the newest build.
type buildState struct {
	Build    int             `json:"build"`
	Title    string          `json:"title"` // the number of problems in words
	Stale    string          `json:"stale"` // says that the site is of an earlier build; may be empty
	Problems []report.Record `json:"problems"`
	More     string          `json:"more"` // the number of further problems in words
	Notes    []Note          `json:"notes"`
	Lang     string          `json:"lang"`
}

// Publish shows a new build. If it has errors, the earlier site stays, with the
// problems over it.
func (s *Server) Publish(b Build) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := cmp.Or(b.Words, words.For("en"))
	problems := report.Records(b.Diags, w)
	shown := min(len(problems), maxProblems)
	s.state = buildState{
		Build: s.state.Build + 1, Title: report.Summary(b.Diags, w),
		Problems: problems[:shown], Notes: b.Notes, Lang: w.Lang(),
	}
	if more := len(problems) - shown; more > 0 {
		s.state.More = w.Say("more-problems", "count", more)
	}
	if b.Diags.Fatal(false) && s.site != nil {
		s.state.Stale = w.Say("old-version")
	} else {
		s.site = s.site.next(b.Files)
	}
	for c := range s.clients {
		select { // a slow client gets only the newest
		case <-c:
		default:
		}
		c <- s.state.Build
	}
}

// current returns the site and the state to show. Before the first build the site is empty.
func (s *Server) current() (*site, buildState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.site == nil {
		return newSite(nil), s.state
	}
	return s.site, s.state
}

// Idle returns the time since the last request; very long before the first.
func (s *Server) Idle() time.Duration { return time.Since(time.Unix(0, s.lastRequest.Load())) }

// HTTP returns an HTTP server for s. Its requests end with ctx, event streams too. It has
// limits against a client that sends slowly.
func (s *Server) HTTP(ctx context.Context) *http.Server {
	return &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}

// setHeaders sets the headers of every answer. Browsers keep nothing, so that they never
// show an old page, and no other website may show or read the preview.
func setHeaders(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "frame-ancestors 'none'")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
}

// ServeHTTP implements [http.Handler]. It checks the host, the website, the method and
// the gate, in this order, before it answers.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.lastRequest.Store(time.Now().UnixNano())
	setHeaders(w.Header())
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTimeout))
	switch {
	case !s.isOwnHost(r):
		http.Error(w, fmt.Sprintf("this preview answers to localhost only, not to %q; start it with --allow-host to change that", r.Host), http.StatusMisdirectedRequest)
	case crossSite(r):
		http.Error(w, "this preview is not for other websites", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	case s.Gate != nil && !s.Gate.admits(w, r):
	case r.URL.Path == eventsPath:
		s.serveEvents(w, r)
	case r.URL.Path == scriptPath:
		write(w, "live.js", http.StatusOK, liveScript)
	case strings.HasPrefix(r.URL.Path, statePath+"/"):
		s.servePageState(w, strings.TrimPrefix(r.URL.Path, statePath))
	default:
		s.serveFile(w, r.URL.Path)
	}
}

// isOwnHost reports whether the host of a request is a name of this machine, the
// address at which the request arrived, or an allowed name.
func (s *Server) isOwnHost(r *http.Request) bool {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if ip := net.ParseIP(host); ip != nil {
		at, _ := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
		return ip.IsLoopback() || at != nil && at.IP.Equal(ip)
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.Contains(s.Hosts, host)
}

// crossSite reports whether a browser sent the request for another website. A link that a
// person follows from there is allowed. The addresses of the server itself, which tell what
// is in a draft, are refused to every other origin that a browser names.
func crossSite(r *http.Request) bool {
	if r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate" {
		return true
	}
	origin := r.Header.Get("Origin")
	private := r.URL.Path == eventsPath || strings.HasPrefix(r.URL.Path, statePath)
	return private && origin != "" && origin != "http://"+r.Host && origin != "https://"+r.Host
}
