package browsertest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// drive uses a page at random for a while: it writes into whatever field takes
// text, chooses, adds goals, changes sheets, hides the page and answers
// questions. It returns the words that it wrote, and what it saw and wrote over
// or did not choose.
const drive = `(async (seed, acts) => {
  const next = (n) => { // mulberry32
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
  const words = new Map(), all = (selector) => [...document.querySelectorAll(selector)];
  let over = "";
  const write = () => {
    for (const row of all(".net-row:not([open])")) row.open = true; // which makes its fields, in a moment
    const fields = all(".screen :is(input:not([type]), input[type=text], textarea)").filter((e) => e.inputMode !== "decimal");
    if (!fields.length) return;
    const at = fields[next(fields.length)], word = "w" + seed.toString(36) + "x";
    at.focus();
    const before = at.value, after = next(4) ? before + word : word;
    at.value = after;
    at.dispatchEvent(new Event("input", { bubbles: true }));
    words.set(word, at.id);
    if (!after.includes(before)) over += before;
  };
  const press = (list) => { if (list.length) list[next(list.length)].click(); };
  const things = [write, write, write, write, write, write,
    () => press(all(".goal-add button").slice(0, 1)),
    () => press(all(".form-tabs button")),
    () => press(all(".screen :is([type=checkbox], [type=radio])").filter((e) => !e.id.startsWith("skip"))),
    () => { dispatchEvent(new Event("beforeprint")); dispatchEvent(new Event("afterprint")); },
    () => {
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      delete document.visibilityState;
    },
    () => {
      const [question] = all(".notices .trouble").filter((e) => e.querySelectorAll("button").length === 2);
      if (!question) return;
      const both = [...question.querySelectorAll("button")], chosen = both[next(2)];
      over += both.filter((b) => b !== chosen).map((b) => b.textContent);
      chosen.click();
    }];
  for (let i = 0; i < acts; i++) {
    things[next(things.length)]();
    await new Promise((done) => setTimeout(done, next(3) ? next(60) : 0));
  }
  return [[...words].map((w) => w.join(" in ")), over];
})`

// holds is all that the browser keeps: dossiers, and what is asked about them.
const holds = `JSON.stringify(Object.keys(localStorage).filter((k) => /:[ab]$/.test(k)).map((k) => JSON.parse(localStorage[k]))
  .sort((a, b) => b.seq - a.seq).slice(0, 1).map((r) => [r.dossier, r.asks]))`

// TestFormRandom uses two tabs at random, on an empty device too, reloads one of
// them meanwhile, and looks for every word, as often as WENK_TEST_SEEDS says.
func TestFormRandom(t *testing.T) {
	t.Parallel()
	n := seeds(0)
	if n == 0 {
		t.Skip("takes seconds a seed: the check typedStays does the same without pages; set WENK_TEST_SEEDS, as .ci/trials does")
	}
	for first := 0; first < n; first += 10 { // a browser for each 10
		t.Run(fmt.Sprint(first), func(t *testing.T) {
			a := open(t)
			p := pair{tabs: []*tab{a, another(t, a)}, home: publish(t, small(t, ""), "/").URL + "/"}
			for _, c := range p.tabs {
				call(c, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
			}
			words := 0
			for seed := first; seed < min(first+10, n); seed++ {
				words += p.play(t, seed)
			}
			t.Logf("%d seeds, %d words", min(first+10, n)-first, words)
			a.quietly()
		})
	}
}

// A pair is two tabs of one browser, used at once; wrote are the words that were
// written in both, over is what somebody wrote over.
type pair struct {
	tabs  []*tab
	home  string
	wrote []string
	over  string
}

// play uses the tabs and returns how many words were written.
func (p *pair) play(t *testing.T, seed int) int {
	t.Helper()
	p.begin(seed)
	for round := range 2 {
		p.drive(t, seed*100+round*10)
		one := p.tabs[(seed+round)%2]
		one.run(chromedp.Reload())
		one.until(`document.querySelector("#forms h1") !== null`)
	}
	for _, c := range p.tabs { // what waits is added
		eval[bool](c, `(dispatchEvent(new Event("beforeprint")), dispatchEvent(new Event("afterprint")), true)`)
	}
	for deadline := time.Now().Add(10 * time.Second); len(p.gone()) > 0; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Errorf("seed %d: gone is %q of %s", seed, p.gone(), eval[string](p.tabs[0], holds))
			break
		}
	}
	within(t, fmt.Sprintf("seed %d: more than one dossier", seed), func() bool {
		return eval[int](p.tabs[0], `new Set(Object.keys(localStorage).filter((k) => /:[ab]$/.test(k)).map((k) => k.split(":")[2])).size`) == 1
	})
	return len(p.wrote)
}

// begin opens both tabs on a device that keeps nothing, or one of them first.
func (p *pair) begin(seed int) {
	p.wrote, p.over = nil, ""
	a, b := p.tabs[0], p.tabs[1]
	b.run(chromedp.Navigate("about:blank"))
	a.run(chromedp.Navigate(p.home))
	eval[bool](a, `(localStorage.clear(), true)`)
	sheets := []string{"crew/fill-in/", "mending/fill-in/", "papers/fill-in/"}
	a.begin(p.home + sheets[seed%3])
	if seed%2 == 1 {
		a.use(".form-tabs", "Crew")
		a.write("#family-name", "first")
		a.keeps(`d.family.name === "first"`)
	}
	b.begin(p.home + sheets[(seed+1)%3])
}

// drive uses both tabs at once for a while.
func (p *pair) drive(t *testing.T, seed int) {
	type result struct {
		out [2]any
		err error
	}
	results := make([]result, len(p.tabs))
	var both sync.WaitGroup
	for i, c := range p.tabs {
		both.Go(func() {
			script := fmt.Sprintf("%s(%d, 12)", drive, seed+i)
			results[i].out, results[i].err = chromedp.Run(c.ctx, chromedp.Evaluate[[2]any](script, chromedp.EvalAwaitPromise))
		})
	}
	both.Wait()
	for _, r := range results {
		if r.err != nil {
			t.Fatal(r.err)
		}
		for _, w := range r.out[0].([]any) {
			p.wrote = append(p.wrote, w.(string))
		}
		p.over += r.out[1].(string)
	}
}

// gone are the words that are neither kept nor asked about, with their fields.
func (p *pair) gone() (list []string) {
	text := eval[string](p.tabs[0], holds)
	for _, in := range p.wrote {
		w, _, _ := strings.Cut(in, " ")
		if !strings.Contains(text, w) && !strings.Contains(p.over, w) {
			list = append(list, in)
		}
	}
	return list
}
