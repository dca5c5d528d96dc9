package cli

import (
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/query"
)

// completer returns what an argument may be, given those before it.
type completer func(s *session, r model.Reader, before []string, typed string) []string

// complete asks the board what an argument may be. An error completes
// to nothing: a shell has no place to show errors.
func (t tree) complete(f completer) cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		args, typed = showTokens(c, args), strings.TrimPrefix(typed, tokenMark)
		s, err := t.session(*t.flags)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		_ = s.store.View(c.Context(), func(r model.Reader) error {
			out = f(s, r, args, typed)
			return nil
		})
		if !strings.HasPrefix(typed, "-") {
			out = slices.DeleteFunc(out, flagged)
		}
		return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// flagged reports whether a value would be parsed as a flag if a shell inserted it. After --
// it would not, but there the person has to type the minus first.
func flagged(value string) bool { return strings.HasPrefix(value, "-") && !token().MatchString(value) }

func nothing(*session, model.Reader, []string, string) []string { return nil }

// mostRefs bounds how many references a shell is shown.
const mostRefs = 200

// refs completes the references of open tasks, with their titles.
func refs(_ *session, r model.Reader, _ []string, typed string) []string {
	head := ""
	if i := strings.LastIndexByte(typed, ','); i >= 0 {
		head, typed = typed[:i+1], typed[i+1:]
	}
	var out []string
	for t := range inSight(r) {
		ref := r.Setup().Ref(t.Num)
		if !strings.HasPrefix(ref, strings.ToUpper(typed)) {
			ref = keyOf(r, t, typed)
		}
		if !isDone(r.Setup(), t) && ref != "" {
			out = append(out, cobra.CompletionWithDesc(head+ref, clean(t.Title)))
		}
		if len(out) == mostRefs {
			break
		}
	}
	return out
}

// keyOf returns another system's key for a task, if it begins as typed.
func keyOf(r model.Reader, t *model.Task, typed string) string {
	b := r.Body(t.ID)
	if typed == "" || b == nil {
		return ""
	}
	for _, x := range b.External {
		if strings.HasPrefix(strings.ToLower(x.Key), strings.ToLower(typed)) {
			return clean(x.Key)
		}
	}
	return ""
}

// inSight yields the tasks that are not archived, reading them one by one.
func inSight(r model.Reader) iter.Seq[*model.Task] {
	return func(yield func(*model.Task) bool) {
		for _, c := range model.Live[model.Column](r.Setup()) {
			for t := range r.Lane(c.ID, false) {
				if !yield(t) {
					return
				}
			}
		}
	}
}

// refFirst completes only the first argument.
func refFirst(s *session, r model.Reader, before []string, typed string) []string {
	if len(before) > 0 {
		return nil
	}
	return refs(s, r, before, typed)
}

// refsThenColumn completes references, and after the first one columns too.
func refsThenColumn(s *session, r model.Reader, before []string, typed string) []string {
	if len(before) == 0 {
		return refs(s, r, before, typed)
	}
	return append(called[model.Column](s, r, nil, typed), refs(s, r, before, typed)...)
}

// called completes the names of a noun's items, for the first argument.
func called[T model.Item](_ *session, r model.Reader, before []string, typed string) []string {
	if len(before) > 0 {
		return nil
	}
	var out []string
	for _, i := range model.Live[T](r.Setup()) {
		if strings.HasPrefix(strings.ToLower(i.Called()), strings.ToLower(typed)) {
			out = append(out, i.Called())
		}
	}
	return out
}

// tokens completes tokens after that many references.
func tokens(u query.Use, behind int) completer {
	return func(s *session, r model.Reader, before []string, typed string) []string {
		if len(before) < behind {
			return refs(s, r, before, typed)
		}
		var out []string
		for _, c := range query.Complete(typed, len(typed), s.env(r), u) {
			out = append(out, typed[:c.From]+dashed(c.Text))
		}
		return out
	}
}

// dashed writes a name in quotes as one with dashes, which means the same: shells
// take quotes off.
func dashed(token string) string {
	head, name, ok := strings.Cut(token, `"`)
	name, closed := strings.CutSuffix(name, `"`)
	if !ok || !closed || strings.ContainsAny(name, `"\`) {
		return token
	}
	return head + strings.ReplaceAll(name, " ", "-")
}

// editWords completes the arguments of edit: a reference, then tokens.
func editWords(s *session, r model.Reader, before []string, typed string) []string {
	return tokens(query.Editing, 1)(s, r, before, typed)
}

// completeFlags completes the values of the flags of every verb.
func (t tree) completeFlags(root *cobra.Command) {
	_ = root.RegisterFlagCompletionFunc("board", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var out []string
		if s, err := t.session(flags{}); err == nil {
			all, _ := boardsHere(s)
			for _, b := range all {
				if b.Name != hereName {
					out = append(out, b.Name)
				}
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	})
	_ = root.RegisterFlagCompletionFunc("as", t.complete(func(s *session, r model.Reader, _ []string, typed string) []string {
		return called[model.Person](s, r, nil, typed)
	}))
}
