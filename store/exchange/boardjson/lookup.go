package boardjson

import (
	"strings"

	"baton/model"
)

// lookup finds IDs by name, and makes one for an unknown name.
type lookup struct {
	id   map[string]string
	keys map[string]bool
}

func newLookup() lookup { return lookup{map[string]string{}, map[string]bool{}} }

// find returns the ID for a name; the second is true where it is new.
func (l lookup) find(name string) (string, bool) {
	low := strings.ToLower(name)
	if id, ok := l.id[low]; ok {
		return id, false
	}
	id := model.NewKey(name, func(k string) bool { return l.keys[k] })
	l.id[low], l.keys[id] = id, true
	return id, true
}
