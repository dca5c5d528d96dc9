package model

// Names turns IDs into what people call things.
type Names struct {
	setup   *Setup
	numbers Numbers
	it      ID // the task that the text is about, which is called "it"
}

// NamesOf returns the names of a board.
func NamesOf(b interface {
	Setup() *Setup
	Numbers
},
) Names {
	return Names{setup: b.Setup(), numbers: b}
}

// Ref returns a task's reference, even of a deleted one.
func (n Names) Ref(id ID) string {
	if id == n.it && id != (ID{}) {
		return "it"
	}
	if num := n.numbers.NumberOf(id); num > 0 {
		return n.setup.Ref(num)
	}
	return "?"
}

// Person returns a person's short name, "unknown" for none.
func (n Names) Person(p PersonID) string {
	if p == "" {
		return "unknown"
	}
	return Named[Person](n.setup, string(p))
}

func (n Names) column(c ColumnID) string { return Named[Column](n.setup, string(c)) }

func (n Names) member(f Field, m string) string {
	switch f {
	case AssigneesField:
		return Named[Person](n.setup, m)
	case LabelsField:
		return Named[Label](n.setup, m)
	}
	id, err := ParseID(m)
	if err != nil {
		return m
	}
	return n.Ref(id)
}

func (n Names) value(f Field, v Value) Value {
	switch {
	case f == MilestoneField && v.Text != "":
		return Text(Named[Milestone](n.setup, v.Text))
	case v.Kind == TaskValue:
		return Text(n.Ref(v.ID()))
	}
	return v
}
