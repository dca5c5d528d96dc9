package exchangetest

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/plain"
	"baton/model/sheet"
	"baton/model/transfer"
	"baton/store/exchange"
)

// ExportTable exports a board as a table.
func ExportTable(t T, b *model.Board, style sheet.Style) string {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.Export("csv", &out, b, transfer.ExportOptions{Sheet: style}); err != nil {
		t.Fatalf("export: %v", err)
	}
	return out.String()
}

// Harmless asks that nothing on a board drives a terminal, and that what is shown in
// one line is one.
func Harmless(t T, b *model.Board) {
	t.Helper()
	s := b.Setup()
	var short, long []string
	for _, c := range s.Columns {
		short = append(short, c.Name)
	}
	for _, p := range s.People {
		short = append(short, p.Name, p.Full)
	}
	for _, l := range s.Labels {
		short = append(short, l.Name)
	}
	for task := range b.Tasks() {
		if strings.TrimSpace(task.Title) == "" {
			t.Fatalf("title %q", task.Title)
		}
		short = append(short, task.Title)
		for _, f := range task.Fields {
			short, long = append(short, f.Name), append(long, f.Value.Text)
		}
		long = append(long, bodyTexts(b.Body(task.ID))...)
	}
	bad := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return plain.Drives(r) && r != '\n' && r != '\t' })
	}
	for _, s := range short {
		if bad(s) || strings.ContainsAny(s, "\n\t") {
			t.Fatalf("%q drives a terminal or has more than one line", s)
		}
	}
	if i := slices.IndexFunc(long, bad); i >= 0 {
		t.Fatalf("%q drives a terminal", long[i])
	}
}

func bodyTexts(b *model.Body) []string {
	all := []string{b.Description}
	for _, i := range b.Checklist {
		all = append(all, i.Text, i.Group)
	}
	for _, c := range b.Comments {
		all = append(all, c.Text)
	}
	for _, l := range b.Links {
		all = append(all, l.Title, l.URL)
	}
	return all
}

// Swallow imports a file that may be anything. It has to be refused in one line, or to
// come in complete and harmless.
func Swallow(t *testing.T, format string, b []byte) {
	f, err := exchange.Import(format, bytes.NewReader(b), Options())
	if err != nil {
		var known *model.Error
		if !errors.As(err, &known) || plain.Line(known.Text) != known.Text {
			t.Fatalf("%q is not a message for people", err)
		}
		return
	}
	l := Fresh()
	d, _, err := f.Draft(l)
	if err != nil {
		return
	}
	if _, err := l.Propose(d, "kim"); err != nil && !errors.Is(err, model.ErrNothing) {
		t.Fatalf("the draft was refused: %v", err)
	}
	Harmless(t, l.Board)
	if f.Events != nil {
		other := modeltest.NewLog(&model.Setup{})
		other.Events = f.Events
		Export(t, "json", other, other.Fold(), true)
	}
	again, _, err := f.Draft(l)
	if err != nil {
		t.Fatalf("a second draft: %v", err)
	}
	if _, err := l.Propose(again, "kim"); err != nil && !errors.Is(err, model.ErrNothing) {
		t.Fatalf("the second draft was refused: %v", err)
	}
}

// Refused asks that a file is refused in a line that has a text in it.
func Refused(t *testing.T, format, file, want string) {
	t.Helper()
	_, err := exchange.Import(format, strings.NewReader(file), Options())
	var e *model.Error
	if !errors.As(err, &e) || e.Code != model.Usage || !strings.Contains(e.Text, want) || strings.Contains(e.Text, "\n") {
		t.Errorf("%.20q as %s: got %v, want a line with %q", file, format, err, want)
	}
}

// OneLineTitles makes one line of titles that random drafts gave two.
func OneLineTitles(t T, l *modeltest.Log) {
	for _, task := range Tasks(l.Board) {
		if plain.Line(task.Title) == task.Title {
			continue
		}
		set := model.Set{Task: task.ID, Field: model.TitleField, To: model.Text(plain.Line(task.Title))}
		if _, err := l.Propose(model.Draft{Verb: "edit", Do: []model.Change{set}}, "kim"); err != nil {
			t.Fatalf("%v", err)
		}
	}
}
