package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// reach walks with Tab to the control that an expression finds.
func (b *tab) reach(control string) {
	b.t.Helper()
	b.until(`(` + control + `) !== undefined`)
	where := `(() => { const e = ` + control + `, at = document.activeElement;
  return !e ? "gone" : e === at ? "here" : at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING && at !== document.body ? "before" : "after" })()`
	for range 400 {
		switch eval[string](b, where) {
		case "here":
			return
		case "before":
			b.run(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
		case "after":
			b.run(chromedp.KeyEvent(kb.Tab))
		default:
			b.t.Fatalf("not there: %s", control)
		}
	}
	b.t.Fatalf("Tab does not reach %s, but %s", control, eval[string](b, `document.activeElement.outerHTML.slice(0, 200)`))
}

// strokes returns keys as a keyboard sends them: a page that handles a key going down may keep
// its letter from being typed.
func strokes(keys string) chromedp.Action[chromedp.Void] {
	return chromedp.KeyEvent(keys, func(p *input.DispatchKeyEventParams) {
		if p.Type == input.DispatchKeyEventTypeKeyDown {
			p.Type = input.DispatchKeyEventTypeRawKeyDown
		}
	})
}

// keys reaches a control and presses keys.
func (b *tab) keys(control, keys string) {
	b.t.Helper()
	b.reach(control)
	b.run(strokes(keys))
}

// pick chooses an option of a list with the keyboard, and adds it.
func (b *tab) pick(in, name, option string) {
	b.t.Helper()
	list := control(in, name)
	b.reach(list)
	for range 20 {
		if eval[bool](b, `document.activeElement.selectedOptions[0].textContent.startsWith(`+js(option)+`)`) {
			b.run(chromedp.KeyEvent(kb.Tab + kb.Enter))
			return
		}
		b.run(chromedp.KeyEvent(kb.ArrowDown))
	}
	b.t.Fatalf("the arrows do not reach %s in %s", option, name)
}

// A place is a row of a map, as the drawing or the list shows it.
type place struct {
	Name    string
	Skipped bool
	People  []string
}

// drawing is a script that returns the texts of the boxes of the drawing, with those for screen
// readers.
const drawing = `[...document.querySelectorAll("#forms .net-drawing .row")].map((g) => g.textContent.trim().replace(/\s+/g, " "))`

// told is a script that returns the map as the list below the drawing has it.
const told = `[...document.querySelectorAll(".text-part dl > div")].map((d) => ({
  name: d.querySelector("dt").textContent.trim(), skipped: d.querySelector("dd").textContent.trim() === "geen nood",
  people: [...d.querySelectorAll("dd li b")].map((b) => b.textContent) }))`

// agrees checks that the drawing, the list and the kept dossier have the same map.
func (b *tab) agrees(want []place) {
	b.t.Helper()
	b.until(fmt.Sprintf(`document.querySelectorAll(".text-part dl > div").length === %d`, len(want))) // it is told once it is open
	boxes, list := eval[[]string](b, drawing), eval[[]place](b, told)
	if len(boxes) != len(want) || len(list) != len(want) {
		b.t.Fatalf("%d boxes and %d in the list, want %d", len(boxes), len(list), len(want))
	}
	for i, w := range want {
		if fmt.Sprint(list[i]) != fmt.Sprint(w) {
			b.t.Errorf("the list says %v, want %v", list[i], w)
		}
		text := boxes[i]
		if !strings.HasPrefix(text, w.Name) {
			b.t.Errorf("the box of %q begins with %q", w.Name, text)
		}
		for _, p := range w.People {
			if !strings.Contains(text, p) {
				b.t.Errorf("the box of %q does not show %q: %q", w.Name, p, text)
			}
		}
		if w.Skipped != strings.Contains(text, "geen nood") {
			b.t.Errorf("the box of %q says %q", w.Name, text)
		}
	}
	for _, bad := range eval[[]string](b, outside) {
		b.t.Error(bad)
	}
}

// outside is a script that returns the texts of the drawing that leave their box or are small,
// and the boxes that overlap.
const outside = `[...document.querySelectorAll("#forms .net-drawing")].flatMap((drawing) => {
  const boxes = [...drawing.querySelectorAll(".row, .hub")], rects = boxes.map((e) => e.getBoundingClientRect()), area = drawing.getBoundingClientRect();
  const within = (r, box) => r.left >= box.left - 0.6 && r.right <= box.right + 0.6 && r.top >= box.top - 0.6 && r.bottom <= box.bottom + 0.6;
  const over = (a, b) => a.left < b.right - 0.6 && b.left < a.right - 0.6 && a.top < b.bottom - 0.6 && b.top < a.bottom - 0.6;
  return boxes.flatMap((e, i) => {
    const bad = rects.slice(i + 1).some((r) => over(rects[i], r)) || !within(rects[i], area) ? ["not free: " + e.textContent] : [];
    for (const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT); walk.nextNode();) {
      const range = document.createRange(), text = walk.currentNode, font = parseFloat(getComputedStyle(text.parentElement).fontSize);
      if (!text.data.trim() || text.parentElement.closest(".hidden")) continue;
      range.selectNodeContents(text);
      if (![...range.getClientRects()].every((r) => within(r, rects[i]))) bad.push("outside its box: " + text.data);
      if (font < 12) bad.push(font + " px: " + text.data);
    }
    return bad;
  });
})`

// TestFormByKeyboard fills in a map and a plan with the keyboard alone.
func TestFormByKeyboard(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(1280, 900)
	home := site(t, "/")
	b.begin(home + mapPage)

	b.keys(control(".family-part", "Naam van het gezin"), "Rahimzadeh")
	b.keys(control(".family-part", "Voeg een gezinslid toe"), "Zarghuna"+kb.Enter+"Yusuf"+kb.Enter)

	// The drawing leads to the list.
	b.keys(`document.querySelector("#forms .net-drawing .row")`, strings.Repeat(kb.ArrowRight, 4)+kb.Enter)
	if at := eval[string](b, `document.activeElement.closest("details")?.id + document.activeElement.closest("details")?.open`); at != "row-wonentrue" {
		t.Errorf("a box of the drawing leads to %s", at)
	}
	b.keys(control("#row-wonen .add-person", "Naam"), "Mieke Vandersteen"+kb.Tab+"buurvrouw"+kb.Enter)
	if at := eval[string](b, `document.activeElement.id`); at != "name-wonen" {
		t.Errorf("after somebody is added, the focus is on %q", at)
	}
	b.run(chromedp.KeyEvent("Oleksandr"))
	b.keys(control("#row-wonen .add-person", "Voeg iemand toe"), " ")
	b.keys(`document.querySelector("#row-werk-opleiding > summary")`, " ")
	b.keys(control("#row-werk-opleiding .add-person", "Naam"), "Haroutioun"+kb.Enter)
	b.pick("#row-werk-opleiding .add-person", "Al op de kaart", "Oleksandr")

	// A tie, with the arrows; support, with Space.
	b.keys(control("#row-wonen", "Wijzig: Oleksandr"), kb.Enter)
	b.keys(`document.querySelector("#row-wonen .editor [type=radio]:checked") ?? undefined`, kb.ArrowDown+kb.ArrowDown)
	b.keys(control("#row-wonen .editor", "raad"), " ")
	b.keys(control("#row-wonen .editor", "Yusuf"), " ")
	b.keys(control("#row-wonen .editor", "Werkt voor een dienst"), " ")
	b.keys(control("#row-wonen", "Klaar: Oleksandr"), kb.Enter)

	// Rows: one is skipped, one is called otherwise, one is new.
	b.keys(`document.querySelector("#row-vrije-tijd > summary")`, kb.Enter)
	b.keys(control("#row-vrije-tijd .row-more", "Meer"), kb.Enter)
	b.keys(control("#row-vrije-tijd", "Hier is geen nood"), " ")
	b.keys(`document.querySelector("#row-opvoeding > summary")`, kb.Enter)
	b.keys(control("#row-opvoeding .row-more", "Meer"), kb.Enter)
	b.keys(control("#row-opvoeding", "Andere naam"), "De kinderen")
	b.keys(control(".rows-part > .adder", "Voeg een eigen domein toe"), "Papieren"+kb.Enter)
	b.keys(control(".text-part", "De kaart als tekst"), kb.Enter)
	b.keeps(`d.rows.domains.own.length === 1`)
	b.agrees([]place{
		{"1. Lokale vrijwilligers", false, nil}, {"2. Integratie en inburgering", false, nil}, {"3. Werk/opleiding", false, []string{"Oleksandr", "Haroutioun"}},
		{"4. Financieel/schulden", false, nil}, {"5. Wonen", false, []string{"Mieke Vandersteen", "Oleksandr"}}, {"6. Gezondheid/welbevinden", false, nil},
		{"7. Onderwijs/kinderopvang", false, nil}, {"8. Vrije tijd", true, nil}, {"9. De kinderen", false, nil}, {"10. Informeel netwerk", false, nil},
		{"11. Papieren", false, nil},
	})
	const missing = "Nog niemand bij Lokale vrijwilligers, Integratie en inburgering, Financieel/schulden, Gezondheid/welbevinden, Onderwijs/kinderopvang, De kinderen, Informeel netwerk en Papieren — vraag ernaar of sla over."
	if got := eval[string](b, `document.querySelector(".gaps-part").innerText.trim()`); got != missing {
		t.Errorf("empty rows: %q", got)
	}
	if ties := eval[[]string](b, `[...document.querySelectorAll("#forms .net-drawing .row:not(.is-empty)")].map((e) => e.dataset.ties + ": " + [...e.querySelectorAll(".somebody")].map((s) => s.querySelector(".mark").getAttribute("class").slice(8) + " " + s.querySelector("bdi").textContent))`); !slices.Equal(ties,
		[]string{"neutral none: neutral Oleksandr,none Haroutioun", "neutral none: none Mieke Vandersteen,neutral Oleksandr"}) {
		t.Errorf("the lines are %q", ties)
	}
	if got := eval[string](b, `[...document.querySelectorAll(".text-part li")].find((e) => e.textContent.startsWith("Oleksandr")).textContent`); got != "Oleksandr: dienst of organisatie, raad, gewoon, Yusuf" {
		t.Errorf("of a person is told %q", got)
	}

	b.plan()
	b.quietly()
}

// plan fills in the plan of the map that TestFormByKeyboard made.
func (b *tab) plan() {
	t := b.t
	b.keys(control(".form-tabs", "Handelingsplan"), kb.Enter)
	row := "#plan-handelingsplan-wonen"
	b.keys(control(row, "Voeg een doel toe"), kb.Enter)
	if at := eval[string](b, `document.activeElement.labels?.[0].textContent ?? document.activeElement.outerHTML`); at != "Wat wil ik?" {
		t.Errorf("a new goal puts the focus on %q", at)
	}
	b.run(chromedp.KeyEvent("Een huis met drie kamers"))
	card := row + " .goal-card:first-of-type"
	b.keys(control(card, "Voeg een stap toe"), "Huisbaas bellen"+kb.Enter+"Gaan kijken"+kb.Enter)
	b.keys(control(card, "gedaan: Huisbaas bellen"), " ")
	b.keys(control(card, "Wanneer"), "voor de zomer")
	b.pick(card, "Al op de kaart", "Oleksandr")
	b.keys(control(card, "Iemand anders"), "Fadwa"+kb.Enter)
	b.keeps(`d.people.length === 4`)
	if got := eval[string](b, `document.querySelector(".needed-part")?.innerText ?? ""`); !strings.Contains(got, "Fadwa") {
		t.Errorf("who is missing: %q", got)
	}
	b.keys(control(card, "Zet op de kaart bij Wonen"), kb.Enter)
	b.until(`document.querySelector(".needed-part") === null`)
	b.keys(control(card, "Bereikt"), " ")

	b.keys(control(row, "Voeg een doel toe"), kb.Enter)
	b.run(chromedp.KeyEvent("Een fietsenrek"))
	b.keeps(`d.templates.handelingsplan.entries.length === 2 && d.templates.handelingsplan.entries[1].values.doel === "Een fietsenrek"`)
	b.keys(control(".follow-up", "Hoe ver staan we?"), kb.Enter)
	for _, want := range []string{"Al 1 doel bereikt. Vier dat samen!", "Wonen: Een huis met drie kamers", "Nog bezig", "Wonen: Een fietsenrek"} {
		if got := eval[string](b, `document.querySelector(".follow-up").innerText`); !strings.Contains(got, want) {
			t.Errorf("the follow-up does not say %q: %q", want, got)
		}
	}
	b.keeps(`(([first]) => first.row === "wonen" && first.reached !== "" && first.values.bereikt && first.values.termijn === "voor de zomer"
  && first.values.stappen.map((s) => s.text + s.done).join() === "Huisbaas bellentrue,Gaan kijkenfalse"
  && first.values.steun.map((id) => d.people.find((p) => p.id === id).name).join() === "Oleksandr,Fadwa")(d.templates.handelingsplan.entries)`)

	// The map has who came in by the plan.
	b.keys(control(".form-tabs", "Netwerkkaart"), kb.Enter)
	b.until(`document.querySelector("#row-wonen .people")?.textContent.includes("Fadwa")`)
	b.until(`[...document.querySelectorAll(".net-drawing .row")].some((g) => /^5. Wonen.*Mieke Vandersteen.*Oleksandr.*Fadwa/.test(g.textContent))`)
	b.keys(`document.getElementById("undo")`, kb.Enter)
	b.keeps(`d.templates.handelingsplan.entries[1].values.doel !== "Een fietsenrek"`)
}

// TestFormSmall fills in the templates of a guide that differs from the built-in one in every
// template.
func TestFormSmall(t *testing.T) {
	t.Parallel()
	b := open(t)
	files := small(t, "")
	home := publish(t, files, "/").URL + "/"
	b.begin(home + "crew/fill-in/")
	b.keys(`document.querySelector("#row-engine > summary")`, kb.Enter)
	b.keys(control("#row-engine .add-person", "Name"), "Bosun"+kb.Enter)
	b.keys(control(".text-part", "The map as text"), kb.Enter)
	b.until(`document.querySelector(".text-part").textContent.includes("Bosun")`) // it follows once it is open
	if got := eval[[]place](b, told); len(got) != 4 || !slices.Equal(got[2].People, []string{"Bosun"}) {
		t.Errorf("the list says %v", got)
	}

	b.keys(control(".form-tabs", "What to mend"), kb.Enter)
	b.keys(control("#plan-mending-sails", "Add a goal"), kb.Enter)
	b.run(chromedp.KeyEvent("Patch it"))
	card := "#plan-mending-sails .goal-card"
	b.keys(control(card, "Add a step"), "Thread"+kb.Enter)
	b.keys(control(card, "Before"), "03152027")
	b.pick(card, "Already on the map", "Bosun")
	b.keys(control(card, "Cost"), "900")
	b.until(`document.querySelector(".wrong")?.textContent === "Write a number from 1 to 500."`)
	b.keys(control(card, "Cost"), kb.Backspace)
	b.until(`document.querySelector(".wrong") === null`)
	b.keys(control(card, "Ready"), " ")

	b.keys(control(".form-tabs", "Ship's papers"), kb.Enter)
	b.keys(control(".fields-part", "Motto"), "Onward")
	b.keys(control(".fields-part", "Red"), " "+kb.ArrowDown)
	b.keys(control(".fields-part", "Salt"), " ")
	b.keys(control(".fields-part", "Rope"), " ")
	b.keys(control(".fields-part", "Insured"), " ")
	b.keys(control(".fields-part", "Add a step"), "Bilge"+kb.Enter)
	b.keys(control(".fields-part", "Length"), "12,5")
	b.keys(control(".fields-part", "Where is the safe?"), "Under the bed")
	b.keys(control(".fields-part", "Someone else"), "Captain"+kb.Enter)
	b.keeps(`d.templates.papers.entries.length === 1 && d.people.length === 2`)
	b.keeps(`((p, m) => p.motto === "Onward" && p.flag === "blue" && p.cargo.join() === "salt,rope" && p.insured && p.pumps[0].text === "Bilge" && p.length === "12,5" && p.safe === "Under the bed"
  && m.job === "Patch it" && m.parts[0].text === "Thread" && m.before === "2027-03-15" && m.hands.length === 1 && m.cost === "90" && m.ready)(d.templates.papers.entries[0].values, d.templates.mending.entries[0].values)`)

	dir := b.downloads()
	b.use(".form-bar", "Save")
	name, text := arrived(t, dir)
	if !strings.HasPrefix(name, "harbour-dossier-") {
		t.Errorf("the file is called %s", name)
	}
	valid(t, files, text)
	b.quietly()
}
