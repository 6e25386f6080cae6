package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"text/tabwriter"
	"time"

	"wenk/internal/base/report"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
)

// A figure is a number about a build. Its Value is a [time.Duration], a [size] or an int, and
// decides how it is printed. Its Name follows "stats-" in the key of its word, and is its
// name in JSON.
type figure struct {
	// Name is in small letters, such as "parse" or "pages".
	Name  string
	Value any
}

// A size is a number of bytes. Tables show it in MB of a million bytes.
type size int64

// figures returns the figures in the order in which they are printed: the stages, then what
// was made, then what the program used. total is the time of the whole command.
func figures(done *pipeline.Published, total time.Duration) []figure {
	var list []figure
	for _, t := range done.Stages {
		list = append(list, figure{t.Name, t.Took})
		// Parts of this stage, summed over goroutines: together they may take longer than it.
		if t.Name == "write" {
			list = append(list, figure{"making", done.Making}, figure{"writing", done.Outcome.Writing})
		}
	}
	out := done.Outcome
	var m runtime.MemStats
	// These figures are of the Go runtime, for all goroutines since the program began.
	runtime.ReadMemStats(&m)
	list = append(list, figure{"total", total},
		figure{"pages", done.Result.Pages}, figure{"files", out.Files}, figure{"unchanged", out.Files - out.Written},
		figure{"written", out.Written}, figure{"removed", out.Removed}, figure{"bytes", size(out.Bytes)})
	sp := usedResources(&m)
	// Systems without these figures have no lines for them.
	if sp.user > 0 {
		list = append(list, figure{"user", sp.user}, figure{"system", sp.system})
	}
	return append(list, figure{"memory", size(sp.peak)}, figure{"allocations", int(m.Mallocs)}, figure{"allocated", size(m.TotalAlloc)})
}

// resources are the time and memory that the program used so far.
type resources struct {
	user, system time.Duration // 0 where that is not known
	peak         int64         // bytes of memory
}

// printFigures prints the figures: as a table, or as JSON with the problems,
// {"problems": […], "stats": {…}}. Times are in seconds there, sizes in bytes.
func (p *buildCommand) printFigures() error {
	list := figures(p.published, time.Since(p.start))
	if !p.json {
		return printTable(p.stdout, p.words(), list)
	}
	// The problems are one value of the text, as they are without --stats.
	var problems bytes.Buffer
	if err := report.WriteJSON(&problems, p.diags, p.words()); err != nil {
		return err
	}
	values := map[string]any{}
	for _, f := range list {
		values[f.Name] = f.Value
		if d, ok := f.Value.(time.Duration); ok {
			values[f.Name] = d.Seconds()
		}
	}
	out := json.NewEncoder(p.stdout)
	out.SetIndent("", "  ")
	return out.Encode(struct {
		Problems json.RawMessage `json:"problems"`
		Stats    map[string]any  `json:"stats"`
	}{problems.Bytes(), values})
}

// printTable prints figures under each other, numbers first and aligned to the right, each
// with its words in the language of the guide.
func printTable(out io.Writer, w *words.Catalog, list []figure) error {
	to := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, f := range list {
		var number string
		switch v := f.Value.(type) {
		case time.Duration:
			number = fmt.Sprintf("%d ms", v.Milliseconds())
		case size:
			number = fmt.Sprintf("%.1f MB", float64(v)/1e6)
		default:
			number = fmt.Sprint(v)
		}
		fmt.Fprintf(to, "%s\t  %s\n", number, w.Say("stats-"+f.Name))
	}
	return to.Flush()
}
