package trello

import "encoding/json"

// Is reports whether a text is a board as Trello exports it: an object with
// lists and cards.
func Is(text []byte) bool {
	var top struct {
		Format       string
		Lists, Cards json.RawMessage
	}
	return len(text) > 0 && text[0] == '{' && json.Unmarshal(text, &top) == nil && top.Format == "" && top.Lists != nil && top.Cards != nil
}
