// Package browsertest opens the guide in a real browser: its pages, on a phone and
// on a desk, with and without scripts, from a server and from a disk. It holds
// tests only.
//
// The tests need Chromium. Without it they are skipped, unless the environment
// variable WENK_BROWSER is "required". They share one Chromium, in which each test
// has a browser context of its own; WENK_CHROMIUM names another program than the
// first that is found. [TestNode] needs Node alone, required by WENK_NODE: it checks
// the modules of the forms that need no page, over many inputs.
//
// With -short, tests of every page look at one page of each type, what TestNode
// checks over many inputs passes a browser once, and tests that take long are left
// to .ci/trials.
package browsertest
