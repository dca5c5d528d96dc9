package keymap

import "strings"

// setup are the rows that set up the board. They need no keys: they are rare, and the
// palette finds them by name.
func setup() []Binding {
	row := func(a Action, long string) Binding {
		noun, verb, _ := strings.Cut(string(a), " ")
		return Binding{a, boards(), nil, verb + " " + noun, long, SetUp}
	}
	return []Binding{
		row(ColumnsAdd, "add a column"),
		row(ColumnsEdit, "change a column's kind and limit"),
		row(ColumnsRename, "rename a column"),
		row(ColumnsRemove, "remove a column"),
		row(ColumnsMove, "change the order of the columns"),
		row(PeopleAdd, "add a person"),
		row(PeopleEdit, "change a person's limit, capacity and addresses"),
		row(PeopleRename, "rename a person"),
		row(PeopleRemove, "remove a person"),
		row(PeopleMove, "change the order of the people"),
		row(LabelsAdd, "add a label"),
		row(LabelsEdit, "change a label"),
		row(LabelsRename, "rename a label"),
		row(LabelsRemove, "remove a label"),
		row(LabelsMove, "change the order of the labels"),
		row(MilestonesAdd, "add a milestone"),
		row(MilestonesEdit, "change a milestone's day"),
		row(MilestonesRename, "rename a milestone"),
		row(MilestonesRemove, "remove a milestone"),
		row(MilestonesMove, "change the order of the milestones"),
		row(ViewsAdd, "save the filter as a view"),
		row(ViewsEdit, "change a saved view's filter"),
		row(ViewsRename, "rename a saved view"),
		row(ViewsRemove, "remove a saved view"),
		row(ViewsMove, "change the order of the saved views"),
		row(BoardEdit, "change the board's name, key, days and meetings"),
	}
}
