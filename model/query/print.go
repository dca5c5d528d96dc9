package query

import (
	"strings"
	"time"
	"unicode"

	"baton/model"
)

// printer has what is needed to write conditions.
type printer struct {
	setup   *model.Setup
	numbers model.Numbers
	zone    *time.Location
}

func (a all) show(p printer) string {
	out := make([]string, len(a))
	for i, n := range a {
		out[i] = n.show(p)
		if _, ok := n.(either); ok {
			out[i] = "(" + out[i] + ")"
		}
	}
	return strings.Join(out, " ")
}

func (e either) show(p printer) string {
	out := make([]string, len(e))
	for i, n := range e {
		out[i] = n.show(p)
	}
	return strings.Join(out, " or ")
}

func (n not) show(p printer) string {
	switch n.node.(type) {
	case all, either:
		return "-(" + n.node.show(p) + ")"
	}
	return "-" + n.node.show(p)
}

func (x text) show(printer) string { return showText(x.typed) }

// showText writes a word so that it is read as text, in quotes if it needs them.
func showText(s string) string {
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '.' && r != '-'
	}
	if s == "" || s[0] == '-' || isKeyword(s) || strings.ContainsFunc(s, odd) {
		return quote(s)
	}
	return s
}

func (w who) show(p printer) string {
	if w.id == "" {
		return "@none"
	}
	return "@" + p.person(w.id)
}

// person writes a name. A person whom the board does not know can only be me.
func (p printer) person(id model.PersonID) string {
	if who, ok := model.ByKey[model.Person](p.setup, string(id)); ok {
		return quoteName(who.Name)
	}
	return "me"
}

func (l label) show(p printer) string {
	if l.id == "" {
		return "label:none"
	}
	return "label:" + quoteName(model.Named[model.Label](p.setup, string(l.id)))
}

func (x prio) show(printer) string {
	names := model.Priorities()
	switch {
	case x.lo == x.hi:
		return "prio:" + names[x.lo]
	case x.lo == model.NoPriority:
		return "prio:.." + names[x.hi]
	case x.hi == model.Urgent:
		return "prio:" + names[x.lo] + ".."
	}
	return "prio:" + names[x.lo] + ".." + names[x.hi]
}

func (c inColumn) show(p printer) string {
	return "in:" + quoteName(model.Named[model.Column](p.setup, string(c.id)))
}

func (k ofKind) show(printer) string { return "kind:" + string(k.kind) }

func (d due) show(printer) string {
	if d.hi == 0 {
		return "due:none"
	}
	return "due:" + showDays(d.lo, d.hi)
}

// showDays writes a range of days.
func showDays(lo, hi model.Day) string {
	switch {
	case lo == hi:
		return lo.String()
	case hi == lastDue:
		return ">=" + lo.String()
	case lo == 0:
		return "<=" + hi.String()
	}
	return lo.String() + ".." + hi.String()
}

func (e est) show(printer) string {
	if e.span == (span{}) {
		return "est:none"
	}
	return "est:" + e.String()
}

func (x partOf) show(p printer) string { return "parent:" + p.number(x.id) }

func (w waitsFor) show(p printer) string { return "after:" + p.number(w.id) }

func (p printer) number(id model.ID) string {
	if id == (model.ID{}) {
		return "none"
	}
	return p.setup.Ref(p.numbers.NumberOf(id))
}

func (m inMilestone) show(p printer) string {
	if m.id == "" {
		return "milestone:none"
	}
	return "milestone:" + quoteName(model.Named[model.Milestone](p.setup, string(m.id)))
}

func (b by) show(p printer) string {
	if b.id == "" {
		return "by:none"
	}
	return "by:" + p.person(b.id)
}

func (w when) show(p printer) string {
	lo, end := showMoment(w.lo, p.zone), showMoment(w.hi, p.zone)
	switch {
	case w.hi == lastMoment:
		return string(w.what) + ":>=" + lo
	case w.lo == firstMoment:
		return string(w.what) + ":<" + end
	}
	// A range includes its end, which is written as a day if it ends with a day.
	last := w.hi - 1
	if d := model.DayOf(time.UnixMilli(int64(last)).In(p.zone)); dawn(d+1, p.zone) == w.hi {
		return string(w.what) + ":" + lo + ".." + d.String()
	}
	return string(w.what) + ":" + lo + ".." + time.UnixMilli(int64(last)).UTC().Format("2006-01-02T15:04:05.999Z07:00")
}

func (x state) show(printer) string { return "is:" + x.word }

func (h having) show(printer) string { return "has:" + string(h) }

func (f free) show(printer) string {
	if f.value == "" {
		return fieldPrefix(f.name) + "none"
	}
	return fieldPrefix(f.name) + quote(f.value)
}

func (f freeNumber) show(printer) string {
	if f.span.op == is {
		return fieldPrefix(f.name) + "=" + f.span.String()
	}
	return fieldPrefix(f.name) + f.span.String()
}

func (f freeDay) show(printer) string {
	if f.lo == f.hi {
		return fieldPrefix(f.name) + "=" + f.lo.String()
	}
	return fieldPrefix(f.name) + showDays(f.lo, f.hi)
}

func fieldPrefix(name string) string {
	if isName(name) {
		return "field." + name + ":"
	}
	return "field." + quote(name) + ":"
}
