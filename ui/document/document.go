// Package document exports what people read, minutes and reports: to
// the clipboard, or to a file in the form that its name ends in.
package document

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/keymap"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// Exporter exports documents.
type Exporter struct {
	world *screen.World
	host  screen.Host
	Outputs
}

// Outputs are where documents can go; each may be nil.
type Outputs struct {
	Save      func(ctx context.Context, path string, data []byte) error // writes a file of the person's own
	Clipboard func(text string) tea.Cmd
}

// New returns an exporter.
func New(w *screen.World, h screen.Host, ways Outputs) *Exporter {
	return &Exporter{world: w, host: h, Outputs: ways}
}

// Document is something to read that can be exported.
type Document struct {
	Name  string // what it is called: "minutes"
	Forms []Form
	Write func(form string) ([]byte, error)
}

// Actions returns the actions that export a document. p is called each time, and may
// return nil.
func (o *Exporter) Actions(p func() *Document) screen.Actions {
	return screen.Actions{
		keymap.Copy: func() tea.Cmd {
			if p := p(); p != nil {
				return o.copy(p)
			}
			return nil
		},
		keymap.Save: screen.Do(func() {
			if p := p(); p != nil {
				o.save(p)
			}
		}),
	}
}

// Form is a form of a document, with the extensions of its files.
type Form struct {
	Name string
	Ends []string
}

// copy copies a document as Markdown.
func (o *Exporter) copy(p *Document) tea.Cmd {
	out, err := p.Write("md")
	if err != nil {
		o.host.Say(err.Error())
		return nil
	}
	o.host.Say("copied the " + p.Name + " as Markdown")
	return o.Clipboard(string(out))
}

// save asks for a file and writes a document to it, in the form its name ends in.
func (o *Exporter) save(p *Document) {
	var ends []string
	for _, f := range p.Forms {
		ends = append(ends, f.Ends[0])
	}
	l := float.NewLine(o.world, o.host, "write the "+p.Name+" to a file", "")
	l.Placeholder(p.Name + ends[1])
	l.Verb = "write"
	l.Note = func(string) string {
		return o.world.Theme.Dim.Render("the ending chooses the format: " + strings.Join(ends, " "))
	}
	l.Accept = func(name string) error {
		if name = strings.TrimSpace(name); name == "" {
			name = p.Name + ends[1]
		}
		end := strings.ToLower(filepath.Ext(name))
		i := slices.IndexFunc(p.Forms, func(f Form) bool { return slices.Contains(f.Ends, end) })
		if i < 0 {
			return model.Errorf(model.Usage, "invalid file name %q: it must end in one of %s", name, strings.Join(ends, " "))
		}
		o.host.Do(func(ctx context.Context, _ screen.Viewer) tea.Msg {
			out, err := p.Write(p.Forms[i].Name)
			if err == nil {
				err = o.Save(ctx, name, out)
			}
			return saved{l, "wrote the " + p.Name + " to " + name, err}
		})
		return nil
	}
	o.host.Push(l)
}

// saved is the result of writing a document to the file that a line names.
type saved struct {
	line *float.Line
	text string
	err  error
}

// Handle closes the line in which a file was named, or shows in it what is wrong.
func (o *Exporter) Handle(m tea.Msg) tea.Cmd {
	switch m, ok := m.(saved); {
	case !ok:
	case m.err != nil:
		m.line.Fail(m.err)
	default:
		o.host.Drop(m.line)
		o.host.Say(m.text)
	}
	return nil
}
