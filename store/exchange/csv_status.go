package exchange

import (
	"slices"
	"strings"

	"baton/model"
)

// readStatuses makes columns of the statuses, in the order of the flow.
func (in *csvReader) readStatuses() {
	if in.cols[csvStatus] == nil {
		in.readTicks()
		return
	}
	blank := false
	for _, row := range in.t.rows {
		name := line(in.cell(row, csvStatus))
		low := strings.ToLower(name)
		if blank = blank || name == ""; name == "" || in.statuses[low] != "" {
			continue
		}
		in.statuses[low] = model.ColumnID(low)
		in.src.columns = append(in.src.columns, model.Column{ID: model.ColumnID(low), Name: name, Kind: in.kindOf(name, row)})
	}
	if blank || len(in.t.rows) == 0 {
		in.needKind(model.KindTodo, "Todo")
	}
	if in.ours {
		return // in the order of the board
	}
	slices.SortStableFunc(in.src.columns, func(a, b model.Column) int {
		return slices.Index(model.Kinds(), a.Kind) - slices.Index(model.Kinds(), b.Kind)
	})
}

// readTicks finds the two columns of a table that only says what is done.
func (in *csvReader) readTicks() {
	for _, row := range in.t.rows {
		if in.isDone(row) {
			in.needKind(model.KindTodo, "Todo")
			in.needKind(model.KindDone, "Done")
			return
		}
	}
}

// isDone reports whether a row has a date or a tick where it says what is done.
func (in *csvReader) isDone(row []string) bool {
	s := in.cell(row, csvDone)
	if yes, ok := truth(s); ok {
		return yes
	}
	return s != ""
}

func (in *csvReader) needKind(k model.Kind, name string) {
	for _, c := range in.src.columns {
		if c.Kind == k {
			in.statuses[""] = c.ID
			return
		}
	}
	id := model.ColumnID("\x00" + name)
	in.src.columns = append(in.src.columns, model.Column{ID: id, Name: name, Kind: k})
	if k == model.KindTodo {
		in.statuses[""] = id
		return
	}
	in.statuses[strings.ToLower(name)] = id
}

// kindOf guesses what a status means: by the program, by its name, by Jira's category, by
// whether its first task is done or begun.
func (in *csvReader) kindOf(name string, row []string) model.Kind {
	if kind := model.Kind(strings.ToLower(in.cell(row, csvCategory))); in.ours && slices.Contains(model.Kinds(), kind) {
		return kind
	}
	if kind, ok := in.t.kinds[strings.ToLower(name)]; ok {
		return kind
	}
	for _, s := range []string{name, in.cell(row, csvCategory)} {
		if i := stageOf(s); s != "" && i >= 0 {
			return stages[i].kind
		}
	}
	switch {
	case in.cell(row, csvDone) != "":
		return model.KindDone
	case in.cell(row, "started") != "":
		return model.KindDoing
	}
	return model.KindTodo
}
