package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"text/tabwriter"
	"time"

	"wenk/internal/base/report"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
	"wenk/internal/publish/folder"
)

// stats are the figures of a build.
type stats struct {
	stages  []pipeline.Stage // of the line, up to the making of files
	compare time.Duration
	last    time.Duration // making and writing files
	disk    time.Duration // of it, writing: of all goroutines together
	making  atomic.Int64  // and making, likewise
	pages   int
	result  folder.Result
}

func (s *stats) writing(all, disk time.Duration) { s.last, s.disk = all, disk }

// A figure is one number of a build: a time in nanoseconds, bytes, or how many
// there are of something. Its name is a key of words, after "stats-".
type figure struct {
	Name  string
	Value any
}

// size is a number of bytes.
type size int64

// figures returns the figures in the order in which they are shown.
func (s *stats) figures(total time.Duration) []figure {
	var list []figure
	for _, t := range s.stages {
		list = append(list, figure{t.Name, t.Took})
		if t.Name == "read" {
			list = append(list, figure{"compare", s.compare})
		}
	}
	if s.last > 0 {
		list = append(list, figure{"write", s.last},
			figure{"making", time.Duration(s.making.Load())}, figure{"writing", s.disk})
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	list = append(list, figure{"total", total},
		figure{"pages", s.pages}, figure{"files", s.result.Files}, figure{"unchanged", s.result.Files - s.result.Written},
		figure{"written", s.result.Written}, figure{"removed", s.result.Removed}, figure{"bytes", size(s.result.Bytes)})
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
	list := p.count.figures(time.Since(p.start))
	if !p.json {
		return table(p.stdout, p.lang, list)
	}
	var problems bytes.Buffer
	if err := report.WriteJSON(&problems, p.diags, words.For(p.lang)); err != nil {
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
