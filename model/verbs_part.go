package model

import "strings"

// EditComment changes what the n-th comment on a task says, counted from 1.
func EditComment(id ID, n int, text string) Make {
	return withComment(id, n, func(c Comment) Change {
		c.Text = strings.TrimSpace(text)
		return PutPart[Comment]{Task: id, Item: c, Index: -1}
	})
}

// RemoveComment takes the n-th comment off a task.
func RemoveComment(id ID, n int) Make {
	return withComment(id, n, func(c Comment) Change {
		return DropPart[Comment]{Task: id, Part: c.PartKey()}
	})
}

func withComment(id ID, n int, change func(c Comment) Change) Make {
	return each([]ID{id}, func(r Reader, t *Task) ([]Change, error) {
		b := r.Body(id)
		if b == nil || n < 1 || n > len(b.Comments) {
			return nil, Errorf(NotFound, "%s has no comment %d: it has %d", r.Setup().Ref(t.Num), n, t.Comments)
		}
		return []Change{change(b.Comments[n-1])}, nil
	})
}

// RemoveLink takes a link off a task. Which one is told by its place, counted
// from 1, or by its address.
func RemoveLink(id ID, n int, url string) Make {
	return each([]ID{id}, func(r Reader, t *Task) ([]Change, error) {
		b := r.Body(id)
		if b != nil && n > 0 && n <= len(b.Links) {
			url = b.Links[n-1].URL
		}
		if i := find[Link](b, url); i < 0 && n > 0 {
			return nil, Errorf(NotFound, "%s has no link %d: it has %d", r.Setup().Ref(t.Num), n, t.Links)
		} else if i < 0 {
			return nil, Errorf(NotFound, "%s has no link %s: it has %d", r.Setup().Ref(t.Num), url, t.Links)
		}
		return []Change{DropPart[Link]{Task: id, Part: url}}, nil
	})
}
