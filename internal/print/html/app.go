package html

import (
	"encoding/json"
	"strings"
)

// Offline reports whether readers may keep the site on their device.
func (s *SiteView) Offline() bool { return s.r.Offline != nil && s.r.Offline() }

// AppData returns what the script of the offer to keep the site needs, as JSON.
func (s *SiteView) AppData() string {
	text, err := json.Marshal(struct {
		Lang  string         `json:"lang"`
		Words map[string]any `json:"words"`
	}{s.Lang(), s.r.Words.ForScripts(func(key string) bool { return strings.HasPrefix(key, "app-") })})
	if err != nil {
		panic(err) // texts only
	}
	return string(text)
}
