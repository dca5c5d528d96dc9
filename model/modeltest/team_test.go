package modeltest_test

import (
	"math/rand/v2"
	"testing"

	"baton/model"
	"baton/model/modeltest"
)

func TestATeamWorksAtItsPace(t *testing.T) {
	team := modeltest.Team{
		Tasks: 500, People: 5, Start: model.Date(2026, 1, 5),
		Pace: func(int) float64 { return 4 }, Roll: rand.New(rand.NewPCG(1, 2)).IntN,
	}
	l := team.Work()
	b := model.NewBoard(&model.Setup{}, true)
	b = b.With(model.Replay(b, l.Events...))
	tasks, done, last := 0, 0, model.Instant(0)
	for task := range b.Tasks() {
		tasks++
		if task.Done != 0 {
			done++
			last = max(last, task.Done)
		}
	}
	if tasks != 500 || done < 400 || done > 430 {
		t.Errorf("%d tasks, %d done", tasks, done)
	}
	days := int(model.DayOf(last.Time())-team.Start)*5/7 + 1
	if pace := float64(done) / float64(days); pace < 3.2 || pace > 4.8 {
		t.Errorf("%d in %d working days", done, days)
	}
	if n := len(l.Events) / done; n < 9 || n > 12 {
		t.Errorf("%d events a finished task", n)
	}
}
