package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A focus is the focused element, and its faults.
type focus struct {
	At    string   // in a few words; empty at the end of the page
	Term  bool     // a word that explains itself
	Shown bool     // its explanation is there
	Bad   []string // what a reader would miss
}

// focused describes the element with the focus. It remembers the one before.
const focused = `(() => {
  const e = document.activeElement, before = globalThis.before;
  if (e === document.body) return {at: ""};
  globalThis.before = e;
  const bad = [], style = getComputedStyle(e), box = e.getBoundingClientRect();
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) bad.push("no outline");
  if (box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1) bad.push("outside the window");
  const line = e.getClientRects()[0];
  const top = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
  if (!top || !(e.contains(top) || top.contains(e))) bad.push("under " + top?.outerHTML.slice(0, 80));
  if (before && !(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) bad.push("before " + before.outerHTML.slice(0, 80));
  const tip = e.closest(".term")?.querySelector(".term-tip");
  return {
    at: e.localName + "." + (e.getAttribute("class") ?? "") + " " + e.textContent.trim().slice(0, 30),
    term: tip !== undefined, shown: tip !== undefined && getComputedStyle(tip).display !== "none", bad,
  };
})()`

// reachable is a script that counts the elements that a keyboard must reach.
const reachable = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((e) => e.checkVisibility() && !e.disabled).length`

// press sends a key and returns the focus after that.
func (b *tab) press(key string) focus {
	b.t.Helper()
	b.run(chromedp.KeyEvent(key))
	return eval[focus](b, focused)
}

// TestKeyboard walks through pages with Tab, from the skip link to the end. No control is left
// out, and the focus is always visible.
func TestKeyboard(t *testing.T) {
	b := open(t)
	home := site(t, "/")
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{ // no scrolling while we look
		Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	for _, width := range []int64{360, 1280} {
		b.size(width, 800)
		for _, page := range []string{"", tipPage} {
			t.Run(fmt.Sprint(page, width), func(t *testing.T) {
				b.run(chromedp.Navigate(home + page))
				b.walk(t, width < 600)
			})
		}
	}
}

// walk presses Tab until the end of the page that is open.
func (b *tab) walk(t *testing.T, phone bool) {
	start := []string{"a.skip", "a.brand", "input."}
	if phone {
		start = append(start[:2], "a.find-link", "button.menu-button")
	}
	all, steps, terms := eval[int](b, reachable), 0, 0
	for f := b.press(kb.Tab); f.At != "" && steps <= all; f = b.press(kb.Tab) {
		if steps < len(start) && !strings.HasPrefix(f.At, start[steps]) {
			t.Errorf("step %d is %s, not %s", steps+1, f.At, start[steps])
		}
		for _, bad := range f.Bad {
			t.Errorf("%s: %s", f.At, bad)
		}
		if f.Term {
			terms++
			b.explained(t, f)
		}
		steps++
	}
	if steps != all {
		t.Errorf("%d steps for %d links and buttons", steps, all)
	}
	t.Logf("%d steps, %d words that explain themselves", steps, terms)
}

// explained checks that a word with the focus explains itself until Escape.
func (b *tab) explained(t *testing.T, f focus) {
	if !f.Shown {
		t.Errorf("%s: no explanation", f.At)
	}
	b.run(chromedp.KeyEvent(kb.Escape))
	if after := eval[focus](b, focused); after.Shown || after.At != f.At {
		t.Errorf("%s: after Escape the focus is on %s and the explanation shown: %t", f.At, after.At, after.Shown)
	}
}

// TestSkip follows the skip link: the next stop is in the text.
func TestSkip(t *testing.T) {
	b := open(t)
	b.size(360, 800)
	b.run(chromedp.Navigate(site(t, "/") + tipPage))
	b.press(kb.Tab)
	if f := b.press(kb.Enter); !strings.HasPrefix(f.At, "main.") {
		t.Errorf("the skip link leads to %s", f.At)
	}
	b.press(kb.Tab)
	if !eval[bool](b, `document.activeElement.closest("main") !== null`) {
		t.Error("the next stop is not in the text")
	}
}
