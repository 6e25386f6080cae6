package serve

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain sees that no test leaves a goroutine behind. That of a connection which
// is closed with something unread lives half a second more.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("net/http.(*conn).closeWriteAndWait"))
}
