package cli

import (
	"fmt"
	"regexp"
	"strings"
)

// roff writes a manual page in the man macros, in ASCII: what reads it need not
// be told an encoding. It is ours because muesli/roff takes a % in a text for a format
// and escapes neither - nor a ' at the head of a line, and mango-cobra, which fills
// it, leaves out what a command's long text says, its group and its other names.
type roff struct{ strings.Builder }

// macro writes a request with its arguments.
func (w *roff) macro(name string, args ...string) {
	w.WriteString("." + name)
	for _, a := range args {
		if strings.Contains(a, " ") {
			a = `"` + a + `"`
		}
		w.WriteString(" " + a)
	}
	w.WriteByte('\n')
}

// text writes a line of running text.
func (w *roff) text(s string) {
	if s = escape(s); strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	w.WriteString(s + "\n")
}

// paragraphs writes a text as help shows it: a blank line begins a paragraph,
// and what is indented stays as it is.
func (w *roff) paragraphs(s string) {
	for i, part := range strings.Split(strings.Trim(s, "\n"), "\n\n") {
		if i > 0 {
			w.macro("PP")
		}
		if !strings.HasPrefix(part, "  ") {
			w.text(strings.ReplaceAll(part, "\n", " "))
			continue
		}
		w.macro("RS", "4")
		w.macro("nf")
		for line := range strings.SplitSeq(part, "\n") {
			w.WriteString(bold(strings.TrimPrefix(line, "  ")) + "\n")
		}
		w.macro("fi")
		w.macro("RE")
	}
}

// item begins a paragraph under a tag, which is roff already.
func (w *roff) item(tag string) {
	w.macro("TP")
	w.WriteString(tag + "\n")
}

// inner indents what f writes under an item.
func (w *roff) inner(f func()) {
	w.macro("RS")
	f()
	w.macro("RE")
}

// escape makes roff of a text: what roff would read as more than itself, or
// show as another character, is named.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '…':
			b.WriteString("...")
		case r > '~':
			_, _ = fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteString(inRoff(r))
		}
	}
	return b.String()
}

func inRoff(r rune) string {
	switch r {
	case '\\':
		return `\(rs`
	case '-':
		return `\-`
	case '\'':
		return `\(aq`
	case '"':
		return `\(dq`
	case '`':
		return `\(ga`
	case '^':
		return `\(ha`
	case '~':
		return `\(ti`
	}
	return string(r)
}

func bold(s string) string   { return `\fB` + escape(s) + `\fR` }
func italic(s string) string { return `\fI` + escape(s) + `\fR` }

// usageTag is how a command is written: what stands for something else is in
// italics, all else is typed as it is.
func usageTag(s string) string {
	var b strings.Builder
	stands := regexp.MustCompile(`\b[A-Z]+\b`)
	last := 0
	write := func(s string) {
		if plain := strings.Trim(s, " …|[]"); plain == "" {
			b.WriteString(escape(s))
		} else {
			b.WriteString(bold(s))
		}
	}
	for _, at := range stands.FindAllStringIndex(s, -1) {
		if last < at[0] {
			write(s[last:at[0]])
		}
		b.WriteString(italic(s[at[0]:at[1]]))
		last = at[1]
	}
	if last < len(s) {
		write(s[last:])
	}
	return b.String()
}
