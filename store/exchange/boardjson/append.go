package boardjson

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
)

// jsonText builds JSON value by value. Tasks are written by the ten thousand,
// for which reflection takes four times as long.
type jsonText struct {
	b    []byte
	more bool // the next entry needs a comma

	last  model.Instant // written last: most moments of a task are one
	shown []byte        // how it was written
}

// raw appends JSON.
func (j *jsonText) raw(s string) { j.b = append(j.b, s...) }

// open begins an object or a list, end ends it.
func (j *jsonText) open(c byte) { j.b, j.more = append(j.b, c), false }
func (j *jsonText) end(c byte)  { j.b, j.more = append(j.b, c), true }

// next separates an entry of a list from those before it.
func (j *jsonText) next() {
	if j.more {
		j.b = append(j.b, ',')
	}
	j.more = true
}

// key names an entry of an object.
func (j *jsonText) key(name string) {
	j.next()
	j.b = append(append(append(j.b, '"'), name...), '"', ':')
}

// str appends a text as encoding/json does without its care for HTML: what is
// no UTF-8 is replaced, and so are the line ends that JavaScript does not take.
func (j *jsonText) str(s string) {
	j.b = append(j.b, '"')
	from := 0
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c != '"' && c != '\\' && c < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if sign := escaped(r, n); sign != "" {
			j.b = append(append(j.b, s[from:i]...), sign...)
			from = i + n
		}
		i += n
	}
	j.b = append(append(j.b, s[from:]...), '"')
}

