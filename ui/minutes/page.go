package minutes

import (
	"bytes"
	"fmt"
	"strings"

	"baton/model/markup"
	"baton/model/plain"
	"baton/ui/look"
	"baton/ui/render"
)

// page is what minutes are laid out on. Texts come as people wrote them.
type page interface {
	// head writes a heading: 1 is that of the whole, 2 that of a part.
	head(level int, text string)
	// line writes a line of its own.
	line(text string)
	// list writes a list under a label, a bare one without; nothing for an
	// empty one.
	list(label string, items []string)
	// end ends a part.
	end()
	bytes() []byte
}

// text is a page for a terminal.
type text struct{ bytes.Buffer }

// labelWidth is the room for what a list is called.
const labelWidth = 10

// Indent is where the items of a list with a label begin in text.
const Indent = 2 + labelWidth + 1

func (t *text) head(_ int, text string) { t.line(text) }
func (t *text) line(s string)           { t.WriteString(look.Show(s) + "\n") }
func (t *text) end()                    { t.WriteString("\n") }
func (t *text) bytes() []byte           { return t.Bytes() }

func (t *text) list(label string, items []string) {
	for i, item := range items {
		switch {
		case label == "":
			t.line("  " + item)
		case i == 0:
			t.line("  " + look.PadRight(strings.ToLower(label), labelWidth) + " " + item)
		default:
			t.line("  " + look.Spaces(labelWidth) + " " + item)
		}
	}
}

// markdown is a page in GitHub's Markdown (https://github.github.com/gfm/).
type markdown struct{ bytes.Buffer }

func (m *markdown) escape(s string) string { return markup.Escape(plain.Line(s)) }

func (m *markdown) head(level int, text string) {
	m.WriteString(strings.Repeat("#", level) + " " + m.escape(text) + "\n\n")
}

func (m *markdown) line(s string) { m.WriteString(m.escape(s) + "\n") }
func (m *markdown) end()          { m.WriteString("\n") }
func (m *markdown) bytes() []byte { return m.Bytes() }

func (m *markdown) list(label string, items []string) {
	bullet := "- "
	switch {
	case label != "" && len(items) == 1:
		bullet = "- **" + label + "**: "
	case label != "" && len(items) > 1:
		m.WriteString("- **" + label + "**:\n")
		bullet = "  - "
	}
	for _, item := range items {
		m.WriteString(bullet + m.escape(item) + "\n")
	}
}

// web is a page in HTML, one file without scripts or network.
type web struct {
	b     strings.Builder
	title string
	open  bool // a part is
}

func (w *web) head(level int, text string) {
	if level == 1 {
		w.title = text
	} else {
		w.open = true
		w.b.WriteString("<section>\n")
	}
	fmt.Fprintf(&w.b, "<h%d>%s</h%d>\n", level, render.Escape(plain.Line(text)), level)
}

func (w *web) line(s string) { fmt.Fprintf(&w.b, "<p>%s</p>\n", render.Escape(plain.Line(s))) }

func (w *web) end() {
	if w.open {
		w.b.WriteString("</section>\n")
	}
	w.open = false
}

func (w *web) list(label string, items []string) {
	if len(items) == 0 {
		return
	}
	if label != "" {
		fmt.Fprintf(&w.b, "<h3>%s</h3>\n", label)
	}
	w.b.WriteString("<ul>\n")
	for _, i := range items {
		fmt.Fprintf(&w.b, "<li>%s</li>\n", render.Escape(plain.Line(i)))
	}
	w.b.WriteString("</ul>\n")
}

func (w *web) bytes() []byte { return render.Page(w.title, w.b.String()) }
