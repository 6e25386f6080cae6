// Package browsertest opens the guide in a real browser: every page, on a phone
// and on a desk, with and without scripts, from a server and from a disk. It
// holds tests only.
//
// The tests need Chromium. Without it they are skipped, unless the environment
// variable WENK_BROWSER is "required".
package browsertest
