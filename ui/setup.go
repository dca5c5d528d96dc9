package ui

import (
	"strings"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// palette finds any action by its name.
func (a *App) palette() {
	scope := a.top().Scope()
	var items []float.Item
	commands := a.opts.Keys.Commands(scope)
	if a.meeting != nil {
		commands = append(a.opts.Keys.Commands(keymap.Meet), commands...)
	}
	for _, b := range commands {
		key := ""
		if len(b.Keys) > 0 {
			key = b.Keys[0]
		}
		note := b.Long
		if key != "" {
			note += "  " + key
		}
		items = append(items, float.Item{Name: b.Name(), Note: note, Value: string(b.Action)})
	}
	p := float.NewPicker(&a.world, a, "commands", items)
	p.Pick = func(it *float.Item, _ string) {
		act := keymap.Action(it.Value)
		if !a.top().Do(act) {
			a.do(act)
		}
	}
	a.Push(p)
}

// setUp changes what the board is set up with: a noun and a verb, as on the
// command line, whose words it takes.
func (a *App) setUp(noun, verb string) {
	switch noun {
	case "columns":
		setUp(a, columnKind(), verb)
	case "people":
		setUp(a, personKind(), verb)
	case "labels":
		setUp(a, labelKind(), verb)
	case "milestones":
		setUp(a, milestoneKind(), verb)
	case "views":
		setUp(a, viewKind(), verb)
	case "board":
		a.setUpBoard()
	}
}

// setUpBoard changes the board's own settings.
func (a *App) setUpBoard() {
	a.setUpLine("edit board", query.InfoHint, query.PrintInfo(a.world.Setup().Info), func(text string) (op.Op, error) {
		next, err := query.ParseInfo(a.world.Setup().Info, text)
		return op.EditBoard{Info: next}, err
	})
}

// setUp asks which item, and what it should be, in a list and a line.
func setUp[T model.Item](a *App, k itemKind[T], verb string) {
	if verb == "add" {
		begin := ""
		if k.noun == "view" {
			begin = a.board.Filter().Text
		}
		a.setUpLine("new "+k.noun, query.ItemHint[T](), begin, func(text string) (op.Op, error) {
			return k.add(a.world.Env(), text)
		})
		return
	}
	var items []float.Item
	for _, i := range model.Live[T](a.world.Setup()) {
		items = append(items, float.Item{Name: i.Called(), Note: query.PrintItem(i), Value: i.Called()})
	}
	if len(items) == 0 {
		a.Say("the board has no " + k.noun + " yet")
		return
	}
	p := float.NewPicker(&a.world, a, verb+" which "+k.noun+"?", items)
	p.Pick = func(it *float.Item, _ string) { setUpOne(a, k, verb, it.Value) }
	a.Push(p)
}

func setUpOne[T model.Item](a *App, k itemKind[T], verb, name string) {
	switch verb {
	case "rm":
		text := "Remove " + k.noun + " " + look.Show(name) + "? It is taken off every task; history keeps its name."
		if k.noun == "column" {
			text = "Remove column " + look.Show(name) + "? It has to be empty; history keeps its name."
		}
		a.Push(float.NewAsk(&a.world, a, "remove", text, "remove", func() {
			a.Apply(screen.Change{Op: op.Remove[T]{Names: []string{name}, Off: true}})
		}))
	case "rename":
		a.setUpLine("rename "+k.noun, "", name, func(text string) (op.Op, error) {
			return op.Rename[T]{Name: name, To: text}, nil
		})
	case "move":
		a.setUpLine("move "+k.noun+" "+name+" to place", "1 is the first", "", func(text string) (op.Op, error) {
			n, err := parsePlace(text)
			return op.Reorder[T]{Name: name, N: n}, err
		})
	case "edit":
		i, _ := model.ByName[T](a.world.Setup(), name)
		a.setUpLine("edit "+k.noun+" "+name, query.ItemHint[T](), query.PrintItem(i), func(text string) (op.Op, error) {
			return k.edit(a.world.Env(), name, text)
		})
	}
}

// setUpLine asks for a text and applies what it makes.
func (a *App) setUpLine(title, hint, text string, f func(string) (op.Op, error)) {
	l := a.line("set-up-"+title, title, text)
	l.Note = func(text string) string { return a.world.Theme.Dim.Render(query.HintFor(hint, text)) }
	l.Accept = func(text string) error {
		o, err := f(strings.TrimSpace(text))
		if err != nil {
			return err
		}
		a.Apply(screen.Change{Op: o, Then: a.closes(l)})
		return nil
	}
	a.Push(l)
}
