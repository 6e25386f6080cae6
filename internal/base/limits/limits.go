// Package limits says how large the parts of a guide may be.
//
// Each limit is far above what a guide needs, and low enough that no input makes wenk
// slow or fills the memory. A part over its limit is a problem of the editor, who is
// told the limit and the place. No limit is a time, since a guide that is right on one
// machine must be right on every other.
package limits

// Sizes of files in bytes.
const (
	Page     = 2 << 20
	Settings = 256 << 10 // a YAML file
	Picture  = 20 << 20
	File     = 100 << 20 // any other
)

// Limits of a YAML file.
const (
	YAMLDepth  = 20
	YAMLValues = 10_000 // in one file
)

// Limits of a page.
const (
	Nesting    = 100      // depth of lists, quotes, blocks, emphasis and pictures
	TableCells = 50_000   // in all tables
	Code       = 16 << 10 // bytes of a code block with colours; longer blocks have none
	CodeRun    = 256      // equal characters in a row in a code block with colours
	Growth     = 20       // bytes of HTML for each byte of Markdown,
	GrowthBase = 1 << 20  // beyond GrowthBase
)

// Slug is the number of bytes of a part of an address, and of an id made of a title.
// File systems allow 255; extensions and temporary names need some of them.
const Slug = 120

// Pixels of a picture: more than cameras make.
const Pixels = 50_000_000

// Frames is the number of frames of an animated picture: about twenty seconds.
const Frames = 200

// A Limit is the name, the maximum and the unit of a limit, to show to people.
type Limit struct {
	Name string `json:"name"`
	Max  int    `json:"max"`
	Unit Unit   `json:"unit"`
}

// A Unit is what a limit counts.
type Unit string

// The units.
const (
	Count Unit = "count"
	Bytes Unit = "bytes"
)

// All returns the limits in the order in which they are shown.
func All() []Limit {
	return []Limit{
		{"page", Page, Bytes},
		{"settings", Settings, Bytes},
		{"picture", Picture, Bytes},
		{"file", File, Bytes},
		{"yaml-depth", YAMLDepth, Count},
		{"yaml-values", YAMLValues, Count},
		{"nesting", Nesting, Count},
		{"table-cells", TableCells, Count},
		{"code", Code, Bytes},
		{"code-run", CodeRun, Count},
		{"growth", Growth, Count},
		{"growth-base", GrowthBase, Bytes},
		{"pixels", Pixels, Count},
		{"frames", Frames, Count},
	}
}
