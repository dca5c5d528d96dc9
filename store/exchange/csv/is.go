package csv

import (
	"bytes"
	"encoding/json"

	"baton/model"
)

// Is reports whether a text is surely a table of tasks: its first line names
// at least two parts of one.
func Is(text []byte) bool {
	if isJSON(text) {
		return false
	}
	head, _, _ := bytes.Cut(text, []byte("\n"))
	const most = 1 << 16
	if len(head) > most {
		return false
	}
	rows, err := readRecords(head, separator(&head), true)
	return err == nil && len(rows) > 0 && len(rows[0]) > 1 && knownHeads(rows[0]) >= 2
}

func isJSON(text []byte) bool {
	return len(text) > 0 && (text[0] == '{' || text[0] == '[') && json.Valid(text)
}

// noJSON refuses JSON, which would be read as one cell or as many odd ones.
func noJSON(text []byte) error {
	if isJSON(bytes.TrimSpace(text)) {
		return model.Errorf(model.Usage, "csv: the file is JSON, not a table: save it as CSV with a header line (baton reads boards of its own and of Trello as JSON)")
	}
	return nil
}
