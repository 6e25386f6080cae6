package pipeline_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
)

const place = "GPS 51.2194 N 4.4025 E"

// photo returns a JPEG as a camera writes it, with the place where it was taken.
func photo(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = color.GrayModel.Convert(color.RGBA{uint8(i), uint8(i / width), 99, 255}).(color.Gray).Y
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	exif := "\xff\xe1\x00\x1eExif\x00\x00" + place
	return slices.Insert(b.Bytes(), 2, []byte(exif)...)
}

func guide(t *testing.T) fstest.MapFS {
	file := func(data string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(data)} }
	return fstest.MapFS{
		"content/wenk.yaml":      file("title: Gids\n"),
		"content/index.md":       file("# Gids\n\nTekst.\n"),
		"content/huis/index.md":  file("---\ntitle: Huis\nimage: Huis.jpg\nimage_alt: Een huis\n---\n\n![Weer](Huis.jpg){width=narrow}\n"),
		"content/huis/Huis.jpg":  {Data: photo(t, 900, 300)},
		"content/huis/kamer.md":  file("# Kamer\n\n![Een stoel & een tafel](../stoel.jpg \"Zit\"){credit=\"Noor & co\"}\n\nDe ![teken](teken.svg) en ![Een huis](Huis.jpg).\n"),
		"content/huis/teken.svg": file(`<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>`),
		"content/stoel.jpg":      {Data: photo(t, 200, 100)},
	}
}

func made(t *testing.T, b *pipeline.Builder) map[string]file.File {
	t.Helper()
	res, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diags {
		if d.Code == "labels-missing" {
			continue // a label that a test changes has no translation
		}
		t.Errorf("%s: %s", d.Pos, words.For("en").Message(d))
	}
	files := map[string]file.File{}
	for _, f := range res.Files {
		files[f.Path] = f
	}
	return files
}

var (
	img     = regexp.MustCompile(`<img .*?>`)
	hash    = regexp.MustCompile(`\.[0-9a-f]{10}`)
	address = regexp.MustCompile(`[^" ]*assets/[^" ,]*`)
)

// TestPictures shows pictures in the sizes that browsers ask for, and publishes no data of
// the camera.
func TestPictures(t *testing.T) {
	files := made(t, &pipeline.Builder{Dir: guide(t), Builtin: wenk.Files})
	huis := `src="../assets/huis.HASH-800.webp" srcset="../assets/huis.HASH-480.webp 480w, ../assets/huis.HASH-800.webp 800w, ../assets/huis.HASH-900.webp 900w"`
	text := `sizes="(min-width: 38rem) 36rem, calc(100vw - 2rem)" width="900" height="300"`
	for page, want := range map[string][]string{
		"huis/index.html": {
			`<img ` + huis + ` sizes="(min-width: 78rem) 76rem, calc(100vw - 2rem)" width="900" height="300" fetchpriority="high" decoding="async" alt="Een huis">`,
			`<img ` + huis + ` sizes="(min-width: 24rem) 22rem, calc(100vw - 2rem)" width="900" height="300" loading="lazy" decoding="async" alt="Weer">`,
		},
		"huis/kamer/index.html": {
			`<img src="../../assets/stoel.HASH-200.webp" width="200" height="100" fetchpriority="high" decoding="async" alt="Een stoel &amp; een tafel">`,
			`<img src="../../assets/teken.HASH.svg" width="4" height="3" loading="lazy" decoding="async" alt="teken">`,
			`<img ` + strings.ReplaceAll(huis, "../", "../../") + ` ` + text + ` loading="lazy" decoding="async" alt="Een huis">`,
		},
	} {
		var got []string
		for _, m := range img.FindAllString(string(files[page].Data), -1) {
			for _, a := range address.FindAllString(m, -1) {
				if name := strings.TrimLeft(a, "./"); files[name].Path == "" {
					t.Errorf("%s shows %s, which is not there", page, name)
				}
			}
			got = append(got, hash.ReplaceAllString(m, ".HASH"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s shows\n%s\nwant\n%s", page, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if !strings.Contains(string(files["huis/kamer/index.html"].Data), `<figcaption>Zit <span class="credit">Beeld: Noor &amp; co</span></figcaption>`) {
		t.Error("no credit")
	}
	for name, f := range files {
		if strings.HasSuffix(name, ".jpg") || bytes.Contains(f.Data, []byte(place)) {
			t.Errorf("%s holds the place where it was taken", name)
		}
	}
}

// A shelf is a store in memory that counts what is put in it: two sizes and four
// versions of the guide's photographs.
type shelf struct {
	sync.Map
	puts atomic.Int64
}

func (s *shelf) Get(key string) ([]byte, bool) {
	v, ok := s.Load(key)
	data, _ := v.([]byte)
	return data, ok
}

func (s *shelf) Put(key string, data []byte) {
	s.puts.Add(1)
	s.Store(key, data)
}

// put fails unless the given number of values was put since the last call.
func (s *shelf) put(t *testing.T, want int64) {
	t.Helper()
	if n := s.puts.Swap(0); n != want {
		t.Errorf("%d values were put into the store, want %d", n, want)
	}
}

// TestPicturesAgain builds a guide again, in the same run and in the next. No picture is
// encoded again, and every file is that of a first build.
func TestPicturesAgain(t *testing.T) {
	dir, kept := guide(t), &shelf{}
	b := &pipeline.Builder{Dir: dir, Builtin: wenk.Files, Store: kept}
	made(t, b)
	kept.put(t, 2+4)
	dir["content/index.md"] = &fstest.MapFile{Data: []byte("# Gids\n\nAndere tekst.\n")}
	again := made(t, b)
	next := made(t, &pipeline.Builder{Dir: dir, Builtin: wenk.Files, Store: kept})
	kept.put(t, 0)
	first := made(t, &pipeline.Builder{Dir: dir, Builtin: wenk.Files})
	for name, f := range first {
		if !bytes.Equal(f.Data, again[name].Data) || !bytes.Equal(f.Data, next[name].Data) {
			t.Errorf("%s differs from a first build", name)
		}
	}
	if len(again) != len(first) || len(next) != len(first) {
		t.Errorf("%d, %d and %d files", len(first), len(again), len(next))
	}
}

// TestPicturesChecked decodes pictures to check a guide, and encodes none.
func TestPicturesChecked(t *testing.T) {
	kept := &shelf{}
	for _, want := range []int64{2, 0} {
		res, err := (&pipeline.Builder{Dir: guide(t), Builtin: wenk.Files, Store: kept}).Prepare()
		if err != nil {
			t.Fatal(err)
		}
		res.MakeAll()
		kept.put(t, want)
	}
}

// TestBrokenPicture reports a picture that was cut off, at each place that shows it.
func TestBrokenPicture(t *testing.T) {
	dir := guide(t)
	half := dir["content/huis/Huis.jpg"]
	half.Data = half.Data[:len(half.Data)/2]
	res, err := (&pipeline.Builder{Dir: dir, Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range res.Diags {
		got = append(got, d.Pos.String()+" "+d.Code)
	}
	want := []string{"content/huis/index.md:3:8 image-broken", "content/huis/index.md:7:3 image-broken", "content/huis/kamer.md:5:29 image-broken"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
