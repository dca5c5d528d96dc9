package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"baton/ui/keymap"
)

// typed is an action that is typed somewhere, by its key or by its name in the
// palette, what is typed before and after it, and what is then on the screen.
type typed struct {
	in     keymap.Scope
	before string
	act    keymap.Action
	after  string
	sees   string
	stays  bool // it is on the screen before too: the action has nothing to do here
}

// actions has every action that there is.
func actions() []typed {
	rows := []typed{
		{keymap.Board, "", keymap.Left, "", "▌ 3 Split payments", false},
		{keymap.Board, "", keymap.Right, "", "▌14 Card vault", false},
		{keymap.Board, "", keymap.Down, "", "▌41 Backfill", false},
		{keymap.Board, "j", keymap.Up, "", "▌39 Penetration", false},
		{keymap.Board, "", keymap.Last, "", "▌46 Test card", false},
		{keymap.Board, "G", keymap.First, "", "▌39 Penetration", false},
		{keymap.Board, "", keymap.HalfDown, "", "▌44 Remove", false},
		{keymap.Board, "G", keymap.HalfUp, "", "▌41 Backfill", false},
		{keymap.Board, "", keymap.Open, "", "PAY-39 Penetration test: fix the three findings", false},
		{keymap.Detail, "", keymap.Back, "", "[Status]", false},
		{keymap.Board, "", keymap.CardLeft, "", "moved PAY-39 Todo → Backlog", false},
		{keymap.Board, "", keymap.CardRight, "!", "moved PAY-39 Todo → Doing, over the limit", false},
		{keymap.Board, "", keymap.CardDown, "", "reordered PAY-39", false},
		{keymap.Board, "j", keymap.CardUp, "", "reordered PAY-41", false},
		{keymap.People, "", keymap.HandPrev, "", "handed PAY-39 from noor to lee", false},
		{keymap.People, "", keymap.HandNext, "", "handed PAY-39 from noor to sam", false},
		{keymap.Board, "", keymap.Move, "Done<enter>", "moved PAY-39 Todo → Done", false},
		{keymap.Board, "", keymap.Hand, "sam<enter>", "PAY-39 is not assigned to kim", false},
		{keymap.People, "", keymap.Hand, "sam<enter>", "handed PAY-39 from noor to sam", false},
		{keymap.Board, "L", keymap.Force, "", "moved PAY-39 Todo → Doing, over the limit", false},
		{keymap.Board, "", keymap.Add, "Fix it @kim<enter>", "added PAY-48 Fix it", false},
		{keymap.Board, "", keymap.Edit, " #docs<enter>", "labelled PAY-39 docs", false},
		{keymap.Board, "", keymap.Comment, "look<enter>", "commented on PAY-39", false},
		{keymap.Board, "", keymap.Assign, "sam<enter>", "assigned PAY-39 to sam", false},
		{keymap.Board, "", keymap.Take, "", "assigned PAY-39 to kim", false},
		{keymap.Board, "", keymap.Priority, "urgent<enter>", "priority of PAY-39", false},
		{keymap.Board, "", keymap.Estimate, "8<enter>", "estimate of PAY-39", false},
		{keymap.Board, "", keymap.Label, "docs<enter>", "labelled PAY-39 docs", false},
		{keymap.Board, "", keymap.Due, "fri<enter>", "due day of PAY-39", false},
		{keymap.Board, "", keymap.Milestone, "none<enter>", "milestone of PAY-39", false},
		{keymap.Board, "", keymap.Parent, "41 Back<enter>", "parent of PAY-39", false},
		{keymap.Board, "", keymap.After, "41 Back<enter>", "made PAY-39 wait for", false},
		{keymap.Board, "", keymap.Block, "no answer<enter>", "blocked PAY-39: no answer", false},
		{keymap.Board, "bno answer<enter>", keymap.Unblock, "", "unblocked PAY-39", false},
		{keymap.Detail, "", keymap.Check, "one more<enter>", "one more", false},
		{keymap.Board, "", keymap.Done, "", "moved PAY-39 Todo → Done", false},
		{keymap.Board, "x", keymap.Reopen, "", "moved PAY-39 Done → Todo", false},
		{keymap.Board, "", keymap.Archive, "", "archived PAY-39", false},
		{keymap.Detail, "D", keymap.Unarchive, "", "unarchived PAY-39", false},
		{keymap.Board, "", keymap.Duplicate, "", "added PAY-48 Penetration test", false},
		{keymap.Board, "", keymap.Delete, "!", "deleted PAY-39", false},
		{keymap.Board, "", keymap.Purge, "!", "deleted PAY-39", false},
		{keymap.Board, "x", keymap.Undo, "", "undid: moved PAY-39", false},
		{keymap.Board, "xu", keymap.Redo, "", "redid: moved PAY-39", false},
		{keymap.Board, "", keymap.Select, "", "1 selected", false},
		{keymap.Board, "", keymap.SelectColumn, "", "9 selected", false},
		{keymap.Board, "", keymap.Filter, "vault<enter>", "/ vault", false},
		{keymap.Board, "/vault<enter>", keymap.Clear, "", "39 Penetration", false},
		{keymap.Board, "", keymap.Mine, "", "/ @me", false},
		{keymap.Report, "", keymap.Mine, "", "report on kim", false},
		{keymap.Board, "", keymap.Views, "<down><enter>", "/ @me", false},
		{keymap.Board, "", keymap.NextView, "", "[People]", false},
		{keymap.Board, "", keymap.PrevView, "", "[Grid]", false},
		{keymap.Board, "", keymap.Density, "", "39 Penetration test: fix th… ↑", false},
		{keymap.Board, "", keymap.Palette, "density", "density", false},
		{keymap.Board, "", keymap.Copy, "", "copied PAY-39", false},
		{keymap.Minutes, "", keymap.Copy, "", "copied the minutes as Markdown", false},
		{keymap.Board, "", keymap.CopyBranch, "", "copied pay-39-penetration", false},
		{keymap.Board, "", keymap.Help, "", "Moving about", false},
		{keymap.Board, "", keymap.Standup, "", "Standup  [kim]", false},
		{keymap.Meet, "", keymap.NextTurn, "", "[noor]", false},
		{keymap.Meet, "]", keymap.PrevTurn, "", "[kim]", false},
		{keymap.Meet, "", keymap.Round, "", "card 1 of", false},
		{keymap.Meet, "", keymap.Whose, "s", "[sam]", false},
		{keymap.Meet, "", keymap.TellDown, "", "promised", true}, // all of it is in sight: see TestAStripScrollsToWhatHasNoRoom,
		{keymap.Meet, ")", keymap.TellUp, "", "promised", true},
		{keymap.Meet, "", keymap.Absent, "", "kim is marked not here", false},
		{keymap.Meet, "", keymap.Park, "retries<enter>", "parked: retries", false},
		{keymap.Meet, "", keymap.Decide, "ship it<enter>", "decided: ship it", false},
		{keymap.Meet, "", keymap.Promise, "", "today", false},
		{keymap.Meet, "", keymap.Clock, "", "timer", false},
		{keymap.Meet, "", keymap.EndStandup, "", "Keep this standup?", false},
		{keymap.Meet, "", keymap.DiscardStandup, "", "left the standup", false},
		{keymap.Board, "", keymap.Minuted, "", "Payments: Standup, Fri 20 Nov 2026", false},
		{keymap.Minutes, "", keymap.Earlier, "", "Fri 20 Nov 2026", false},
		{keymap.Minutes, "[", keymap.Later, "", "Mon 23 Nov 2026", false},
		{keymap.Minutes, "y", keymap.Send, "", "sent the minutes", false},
		{keymap.Minutes, "", keymap.Save, "<enter>", "wrote the minutes to minutes.md", false},
		{keymap.Board, "", keymap.CheckIn, "", "check in: kim", false},
		{keymap.Checking, "", keymap.Today, "", "[ ] 13", false},
		{keymap.Checking, "", keymap.Words, "ill soon<enter>", "ill soon", false},
		{keymap.Board, "", keymap.Reports, "", "[Weekly]", false},
		{keymap.Report, "", keymap.NextKind, "", "[Sprint]", false},
		{keymap.Report, "", keymap.PrevKind, "", "[Flow]", false},
		{keymap.Line, "Fix it", keymap.Accept, "", "added PAY-48 Fix it", false},
		{keymap.Line, "Fix it", keymap.Cancel, "c", "comment on PAY-39", false},
		{keymap.Meet, "s", keymap.Discard, "", "left the standup", false},
		{keymap.Line, "Fix it @ki", keymap.Complete, "", "Fix it @kim", false},
		{keymap.Line, "Fix it @", keymap.Complete, "<down>", "Fix it @kim", false},
		{keymap.Picker, "", keymap.PickNext, "<enter>!", "moved PAY-39 Todo → Doing", false},
		{keymap.Picker, "", keymap.PickPrev, "<enter>", "moved PAY-39 Todo → Backlog", false},
		{keymap.Picker, "<esc>tdocs", keymap.Mark, "", "◆ docs", false},
		{keymap.Board, "", keymap.BoardEdit, "<ctrl+u>unit:h<enter>", "unit", false},
	}
	for n, a := range keymap.Columns() {
		sees := []string{"▌ 3", "▌39", "▌14", "▌27", "▌ 9", "▌39"}[min(n, 5)]
		before := ""
		if n == 1 {
			before = "h" // the cursor starts in the second
		}
		rows = append(rows, typed{in: keymap.Board, before: before, act: a, sees: sees, stays: n >= 5}) // there are five
	}
	for n, a := range keymap.Turns() {
		sees := []string{"[kim]", "[noor]", "[yuki]", "[sam]", "[ann]", "[lee]", "the last one is 6"}[min(n, 6)]
		before := ""
		if n == 0 {
			before = "]" // the first one speaks first
		}
		rows = append(rows, typed{in: keymap.Meet, before: before, act: a, sees: sees})
	}
	for _, of := range [][3]string{{"columns", "column", "Review"}, {"people", "person", "sam"}, {"labels", "label", "docs"}, {"milestones", "milestone", "pci-audit"}, {"views", "view", "mine"}} {
		do := func(verb string) keymap.Action { return keymap.Action(of[0] + " " + verb) }
		rows = append(rows,
			typed{keymap.Board, "", do("add"), "another<enter>", "added " + of[1] + " another", false},
			typed{keymap.Board, "", do("edit"), "", "edit which " + of[1] + "?", false},
			typed{keymap.Board, "", do("rename"), "<enter>er<enter>", "renamed", false},
			typed{keymap.Board, "", do("rm"), "<enter>", "Remove " + of[1], false},
			typed{keymap.Board, "", do("move"), "<enter>2<enter>", "changed " + of[1], false},
		)
	}
	return rows
}

