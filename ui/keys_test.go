package ui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"baton/ui"
)

func TestKeysOfOtherKeyboardsAreCommandsWhereKeysAre(t *testing.T) {
	for name, keys := range map[string][2]string{"Russian": {"о", "т"}, "Greek": {"ξ", "ν"}, "Hebrew": {"ח", "מ"}, "Korean": {"ㅓ", "ㅜ"}, "Arabic": {"ت", "ى"}} {
		t.Run(name, func(t *testing.T) {
			p := sit(t, demoBoard(t), 120, 35)
			at := p.app.Cursor()
			p.press(keys[0])
			if p.app.Cursor() == at {
				t.Errorf("%s does not move down", keys[0])
			}
			p.press(keys[1]).sees("new task").press(keys[1], keys[0]).sees(keys[1] + keys[0])
		})
	}
}

func TestTheTerminalTellsWhichKeyItIs(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35)
	p.send(tea.KeyPressMsg{Code: 'ж', BaseCode: 'n', Text: "ж"})
	p.sees("new task").press("<esc>")
	p.send(tea.KeyPressMsg{Code: 'a', BaseCode: 'q', Text: "a"}) // a French keyboard
	p.sees("assign PAY-39")
}

func TestSeveralPastedLinesAreTasksOrOne(t *testing.T) {
	paste := tea.PasteMsg{Content: "one @kim\rtwo #api\r\rthree"}
	p := sit(t, emptyBoard(t), 100, 30).press("n")
	p.send(paste)
	p.sees("3 lines pasted", "3 tasks", "one task").press("<enter>").sees("1 one", "2 two", "3 three")
	if n := len(p.file.Events); n != 2 {
		t.Errorf("%d events, want one change", n-1)
	}
	p = sit(t, emptyBoard(t), 100, 30).press("n")
	p.send(paste)
	p.press("<down>", "<enter>").sees("one @kim two #api three").press("<enter>").sees("1 one two three")
	p = sit(t, emptyBoard(t), 100, 30).press("n")
	p.send(tea.PasteMsg{Content: "one\ntwo due:nonsense"})
	p.press("<enter>").sees("line 2:", "nonsense", "1 line below").press("<esc>", "n").sees("1 line below")
	if n := len(p.file.Events); n != 1 {
		t.Errorf("%d events after a refusal", n-1)
	}
}

func TestTheMouseCanBeLeftToTheTerminal(t *testing.T) {
	for _, none := range []bool{false, true} {
		p := sit(t, demoBoard(t), 80, 24, func(o *ui.Options) { o.NoMouse = none })
		if got := p.app.View().MouseMode == tea.MouseModeNone; got != none {
			t.Errorf("NoMouse %v: the mouse is left alone: %v", none, got)
		}
	}
}
