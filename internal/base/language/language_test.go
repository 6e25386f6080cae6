package language

import (
	"strings"
	"testing"
)

func TestValid(t *testing.T) {
	for s, want := range map[string]bool{
		"fr": true, "fr-BE": true, "FR": true, "ckb": true, "ku-Arab": true, "zh-Hant-TW": true, "sr-Latn": true,
		"": false, "f": false, "frans": false, "français": false, "fr_BE": false, "xx": false, "ua": false, "fra": false, "fr-": false, "fr be": false, `fr"`: false,
	} {
		if Valid(s) != want {
			t.Errorf("Valid(%q) = %v", s, !want)
		}
	}
}

func TestMeant(t *testing.T) {
	for s, want := range map[string]string{"Frans": "fr", "ua": "uk", "gr": "el", "fr_BE": "fr-BE", "Oekraïens": "uk", "eng": "en", "klingon": "", "xx": ""} {
		if got := Meant(s); got != want {
			t.Errorf("Meant(%q) = %q, want %q", s, got, want)
		}
	}
	for line := range strings.Lines(strings.TrimSpace(meant)) {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			if !Valid(words[0]) || Valid(w) || Meant(w) != words[0] {
				t.Errorf("%q for %q: the first must be a tag, and the second must not", words[0], w)
			}
		}
	}
}

func TestDir(t *testing.T) {
	for tag, want := range map[string]string{"ar": "rtl", "AR-SY": "rtl", "fa": "rtl", "ku": "ltr", "ku-Arab": "rtl", "ar-Latn": "ltr", "uz-arab-AF": "rtl", "fr": "ltr", "uk": "ltr"} {
		if got := Dir(tag); got != want {
			t.Errorf("Dir(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestQuotes(t *testing.T) {
	for tag, want := range map[string]string{"nl": "“”", "en-GB": "“”", "fr-BE": "«\u202f\u202f»", "de": "„“", "uk": "«»", "ar": "«»", "xyz": "“”"} {
		if m := Quotes(tag); m.Open+m.Close != want {
			t.Errorf("Quotes(%q) = %q, want %q", tag, m.Open+m.Close, want)
		}
	}
}
