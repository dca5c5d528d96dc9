package card

import (
	"net/url"
	"strings"

	"baton/model"
	"baton/model/plain"
)

// SetField gives the card a free field, false if it has one of that name.
func (k *Card) SetField(name string, v model.Value) bool {
	if _, has := k.Task.Field(name); has {
		return false
	}
	k.Task.Fields = append(k.Task.Fields, model.FieldValue{Name: name, Value: v})
	return true
}

// AddField gives a task a free field, under another name if it has one of that.
func (k *Card) AddField(name string, v model.Value) {
	taken := map[string]bool{}
	for _, f := range k.Task.Fields {
		taken[strings.ToLower(f.Name)] = true
	}
	k.SetField(Unique(name, taken), v)
}

// Address returns s as an address that is safe to show and to open, "" if it is not one:
// it needs a scheme and no blanks.
func Address(s string) string {
	s = strings.ReplaceAll(plain.Line(s), " ", "%20")
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "" || u.Host == "" && u.Opaque == "" && u.Path == "" {
		return ""
	}
	switch u.Scheme {
	case "javascript", "data", "vbscript": // programs, not places
		return ""
	}
	return s
}
