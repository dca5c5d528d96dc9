// Package setup changes how a board is set up: its columns, people, labels,
// milestones, views and its own settings. It uses the words of the command
// line.
package setup

import (
	"strings"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
	"baton/ui/compose"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// Form asks how the board should be set up.
type Form struct {
	world   *screen.World
	host    screen.Host
	compose *compose.Composer
	base    func() screen.Base // a new view begins with its filter
}

// New returns a form.
func New(w *screen.World, h screen.Host, c *compose.Composer, base func() screen.Base) *Form {
	return &Form{world: w, host: h, compose: c, base: base}
}

// Actions are those that set up the board: a noun and a verb each.
func (a *Form) Actions() screen.Actions {
	out := screen.Actions{keymap.BoardEdit: screen.Do(a.board)}
	items(out, a, "columns", columnKind())
	items(out, a, "people", personKind())
	items(out, a, "labels", labelKind())
	items(out, a, "milestones", milestoneKind())
	items(out, a, "views", viewKind())
	return out
}

// items adds what is done to one kind of item.
func items[T model.Item](out screen.Actions, a *Form, noun string, k itemKind[T]) {
	for _, verb := range []string{"add", "edit", "rename", "rm", "move"} {
		out[keymap.Action(noun+" "+verb)] = screen.Do(func() { setUp(a, k, verb) })
	}
}

// board changes the board's own settings.
func (a *Form) board() {
	a.ask("edit board", query.InfoHint, query.PrintInfo(a.world.Setup().Info), func(text string) (op.Op, error) {
		next, err := query.ParseInfo(a.world.Setup().Info, text)
		return op.EditBoard{Info: next}, err
	})
}

// setUp asks which item is meant with a list, and what it should be with a line.
func setUp[T model.Item](a *Form, k itemKind[T], verb string) {
	if verb == "add" {
		begin := ""
		if k.noun == "view" {
			begin = a.base().Filter().Text
		}
		a.ask("new "+k.noun, query.ItemHint[T](), begin, func(text string) (op.Op, error) {
			return k.add(a.world.Env(), text)
		})
		return
	}
	var items []float.Item
	for _, i := range model.Live[T](a.world.Setup()) {
		items = append(items, float.Item{Name: i.Called(), Note: query.PrintItem(i), Value: i.Called()})
	}
	if len(items) == 0 {
		a.host.Say("the board has no " + k.noun + " yet")
		return
	}
	p := float.NewPicker(a.world, a.host, verb+" which "+k.noun+"?", items)
	p.Pick = func(it *float.Item, _ string) { setUpOne(a, k, verb, it.Value) }
	a.host.Push(p)
}

func setUpOne[T model.Item](a *Form, k itemKind[T], verb, name string) {
	switch verb {
	case "rm":
		text := "Remove " + k.noun + " " + look.Show(name) + "? It will be taken off every task; history keeps its name."
		if k.noun == "column" {
			text = "Remove column " + look.Show(name) + "? It must be empty; history keeps its name."
		}
		a.host.Push(float.NewAsk(a.world, a.host, "remove", text, "remove", func() {
			a.host.Apply(screen.Change{Op: op.Remove[T]{Names: []string{name}, Off: true}})
		}))
	case "rename":
		a.ask("rename "+k.noun, "", name, func(text string) (op.Op, error) {
			return op.Rename[T]{Name: name, To: text}, nil
		})
	case "move":
		a.ask("move "+k.noun+" "+name+" to position", "1 is the first", "", func(text string) (op.Op, error) {
			n, err := parsePlace(text)
			return op.Reorder[T]{Name: name, N: n}, err
		})
	case "edit":
		i, _ := model.ByName[T](a.world.Setup(), name)
		a.ask("edit "+k.noun+" "+name, query.ItemHint[T](), query.PrintItem(i), func(text string) (op.Op, error) {
			return k.edit(a.world.Env(), name, text)
		})
	}
}

// ask asks for a text and applies the op that f makes of it.
func (a *Form) ask(title, hint, text string, f func(string) (op.Op, error)) {
	l := a.compose.Line("set-up-"+title, title, text)
	l.Note = func(text string) string { return a.world.Theme.Dim.Render(query.HintFor(hint, text)) }
	l.Accept = func(text string) error {
		o, err := f(strings.TrimSpace(text))
		if err != nil {
			return err
		}
		a.host.Apply(screen.Change{Op: o, Then: a.compose.Closes(l)})
		return nil
	}
	a.host.Push(l)
}
