package model

// Move puts a task into a column at a rank; a rank of "" is the one it has, or the
// last of another column. A task that changes column gets new times; only an undo
// has a Was, which restores the old ones.
type Move struct {
	Told
	Task ID
	To   ColumnID
	Rank Rank
	Was  *Times
}

// Times are the times that a move changes.
type Times struct{ Since, Started, Done Instant }

// Kind returns "move".
func (Move) Kind() string { return "move" }

// Subject returns the task.
func (c Move) Subject() ID { return c.Task }

func (c Move) as(t Told) Change { c.Told = t; return c }

func (c Move) admit(e *Edit, _ *Draft, _ Stamp) (Change, error) {
	t := e.Task(c.Task)
	if t == nil {
		return nil, NoTask(e, 0)
	}
	if err := checkColumn(e, c.To); err != nil {
		return nil, err
	}
	if c.Rank == "" {
		if t.Column == c.To {
			c.Rank = t.Rank
		} else {
			c.Rank = e.lastRank(c.To)
		}
	}
	if t.Column == c.To && t.Rank == c.Rank {
		return nil, nil
	}
	return c, nil
}

func (c Move) undo(e *Edit) Change {
	t := e.Task(c.Task)
	back := Move{Task: c.Task, To: t.Column, Rank: t.Rank}
	if t.Column != c.To {
		back.Was = &Times{t.Since, t.Started, t.Done}
	}
	return back
}

func (c Move) apply(e *Edit, s Stamp) {
	d := e.touch(c.Task)
	if d == nil {
		return
	}
	t := d.after
	from := t.Column
	t.Column, t.Rank = c.To, c.Rank
	e.noteRank(c.To, c.Rank)
	if from == c.To && c.Was == nil {
		return // a new place in the same column does not touch the task
	}
	t.touched(s)
	if c.Was != nil {
		t.Since, t.Started, t.Done = c.Was.Since, c.Was.Started, c.Was.Done
		return
	}
	t.Since = s.At
	was, is := e.Setup().KindOf(from), e.Setup().KindOf(c.To)
	if is == KindDoing {
		setIfNone(&t.Started, s.At)
	}
	switch {
	case is != KindDone:
		t.Done = 0
	case was != KindDone || t.Done == 0:
		t.Done = s.At
	}
}

func (c Move) touches(back Change) []string {
	if b, ok := back.(Move); ok && b.To == c.To && c.Was == nil { // an undo with times is about the column, wherever the task is
		return []string{"rank"}
	}
	return []string{"status"}
}

func (c Move) rows(back Change, n Names) []Row {
	b, _ := back.(Move)
	if b.To == c.To {
		return []Row{{Task: c.Task, Field: "rank", From: Text(string(b.Rank)), To: Text(string(c.Rank))}}
	}
	return []Row{{Task: c.Task, Field: "status", From: Text(n.column(b.To)), To: Text(n.column(c.To))}}
}

func (c Move) scrub() Change { return c }

// Blocking sets why a task is blocked; an empty reason unblocks it. Since is when
// that began; 0 is the moment of the change.
type Blocking struct {
	Told
	Task   ID
	Reason string
	Since  Instant
}

// Kind returns "block".
func (Blocking) Kind() string { return "block" }

// Subject returns the task.
func (c Blocking) Subject() ID { return c.Task }

func (c Blocking) as(t Told) Change { c.Told = t; return c }

func (c Blocking) admit(e *Edit, _ *Draft, s Stamp) (Change, error) {
	t := e.Task(c.Task)
	if t == nil {
		return nil, NoTask(e, 0)
	}
	if c.Reason == t.Blocked.Reason && (c.Since == 0 || c.Since == t.Blocked.Since) {
		return nil, nil
	}
	if c.Reason == "" {
		c.Since = 0
	} else {
		setIfNone(&c.Since, t.Blocked.Since) // a new reason for the same blocker
		setIfNone(&c.Since, c.in(s).At)
	}
	return c, nil
}

func (c Blocking) undo(e *Edit) Change {
	b := e.Task(c.Task).Blocked
	return Blocking{Task: c.Task, Reason: b.Reason, Since: b.Since}
}

func (c Blocking) apply(e *Edit, s Stamp) {
	e.update(c.Task, s, func(t *Task) { t.Blocked = Blocker{c.Reason, c.Since} })
}

func (Blocking) touches(Change) []string { return []string{"blocked"} }

func (c Blocking) rows(back Change, _ Names) []Row {
	b, _ := back.(Blocking)
	return []Row{{Task: c.Task, Field: "blocked", From: Text(b.Reason), To: Text(c.Reason)}}
}

func (c Blocking) scrub() Change {
	if c.Reason != "" {
		c.Reason = purged
	}
	return c
}

// Archive archives a task, or unarchives it.
type Archive struct {
	Told
	Task ID
	Off  bool    // unarchives
	Was  Instant // when it had been archived; only an undo has it
}

// Kind returns "archive".
func (Archive) Kind() string { return "archive" }

// Subject returns the task.
func (c Archive) Subject() ID { return c.Task }

func (c Archive) as(t Told) Change { c.Told = t; return c }

func (c Archive) admit(e *Edit, d *Draft, _ Stamp) (Change, error) {
	t := e.Task(c.Task)
	if t == nil {
		return nil, NoTask(e, 0)
	}
	if (t.Archived == 0) == c.Off {
		return nil, nil
	}
	if col, _ := ByKey[Column](e.Setup(), string(t.Column)); c.Off && !d.Undoes.IsZero() && col.Removed { // the verb also moves it
		return nil, Errorf(Refused, "column %s was removed: unarchive %s to put it into another column", col.Name, e.Setup().Ref(t.Num))
	}
	return c, nil
}

func (c Archive) undo(e *Edit) Change {
	return Archive{Task: c.Task, Off: !c.Off, Was: e.Task(c.Task).Archived}
}

func (c Archive) apply(e *Edit, s Stamp) {
	e.update(c.Task, s, func(t *Task) {
		t.Archived = c.Was
		if c.Off {
			t.Archived = 0
		} else if c.Was == 0 {
			t.Archived = s.At
		}
	})
}

func (Archive) touches(Change) []string { return []string{"archived"} }

func (c Archive) rows(Change, Names) []Row {
	return []Row{{Task: c.Task, Field: "archived", From: Bool(c.Off), To: Bool(!c.Off)}}
}

func (c Archive) scrub() Change { return c }
