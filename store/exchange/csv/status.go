package csv

import (
	"slices"
	"strings"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/stage"
)

// readStatuses makes columns of the statuses, in the order of the flow.
func (in *reader) readStatuses() {
	if in.cols[statusCol] == nil {
		in.readTicks()
		return
	}
	blank := false
	for _, row := range in.t.rows {
		name := plain.Line(in.cell(row, statusCol))
		low := strings.ToLower(name)
		if blank = blank || name == ""; name == "" || in.statuses[low] != "" {
			continue
		}
		in.statuses[low] = model.ColumnID(low)
		in.src.Columns = append(in.src.Columns, model.Column{ID: model.ColumnID(low), Name: name, Kind: in.kindOf(name, row)})
	}
	if blank || len(in.t.rows) == 0 {
		in.needKind(model.KindTodo, "Todo")
	}
	if in.ours {
		return // in the order of the board
	}
	slices.SortStableFunc(in.src.Columns, func(a, b model.Column) int {
		return slices.Index(model.Kinds(), a.Kind) - slices.Index(model.Kinds(), b.Kind)
	})
}

// readTicks finds the two columns of a table that only says which tasks are done.
func (in *reader) readTicks() {
	for _, row := range in.t.rows {
		if in.isDone(row) {
			in.needKind(model.KindTodo, "Todo")
			in.needKind(model.KindDone, "Done")
			return
		}
	}
}

// isDone reports whether a row has a date or a tick where it says what is done.
func (in *reader) isDone(row []string) bool {
	s := in.cell(row, doneCol)
	if yes, ok := truth(s); ok {
		return yes
	}
	return s != ""
}

func (in *reader) needKind(k model.Kind, name string) {
	for _, c := range in.src.Columns {
		if c.Kind == k {
			in.statuses[""] = c.ID
			return
		}
	}
	id := model.ColumnID("\x00" + name)
	in.src.Columns = append(in.src.Columns, model.Column{ID: id, Name: name, Kind: k})
	if k == model.KindTodo {
		in.statuses[""] = id
		return
	}
	in.statuses[strings.ToLower(name)] = id
}

// kindOf guesses what a status means: by the program, by its name, by Jira's category, by
// whether its first task is done or begun.
func (in *reader) kindOf(name string, row []string) model.Kind {
	if kind := model.Kind(strings.ToLower(in.cell(row, categoryCol))); in.ours && slices.Contains(model.Kinds(), kind) {
		return kind
	}
	if kind, ok := in.t.kinds[strings.ToLower(name)]; ok {
		return kind
	}
	for _, s := range []string{name, in.cell(row, categoryCol)} {
		if kind := stage.Kind(s); kind != "" {
			return kind
		}
	}
	switch {
	case in.cell(row, doneCol) != "":
		return model.KindDone
	case in.cell(row, "started") != "":
		return model.KindDoing
	}
	return model.KindTodo
}
