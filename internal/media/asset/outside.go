package asset

import (
	"regexp"

	"github.com/evanw/esbuild/pkg/api"
)

// remote are addresses that lead to another site.
var remote = regexp.MustCompile(`(?i)^\s*(?:[a-z][a-z0-9+.-]*:)?//`)

// elsewhere marks the message of an address of another site.
type elsewhere struct{}

func refused(address string) api.OnResolveResult {
	return api.OnResolveResult{Errors: []api.Message{{Text: address, Detail: elsewhere{}}}}
}

// Outside returns where a stylesheet that is published as it is loads something from
// another site; the message of each place is what it loads.
func Outside(name string, css []byte) []*Error {
	res := api.Build(api.BuildOptions{
		Stdin:    &api.StdinOptions{Contents: string(css), Sourcefile: name, Loader: api.LoaderCSS},
		Bundle:   true,
		LogLevel: api.LogLevelSilent,
		Plugins: []api.Plugin{{Name: "outside", Setup: func(b api.PluginBuild) {
			b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
				if a.Kind == api.ResolveEntryPoint {
					return api.OnResolveResult{}, nil
				}
				if remote.MatchString(a.Path) {
					return refused(a.Path), nil
				}
				return api.OnResolveResult{Path: a.Path, External: true}, nil
			})
		}}},
	})
	var list []*Error
	for _, m := range res.Errors {
		list = append(list, problem(name, m))
	}
	return list
}
