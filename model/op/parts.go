package op

import (
	"slices"
	"strings"

	"baton/model"
)

// What the log calls them. Logs keep it, so it never changes.
const (
	VerbComment = "comment"
	VerbLink    = "link"
	VerbCheck   = "check"
)

// Comment adds a comment to tasks.
type Comment struct {
	Tasks []model.ID
	Text  string
}

// Verb is "comment".
func (Comment) Verb() string { return VerbComment }

func (c Comment) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, c.Tasks, func(t *model.Task) ([]model.Change, error) {
		return one(model.PutPart[model.Comment]{Task: t.ID, Item: model.Comment{Text: strings.TrimSpace(c.Text)}, Index: -1})
	})
}

// EditComment changes the text of the N-th comment on a task, counted from 1.
type EditComment struct {
	Task model.ID
	N    int
	Text string
}

// Verb is "comment".
func (EditComment) Verb() string { return VerbComment }

func (e EditComment) fill(r model.Reader, d *model.Draft) error {
	c, err := comment(r, e.Task, e.N)
	c.Text = strings.TrimSpace(e.Text)
	d.Do = append(d.Do, model.PutPart[model.Comment]{Task: e.Task, Item: c, Index: -1})
	return err
}

// RemoveComment removes the N-th comment from a task, counted from 1.
type RemoveComment struct {
	Task model.ID
	N    int
}

// Verb is "comment".
func (RemoveComment) Verb() string { return VerbComment }

func (o RemoveComment) fill(r model.Reader, d *model.Draft) error {
	c, err := comment(r, o.Task, o.N)
	d.Do = append(d.Do, model.DropPart[model.Comment]{Task: o.Task, Part: c.PartKey()})
	return err
}

func comment(r model.Reader, id model.ID, n int) (model.Comment, error) {
	t, err := task(r, id)
	if err != nil {
		return model.Comment{}, err
	}
	b := r.Body(id)
	if b == nil || n < 1 || n > len(b.Comments) {
		return model.Comment{}, model.Errorf(model.NotFound, "%s has no comment %d: it has %s", r.Setup().Ref(t.Num), n, model.Count(t.Comments, "comment"))
	}
	return b.Comments[n-1], nil
}

// Link adds a link to tasks.
type Link struct {
	Tasks []model.ID
	Link  model.Link
}

// Verb is "link".
func (Link) Verb() string { return VerbLink }

func (l Link) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, l.Tasks, func(t *model.Task) ([]model.Change, error) {
		return one(model.PutPart[model.Link]{Task: t.ID, Item: l.Link, Index: -1})
	})
}

// Unlink removes a link from tasks: the N-th, counted from 1, or if N is 0 the one
// with that URL.
type Unlink struct {
	Tasks []model.ID
	N     int
	URL   string
}

// Verb is "link".
func (Unlink) Verb() string { return VerbLink }

func (u Unlink) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, u.Tasks, func(t *model.Task) ([]model.Change, error) {
		var links []model.Link
		if b := r.Body(t.ID); b != nil {
			links = b.Links
		}
		url := u.URL
		if u.N > 0 && u.N <= len(links) {
			url = links[u.N-1].URL
		}
		switch has := slices.ContainsFunc(links, func(l model.Link) bool { return l.URL == url }); {
		case !has && u.N > 0:
			return nil, model.Errorf(model.NotFound, "%s has no link %d: it has %s", r.Setup().Ref(t.Num), u.N, model.Count(t.Links, "link"))
		case !has:
			return nil, model.Errorf(model.NotFound, "%s has no link %s: it has %s", r.Setup().Ref(t.Num), url, model.Count(t.Links, "link"))
		}
		return one(model.DropPart[model.Link]{Task: t.ID, Part: url})
	})
}

// Tick ticks an item of tasks' checklists, or unticks it: that Item, or if it is
// zero the N-th, counted from 1.
type Tick struct {
	Tasks []model.ID
	Item  model.ID
	N     int
}

// Verb is "check".
func (Tick) Verb() string { return VerbCheck }

func (o Tick) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, o.Tasks, func(t *model.Task) ([]model.Change, error) {
		var items []model.CheckItem
		if b := r.Body(t.ID); b != nil {
			items = b.Checklist
		}
		i := o.N - 1
		if o.Item != (model.ID{}) {
			i = slices.IndexFunc(items, func(c model.CheckItem) bool { return c.ID == o.Item })
		}
		switch inside := i >= 0 && i < len(items); {
		case !inside && o.Item != (model.ID{}):
			return nil, model.Errorf(model.NotFound, "that item is no longer on the checklist of %s", r.Setup().Ref(t.Num))
		case !inside:
			return nil, model.Errorf(model.NotFound, "%s has no checklist item %d: it has %s", r.Setup().Ref(t.Num), o.N, model.Count(t.Items, "item"))
		}
		item := items[i]
		item.Done = !item.Done
		return one(model.PutPart[model.CheckItem]{Task: t.ID, Item: item, Index: i})
	})
}

// AddItem adds an item to the last checklist of tasks.
type AddItem struct {
	Tasks []model.ID
	Text  string
}

// Verb is "check".
func (AddItem) Verb() string { return VerbCheck }

func (a AddItem) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, a.Tasks, func(t *model.Task) ([]model.Change, error) {
		item := model.CheckItem{Text: strings.TrimSpace(a.Text)}
		if b := r.Body(t.ID); b != nil && len(b.Checklist) > 0 {
			item.Group = b.Checklist[len(b.Checklist)-1].Group
		}
		return one(model.PutPart[model.CheckItem]{Task: t.ID, Item: item, Index: -1})
	})
}
