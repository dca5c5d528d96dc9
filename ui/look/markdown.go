package look

import "strings"

const (
	// longest is the most text that is read as Markdown; a pasted log is not.
	longest = 64 << 10
	// deepest is how far quotes and lists are indented.
	deepest = 8
	// narrowest is the width below which nothing is indented any more.
	narrowest = 6
)

// Markdown draws CommonMark with tables, task lists, strike-through and bare links in
// lines of at most width cells. Code is cut, everything else is wrapped. Text that is
// very long is drawn as it stands. Parsing costs tens of microseconds: keep the lines
// while text and width are the same.
//
// The parser is our own because what a package sets up when the program starts, every
// command pays for, drawn or not: the tables of a library took a fifth of a command's
// time. Nothing here is set up before it is used.
func Markdown(th *Theme, src string, width int) []string {
	if width <= 0 || strings.TrimSpace(src) == "" {
		return nil
	}
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	src = strings.ToValidUTF8(src, "\uFFFD")
	if len(src) > longest {
		return verbatim(th, src, width)
	}
	blocks, refs := parseBlocks(src)
	s := &scribe{th: th, refs: refs}
	return s.blocks(group{blocks: blocks}, width, 0)
}

// verbatim wraps every line of a text and leaves its marks in.
func verbatim(th *Theme, src string, width int) []string {
	var out []string
	for _, row := range strings.Split(CleanText(src), "\n") {
		for _, line := range th.Wrap(Show(row), width, 0) {
			out = append(out, th.Text.Render(line))
		}
	}
	return out
}

// scribe draws one parsed text.
type scribe struct {
	th   *Theme
	refs map[string]string // addresses by label
}

// lines makes the raw lines of a block ready to be drawn.
func lines(raw []string) []string {
	out := make([]string, 0, len(raw))
	for _, row := range raw {
		out = append(out, Show(strings.ReplaceAll(row, "\t", "    ")))
	}
	return out
}
