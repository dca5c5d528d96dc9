package plan

import (
	"strings"

	"baton/model"
)

// edits tells which parts of the tasks in question, and of the set-up, were last
// changed on this board by hand. It reads the log once, from its end: what was
// undone does not count, nor what the file's author had before them.
type edits struct {
	here  map[model.ID]map[string]bool
	whose witness
	past  bool // the events that are read now were known to the file's author
}

// The keys of a whole task, of its being deleted, and of what ends its story: an
// older change of it is not on the board.
const (
	whole   = "*"
	deleted = "deleted"
	ended   = "ended"
)

// log reads the log when it is first asked for.
func (p *planner) log() *edits {
	if p.edits != nil {
		return p.edits
	}
	e := &edits{here: make(map[model.ID]map[string]bool, len(p.tasks)+1), whose: newWitness(p.src)}
	for _, id := range p.tasks {
		e.here[id] = nil
	}
	e.here[model.ID{}] = nil // the set-up
	standing := model.Standing{}
	for ev := range p.r.Log(model.Span{Newest: true}) {
		e.past = e.past || e.whose.saw(ev)
		switch stands := standing.Stands(ev); {
		case stands && ev.Undoes.IsZero():
			e.take(ev)
		case stands:
			e.end(ev)
		}
	}
	p.edits = e
	return e
}

// take notes who changed what, unless it was changed again later.
func (e *edits) take(ev model.Event) {
	hand := ev.Verb != Verb && ev.Verb != model.VerbInit && !e.past
	for i, c := range ev.Do {
		keys := e.of(c.Subject())
		if keys == nil || keys[ended] {
			continue
		}
		var back model.Change
		if i < len(ev.Back) {
			back = ev.Back[i]
		}
		for _, k := range touched(c, back) {
			if _, later := keys[k]; !later {
				keys[k] = hand && !e.whose.knew(c.Subject(), ev.At)
			}
		}
		if _, born := c.(model.AddTask); born {
			keys[ended] = true
		}
	}
}

// end enters that an undo took tasks off the board: what was done to them before
// went with them.
func (e *edits) end(ev model.Event) {
	for _, c := range ev.Do {
		if d, ok := c.(model.DeleteTask); ok {
			if keys := e.of(d.Task); keys != nil {
				keys[ended] = true
			}
		}
	}
}

// of returns the keys of a task, nil if nobody asks for it.
func (e *edits) of(id model.ID) map[string]bool {
	keys, asked := e.here[id]
	if asked && keys == nil {
		keys = map[string]bool{}
		e.here[id] = keys
	}
	return keys
}

// edited reports whether the newest change of a part of a task was made here.
func (e *edits) edited(id model.ID, key string) bool {
	keys := e.here[id]
	if here, ok := keys[key]; ok {
		return here
	}
	return keys[whole]
}

// deleted reports whether a task was deleted here.
func (e *edits) deleted(id model.ID) bool { return e.here[id][deleted] }

// set reports whether an aspect of an item of the set-up was last changed here by
// hand.
func (e *edits) set(noun, key, aspect string) bool {
	return e.here[model.ID{}][itemKey(noun, key, aspect)]
}

// touchedByHand reports whether anything of an item of the set-up was.
func (e *edits) touchedByHand(noun, key string) bool {
	for _, aspect := range []string{addedAspect, goneAspect, nameAspect, worthAspect} {
		if e.set(noun, key, aspect) {
			return true
		}
	}
	return false
}

// The aspects of an item of the set-up.
const (
	addedAspect = "added"
	goneAspect  = "gone"
	nameAspect  = "name"
	worthAspect = "value" // its kind, colour, day, limits
)

func itemKey(noun, key, aspect string) string { return noun + ":" + key + "/" + aspect }

// The keys of the parts of a task are spelled here and nowhere else.
func fieldKey(f model.Field) string { return strings.ToLower(string(f)) }

func partKey(list, part string) string { return list + ":" + part }

// itemText is the key of an item of a checklist in a file without IDs.
func itemText(i model.CheckItem) string { return partKey("checklist", i.Group+"\x00"+i.Text) }

const (
	statusKey   = "status"
	rankKey     = "rank"
	archivedKey = "archived"
	blockedKey  = "blocked"
)

// touched returns the keys of what a change changes of its task, or of the
// set-up.
func touched(c, back model.Change) []string {
	switch c := c.(type) {
	case model.AddTask:
		return []string{whole}
	case model.DeleteTask:
		return []string{deleted}
	case model.Set:
		return []string{fieldKey(c.Field)}
	case model.Members:
		var out []string
		for _, m := range append(append(out, c.Add...), c.Remove...) {
			out = append(out, partKey(string(c.Field), m))
		}
		return out
	case model.Move:
		if b, ok := back.(model.Move); ok && b.To == c.To {
			return []string{rankKey}
		}
		return []string{statusKey, rankKey}
	case model.Archive:
		return []string{archivedKey}
	case model.Blocking:
		return []string{blockedKey}
	}
	if keys := touchedPart(c, back); keys != nil {
		return keys
	}
	return touchedItem(c, back)
}

func touchedPart(c, back model.Change) []string {
	switch c := c.(type) {
	case model.PutPart[model.CheckItem]:
		return []string{partKey("checklist", c.Item.PartKey()), itemText(c.Item)}
	case model.DropPart[model.CheckItem]:
		keys := []string{partKey("checklist", c.Part)}
		if was, ok := back.(model.PutPart[model.CheckItem]); ok {
			keys = append(keys, itemText(was.Item))
		}
		return keys
	case model.PutPart[model.Comment]:
		return []string{partKey("comments", c.Item.PartKey())}
	case model.DropPart[model.Comment]:
		return []string{partKey("comments", c.Part)}
	case model.PutPart[model.Link]:
		return []string{partKey("links", c.Item.PartKey())}
	case model.DropPart[model.Link]:
		return []string{partKey("links", c.Part)}
	}
	return nil
}

func touchedItem(c, back model.Change) []string {
	switch c := c.(type) {
	case model.Put[model.Column]:
		return itemAspects(c, back, func(a, b model.Column) bool {
			return a.Kind == b.Kind && a.Limit == b.Limit && a.PersonLimit == b.PersonLimit
		})
	case model.Put[model.Person]:
		return itemAspects(c, back, func(a, b model.Person) bool {
			return a.Full == b.Full && a.Limit == b.Limit && a.Capacity == b.Capacity
		})
	case model.Put[model.Label]:
		return itemAspects(c, back, func(a, b model.Label) bool { return a.Color == b.Color })
	case model.Put[model.Milestone]:
		return itemAspects(c, back, func(a, b model.Milestone) bool { return a.Due == b.Due })
	}
	return nil
}

// itemAspects returns the aspects of an item of the set-up that a change changes.
func itemAspects[T model.Item](c model.Put[T], back model.Change, worthSame func(a, b T) bool) []string {
	var out []string
	touch := func(aspect string) { out = append(out, itemKey(model.Noun[T](), c.Item.Key(), aspect)) }
	was, ok := back.(model.Put[T])
	if !ok || was.Item.IsRemoved() && !c.Item.IsRemoved() {
		touch(addedAspect)
		touch(goneAspect)
	}
	if !ok {
		return out
	}
	if !was.Item.IsRemoved() && c.Item.IsRemoved() {
		touch(goneAspect)
	}
	if was.Item.Called() != c.Item.Called() {
		touch(nameAspect)
	}
	if !worthSame(was.Item, c.Item) {
		touch(worthAspect)
	}
	return out
}