// escaped returns how JSON writes a character of n bytes, "" for itself.
func escaped(r rune, n int) string {
	switch {
	case r == utf8.RuneError && n == 1:
		return `\ufffd`
	case r == '\u2028' || r == '\u2029' || plain.Escapes(r) || r < ' ' && !strings.ContainsRune("\b\f\n\r\t", r):
		return fmt.Sprintf(`\u%04x`, r)
	case r == '"' || r == '\\':
		return `\` + string(r)
	case r < ' ':
		return `\` + map[rune]string{'\b': "b", '\f': "f", '\n': "n", '\r': "r", '\t': "t"}[r]
	}
	return ""
}

// text appends a text entry; opt appends null for "".
func (j *jsonText) text(name, s string) {
	j.key(name)
	j.str(s)
}

func (j *jsonText) opt(name, s string) {
	j.key(name)
	if s == "" {
		j.raw("null")
		return
	}
	j.str(s)
}

// number appends a number as encoding/json does, null for nil.
func (j *jsonText) number(f float64) {
	size := math.Abs(f)
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		j.raw("null")
	case size != 0 && (size < 1e-6 || size >= 1e21): // with an exponent, of two digits where one will do
		b, _ := json.Marshal(f)
		j.b = append(j.b, b...)
	default:
		j.b = strconv.AppendFloat(j.b, f, 'f', -1, 64)
	}
}

// orNull appends a number, null for 0.
func (j *jsonText) orNull(f float64) {
	if f == 0 {
		j.raw("null")
		return
	}
	j.number(f)
}

// moment appends an instant as [model.Instant.String] formats it, null for none.
func (j *jsonText) moment(name string, i model.Instant) {
	j.key(name)
	if i == 0 {
		j.raw("null")
		return
	}
	if i != j.last {
		j.last, j.shown = i, append(i.Time().AppendFormat(append(j.shown[:0], '"'), "2006-01-02T15:04:05.999Z07:00"), '"')
	}
	j.b = append(j.b, j.shown...)
}

// listOf appends a list, entry by entry.
func listOf[T any](j *jsonText, name string, in []T, entry func(T)) {
	j.key(name)
	j.open('[')
	for _, v := range in {
		j.next()
		entry(v)
	}
	j.end(']')
}

// task appends a task: the entries of [Task], in their order.
func (j *jsonText) task(b model.Directory, t *model.Task, body *model.Body) {
	s := b.Setup()
	if body == nil {
		body = &model.Body{}
	}
	j.open('{')
	j.text("id", t.ID.String())
	j.text("ref", s.Ref(t.Num))
	j.text("title", t.Title)
	j.opt("description", body.Description)
	j.text("status", model.Named[model.Column](s, string(t.Column)))
	j.text("kind", string(s.KindOf(t.Column)))
	listOf(j, "assignees", t.Assignees, func(p model.PersonID) { j.str(model.Named[model.Person](s, string(p))) })
	j.opt("priority", t.Priority.String())
	listOf(j, "labels", t.Labels, func(l model.LabelID) { j.str(model.Named[model.Label](s, string(l))) })
	j.key("estimate")
	j.orNull(t.Estimate)
	j.opt("due", t.Due.String())
	j.opt("milestone", model.Named[model.Milestone](s, string(t.Milestone)))
	j.opt("parent", strings.Join(card.Refs(b, []model.ID{t.Parent}), ""))
	listOf(j, "blocked_by", card.Refs(b, t.After), j.str)
	j.blocked(t.Blocked)
	j.parts(s, body)
	j.fields(t.Fields)
	j.moment("created", t.Created)
	j.opt("created_by", model.Named[model.Person](s, string(t.CreatedBy)))
	j.moment("updated", t.Updated)
	j.moment("started", t.Started)
	j.moment("done", t.Done)
	j.moment("archived", t.Archived)
	j.moment("column_since", t.Since)
	listOf(j, "external", body.External, func(x model.External) {
		j.open('{')
		j.text("source", x.Source)
		j.text("id", x.ID)
		j.opt("key", x.Key)
		j.opt("url", x.URL)
		if x.Seen != 0 {
			j.moment("seen", x.Seen)
		}
		if x.Board != "" {
			j.text("board", x.Board)
		}
		j.end('}')
	})
	j.textFields(t.Fields)
	j.end('}')
}

// textFields names the fields whose text would be read as a day.
func (j *jsonText) textFields(in []model.FieldValue) {
	var names []string
	for _, f := range in {
		if _, err := model.ParseDay(f.Value.Text); f.Value.Kind == model.TextValue && err == nil {
			names = append(names, f.Name)
		}
	}
	if len(names) > 0 {
		slices.Sort(names)
		listOf(j, "text_fields", names, j.str)
	}
}

// blocked appends why a task can't go on, null if it can.
func (j *jsonText) blocked(b model.Blocker) {
	j.key("blocked")
	if b.Reason == "" {
		j.raw("null")
		return
	}
	j.open('{')
	j.text("reason", b.Reason)
	j.moment("since", b.Since)
	j.end('}')
}

// parts appends the checklist, the comments and the links of a task.
func (j *jsonText) parts(s *model.Setup, body *model.Body) {
	listOf(j, "checklist", body.Checklist, func(i model.CheckItem) {
		j.open('{')
		j.opt("group", i.Group)
		j.text("text", i.Text)
		j.key("done")
		j.raw(strconv.FormatBool(i.Done))
		j.end('}')
	})
	listOf(j, "comments", body.Comments, func(c model.Comment) {
		j.open('{')
		j.text("id", c.ID.String())
		j.opt("by", model.Named[model.Person](s, string(c.By)))
		j.moment("at", c.At)
		j.text("text", c.Text)
		if c.Edited != 0 {
			j.moment("edited", c.Edited)
		}
		j.end('}')
	})
	listOf(j, "links", body.Links, func(l model.Link) {
		j.open('{')
		j.opt("title", l.Title)
		j.text("url", l.URL)
		j.end('}')
	})
}

// fields appends the free fields, by name.
func (j *jsonText) fields(in []model.FieldValue) {
	in = slices.SortedFunc(slices.Values(in), func(a, b model.FieldValue) int { return strings.Compare(a.Name, b.Name) })
	j.key("fields")
	j.open('{')
	for _, f := range in {
		j.next()
		j.str(f.Name)
		j.b = append(j.b, ':')
		switch f.Value.Kind {
		case model.NoValue:
			j.raw("null")
		case model.NumberValue:
			j.number(f.Value.Number)
		case model.BoolValue:
			j.raw(strconv.FormatBool(f.Value.Number != 0))
		default:
			j.str(f.Value.String())
		}
	}
	j.end('}')
}
