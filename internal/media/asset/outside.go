package asset

import (
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// remote reports whether an address leads to another site: "//" stands at its start or
// after its scheme.
func remote(address string) bool {
	scheme, _, ok := strings.Cut(strings.TrimSpace(address), "//")
	scheme, colon := strings.CutSuffix(scheme, ":")
	if !ok || scheme == "" {
		return ok && !colon
	}
	return colon && strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz0123456789+.-") == "" && !strings.ContainsRune("0123456789+.-", rune(scheme[0]))
}

// elsewhere marks the message about an address of another site.
type elsewhere struct{}

// refused returns the answer to the bundler for an address of another site: an error
// whose message is the address.
func refused(address string) api.OnResolveResult {
	return api.OnResolveResult{Errors: []api.Message{{Text: address, Detail: elsewhere{}}}}
}

// Outside returns the places where a stylesheet loads something from another site.
// The message of each is the address. The stylesheet is parsed by the bundler, so no
// spelling of an address escapes it. Nothing of it is changed. name is the file in
// the errors.
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
				if remote(a.Path) {
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
