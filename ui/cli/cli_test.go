package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/plain"
	"baton/model/transfer"
)

func TestTokensAreNoFlags(t *testing.T) {
	for arg, want := range map[string]bool{
		"-@kim": true, "-#api": true, "-!": true, "-!high": true, "-due:fri": true, "-label:a b": true, "-field.Team:core": true, "-due": true,
		"-e": false, "-q": false, "-f": false, "--json": false, "-": false, "--due:x": false, "-foo": false, "plain": false, "@kim": false,
	} {
		got := hideTokens([]string{arg})[0] != arg
		if got != want {
			t.Errorf("%s: taken for a token: %v, want %v", arg, got, want)
		}
	}
	if got := hideTokens([]string{"--", "-@kim"}); !slices.Equal(got, []string{"--", "-@kim"}) {
		t.Errorf("behind -- nothing is hidden: got %q", got)
	}
}

func TestWhatTheShellTookOffIsPutBack(t *testing.T) {
	for want, args := range map[string][]string{
		`Fix login @kim`:           {"Fix login @kim"},
		`label:api Fix it`:         {"label:api Fix it"},
		`Fix milestone:"Big One"`:  {"Fix", "milestone:Big One"},
		`Fix -label:"two words"`:   {"Fix", "-label:two words"},
		`Fix label:"two words" it`: {"Fix", `label:"two words"`, "it"},
		`Two words due:fri`:        {"Two words", "due:fri"},
	} {
		if got := line(args); got != want {
			t.Errorf("line(%q) = %q, want %q", args, got, want)
		}
	}
	if got, want := settings([]string{"kim", "full:Kim Lee"}), `kim full:"Kim Lee"`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGitSaysWhoOneIs(t *testing.T) {
	for text, want := range map[string]gitUser{
		"[user]\n\tname = Kim Lee\n\temail = kim@example.com\n":             {"Kim Lee", "kim@example.com"},
		"[User]\nNAME=\"Kim; Lee\" # me\n[core]\nname = no\n":               {name: "Kim; Lee"},
		"[user \"work\"]\nname = no\n[user] name = \"Kim \\\"K\\\" Lee\"\n": {name: `Kim "K" Lee`},
		"; [user]\n# name = no\n[user]\nname=Kim ; and so on":               {name: "Kim"},
		"garbage [[[ = \x00": {},
	} {
		path := filepath.Join(t.TempDir(), "config")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var got gitUser
		if got.read(path); got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}

func TestWhoActsIsOneOfTheBoardOrGetsAShortName(t *testing.T) {
	for _, c := range []struct {
		claim identity
		want  model.PersonID
	}{
		{identity{name: "KIM"}, "kim"},
		{identity{name: "@kim"}, "kim"},
		{identity{name: "Kim Lee"}, "kim"},
		{identity{name: "Somebody", email: "KIM@example.com"}, "kim"},
		{identity{name: "kim_lee"}, "kim"},
		{identity{name: "trello:kim_lee"}, "kim"},
		{identity{name: "Bob Stone"}, "bob-stone"},
		{identity{email: "bob@example.com"}, "bob"},
		{identity{name: "root"}, "root"},
		{identity{name: "me"}, "me-1"},
		{identity{name: "\x1b[31m김 민지"}, "31m김-민지"},
	} {
		if got, _ := c.claim.resolve(modeltest.Setup()); got != c.want {
			t.Errorf("%+v is %q, want %q", c.claim, got, c.want)
		}
	}
}

func TestTablesGiveWayWhereTheTerminalEnds(t *testing.T) {
	tab := &table{heads: []string{"ref", "title", "due"}, flex: 1}
	tab.add(cell{text: "PAY-1"}, cell{text: strings.Repeat("결제 ", 20)}, cell{text: "fri"})
	tab.measure()
	tab.squeeze(40)
	if sum := tab.widths[0] + tab.widths[1] + tab.widths[2] + 2*gap; sum != 40 {
		t.Errorf("a row takes %d cells of 40", sum)
	}
}

func TestRangesOfReferences(t *testing.T) {
	l := modeltest.NewLog(modeltest.Setup())
	for range 5 {
		add := model.AddTask{Task: &model.Task{Title: "A"}, Body: &model.Body{}}
		if _, err := l.Propose(model.Draft{Verb: "add", Do: []model.Change{add}}, "kim"); err != nil {
			t.Fatal(err)
		}
	}
	for arg, want := range map[string]int{
		"1": 1, "PAY-1": 1, "pay-2,3": 2, "1-3": 3, "PAY-1-3": 3, "PAY-1-PAY-5,2,2": 5, "#4": 1,
		"6": -1, "0": -1, "3-9": -1, "1-": -1, "-": -1, "": -1, "PAY-": -1, "1,,2": -1, "ABC-1": -1, "5-1": -1, "1-99999999999": -1,
	} {
		s := &session{}
		got, err := s.tasks(l, []string{arg})
		if (err != nil) != (want < 0) || err == nil && len(got) != want {
			t.Errorf("%q: got %d tasks and %v, want %d", arg, len(got), err, want)
		}
	}
}

func TestALongTitlePadsNoOtherLineOfAPipe(t *testing.T) {
	var b bytes.Buffer
	s := &session{Program: &Program{Out: &b}}
	long := strings.Repeat("long ", 60) + "end"
	tab := &table{heads: []string{"ref", "title", "due"}, flex: 1}
	tab.add(cell{text: "PAY-1"}, cell{text: long}, cell{text: "fri"})
	tab.add(cell{text: "PAY-2"}, cell{text: "short"}, cell{text: "sat"})
	if err := s.write(tab); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if !strings.Contains(lines[0], long+"  fri") || len(lines[1]) > 80 || !strings.HasSuffix(lines[1], "sat") {
		t.Errorf("got\n%s", b.String())
	}
}

func TestAPathIsPrintedAsItIsUnlessItDrivesTheTerminal(t *testing.T) {
	for path, raw := range map[string]bool{"/home/kim lee/한글 é👩‍👩‍👧.db": true, "/tmp/a\x1b[31m.db": false, "/tmp/a\u202eb.db": false, "/tmp/a\nb.db": false, "/tmp/a\u009b1m": false} {
		var b bytes.Buffer
		s := &session{Program: &Program{Out: &b}}
		if err := s.print(path); err != nil {
			t.Fatal(err)
		}
		got := strings.TrimSuffix(b.String(), "\n")
		if (got == path) != raw || strings.ContainsFunc(got, plain.Drives) {
			t.Errorf("%q is printed as %q", path, got)
		}
	}
}

func TestTheTreeIsMadeAsFarAsNeeded(t *testing.T) {
	p := &Program{Formats: Formats{List: func() []transfer.Format { return nil }}}
	all := newRoot(p, every).Commands()
	for _, v := range (tree{p, &flags{}}).verbs() {
		if c := v.make(); c.Name() != v.name {
			t.Errorf("the entry %s is for %s", v.name, c.Name())
		}
	}
	for line, want := range map[string]int{
		"": 0, "show 1": 1, "--file done show 1": 2, "-q -f x move 1 doing": 1, "mv 1 done": len(all), "add undo": 2, "--as=kim columns add x": 2,
		"--help": len(all), "shwo done": len(all), "help show": len(all), "__complete show ": len(all), "-- show": len(all), "--file show": len(all),
	} {
		if got := len(rootFor(p, strings.Fields(line)).Commands()); got != want {
			t.Errorf("%q: %d commands, want %d", line, got, want)
		}
	}
}
