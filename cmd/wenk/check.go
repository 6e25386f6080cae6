package main

import (
	"context"
	"fmt"
)

// runCheck says what is wrong with a guide and writes nothing.
func runCheck(_ context.Context, e *env, args []string) error {
	var o options
	rest, err := parse(e, "check", args, 0, 1, o.define)
	if err != nil {
		return err
	}
	b, _, err := builder(rest)
	if err != nil {
		return err
	}
	res, err := o.build(e, b)
	if err != nil {
		return err
	}
	if res.Diags.Fatal(o.strict) {
		return errContent
	}
	if !o.quiet && !o.json && len(res.Diags) == 0 {
		fmt.Fprintln(e.stdout, say(res.Lang, "all-well", res.Pages))
	}
	return nil
}
