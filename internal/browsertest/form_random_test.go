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
// them meanwhile, and looks for every word.
func TestFormRandom(t *testing.T) {
	t.Parallel()
	n := seeds(3)
	for first := 0; first < n; first += 25 { // a browser for each 25
		t.Run(fmt.Sprint(first), func(t *testing.T) { random(t, first, min(first+25, n)) })
	}
}

func random(t *testing.T, first, end int) {
	a := open(t)
	home := publish(t, small(t, ""), "/").URL + "/"
	b := another(t, a)
	tabs := []*tab{a, b}
	sheets := []string{"crew/fill-in/", "mending/fill-in/", "papers/fill-in/"}
	for _, c := range tabs {
		call(c, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	}
	words := 0
	for seed := first; seed < end; seed++ {
		b.run(chromedp.Navigate("about:blank"))
		a.run(chromedp.Navigate(home))
		eval[bool](a, `(localStorage.clear(), true)`)
		for i, c := range tabs {
			c.begin(home + sheets[(seed+i)%3])
			if seed%2 == 1 && i == 0 {
				c.use(".form-tabs", "Crew")
				c.write("#family-name", "first")
				c.keeps(`d.family.name === "first"`)
			}
		}
		var wrote []string
		over := ""
		for round := range 2 {
			var mu sync.Mutex
			var both sync.WaitGroup
			for i, c := range tabs {
				both.Go(func() {
					out, err := chromedp.Run(c.ctx, chromedp.Evaluate[[2]any](fmt.Sprintf("%s(%d, 12)", drive, seed*100+round*10+i), chromedp.EvalAwaitPromise))
					mu.Lock()
					defer mu.Unlock()
					if err != nil {
						t.Error(err)
						return
					}
					for _, w := range out[0].([]any) {
						wrote = append(wrote, w.(string))
					}
					over += out[1].(string)
				})
			}
			both.Wait()
			one := tabs[(seed+round)%2]
			one.run(chromedp.Reload())
			one.until(`document.querySelector("#forms h1") !== null`)
		}
		for _, c := range tabs { // what waits is added
			eval[bool](c, `(dispatchEvent(new Event("beforeprint")), dispatchEvent(new Event("afterprint")), true)`)
		}
		text := ""
		gone := func() (list []string) {
			text = eval[string](a, holds)
			for _, in := range wrote {
				w, _, _ := strings.Cut(in, " ")
				if !strings.Contains(text, w) && !strings.Contains(over, w) {
					list = append(list, in)
				}
			}
			return list
		}
		for deadline := time.Now().Add(10 * time.Second); len(gone()) > 0 && time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		}
		if list := gone(); len(list) > 0 {
			t.Errorf("seed %d: gone is %q of %s", seed, list, text)
		}
		within(t, fmt.Sprintf("seed %d: more than one dossier", seed), func() bool {
			return eval[int](a, `new Set(Object.keys(localStorage).filter((k) => /:[ab]$/.test(k)).map((k) => k.split(":")[2])).size`) == 1
		})
		words += len(wrote)
	}
	t.Logf("%d seeds, %d words", end-first, words)
	a.quietly()
}
