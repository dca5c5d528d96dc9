package exchange

import (
	"net/url"
	"strconv"
	"strings"

	"baton/model"
)

// address returns s as an address that is safe to show and to open, "" where
// it is none: it wants a scheme and no blanks.
func address(s string) string {
	s = strings.ReplaceAll(line(s), " ", "%20")
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

// attachments become links.
func (in *trelloReader) attachments(c *trelloCard, k *card) {
	seen := map[string]bool{}
	for _, a := range c.Attachments {
		to := address(a.URL)
		switch {
		case to == "":
			in.rep.because("attachments", couldNot, 1, "without a whole address")
		case seen[to]:
			in.rep.because("attachments", couldNot, 1, "with the address of another on the same card")
		default:
			seen[to] = true
			name := line(a.Name)
			if name == a.URL {
				name = ""
			}
			k.body.Links = append(k.body.Links, model.Link{Title: name, URL: to})
		}
	}
}

// customFields become free fields.
func (in *trelloReader) customFields(c *trelloCard, k *card) {
	for _, i := range c.CustomFieldItems {
		f, ok := in.fields[i.IDCustomField]
		if !ok {
			in.rep.because("field values", couldNot, 1, "of fields that are not in the file")
			continue
		}
		v := in.value(f, i)
		if v.Kind == model.NoValue {
			in.rep.because("field values", couldNot, 1, "not of their field's type")
			continue
		}
		if !k.setField(f.Name, v) {
			in.rep.because("field values", couldNot, 1, "of a field that has one already")
		}
	}
	start := instant(c.Start)
	if start != 0 {
		k.setField("Start", model.DayOn(dayIn(start, in.zone)))
	} else if c.Start != "" {
		in.rep.because("start dates", couldNot, 1, "not a date")
	}
}

// setField gives the card a free field, false if it has one of that name.
func (k *card) setField(name string, v model.Value) bool {
	if _, has := k.task.Field(name); has {
		return false
	}
	k.task.Fields = append(k.task.Fields, model.FieldValue{Name: name, Value: v})
	return true
}

// value reads the value of a custom field by the field's type.
func (in *trelloReader) value(f trelloField, i trelloFieldItem) model.Value {
	if f.Type == "list" {
		for _, o := range f.Options {
			if o.ID == i.IDValue {
				return model.Text(line(o.Value.Text))
			}
		}
		return model.Value{}
	}
	if i.Value == nil {
		return model.Value{}
	}
	switch f.Type {
	case "checkbox":
		return model.Bool(i.Value.Checked == "true")
	case "number":
		n, err := strconv.ParseFloat(i.Value.Number, 64)
		if err != nil || n-n != 0 {
			return model.Value{}
		}
		return model.Number(n)
	case "date":
		return model.DayOn(dayIn(instant(i.Value.Date), in.zone))
	}
	return model.Text(line(i.Value.Text))
}

// extras keeps that a card's due date was met, where its column does not say
// so.
func (in *trelloReader) extras(c *trelloCard, k *card) {
	in.comments(c, k)
	col, _ := in.list(c.IDList)
	if col.Kind == model.KindDone || !c.DueComplete {
		return
	}
	if at := instant(c.DateCompleted); at != 0 {
		k.setField("Completed", model.DayOn(dayIn(at, in.zone)))
		return
	}
	k.setField("Due complete", model.Bool(true))
}

// comments take what was said, with who said it and when.
func (in *trelloReader) comments(c *trelloCard, k *card) {
	seen := map[string]bool{}
	for _, a := range in.about[c.ID] {
		if !isComment(a) {
			continue
		}
		text := prose(a.Data.Text)
		switch {
		case text == "":
			in.rep.because("comments", couldNot, 1, "without a text")
		case seen[a.ID]:
			in.rep.because("comments", couldNot, 1, "with the ID of another comment")
		default:
			seen[a.ID] = true
			k.body.Comments = append(k.body.Comments, model.Comment{
				ID: Identity("trello", "comment", a.ID), By: in.by(a), At: instant(a.Date), Text: text, Edited: instant(a.Data.DateLastEdited),
			})
		}
	}
	if older := c.Badges.Comments - len(seen); older > 0 {
		in.rep.because("comments", couldNot, older, "not in the file, which holds only the newest actions")
	}
}
