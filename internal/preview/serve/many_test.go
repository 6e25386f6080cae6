package serve

import (
	"bufio"
	"fmt"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
	"wenk/internal/base/words"
)

// pipes are connections without a buffer: a write waits until the other side reads.
type pipes struct {
	asked  chan net.Conn
	closed chan struct{}
}

func (p pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.asked:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p pipes) Close() error   { close(p.closed); return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// dial opens a connection and asks for the events on it.
func (p pipes) dial(t testing.TB) net.Conn {
	t.Helper()
	here, there := net.Pipe()
	p.asked <- there
	if _, err := fmt.Fprintf(here, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", eventsPath); err != nil {
		t.Error(err)
	}
	return here
}

// onPipes starts a server that listens on pipes.
func onPipes(t testing.TB, s *Server) pipes {
	t.Helper()
	p := pipes{make(chan net.Conn), make(chan struct{})}
	server := s.HTTP(t.Context())
	go server.Serve(p)
	t.Cleanup(func() { server.Close() })
	return p
}

// listed returns the number of browsers that listen for events.
func (s *Server) listed() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.clients)
}

// becomes waits for a number to be at most want.
func becomes(t testing.TB, what string, get func() int, want int) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); get() > want; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d %s, want %d", get(), what, want)
		}
	}
}

// TestGone forgets a browser that leaves, and a browser that stays and does not read.
func TestGone(t *testing.T) {
	for name, leave := range map[string]func(net.Conn){
		"goes":          func(c net.Conn) { c.Close() },
		"does not read": func(net.Conn) {},
	} {
		s := published()
		c := onPipes(t, s).dial(t)
		defer c.Close()
		bufio.NewReader(c).ReadString('\n')
		leave(c)
		s.Publish(Build{Files: files("a"), Words: words.For("nl")})
		becomes(t, "browsers are kept when one "+name, s.listed, 0)
	}
}

// TestSlowReader delays no other browser while one does not read. When that one reads again,
// it gets the newest build.
func TestSlowReader(t *testing.T) {
	s := &Server{}
	stuck := make(chan int, 1)
	s.clients = map[chan int]bool{stuck: true}
	done := make(chan bool)
	go func() {
		for range 100 {
			s.Publish(Build{Files: files("a"), Words: words.For("nl")})
		}
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("Publish waits for a reader")
	}
	if build := <-stuck; build != 100 {
		t.Errorf("hears of build %d, want 100", build)
	}
}

// TestManyReaders opens 2,000 streams, of which 100 are never read. Each build is sent to all
// streams that are read, and the others are closed. When all browsers left, no memory and no
// goroutine of them stays.
func TestManyReaders(t *testing.T) {
	const readers, stuck = 1900, 100
	s := published()
	p := onPipes(t, s)
	goroutines, memory := runtime.NumGoroutine(), heap()
	builds := 0
	publish := func() {
		builds++
		s.Publish(Build{Files: files(fmt.Sprintf("index.html=%d", builds)), Words: words.For("nl")})
	}
	var first, last, gone sync.WaitGroup
	first.Add(readers)
	last.Add(readers)
	var all []net.Conn
	for i := range readers + stuck {
		c := p.dial(t)
		all = append(all, c)
		if i >= readers {
			continue
		}
		gone.Go(func() {
			lines := bufio.NewScanner(c)
			await(lines, "data: 1", first.Done)
			await(lines, "data: 11", last.Done)
			for lines.Scan() {
			}
		})
	}
	first.Wait()
	full := heap()
	start := time.Now()
	for range 10 {
		publish()
	}
	last.Wait()
	told := time.Since(start)
	becomes(t, "streams are listed while some are not read", s.listed, readers)
	dropped := time.Since(start)
	for _, c := range all {
		c.Close()
	}
	gone.Wait()
	becomes(t, "streams are listed when all have left", s.listed, 0)
	becomes(t, "goroutines are left", runtime.NumGoroutine, goroutines)
	all = nil
	becomes(t, "bytes are left", func() int { return heap() - memory }, 4<<20)
	t.Logf("%d told in %v, %d dropped after %v; a stream takes %d KB; after all %d KB more than before",
		readers, told.Round(time.Millisecond), stuck, dropped.Round(time.Millisecond), (full-memory)>>10/(readers+stuck), (heap()-memory)>>10)
}

// await reads lines until the given one, and then calls done.
func await(lines *bufio.Scanner, line string, done func()) {
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == line {
			done()
			return
		}
	}
}

// heap returns the number of bytes in use.
func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
