package exchange

import (
	"strings"

	"baton/model"
)

// edits tells which parts of the tasks in question were last changed on this
// board and not by an import. It reads the log once, from its end; what was
// undone does not count.
type edits struct{ here map[model.ID]map[string]bool }

// The keys of a whole task, and of its being deleted.
const (
	whole   = "*"
	deleted = "deleted"
)

// log reads the log when it is first asked for.
func (p *planner) log() *edits {
	if p.edits != nil {
		return p.edits
	}
	p.edits = &edits{here: make(map[model.ID]map[string]bool, len(p.tasks))}
	for _, id := range p.tasks {
		p.edits.here[id] = nil
	}
	standing := model.Standing{}
	for ev := range p.r.Log(model.Span{Newest: true}) {
		if standing.Stands(ev) && ev.Undoes == 0 {
			p.edits.take(ev)
		}
	}
	return p.edits
}

// take enters who changed what, unless somebody changed it later.
func (e *edits) take(ev model.Event) {
	for i, c := range ev.Do {
		keys, asked := e.here[c.Subject()]
		if !asked {
			continue
		}
		if keys == nil {
			keys = map[string]bool{}
			e.here[c.Subject()] = keys
		}
		var back model.Change
		if i < len(ev.Back) {
			back = ev.Back[i]
		}
		for _, k := range touched(c, back) {
			if _, later := keys[k]; !later {
				keys[k] = ev.Verb != Verb
			}
		}
	}
}

// edited reports whether the newest change of a part was made here.
func (e *edits) edited(id model.ID, key string) bool {
	keys := e.here[id]
	if here, ok := keys[key]; ok {
		return here
	}
	return keys[whole]
}

// deleted reports whether a task was deleted here.
func (e *edits) deleted(id model.ID) bool { return e.here[id][deleted] }

// touched returns the keys of what a change changes of its task.
func touched(c, back model.Change) []string {
	switch c := c.(type) {
	case model.AddTask:
		return []string{whole}
	case model.DeleteTask:
		return []string{deleted}
	case model.Set:
		return []string{strings.ToLower(string(c.Field))}
	case model.Members:
		var out []string
		for _, m := range append(append(out, c.Add...), c.Remove...) {
			out = append(out, string(c.Field)+":"+m)
		}
		return out
	case model.Move:
		if b, ok := back.(model.Move); ok && b.To == c.To {
			return nil // a new place in its column
		}
		return []string{"status"}
	case model.Archive:
		return []string{"archived"}
	case model.Blocking:
		return []string{"blocked"}
	}
	return touchedPart(c)
}

func touchedPart(c model.Change) []string {
	switch c := c.(type) {
	case model.PutPart[model.CheckItem]:
		return []string{"checklist:" + c.Item.PartKey()}
	case model.DropPart[model.CheckItem]:
		return []string{"checklist:" + c.Part}
	case model.PutPart[model.Comment]:
		return []string{"comments:" + c.Item.PartKey()}
	case model.DropPart[model.Comment]:
		return []string{"comments:" + c.Part}
	case model.PutPart[model.Link]:
		return []string{"links:" + c.Item.PartKey()}
	case model.DropPart[model.Link]:
		return []string{"links:" + c.Part}
	}
	return nil
}
