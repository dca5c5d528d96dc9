package ui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"baton/model"
	"baton/model/op"
	"baton/ui"
)

func TestFramesWithTheAgeingMark(t *testing.T) {
	for _, s := range sizes() {
		t.Run(fmt.Sprintf("%dx%d", s[0], s[1]), func(t *testing.T) {
			p := sit(t, demoBoard(t), s[0], s[1])
			p.send(ui.PaceDue())
			golden.RequireEqual(t, p.screen())
		})
	}
}

func TestACardOlderThanMostIsMarked(t *testing.T) {
	p := sit(t, demoBoard(t), 160, 50)
	p.seesNot("◷")
	p.send(ui.PaceDue())
	p.sees("◷ 11d")
	old := p.task("Card vault migration to HSM")
	p.press("/", fmt.Sprint(old.Num), "<enter>", "<enter>", "<enter>")
	p.sees("older than 85 % of the tasks", "that went through Doing: 12", "days, usually at most 5")
}

func TestTheMarkHasATwinInASCII(t *testing.T) {
	p := sit(t, demoBoard(t), 160, 50, func(o *ui.Options) { o.ASCII = true })
	p.send(ui.PaceDue())
	p.sees("old 11d")
}

func TestTooFewFinishedTasksTellNoPace(t *testing.T) {
	m := demoBoard(t)
	p := sit(t, m, 160, 50, func(o *ui.Options) { o.Now = func() time.Time { return monday().AddDate(0, 3, 0) } })
	p.send(ui.PaceDue()) // nothing was finished in the last 84 days
	p.seesNot("◷")
}

// counting counts how often the log is looked into.
type counting struct {
	memory
	views *int
}

func (c counting) View(ctx context.Context, f func(model.Reader) error) error {
	*c.views++
	return c.memory.View(ctx, f)
}

func TestThePaceIsReadAgainWhenTheDayOrTheBoardHasMoved(t *testing.T) {
	m, now, views := demoBoard(t), monday(), 0
	p := sit(t, m, 160, 50, func(o *ui.Options) {
		o.Now, o.Store = func() time.Time { return now }, counting{m, &views}
	})
	due := func(what string, want int) {
		t.Helper()
		views = 0
		p.send(ui.PaceDue())
		if views != want {
			t.Errorf("%s: %d looks into the log, want %d", what, views, want)
		}
	}
	due("at first", 1)
	due("at once", 0)
	p.colleague("kim", op.Comment{Tasks: []model.ID{p.task("Card vault migration to HSM").ID}, Text: "half way"})
	due("the board has just moved", 0)
	now = now.Add(6 * time.Minute)
	due("some minutes later", 1)
	due("again", 0)
	now = now.Add(24 * time.Hour)
	due("the next day", 1)
	if !strings.Contains(p.screen(), "◷") {
		t.Error("no card is old")
	}
}
