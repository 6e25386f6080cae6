package main

import (
	"context"
	"flag"
	"fmt"
	"strings"
)

// shells returns the shells that have completions.
func shells() []string { return []string{"bash", "zsh", "fish"} }

// runCompletion prints the completions of the commands for a shell: a script that the user
// sources or saves. It completes commands, their fixed arguments, flags and folders. Its first
// line says where to put it.
func runCompletion(_ context.Context, e *env, args []string) error {
	rest, err := parse(e, "completion", args, 1, 1, func(*flag.FlagSet) {})
	if err != nil {
		return err
	}
	switch rest[0] {
	case "bash", "zsh":
		fmt.Fprint(e.stdout, bashScript(rest[0]))
	case "fish":
		fmt.Fprint(e.stdout, fishScript())
	default:
		return wrongUse("completion-shell", "shell", rest[0], "known", strings.Join(shells(), ", "))
	}
	return nil
}

// flags has the flags of all commands, as users write them.
const flags = "--json --strict --drafts --quiet -o --zip --single --headers --no-offline --stats --addr --open --lan --lang --allow-host --poll --limits --sbom"

// bashScript completes in bash, and in zsh through its bash completions. The first word is a
// command. A word that begins with "-" is a flag: all flags are offered after each command.
// After a command with fixed arguments the words are those, and after any other one a folder.
func bashScript(shell string) string {
	var names []string
	var cases strings.Builder
	for _, c := range commands() {
		names = append(names, c.name)
		if c.words != nil {
			fmt.Fprintf(&cases, "    %s) words=%q ;;\n", c.name, strings.Join(c.words, " "))
		}
	}
	// zsh runs the same function after two commands of its own.
	head := "# put this in ~/.bashrc:  source <(wenk completion bash)\n"
	if shell == "zsh" {
		head = "# put this in ~/.zshrc:  source <(wenk completion zsh)\nautoload -U +X bashcompinit && bashcompinit\n"
	}
	return head + `_wenk() {
  local cur=${COMP_WORDS[COMP_CWORD]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="` + strings.Join(names, " ") + `"
  elif [ "${cur#-}" != "$cur" ]; then
    words="` + flags + `"
  else case ${COMP_WORDS[1]} in
` + cases.String() + `    *) COMPREPLY=($(compgen -d -- "$cur")); return ;;
  esac fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o filenames -F _wenk wenk
`
}

// fishScript completes in fish, which has a description for each command.
func fishScript() string {
	var b strings.Builder
	// fish has no other file: it loads this one when the user types wenk.
	b.WriteString("# put this in ~/.config/fish/completions/wenk.fish\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "complete -c wenk -n __fish_use_subcommand -f -a %s -d %q\n", c.name, c.does)
		if c.words != nil {
			fmt.Fprintf(&b, "complete -c wenk -n '__fish_seen_subcommand_from %s' -f -a %q\n", c.name, strings.Join(c.words, " "))
		}
	}
	for _, f := range strings.Fields(flags) {
		// fish tells long flags (-l) from those of one letter (-s).
		if name, ok := strings.CutPrefix(f, "--"); ok {
			fmt.Fprintf(&b, "complete -c wenk -l %s\n", name)
		} else {
			fmt.Fprintf(&b, "complete -c wenk -s %s\n", strings.TrimPrefix(f, "-"))
		}
	}
	return b.String()
}
