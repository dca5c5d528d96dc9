package trello

import (
	"cmp"
	"slices"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
)

// readCards makes tasks of the cards, in the order they were made.
func (in *reader) readCards() {
	cards := slices.Clone(in.t.Cards)
	slices.SortStableFunc(cards, func(a, b trelloCard) int {
		x, _ := card.ObjectTime(a.ID)
		y, _ := card.ObjectTime(b.ID)
		return cmp.Compare(x, y)
	})
	seen := map[string]bool{}
	for i := range cards {
		c := &cards[i]
		switch {
		case c.ID == "":
			in.rep.Because("cards", card.CouldNot, 1, "without an ID")
		case seen[c.ID]:
			in.rep.Because("cards", card.CouldNot, 1, "with the ID of another card")
		default:
			seen[c.ID] = true
			in.src.Cards = append(in.src.Cards, in.card(c))
		}
		if in.o.Progress != nil && i%1000 == 999 {
			in.o.Progress(i+1, len(cards))
		}
	}
	for id, acts := range in.about {
		if !seen[id] {
			in.orphans(acts)
		}
	}
}

// orphans counts the comments on cards that are not in the file.
func (in *reader) orphans(acts []*trelloAction) {
	for _, a := range acts {
		if isComment(a) {
			in.rep.Because("comments", card.CouldNot, 1, "on cards that are not in the file")
		}
	}
}

func isComment(a *trelloAction) bool { return a.Type == "commentCard" || a.Type == "copyCommentCard" }

func (in *reader) card(c *trelloCard) *card.Card {
	short, whole := card.Title(c.Name)
	if short == "" {
		short = "(untitled)"
		in.rep.Note("cards without a name came in as (untitled)")
	}
	k := &card.Card{
		Order: c.Pos,
		Task:  &model.Task{ID: card.Identity("trello", "card", c.ID), Title: short, Due: card.DayIn(card.Moment(c.Due), in.zone)},
		Body:  &model.Body{Description: card.Prose(c.Desc)},
		External: model.External{
			Source: "trello", ID: plain.Line(c.ID), Key: plain.Line(c.ShortLink), URL: card.Address(cmp.Or(c.URL, c.ShortURL)), Seen: card.Moment(c.DateLastActivity),
			Board: in.src.Board,
		},
	}
	if whole != "" {
		k.Body.Description = card.Prose(whole + "\n\n" + k.Body.Description)
		in.rep.Note("titles of more than %d characters were cut: the whole of them is in the description", card.MaxTitle)
	}
	if c.Due != "" && k.Task.Due == 0 {
		in.rep.Because("due dates", card.CouldNot, 1, "not a date")
	}
	in.members(c, k)
	in.cardLabels(c, k)
	in.checklists(c, k)
	in.attachments(c, k)
	in.customFields(c, k)
	in.history(c, k)
	in.extras(c, k)
	in.countDifferences(c)
	k.Task.Updated = max(card.Moment(c.DateLastActivity), k.Task.Created)
	if n := len(c.IDMembersVoted); n > 0 {
		in.rep.Because("votes", card.CouldNot, n, "have no place on the board")
	}
	return k
}

func (in *reader) members(c *trelloCard, k *card.Card) {
	for _, id := range c.IDMembers {
		if !in.people[id] {
			in.rep.Because("assignments", card.CouldNot, 1, "to members that are not in the file")
			continue
		}
		in.employ(id)
		k.Task.Assignees = append(k.Task.Assignees, model.PersonID(id))
	}
}

// employ makes a person who is assigned a live one.
func (in *reader) employ(id string) {
	for i := range in.src.People {
		if string(in.src.People[i].ID) == id {
			in.src.People[i].Removed = false
		}
	}
}

func (in *reader) cardLabels(c *trelloCard, k *card.Card) {
	var ids []model.LabelID
	for _, id := range c.IDLabels {
		ids = append(ids, model.LabelID(id))
	}
	for _, l := range c.Labels {
		ids = append(ids, l.key())
	}
	for _, named := range ids {
		id := in.labels[named]
		switch {
		case id == "":
			in.rep.Because("labels on cards", card.CouldNot, 1, "not in the file")
		case !slices.Contains(k.Task.Labels, id):
			k.Task.Labels = append(k.Task.Labels, id)
		}
	}
}

// checklists gives the card its lists and their items, each in its order.
func (in *reader) checklists(c *trelloCard, k *card.Card) {
	lists := slices.Concat(in.checks[c.ID], c.Checklists)
	delete(in.checks, c.ID)
	slices.SortStableFunc(lists, func(a, b trelloChecklist) int { return cmp.Compare(a.Pos, b.Pos) })
	groups, seen := map[string]bool{}, map[string]bool{}
	for _, l := range lists {
		if seen[l.ID] {
			continue
		}
		seen[l.ID] = true
		if len(l.CheckItems) == 0 {
			in.rep.Because("checklists", card.CouldNot, 1, "without items")
		}
		name := plain.Line(l.Name)
		if name == "" {
			name = "Checklist"
		}
		in.items(l, card.Unique(name, groups), seen, k)
	}
}

func (in *reader) items(l trelloChecklist, group string, seen map[string]bool, k *card.Card) {
	items := slices.Clone(l.CheckItems)
	slices.SortStableFunc(items, func(a, b trelloItem) int { return cmp.Compare(a.Pos, b.Pos) })
	for _, i := range items {
		text := plain.Line(i.Name)
		switch {
		case text == "":
			in.rep.Because("checklist items", card.CouldNot, 1, "without a text")
		case seen[i.ID]:
			in.rep.Because("checklist items", card.CouldNot, 1, "with the ID of another item")
		default:
			seen[i.ID] = true
			item := model.CheckItem{ID: card.Identity("trello", "item", i.ID), Group: group, Text: text, Done: i.State == "complete"}
			k.Body.Checklist = append(k.Body.Checklist, item)
		}
	}
}
