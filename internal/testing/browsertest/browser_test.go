package browsertest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"wenk"
	"wenk/internal/pipeline"
)

// A tab is a browser tab that records the errors and requests of its pages.
type tab struct {
	ctx context.Context
	t   *testing.T

	mu       sync.Mutex
	trouble  []string // errors of the console, failed requests
	requests []string // addresses asked for

	asked atomic.Int64 // times that a page asked whether to leave
}

// shared is the browser that tests share, or nil before the first of them asks for
// it.
var shared context.Context

var chromium = sync.OnceValues(func() (context.Context, error) {
	ctx, _ := chromedp.NewExecAllocator(context.Background(), options()...)
	shared, _ = chromedp.NewContext(ctx)
	return shared, chromedp.Do(shared)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if shared != nil {
		_ = chromedp.Cancel(shared) // ends the browser; what it thinks of that is of no use now
	}
	os.Exit(code)
}

// open opens a tab in a browser context of its own, which shares no storage with
// other tests. It skips the test where there is no Chromium.
func open(t *testing.T) *tab {
	t.Helper()
	installed(t)
	ctx, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	return start(t, ctx, chromedp.WithNewBrowserContext())
}

// openAlone starts a browser that no other test uses.
func openAlone(t *testing.T, more ...chromedp.ExecAllocatorOption) *tab {
	t.Helper()
	installed(t)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(options(), more...)...)
	t.Cleanup(stop)
	return start(t, ctx)
}

// start opens a tab in a browser, or starts the browser with it.
func start(t *testing.T, ctx context.Context, opts ...chromedp.ContextOption) *tab {
	t.Helper()
	b := &tab{t: t}
	ctx, stop := chromedp.NewContext(ctx, append(opts, chromedp.WithListener(b.listen))...)
	ctx, cancel := context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(func() { cancel(); stop() })
	b.ctx = ctx
	b.run(chromedp.Navigate("about:blank"))
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	return b
}

// options returns the options that every browser is started with.
func options() []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:len(chromedp.DefaultExecAllocatorOptions):len(chromedp.DefaultExecAllocatorOptions)],
		chromedp.ExecPath(program()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
}

// program returns the path of Chromium, or "". It prefers the headless shell: the same engine,
// for less than half of the processor time.
func program() string {
	for _, name := range []string{os.Getenv("WENK_CHROMIUM"), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	return ""
}

// installed skips the test where there is no Chromium.
func installed(t *testing.T) {
	t.Helper()
	if program() == "" {
		missing(t, "Chromium is not installed")
	}
}

// missing skips a test that needs something that is not installed. It fails the test where all
// tests must run.
func missing(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("WENK_BROWSER") == "required" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

// nightly skips a test with -short: .ci/trials runs it.
func nightly(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long")
	}
}

// call sends a command of the protocol to the tab.
func call[P, R any](b *tab, cmd cdp.Command[P, R], params P) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, cmd, params); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) listen(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		b.trouble = append(b.trouble, ev.ExceptionDetails.Text+" "+ev.ExceptionDetails.URL)
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError {
			b.trouble = append(b.trouble, ev.Entry.Text+" "+ev.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError {
			b.trouble = append(b.trouble, fmt.Sprint("console.error ", ev.Args))
		}
	case *network.EventLoadingFailed:
		if !ev.Canceled {
			b.trouble = append(b.trouble, "failed: "+ev.ErrorText)
		}
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, ev.Request.URL)
	}
}

func (b *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// until waits until an expression is true, on the page that is open then.
func (b *tab) until(expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("Promise.resolve("+expression+").catch(() => false)", chromedp.EvalAwaitPromise)); ok && err == nil {
			return
		}
	}
	b.t.Fatalf("still not true: %s", expression)
}

// eval returns the value of a script.
func eval[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// size sets the size of the window, in CSS pixels.
func (b *tab) size(width, height int64) {
	b.t.Helper()
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 600})
}

// taken returns the errors and the requests since the last call.
func (b *tab) taken() (trouble, requests []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	trouble, requests = b.trouble, b.requests
	b.trouble, b.requests = nil, nil
	return trouble, requests
}

// guide builds the built-in guide, once.
var guide = sync.OnceValues(func() (*pipeline.Result, error) {
	res, err := (&pipeline.Builder{Builtin: wenk.Files}).Build()
	if err == nil && res.Files == nil { // a test of no page would pass
		err = fmt.Errorf("the guide has a problem: %v", res.Diags)
	}
	return res, err
})

// site serves the guide below a path, as a plain web server would, and returns
// the address of its home page.
func site(t *testing.T, below string) string {
	t.Helper()
	res, err := guide()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range res.Files {
		files[f.Path] = f.Data
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, ok := strings.CutPrefix(r.URL.Path, below)
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, found := files[name]
		if !ok || !found {
			http.NotFound(w, r)
			return
		}
		http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(data)))
	}))
	t.Cleanup(server.Close)
	return server.URL + below
}

// pages returns the addresses of all pages, relative to the home page. With -short
// it returns one of each type.
func pages(t *testing.T) []string {
	t.Helper()
	res, err := guide()
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	of := map[string]int{}
	for _, f := range res.Files {
		address, ok := strings.CutSuffix(f.Path, "index.html")
		if !ok {
			continue
		}
		kind := string(bodyType.Find(f.Data))
		if of[kind]++; testing.Short() && of[kind] > 1 {
			continue
		}
		list = append(list, address)
	}
	return list
}