// TestEveryActionIsTyped types every action that the keymap has where it holds, and
// looks at what it does.
func TestEveryActionIsTyped(t *testing.T) {
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	done := map[keymap.Action]bool{
		keymap.Quit: true, keymap.Interrupt: true, keymap.Suspend: true, // see TestLeavingIsTyped
		keymap.Editor: true, keymap.More: true, // a real terminal is needed: testdata/script/draft.txtar
	}
	for _, row := range actions() {
		done[row.act] = true
		p := places(t)[row.in].types(row.before)
		if !row.stays && strings.Contains(p.screen(), row.sees) {
			t.Errorf("%s in the scope %s: %q is on the screen before it is typed", row.act, row.in, row.sees)
		}
		if bound := keys.Keys(p.app.Scopes()[0], row.act); len(bound) > 0 {
			p.types(bracketed(bound[0]))
		} else {
			p.types(":" + string(row.act) + "<enter>")
		}
		if p.types(row.after); !strings.Contains(p.screen(), row.sees) {
			t.Errorf("%s in the scope %s, then %q: no %q on the screen:\n%s", row.act, row.in, row.after, row.sees, p.screen())
		}
	}
	for _, row := range keys.All() {
		if !done[row.Action] {
			t.Errorf("no row types %s", row.Action)
		}
	}
}

