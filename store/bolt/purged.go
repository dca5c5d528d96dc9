package bolt

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"baton/model"
	"baton/store/wire"
)

// purges is what the log says of purges.
type purges struct {
	tasks []model.ID
	last  model.Instant
}

func (p *purges) add(ev model.Event) {
	if ids := ev.Purges(); len(ids) > 0 {
		p.tasks, p.last = append(p.tasks, ids...), max(p.last, ev.At)
	}
}

// unpurged lists the copies that still hold text of purged tasks: the purge may not have
// reached them, or they came back since. Files that can't be read are left out, and so
// are daily backups of the last purge's day and later ones.
func (c *copies) unpurged(p purges) []string {
	if len(p.tasks) == 0 {
		return nil
	}
	last := model.DayOf(p.last.Time().In(c.options.Now().Location())).String()
	out, _ := c.replaced()
	for _, of := range c.withBackups() {
		days, _ := of.dailies()
		out = append(out, slices.DeleteFunc(days, func(path string) bool { return filepath.Base(path) >= last })...)
	}
	return slices.DeleteFunc(out, func(path string) bool { return !holdsText(path, p.tasks) })
}

// holdsText reports whether anything that people wrote about tasks can be read in a
// board's file, whatever its format and its state. After a purge the tasks are still
// named there.
func holdsText(path string, ids []model.ID) bool {
	b, err := readUsed(path)
	if err != nil || !slices.ContainsFunc(ids, func(id model.ID) bool { return bytes.Contains(b, id[:]) }) {
		return false
	}
	now, old := remainsOf(b)
	return now.tellsOf(ids) || old.tellsOf(ids)
}

// tellsOf reports whether there is a row, a text or an event with what people wrote
// about tasks.
func (r *remains) tellsOf(ids []model.ID) bool {
	for _, id := range ids {
		if r.rows[id] != nil || r.bodies[id] != nil {
			return true
		}
	}
	for _, ev := range r.events {
		if !sameEvent(ev.Event, ev.Scrub(ids...)) {
			return true
		}
	}
	return false
}

// sameEvent reports whether two events are stored alike.
func sameEvent(a, b model.Event) bool {
	x, err := wire.FromEvent(a).MarshalMsg(nil)
	if err != nil {
		return false
	}
	y, err := wire.FromEvent(b).MarshalMsg(nil)
	return err == nil && bytes.Equal(x, y)
}

// unpurgedLine says which copies still hold purged text, "" for none.
func unpurgedLine(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	return "the text of a purged task is still in " + strings.Join(paths, ", ") + ": remove what you don't need"
}
