// Package serve shows the newest build in browsers and tells them when it
// changed. It knows files and problems, not how they come about.
//
// Every page comes with its version and a script. The stream of events is an
// alarm clock and nothing more: whatever it says, and also when it begins or
// comes back, the script asks how its page is now and loads it again if that is
// another version. So no page stays old because an event was missed.
//
// Only what was published is served, by exact name, from memory: there is no
// path from a request to the disk. Requests must name this machine as their
// host, and those that a browser makes for another website are refused, so that
// no other website can read the preview through a browser. Of a name that
// another program added to a request (X-Forwarded-Host) nothing is believed.
package serve

import (
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

// The addresses of the server's own. That of a page comes after statePath.
const (
	eventsPath = "/_wenk/events"
	scriptPath = "/_wenk/live.js"
	statePath  = "/_wenk/state"
)

// How long a browser may take to receive an event, or any other answer.
const (
	patience     = 2 * time.Second
	filePatience = 30 * time.Second
)

// A Server serves the newest build. The zero Server is ready to use.
type Server struct {
	Hosts []string // names to answer to, beside those of this machine
	Gate  *Gate    // lets other machines in; nil for whoever can connect

	asked atomic.Int64 // when something was asked for last, in nanoseconds

	mu      sync.Mutex
	site    *site // nil before the first build
	news    news
	clients map[chan int]bool
}

// A Build is what there is to show.
type Build struct {
	Files []file.File
	Diags diag.List
	Lang  string // of the guide
	Notes []Note
}

// A Note is something that editors may want to know and that is no problem.
type Note struct {
	Title string   `json:"title"`
	Lines []string `json:"lines"`
	Hint  string   `json:"hint"`
}

// maxProblems is how many problems a page shows.
const maxProblems = 100

// news is what every page is told of the newest build.
type news struct {
	Build    int             `json:"build"`
	Title    string          `json:"title"` // says how many problems there are
	Stale    string          `json:"stale"` // says that the site is that of an earlier build, if it is
	Problems []report.Record `json:"problems"`
	More     string          `json:"more"` // says how many there are beyond those
	Notes    []Note          `json:"notes"`
	Lang     string          `json:"lang"`
}

// Publish shows a new build. When it has errors and there is an earlier site,
// that stays, with the problems over it.
func (s *Server) Publish(b Build) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := words.For(b.Lang)
	problems := report.Records(b.Diags, w)
	shown := min(len(problems), maxProblems)
	s.news = news{
		Build: s.news.Build + 1, Title: report.Summary(b.Diags, w),
		Problems: problems[:shown], Notes: b.Notes, Lang: b.Lang,
	}
	if more := len(problems) - shown; more > 0 {
		s.news.More = w.Say("more-problems", "count", more)
	}
	if b.Diags.Fatal(false) && s.site != nil {
		s.news.Stale = w.Say("old-version")
	} else {
		s.site = s.site.next(b.Files)
	}
	for c := range s.clients {
		select { // a client that is behind needs only the newest
		case <-c:
		default:
		}
		c <- s.news.Build
	}
}

// newest returns what is shown now.
func (s *Server) newest() (*site, news) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.site == nil {
		return newSite(nil), s.news
	}
	return s.site, s.news
}

// Idle returns how long no request has come.
func (s *Server) Idle() time.Duration { return time.Since(time.Unix(0, s.asked.Load())) }

// HTTP returns the server for the network. What it is asked ends with ctx.
func (s *Server) HTTP(ctx context.Context) *http.Server {
	return &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}

// headers are those of every answer.
var headers = map[string]string{
	"Cache-Control":                "no-store",
	"Content-Security-Policy":      "frame-ancestors 'none'",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
}

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.asked.Store(time.Now().UnixNano())
	for name, value := range headers {
		w.Header().Set(name, value)
	}
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(filePatience))
	switch {
	case !s.answersTo(r):
		http.Error(w, fmt.Sprintf("this preview answers to localhost only, not to %q; start it with --allow-host to change that", r.Host), http.StatusMisdirectedRequest)
	case foreign(r):
		http.Error(w, "this preview is not for other websites", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	case s.Gate != nil && !s.Gate.passes(w, r):
	case r.URL.Path == eventsPath:
		s.events(w, r)
	case r.URL.Path == scriptPath:
		write(w, "live.js", http.StatusOK, liveScript)
	case strings.HasPrefix(r.URL.Path, statePath+"/"):
		s.state(w, strings.TrimPrefix(r.URL.Path, statePath))
	default:
		s.file(w, r.URL.Path)
	}
}

// answersTo reports whether the host of a request is a name of this machine,
// the address that it came in on, or a name that was allowed.
func (s *Server) answersTo(r *http.Request) bool {
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

// foreign reports whether a browser asks something for another website. A
// reader who follows a link from there is welcome.
func foreign(r *http.Request) bool {
	if r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate" {
		return true
	}
	origin := r.Header.Get("Origin")
	private := r.URL.Path == eventsPath || strings.HasPrefix(r.URL.Path, statePath)
	return private && origin != "" && origin != "http://"+r.Host && origin != "https://"+r.Host
}
