package boardjson

import (
	"encoding/json"
	"strings"
)

// Is reports whether a text is a board as baton exports it, of any version.
func Is(text []byte) bool {
	var top struct{ Format string }
	return len(text) > 0 && text[0] == '{' && json.Unmarshal(text, &top) == nil && strings.HasPrefix(top.Format, "baton/")
}
