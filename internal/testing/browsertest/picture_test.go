package browsertest

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPicture loads a large picture on a phone and on a desk. Each loads the width that fits, has
// the place of the picture from the start, and shows the picture in its own colours.
func TestPicture(t *testing.T) {
	t.Parallel()
	b := open(t)
	dir := t.TempDir()
	for name, c := range map[string]color.RGBA{"huis.png": {224, 172, 105, 255}, "tuin.png": {90, 160, 70, 255}} {
		m := image.NewRGBA(image.Rect(0, 0, 2000, 1000))
		draw.Draw(m, m.Rect, image.NewUniform(c), image.Point{}, draw.Src)
		var data bytes.Buffer
		if err := png.Encode(&data, m); err != nil {
			t.Fatal(err)
		}
		save(t, dir, "content/"+name, data.String())
	}
	save(t, dir, "content/index.md", "# Gids\n")
	save(t, dir, "content/huis.md", "---\ntitle: Huis\nimage: huis.png\nimage_alt: Een huis\n---\n\n"+strings.Repeat("Tekst.\n\n", 300)+"![Een tuin](tuin.png)\n")
	home := preview(t, dir)
	for _, c := range []struct {
		width int64
		want  string
	}{{360, "-480.webp"}, {1280, "-800.webp"}} {
		b.size(c.width, 800)
		b.run(chromedp.Navigate(home + "/huis/"))
		b.until(`document.querySelector(".picture img")?.complete`)
		if src := eval[string](b, `document.querySelector(".picture img").currentSrc`); !strings.HasSuffix(src, c.want) {
			t.Errorf("at %d pixels wide it loads %s, want %s", c.width, src, c.want)
		}
		for _, bad := range eval[[]string](b, `[...document.images].filter((i) => !(i.getAttribute("width") > 0 && i.getAttribute("height") > 0)
			|| Math.abs(i.clientWidth / i.clientHeight - 2) > 0.02).map((i) => i.outerHTML)`) {
			t.Errorf("at %d pixels wide the page moves when this loads: %s", c.width, bad)
		}
		if last := eval[string](b, `document.images[1].currentSrc`); last != "" {
			t.Errorf("%s is loaded before anyone is near", last)
		}
		seen := eval[[]int](b, `(() => { const c = document.createElement("canvas").getContext("2d");
			c.drawImage(document.images[0], 0, 0, 9, 9); return [...c.getImageData(4, 4, 1, 1).data] })()`)
		for i, want := range []int{224, 172, 105, 255} {
			if max(seen[i], want)-min(seen[i], want) > 4 {
				t.Errorf("its colour is %v", seen)
			}
		}
	}
	if trouble, _ := b.taken(); len(trouble) > 0 {
		t.Error(trouble)
	}
}
