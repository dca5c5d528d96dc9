package trello

import (
	"strconv"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
)

// attachments become links.
func (in *reader) attachments(c *trelloCard, k *card.Card) {
	seen := map[string]bool{}
	for _, a := range c.Attachments {
		to := card.Address(a.URL)
		switch {
		case to == "":
			in.rep.Because("attachments", card.CouldNot, 1, "without a complete address")
		case seen[to]:
			in.rep.Because("attachments", card.CouldNot, 1, "with the address of another on the same card")
		default:
			seen[to] = true
			name := plain.Line(a.Name)
			if name == a.URL {
				name = ""
			}
			k.Body.Links = append(k.Body.Links, model.Link{Title: name, URL: to})
		}
	}
}

// customFields become free fields.
func (in *reader) customFields(c *trelloCard, k *card.Card) {
	for _, i := range c.CustomFieldItems {
		f, ok := in.fields[i.IDCustomField]
		if !ok {
			in.rep.Because("field values", card.CouldNot, 1, "of fields that are not in the file")
			continue
		}
		v := in.value(f, i)
		if v.Kind == model.NoValue {
			in.rep.Because("field values", card.CouldNot, 1, "not of their field's type")
			continue
		}
		if !k.SetField(f.Name, v) {
			in.rep.Because("field values", card.CouldNot, 1, "of a field that has one already")
		}
	}
	start := card.Moment(c.Start)
	if start != 0 {
		k.SetField("Start", model.DayOn(card.DayIn(start, in.zone)))
	} else if c.Start != "" {
		in.rep.Because("start dates", card.CouldNot, 1, "not a date")
	}
}

// value reads the value of a custom field by the field's type.
func (in *reader) value(f trelloField, i trelloFieldItem) model.Value {
	if f.Type == "list" {
		for _, o := range f.Options {
			if o.ID == i.IDValue {
				return model.Text(plain.Line(o.Value.Text))
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
		return model.DayOn(card.DayIn(card.Moment(i.Value.Date), in.zone))
	}
	return model.Text(plain.Line(i.Value.Text))
}

// extras keeps that a card's due date was met, where its column does not say
// so.
func (in *reader) extras(c *trelloCard, k *card.Card) {
	in.comments(c, k)
	col, _ := in.list(c.IDList)
	if col.Kind == model.KindDone || !c.DueComplete {
		return
	}
	if at := card.Moment(c.DateCompleted); at != 0 {
		k.SetField("Completed", model.DayOn(card.DayIn(at, in.zone)))
		return
	}
	k.SetField("Due complete", model.Bool(true))
}

// comments reads the comments, with author and time.
func (in *reader) comments(c *trelloCard, k *card.Card) {
	seen := map[string]bool{}
	for _, a := range in.about[c.ID] {
		if !isComment(a) {
			continue
		}
		text := card.Prose(a.Data.Text)
		switch {
		case text == "":
			in.rep.Because("comments", card.CouldNot, 1, "without a text")
		case seen[a.ID]:
			in.rep.Because("comments", card.CouldNot, 1, "with the ID of another comment")
		default:
			seen[a.ID] = true
			k.Body.Comments = append(k.Body.Comments, model.Comment{
				ID: card.Identity("trello", "comment", a.ID), By: in.by(a), At: card.Moment(a.Date), Text: text, Edited: card.Moment(a.Data.DateLastEdited),
			})
		}
	}
	if older := c.Badges.Comments - len(seen); older > 0 {
		in.rep.Because("comments", card.CouldNot, older, "not in the file, which holds only the newest actions")
	}
}
