package demo

import (
	"time"

	"baton/model"
)

// Me is whose eyes the board is best looked at with.
const Me model.PersonID = "kim"

// Lead is who set the board up.
const Lead model.PersonID = "ann"

// Setup returns how the board is set up. Days are counted from now's.
func Setup(now time.Time) *model.Setup {
	s, _ := model.Template("kanban")
	s.Info.Name, s.Info.Key = "Payments", "PAY"
	s.Info.Standup = model.Meeting{At: clock(9, 30)}
	s.Info.Review = model.Meeting{Days: 1 << time.Friday, At: clock(15, 0)}
	for i := range s.Columns {
		switch s.Columns[i].Name {
		case "Doing":
			s.Columns[i].Limit = 6
		case "Review":
			s.Columns[i].Limit = 4
		}
	}
	s.People = people()
	s.Labels = []model.Label{
		{ID: "api", Name: "api", Color: "blue"},
		{ID: "bug", Name: "bug", Color: "red"},
		{ID: "ops", Name: "ops", Color: "yellow"},
		{ID: "security", Name: "security", Color: "purple"},
		{ID: "checkout", Name: "checkout", Color: "teal"},
		{ID: "docs", Name: "docs", Color: "gray"},
	}
	d := calendar{now}
	s.Milestones = []model.Milestone{
		{ID: "payouts-v2", Name: "payouts-v2", Due: d.due(9)},
		{ID: "pci-audit", Name: "pci-audit", Due: d.due(24)},
	}
	s.Views = []model.View{
		{ID: "mine", Name: "mine", Filter: "@me is:open"},
		{ID: "bugs", Name: "bugs", Filter: "#bug is:open sort:-prio"},
		{ID: "stuck", Name: "stuck", Filter: "is:stuck or is:stale"},
		{ID: "release", Name: "release", Filter: "milestone:payouts-v2 is:open sort:due"},
	}
	return s
}

// people are the team. Noor holds more cards than she wants to.
func people() []model.Person {
	return []model.Person{
		{ID: "ann", Name: "ann", Full: "Ann Weiß", Emails: []string{"ann@example.com"}, Limit: 3, Capacity: 10},
		{ID: "kim", Name: "kim", Full: "Kim Min-ji", Emails: []string{"kim@example.com"}, Logins: []string{"github:kimmj"}, Limit: 3, Capacity: 13},
		{ID: "lee", Name: "lee", Full: "Lee Okafor", Emails: []string{"lee@example.com"}, Limit: 3, Capacity: 13},
		{ID: "noor", Name: "noor", Full: "Noor Haddad", Emails: []string{"noor@example.com"}, Limit: 2, Capacity: 8},
		{ID: "sam", Name: "sam", Full: "Sam Díaz", Emails: []string{"sam@example.com"}, Capacity: 10},
		{ID: "yuki", Name: "yuki", Full: "Yuki Tanaka", Emails: []string{"yuki@example.com"}, Limit: 3, Capacity: 8},
	}
}

// clock is a time of day.
func clock(hour, minute int) model.Clock { return model.Clock(hour*60+minute) + 1 }
