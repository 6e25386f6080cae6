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

// A figure is one number of a build: a time in nanoseconds, bytes, or how many
// there are of something. Its name is a key of words, after "stats-".
type figure struct {
	Name  string
	Value any
}

// size is a number of bytes.
type size int64

// figures returns the figures in the order in which they are shown.
func figures(done *pipeline.Published, total time.Duration) []figure {
	var list []figure
	for _, t := range done.Stages {
		list = append(list, figure{t.Name, t.Took})
		if t.Name == "write" {
			list = append(list, figure{"making", done.Making}, figure{"writing", done.Outcome.Writing})
		}
	}
	out := done.Outcome
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	list = append(list, figure{"total", total},
		figure{"pages", done.Result.Pages}, figure{"files", out.Files}, figure{"unchanged", out.Files - out.Written},
		figure{"written", out.Written}, figure{"removed", out.Removed}, figure{"bytes", size(out.Bytes)})
	sp := spending(&m)
	if sp.user > 0 {
		list = append(list, figure{"user", sp.user}, figure{"system", sp.system})
	}
	return append(list, figure{"memory", size(sp.peak)}, figure{"allocations", int(m.Mallocs)}, figure{"allocated", size(m.TotalAlloc)})
}

// A spent is what the program took of the machine.
type spent struct {
	user, system time.Duration // 0 where that is not known
	peak         int64         // bytes of memory
}

// figures prints what the build took: a table, or with the problems as JSON.
func (p *building) figures() error {
	list := figures(p.done, time.Since(p.start))
	if !p.json {
		return table(p.stdout, p.lang(), list)
	}
	var problems bytes.Buffer
	if err := report.WriteJSON(&problems, p.diags, words.For(p.lang())); err != nil {
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

// table prints figures under each other: the numbers first, as far to the right
// as they reach.
func table(to io.Writer, lang string, list []figure) error {
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', tabwriter.AlignRight)
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
		fmt.Fprintf(w, "%s\t  %s\n", number, say(lang, "stats-"+f.Name))
	}
	return w.Flush()
}
