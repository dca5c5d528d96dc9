package markdown

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/markup"
	"baton/model/plain"
)

// inItem is the indentation of what belongs to an item of a list.
const inItem = "    "

// writeBody writes the long part of a task below its item: description, checklist, links
// and comments.
func writeBody(m *strings.Builder, s *model.Setup, b *model.Body, zone *time.Location) {
	if b.Description != "" {
		m.WriteString("\n" + quoted(b.Description))
	}
	writeChecklist(m, b.Checklist, b.Description != "")
	if len(b.Links) > 0 {
		m.WriteString("\n" + inItem + "Links:\n\n")
	}
	for _, l := range b.Links {
		m.WriteString(inItem + "- " + linkText(l) + "\n")
	}
	for _, c := range b.Comments {
		at := c.At.Time().In(zone).Format("2006-01-02 15:04")
		fmt.Fprintf(m, "\n%s**%s**, %s:\n\n%s", inItem, escape(cmp.Or(model.Named[model.Person](s, string(c.By)), "unknown")), at, quoted(c.Text))
	}
	if b.Description != "" || len(b.Links) > 0 || len(b.Comments) > 0 {
		m.WriteByte('\n')
	}
}

// writeChecklist writes a checklist, apart from what is above it, and the name
// of each of its groups.
func writeChecklist(m *strings.Builder, l []model.CheckItem, apart bool) {
	group := ""
	for _, i := range l {
		switch {
		case i.Group != group:
			group = i.Group
			fmt.Fprintf(m, "\n%s%s:\n\n", inItem, escape(group))
		case apart:
			m.WriteByte('\n')
		}
		apart = false
		fmt.Fprintf(m, "%s- %s %s\n", inItem, box(i.Done), escape(i.Text))
	}
}

// quoted returns a text of many lines as a quotation of an item, each line as it
// is: whatever it begins ends with the quotation.
func quoted(text string) string {
	var out strings.Builder
	rows := strings.Split(strings.TrimSpace(text), "\n")
	for n, row := range rows {
		out.WriteString(strings.TrimRight(inItem+"> "+inLine(row), " "))
		if n+1 < len(rows) && strings.TrimSpace(row) != "" && strings.TrimSpace(rows[n+1]) != "" {
			out.WriteByte('\\') // the next line begins a line there too
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// inLine escapes a line, including what Markdown would give a meaning at its beginning.
func inLine(row string) string {
	s := strings.TrimLeft(escape(row), " \t")
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits < len(s) && (digits == 0 && strings.IndexByte("-+=", s[0]) >= 0 || digits > 0 && strings.IndexByte(".)", s[digits]) >= 0) {
		s = s[:digits] + `\` + s[digits:]
	}
	return s
}

// linkText writes a link. An address that is neither web nor mail is written as text.
func linkText(l model.Link) string {
	if u, err := url.Parse(l.URL); err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) {
		return escape(strings.TrimSpace(l.URL + " " + l.Title))
	}
	to := "<" + strings.NewReplacer(`\`, "%5C", "<", "%3C", ">", "%3E").Replace(plain.Line(l.URL)) + ">"
	if l.Title == "" {
		return to
	}
	return "[" + markup.EscapeWords(plain.Line(l.Title)) + "](" + to + ")"
}
