package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"text/tabwriter"

	"wenk/internal/base/limits"
	"wenk/internal/pipeline"
)

// runCheck prints the problems of a guide and writes no files. It makes every page to find
// them all, as a build does. It returns [pipeline.ErrProblems] if a build would not publish
// the guide.
func runCheck(_ context.Context, e *env, args []string) error {
	var o options
	// most is the flag --limits.
	var most bool
	rest, err := parse(e, "check", args, 0, 1, func(fs *flag.FlagSet) {
		o.define(fs)
		fs.BoolVar(&most, "limits", false, "print how large the parts of a guide may be")
	})
	if err != nil {
		return err
	}
	b, _, err := builder(rest)
	if err != nil {
		return err
	}
	e.sayBuiltin(b)
	// The limits are the same for every guide; the guide decides the language of their names.
	if most {
		return writeLimits(e, o, b)
	}
	b.Drafts, b.Store = o.drafts, e.store()
	res, err := b.Prepare()
	if err != nil {
		return err
	}
	// Some problems are found only while a page is made.
	res.MakeAll()
	if err := printProblems(e, o, res.Diags, res.Words); err != nil {
		return err
	}
	if res.Diags.Fatal(o.strict) {
		return pipeline.ErrProblems
	}
	o.sayDrafts(e, res)
	if !o.quiet && !o.json && len(res.Diags) == 0 {
		fmt.Fprintln(e.stdout, res.Words.Say("all-well", "count", res.Pages))
	}
	return nil
}

// writeLimits prints the limits of a guide in its language, sizes in MiB or KiB. With --json
// it prints {"limits": [{"name", "max", "unit"}, …]}, sizes in bytes.
func writeLimits(e *env, o options, b *pipeline.Builder) error {
	if o.json {
		out := json.NewEncoder(e.stdout)
		out.SetIndent("", "  ")
		return out.Encode(map[string]any{"limits": limits.All()})
	}
	w := b.Words()
	to := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, l := range limits.All() {
		// Sizes are shown in the largest unit in which they are whole.
		most := fmt.Sprint(l.Max)
		switch {
		case l.Unit == limits.Bytes && l.Max >= 1<<20:
			most = fmt.Sprintf("%d MiB", l.Max>>20)
		case l.Unit == limits.Bytes:
			most = fmt.Sprintf("%d KiB", l.Max>>10)
		}
		fmt.Fprintf(to, "%s\t  %s\n", most, w.Say("limit-"+l.Name))
	}
	return to.Flush()
}
