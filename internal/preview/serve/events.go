package serve

import (
	"fmt"
	"net/http"
	"time"
)

// serveEvents sends the number of the newest build, now and after each build, as server-sent
// events (HTML Standard, section 9.2). A browser that loses the connection connects again
// after a second. The answer ends when the browser leaves or the server ends.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	// c has room for one number, so Publish never waits for a browser.
	c := make(chan int, 1)
	s.mu.Lock()
	if s.clients == nil {
		s.clients = map[chan int]bool{}
	}
	s.clients[c] = true
	c <- s.state.Build
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.clients, c)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w)
	for {
		select {
		case <-r.Context().Done():
			return
		case build := <-c:
			flush.SetWriteDeadline(time.Now().Add(eventTimeout))
			if _, err := fmt.Fprintf(w, "retry: 1000\ndata: %d\n\n", build); err != nil || flush.Flush() != nil {
				return
			}
		}
	}
}
