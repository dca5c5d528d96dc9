package demo

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"baton/model"
)

// story is one task and what happened to it. Days are working days before now.
type story struct {
	key, title string // the key is for other stories to name it by
	by         string // who added it
	ago        int    // and when
	who        string // assignees
	labels     string
	prio       model.Priority
	est        float64
	due        int    // working days from now, none for none
	path       string // "todo 12 ann, doing 4 kim": where it went, when and by whom
	stone      string // milestone
	parent     string // key
	after      string // keys
	text       string // description
	list       string // checklist, a line each; "+" before what is ticked
	says       string // comments, a line each: "3 lee Looks good."
	blocked    string // "2 noor waits for the bank"
	link       string
}

// none stands for no day: a due day of 0 is today's.
const none = 1 << 10

// Changes returns what happened on the board up to now, in the order in which
// it happened: first until the last standup, then since.
func Changes(now time.Time) [][]model.Change {
	t := teller{calendar: calendar{now}, random: rand.New(rand.NewPCG(20, 26)), ids: map[string]model.ID{}}
	all := slices.Concat(done(), inHand(), todo(), backlog())
	slices.SortStableFunc(all, func(a, b story) int { return cmp.Compare(b.ago, a.ago) })
	for i, s := range all {
		t.n = i
		t.tell(s)
	}
	t.meet()
	slices.SortStableFunc(t.out, func(a, b dated) int { return cmp.Compare(a.at, b.at) })
	changes := make([][]model.Change, 1)
	for _, c := range t.out {
		last := len(changes) - 1
		changes[last] = append(changes[last], c.change)
		if said, ok := c.change.(model.CheckIn); ok && said.Standup {
			changes = append(changes, nil)
		}
	}
	return changes
}

// meet tells of the last standup, and of who checked in since.
func (t *teller) meet() {
	const hour = 9
	held := model.Told{At: t.ago(1, hour, 0), By: "ann"}
	c := model.CheckIn{
		Told: held, Standup: true, Began: held.At - model.Instant(11*time.Minute/time.Millisecond),
		Parked: []model.Remark{{By: "lee", Text: "who talks to the acquirer about TLS"}},
	}
	for _, p := range people() {
		c.Present = append(c.Present, p.ID)
	}
	for _, key := range []string{"kim retry", "lee ledger", "lee limits", "yuki evidence", "noor vault", "sam banks"} {
		who, key, _ := strings.Cut(key, " ")
		c.Promises = append(c.Promises, model.Promise{By: model.PersonID(who), Task: t.ids[key]})
	}
	t.add(held, c)
	today := model.Told{At: max(t.ago(0, hour-1, 50), held.At+1), By: "noor"}
	t.add(today, model.CheckIn{
		Told: today, Present: []model.PersonID{"noor"}, Words: "on the train until eleven",
		Promises: []model.Promise{{By: "noor", Task: t.ids["load"]}},
	})
}

// dated is a change with its place in time.
type dated struct {
	at     model.Instant
	change model.Change
}

// teller turns stories into changes.
type teller struct {
	calendar
	random *rand.Rand
	ids    map[string]model.ID
	n      int // of the story
	out    []dated
}

// id returns a fresh identity: random, but the same every time.
func (t *teller) id(at model.Instant) model.ID {
	var id model.ID
	for i := range id {
		id[i] = byte(t.random.UintN(256))
	}
	_ = id.SetTime(ulid.Timestamp(at.Time()))
	return id
}

// told returns a moment of a working day and who acts in it. Steps of one day
// follow each other.
func (t *teller) told(days, step int, by string) model.Told {
	hour := 9 + (t.n*5+days*3)%5 + step
	return model.Told{At: t.ago(days, hour, (t.n*17+days*11+step*7)%60), By: model.PersonID(by)}
}

func (t *teller) add(told model.Told, c model.Change) {
	t.out = append(t.out, dated{told.At, c})
}

// tell tells a story from its beginning.
func (t *teller) tell(s story) {
	at := t.told(s.ago, 0, s.by)
	id := t.id(at.At)
	if s.key != "" {
		t.ids[s.key] = id
	}
	t.add(at, model.AddTask{Told: at, Task: t.task(s, id), Body: t.body(s, id)})
	t.relate(s, id, at)
	t.walk(s, id)
	t.talk(s, id)
	if s.blocked != "" {
		days, by, reason := entry(s.blocked)
		at := t.told(days, 3, by)
		t.add(at, model.Blocking{Told: at, Task: id, Reason: reason})
	}
}

// task returns the task as it was added.
func (t *teller) task(s story, id model.ID) *model.Task {
	task := &model.Task{
		ID: id, Title: s.title, Column: "backlog", Priority: s.prio, Estimate: s.est,
		Due: t.due(s.due), Milestone: model.MilestoneID(s.stone),
	}
	for _, l := range strings.Fields(s.labels) {
		task.Labels = append(task.Labels, model.LabelID(l))
	}
	return task
}

// body returns the long part of the task as it was added.
func (t *teller) body(s story, id model.ID) *model.Body {
	b := &model.Body{Description: s.text}
	for line := range strings.Lines(s.list) {
		text, ticked := strings.CutPrefix(strings.TrimSpace(line), "+")
		b.Checklist = append(b.Checklist, model.CheckItem{ID: t.id(model.At(id.Timestamp())), Text: strings.TrimSpace(text), Done: ticked})
	}
	if s.link != "" {
		b.Links = []model.Link{{URL: s.link}}
	}
	return b
}

// relate says what the task is part of and waits for.
func (t *teller) relate(s story, id model.ID, at model.Told) {
	if s.parent != "" {
		t.add(at, model.Set{Told: at, Task: id, Field: model.ParentField, To: model.TaskOf(t.ids[s.parent])})
	}
	for _, key := range strings.Fields(s.after) {
		t.add(at, model.Members{Told: at, Task: id, Field: model.AfterField, Add: []string{t.ids[key].String()}})
	}
}

// walk takes the task through the columns. Its people take it on the way, and
// what is done for long goes into the archive.
func (t *teller) walk(s story, id model.ID) {
	given := s.who == ""
	for i, step := range strings.Split(s.path, ",") {
		to, rest, ok := strings.Cut(strings.TrimSpace(step), " ")
		if !ok {
			continue
		}
		days, by, _ := entry(rest)
		at := t.told(days, i+1, by)
		if to == "archive" {
			t.add(at, model.Archive{Told: at, Task: id})
			continue
		}
		t.add(at, model.Move{Told: at, Task: id, To: model.ColumnID(to)})
		if !given {
			t.add(at, model.Members{Told: at, Task: id, Field: model.AssigneesField, Add: strings.Fields(s.who)})
			given = true
		}
	}
	if !given {
		at := t.told(s.ago, 1, s.by)
		t.add(at, model.Members{Told: at, Task: id, Field: model.AssigneesField, Add: strings.Fields(s.who)})
	}
}

// talk adds the comments.
func (t *teller) talk(s story, id model.ID) {
	step := 4
	for line := range strings.Lines(s.says) {
		days, by, text := entry(strings.TrimSpace(line))
		at := t.told(days, step%6, by)
		step++
		t.add(at, model.PutPart[model.Comment]{Told: at, Task: id, Item: model.Comment{ID: t.id(at.At), Text: text}, Index: -1})
	}
}

// entry splits "3 lee Looks good." into its parts.
func entry(s string) (days int, by, text string) {
	n, rest, _ := strings.Cut(s, " ")
	days, _ = strconv.Atoi(n)
	by, text, _ = strings.Cut(rest, " ")
	return days, by, text
}
