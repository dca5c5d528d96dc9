package wire

import (
	"baton/model"
	"baton/model/plain"
)

// FromSetup returns the stored form of s.
func FromSetup(s *model.Setup) *Setup {
	return &Setup{
		Info: fromInfo(s.Info), Columns: each(s.Columns, fromColumn), People: each(s.People, fromPerson),
		Labels: each(s.Labels, fromLabel), Milestones: each(s.Milestones, fromMilestone), Views: each(s.Views, fromView),
	}
}

// Model returns the set-up. Its names can't drive a terminal, whatever the file
// says: a board may have been made by somebody else.
func (z *Setup) Model() *model.Setup {
	return &model.Setup{
		Info: z.Info.model(), Columns: each(z.Columns, Column.model), People: each(z.People, Person.model),
		Labels: each(z.Labels, Label.model), Milestones: each(z.Milestones, Milestone.model), Views: each(z.Views, View.model),
	}
}

func fromInfo(i model.Info) Info {
	return Info{
		i.Name, i.Key, i.Unit, i.DefaultEstimate, i.StaleDays, uint8(i.WorkDays),
		each(i.Holidays, fromSpan), fromMeeting(i.Standup), fromMeeting(i.Review), i.FixedOrder, i.Timer,
		i.Zone,
		Hours{int(i.Hours.From), int(i.Hours.To)},
	}
}

func (z Info) model() model.Info {
	return model.Info{
		Name: plain.Line(z.Name), Key: plain.Line(z.Key), Unit: plain.Line(z.Unit), DefaultEstimate: z.DefaultEstimate,
		StaleDays: z.StaleDays, WorkDays: model.Weekdays(z.WorkDays), Holidays: each(z.Holidays, Span.model),
		Standup: z.Standup.model(), Review: z.Review.model(), FixedOrder: z.FixedOrder, Timer: z.Timer,
		Zone: plain.Line(z.Zone), Hours: model.Hours{From: model.Clock(z.Hours.From), To: model.Clock(z.Hours.To)},
	}
}

func fromSpan(s model.DaySpan) Span { return Span{int32(s.First), int32(s.Last)} }

func (z Span) model() model.DaySpan {
	return model.DaySpan{First: day(z.First), Last: day(z.Last)}
}

// IsZero reports whether there is no meeting.
func (z Meeting) IsZero() bool { return z == Meeting{} }

// IsZero reports whether they are not set.
func (z Hours) IsZero() bool { return z == Hours{} }

func fromMeeting(m model.Meeting) Meeting { return Meeting{uint8(m.Days), int(m.At)} }

func (z Meeting) model() model.Meeting {
	return model.Meeting{Days: model.Weekdays(z.Days), At: model.Clock(z.At)}
}

func fromAlias(a model.Alias) Alias { return Alias(a) }

func (z Alias) model() model.Alias {
	return model.Alias{Source: plain.Line(z.Source), Board: plain.Line(z.Board), ID: plain.Line(z.ID), Name: plain.Line(z.Name)}
}

func fromColumn(c model.Column) Column {
	return Column{string(c.ID), c.Name, string(c.Kind), c.Limit, c.PersonLimit, each(c.Aliases, fromAlias), c.Removed}
}

func (z Column) model() model.Column {
	return model.Column{
		ID: model.ColumnID(z.ID), Name: plain.Line(z.Name), Kind: model.Kind(plain.Line(z.Kind)),
		Limit: z.Limit, PersonLimit: z.PersonLimit, Aliases: each(z.Aliases, Alias.model), Removed: z.Removed,
	}
}

func fromPerson(p model.Person) Person {
	return Person{
		string(p.ID), p.Name, p.Full, p.Emails, p.Logins, p.Limit, p.Capacity, uint8(p.Days), each(p.Off, fromSpan),
		each(p.Aliases, fromAlias), p.Removed,
	}
}

func (z Person) model() model.Person {
	return model.Person{
		ID: model.PersonID(z.ID), Name: plain.Line(z.Name), Full: plain.Line(z.Full),
		Emails: each(z.Emails, plain.Line), Logins: each(z.Logins, plain.Line),
		Limit: z.Limit, Capacity: z.Capacity, Days: model.Weekdays(z.Days), Off: each(z.Off, Span.model),
		Aliases: each(z.Aliases, Alias.model), Removed: z.Removed,
	}
}

func fromLabel(l model.Label) Label {
	return Label{string(l.ID), l.Name, l.Color, each(l.Aliases, fromAlias), l.Removed}
}

func (z Label) model() model.Label {
	return model.Label{
		ID: model.LabelID(z.ID), Name: plain.Line(z.Name), Color: plain.Line(z.Color), Aliases: each(z.Aliases, Alias.model), Removed: z.Removed,
	}
}

func fromMilestone(m model.Milestone) Milestone {
	return Milestone{string(m.ID), m.Name, int32(m.Due), each(m.Aliases, fromAlias), m.Removed}
}

func (z Milestone) model() model.Milestone {
	return model.Milestone{
		ID: model.MilestoneID(z.ID), Name: plain.Line(z.Name), Due: day(z.Due), Aliases: each(z.Aliases, Alias.model), Removed: z.Removed,
	}
}

func fromView(v model.View) View { return View{string(v.ID), v.Name, v.Filter, v.Removed} }

func (z View) model() model.View {
	return model.View{ID: model.ViewID(z.ID), Name: plain.Line(z.Name), Filter: plain.Line(z.Filter), Removed: z.Removed}
}
