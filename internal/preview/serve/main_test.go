package serve

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain fails if a test leaves a goroutine. The goroutine of a connection that is closed
// with unread bytes ends half a second later.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("net/http.(*conn).closeWriteAndWait"))
}
