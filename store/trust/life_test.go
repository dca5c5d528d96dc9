//go:build unix

package trust_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// deed is what an acknowledged change did to what a person knows must be there.
type deed struct {
	of       string // the task it is about, by its first title
	do, back func(*known)
}

// known is what must be on the board of what one person did: nobody else deletes or renames
// their tasks or undoes their comments.
type known struct {
	titles map[string]string   // of their tasks that are there, by their first title
	said   map[string][]string // on those
	texts  map[string][]string // all that was ever written of a task
	purged []string            // texts that nothing holds any more
	done   []deed              // that an undo takes back, the newest last
	undone []deed
	rows   []string // titles of what they import, in the order of their file
	events int
}

func newKnown() *known {
	return &known{titles: map[string]string{}, said: map[string][]string{}, texts: map[string][]string{}}
}

func (k *known) clone() *known {
	c := *k
	c.titles, c.said, c.texts = maps.Clone(k.titles), maps.Clone(k.said), maps.Clone(k.texts)
	c.purged, c.rows = slices.Clone(k.purged), slices.Clone(k.rows)
	c.done, c.undone = slices.Clone(k.done), slices.Clone(k.undone)
	return &c
}

// person is one of the people who use the board.
type person struct {
	*home
	*known
	name   string
	random *rand.Rand
	n      int
}

// step is a command line and what it does if it is acknowledged.
type step struct {
	args []string
	deed
	undo, redo, purges bool
}

func (p *person) token(what string) string {
	p.n++
	return fmt.Sprintf("%s %d of %s.", what, p.n, p.name)
}

// own returns one of the person's tasks and its reference, "" if there is none.
func (p *person) own() (task, ref string) {
	all := slices.Sorted(maps.Keys(p.titles))
	all = slices.DeleteFunc(all, func(t string) bool { return strings.HasPrefix(t, "Row") })
	if len(all) == 0 {
		return "", ""
	}
	task = all[p.random.IntN(len(all))]
	b := must(open(p, p.board).Board(context.Background()))
	for t := range b.Tasks() {
		if t.Title == p.titles[task] {
			return task, b.Setup().Ref(t.Num)
		}
	}
	p.Errorf("%q of %s is not on the board", p.titles[task], p.name)
	return "", ""
}

// draw returns what to do next.
func (p *person) draw() step {
	task, ref := p.own()
	other := "T-" + fmt.Sprint(1+p.random.IntN(30))
	kind := p.random.IntN(14)
	if ref == "" && kind < 5 {
		kind = 8
	}
	switch kind {
	case 0, 1:
		to := p.token("Title")
		return step{args: []string{"edit", ref, to}, deed: p.renames(task, to)}
	case 2:
		d := p.brings(task, p.titles[task])
		return step{args: []string{"delete", ref}, deed: deed{task, d.back, d.do}}
	case 3:
		return step{args: []string{"delete", "--purge", ref}, deed: deed{of: task}, purges: true}
	case 4:
		return p.says(task, ref)
	case 5:
		return step{args: []string{"move", "--force", other, []string{"todo", "doing", "done"}[p.random.IntN(3)]}}
	case 6:
		return step{args: []string{"edit", other, "#" + p.name, "est:" + fmt.Sprint(p.random.IntN(99)), "--force"}}
	case 7:
		return step{args: []string{"comment", other, p.token("Aside")}}
	case 8, 9:
		title := p.token("Task")
		return step{args: []string{"add", "--text", title}, deed: p.brings(title, title)}
	case 10:
		return step{args: []string{"undo"}, undo: true}
	case 11:
		return step{args: []string{"redo"}, redo: true}
	case 12:
		return step{args: []string{"labels", "add", p.token("Label")}}
	}
	return p.imports()
}

func (*person) brings(task, title string) deed {
	return deed{task, func(k *known) {
		k.titles[task] = title
		k.texts[task] = append(slices.Clone(k.texts[task]), title)
	}, func(k *known) { delete(k.titles, task) }}
}

func (p *person) renames(task, to string) deed {
	from := p.titles[task]
	return deed{task, p.brings(task, to).do, func(k *known) { k.titles[task] = from }}
}

func (p *person) says(task, ref string) step {
	text := p.token("Said")
	return step{args: []string{"comment", ref, text}, deed: deed{task, func(k *known) {
		k.said[task] = append(slices.Clone(k.said[task]), text)
		k.texts[task] = append(slices.Clone(k.texts[task]), text)
	}, func(k *known) {
		k.said[task] = slices.DeleteFunc(slices.Clone(k.said[task]), func(s string) bool { return s == text })
	}}}
}

// imports imports the person's own table, with one more row and another one renamed.
func (p *person) imports() step {
	was := slices.Clone(p.rows)
	is := append(slices.Clone(was), p.token("Row"))
	if len(was) > 0 {
		is[p.random.IntN(len(was))] = p.token("Row")
	}
	text := "ID,Title,Status\n"
	for i, title := range is {
		text += fmt.Sprintf("%s%d,%s,Todo\n", p.name, i+1, title)
	}
	p.write(p.name+".csv", text)
	set := func(from, to []string) func(*known) {
		return func(k *known) {
			for _, t := range from {
				delete(k.titles, t)
			}
			for _, t := range to {
				k.titles[t] = t
			}
			k.rows = to
		}
	}
	return step{args: []string{"import", "csv", p.name + ".csv"}, deed: deed{do: set(was, is), back: set(is, was)}}
}

// live does one thing, and now and then the program is killed at it.
func (p *person) live() {
	s := p.draw()
	wait := time.Minute
	if p.random.IntN(5) == 0 {
		wait = time.Duration(p.random.Int64N(int64(12 * time.Millisecond)))
	}
	got := killed(p.cmd(append(s.args, "--as", p.name)...), wait)
	done := false
	switch {
	case got.code == 0:
		done = !strings.HasPrefix(got.err, "nothing to")
	case got.code < 0:
		done = p.recorded() > p.events
	case got.code > 2 && got.code < 6: // it is gone, somebody was there since, or busy
	default:
		p.Errorf("%s %q: exit code %d: %s", p.name, s.args, got.code, got.err)
	}
	if done {
		p.events++
		p.take(s)
	}
	if done && s.purges && got.code == 0 { // killed, it has not said that the text is gone
		p.purged = append(p.purged, p.texts[s.of]...)
	}
}

// recorded counts the person's events in the log.
func (p *person) recorded() int {
	n := 0
	for _, ev := range must(open(p, p.board).Events(context.Background(), model.Span{})) {
		if string(ev.By) == p.name {
			n++
		}
	}
	return n
}

// take notes what was acknowledged.
func (k *known) take(s step) {
	carry := func(f func(*known)) {
		if f != nil {
			f(k)
		}
	}
	switch {
	case s.undo && len(k.done) > 0:
		d := k.done[len(k.done)-1]
		k.done, k.undone = k.done[:len(k.done)-1], append(k.undone, d)
		carry(d.back)
	case s.redo && len(k.undone) > 0:
		d := k.undone[len(k.undone)-1]
		k.undone, k.done = k.undone[:len(k.undone)-1], append(k.done, d)
		carry(d.do)
	case s.purges:
		delete(k.titles, s.of)
		k.done = slices.DeleteFunc(slices.Clone(k.done), func(d deed) bool { return d.of == s.of })
		k.undone = nil
	case !s.undo && !s.redo:
		carry(s.do)
		k.done, k.undone = append(slices.Clone(k.done), s.deed), nil
	}
}
