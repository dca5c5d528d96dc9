package query

import (
	"fmt"
	"slices"

	"baton/model"
)

// Token is a row of the help: how a token is written and what it does in each use. An
// empty text means that the use does not have the token.
type Token struct {
	Form   string // "@kim"
	Shell  string // the same without characters that shells interpret, if it differs
	Add    string // in add
	Edit   string // in edit
	Filter string
}

// Tokens returns the tokens in the order in which help shows them.
func Tokens() []Token {
	return []Token{
		{"@kim", "", "assign; @me is you", "assign; -@kim unassigns, @none unassigns all", "assigned to; @none is nobody"},
		{"#api", "label:api", "label", "label; -#api removes it", "has the label; label:none, label:a..f"},
		{"!high", "prio:high", "low, medium, high or urgent", "the same; -! or !none clears", "priority; !>=high, prio:low..high, prio:none"},
		{"in:doing", "", "column", "move to the column", "in the column; in:>=doing"},
		{"kind:doing", "", "", "", "in a column of that kind: backlog, todo, doing, done; kind:..todo"},
		{"due:fri", "", "2026-11-27, today, tomorrow, fri, +3d, +2w, +1m, eow, eom", "the same; -due clears", "due:<fri (before it), due:..fri (up to and including it, as due:<=fri), due:mon..fri (both included), due:none, due:overdue, due:<-7d"},
		{"est:3", "", "estimate", "estimate; -est clears", "est:>3, est:3..8 (both included), est:none"},
		{"parent:12", "", "part of", "part of; -parent clears", "part of it; parent:none, parent:3..9"},
		{"after:4", "", "waits for", "waits for; -after:4 removes it", "waits for it; after:none, after:>12"},
		{"milestone:v1", "", "milestone", "milestone; -milestone clears", "milestone; milestone:none, milestone:..v2"},
		{`"two words"`, "", "plain text; also \\@, \\due:fri", "plain text; also \\@, \\due:fri", "phrase"},
		{"word", "", "the title", "a new title", "in reference, title or description"},
		{"is:open", "", "", "", oneOf(states())},
		{"has:due", "", "", "", oneOf(havings())},
		{"created:>=mon", "", "", "", "also updated:, started:, done:; 2026-11-27, mon (the last one), yesterday, -7d (since then), <mon (before it), mon..fri (both included), done:none"},
		{"by:kim", "", "", "", "created by; by:none"},
		{"field.Team:core", "", "", "", "a free field; field.Severity:>2, field.Team:a..f, field.Team:none"},
		{"-term", "not term", "", "", "everything that does not match"},
		{"a or b", "", "", "", "either; a space means and, ( ) group"},
		{"sort:due,-prio", "", "", "", oneOf(orders()) + "; - reverses it"},
		{"limit:20", "", "", "", "the first 20"},
		{":name", "", "", "", "a saved view"},
	}
}

// prefixes returns the words before a colon that are tokens in a use.
func prefixes(u Use) []string {
	l := []string{"due", "est", "in", "label", "milestone", "prio", "parent", "after"}
	if u == Filtering {
		l = append(l, "is", "has", "kind", "by", "created", "updated", "started", "done", "sort", "limit")
	}
	return l
}

func isPrefix(s string, u Use) bool { return slices.Contains(prefixes(u), s) }

// meant returns the token that users of other tools mean by a prefix, "" for none.
func meant(prefix string) string {
	switch prefix {
	case "assignee", "assign", "assigned", "user", "owner", "who":
		return "@"
	case "tag", "tags", "labels":
		return "#"
	case "priority", "pri", "p":
		return "prio:"
	case "status", "column", "col", "state":
		return "in:"
	case "estimate", "points", "size":
		return "est:"
	case "author", "creator":
		return "by:"
	case "deadline":
		return "due:"
	}
	return ""
}

// noToken is the problem with an unknown word before a colon.
func noToken(name, value string, u Use) *problem {
	value = cleanTitle(value)
	if m := meant(name); m != "" {
		return usage(fmt.Sprintf("did you mean %s%s?", m, value)+asText(name, value, u), "unknown token %q", name+":")
	}
	if near, ok := model.Nearest(name, prefixes(u)); ok {
		return usage(fmt.Sprintf("did you mean %s:%s?", near, value)+asText(name, value, u), "unknown token %q", name+":")
	}
	if u == Filtering {
		return usage("put it in quotes to search for it as text", "unknown token %q", name+":")
	}
	return usage(fmt.Sprintf(`write \%s:%s to keep it as text`, name, value), "unknown token %q", name+":")
}

// asText says how to write an unknown token as text, "" where that is not possible.
func asText(name, value string, u Use) string {
	if u == Filtering {
		return ""
	}
	return fmt.Sprintf(` (write \%s:%s to keep it as text)`, name, value)
}