// TestLeavingIsTyped types what leads out of the program.
func TestLeavingIsTyped(t *testing.T) {
	for key, want := range map[string]tea.Msg{"q": tea.QuitMsg{}, "<ctrl+c>": tea.QuitMsg{}, "<ctrl+z>": tea.SuspendMsg{}} {
		p := sit(t, demoBoard(t), 100, 30)
		k := tea.KeyPressMsg{Code: 'q', Text: "q"}
		if key != "q" {
			k = special(strings.Trim(key, "<>"))
		}
		_, cmd := p.app.Update(k)
		if cmd == nil {
			t.Errorf("%s does nothing", key)
			continue
		}
		got := cmd()
		if batch, ok := got.(tea.BatchMsg); ok && len(batch) == 1 {
			got = batch[0]()
		}
		if got != want {
			t.Errorf("%s: got %T, want %T", key, got, want)
		}
	}
}

// bracketed writes a key as types reads it.
func bracketed(key string) string {
	if len([]rune(key)) > 1 {
		return "<" + key + ">"
	}
	return key
}

// types types a text with keys by name in it: "alee<enter>".
func (p *person) types(text string) *person {
	p.Helper()
	for text != "" {
		if name, rest, ok := strings.Cut(text, ">"); ok && text[0] == '<' {
			p.press(name + ">")
			text = rest
			continue
		}
		r := []rune(text)[0]
		p.press(string(r))
		text = text[len(string(r)):]
	}
	return p
}
