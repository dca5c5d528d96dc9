package query_test

import (
	"strings"
	"testing"

	"baton/model/query"
)

func TestTabEndsAWord(t *testing.T) {
	type in struct {
		use  query.Use
		text string // the cursor is at |
	}
	for c, want := range map[in]string{
		{query.Adding, "Fix @k|"}:         "@kim @kiran",
		{query.Adding, "Fix @L|"}:         "@kim",
		{query.Adding, "Fix @김|"}:         "@김민수",
		{query.Adding, "Fix @m| now"}:     "@me",
		{query.Adding, "Fix #|"}:          `#api #ui #"two words" #apart`,
		{query.Adding, `Fix #"tw|`}:       `#"two words"`,
		{query.Adding, "Fix label:t|"}:    `label:"two words"`,
		{query.Adding, "Fix !h|"}:         "!high",
		{query.Adding, "Fix in:d|"}:       "in:Doing in:Done",
		{query.Adding, "Fix due:t|"}:      "due:today due:tomorrow due:tue due:thu",
		{query.Adding, "Fix milestone:|"}: `milestone:v1 milestone:"Version 2" milestone:none`,
		{query.Adding, "Fix p|"}:          "prio: parent:",
		{query.Adding, "Fix |"}:           "",
		{query.Adding, "is:o|"}:           "",
		{query.Adding, ":m|"}:             "",
		{query.Editing, "-@k|"}:           "-@kim -@kiran",
		{query.Filtering, "(@ki|"}:        "@kim @kiran",
		{query.Filtering, "-is:b|"}:       "-is:blocked",
		{query.Filtering, "due:<f|"}:      "due:<fri",
		{query.Filtering, "due:mon..f|"}:  "due:mon..fri",
		{query.Filtering, "!>=u|"}:        "!>=urgent",
		{query.Filtering, "sort:due,-p|"}: "sort:due,-prio",
		{query.Filtering, ":m|"}:          ":mine",
		{query.Filtering, "by:an|"}:       "by:Ann",
		{query.Filtering, "created:>=y|"}: "created:>=yesterday",
		{query.Filtering, "kind:d|"}:      "kind:doing kind:done",
		{query.Filtering, "has:l|"}:       "has:label has:links",
	} {
		text, after, _ := strings.Cut(c.text, "|")
		var got []string
		for _, x := range query.Complete(text+after, len(text), env(t), c.use) {
			got = append(got, x.Text)
			if x.To != len(text) || x.From > x.To {
				t.Errorf("%s: takes the place of %d to %d", c.text, x.From, x.To)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s, want %s", c.text, strings.Join(got, " "), want)
		}
	}
}

func TestAFilterStillBeingTypedIsRead(t *testing.T) {
	for text, want := range map[string][2]string{
		"@":            {"", ""},
		"login @":      {"login", ""},
		"login #":      {"login", ""},
		"@k":           {"@kim or @kiran", ""},
		"-@ki login":   {"-(@kim or @kiran) login", ""},
		"#ap":          {"label:api or label:apart", ""},
		"in:do":        {"in:Doing or in:Done", ""},
		"@zz":          {"", `unknown person "zz" at 1: use kim, Ann, kiran or 김민수`},
		"login due:":   {"login", "due: needs a value at 7"},
		"login due:f":  {"login", `invalid day "f" at 7: write 2026-11-27, today, tomorrow, fri, +3d, +2w, +1m, eow or eom`},
		"login is:op":  {"login", `unknown token "is:op" at 7: did you mean is:open?`},
		"a or":         {"a", "or needs a term on both sides at 3"},
		"(a or b":      {"a or b", ""},
		"a )":          {"a", "unmatched ) at 3"},
		"not":          {"", "not needs a term after it at 1"},
		"-":            {"", ""},
		`"two w`:       {`"two w"`, ""},
		":mi":          {"", ""},
		"sort:d login": {"login", `unknown order "d" at 1: use due, prio, created, updated, started, done, title, ref, estimate, status or assignee`},
	} {
		f, hint := query.ParsePartial(text, env(t))
		if f.String() != want[0] || hint != want[1] {
			t.Errorf("%s\n got %s, %q\nwant %s, %q", text, f, hint, want[0], want[1])
		}
	}
}

func TestEveryTokenOfTheHelpIsUnderstood(t *testing.T) {
	e := env(t)
	e.Setup = e.Setup.Clone()
	e.Force = true
	for _, tok := range query.Tokens() {
		for _, form := range strings.Split(tok.Form+"\n"+tok.Shell, "\n") {
			form = strings.NewReplacer("12", "1", ":name", ":mine", "term", "login").Replace(form)
			if form == "" {
				continue
			}
			if tok.Add != "" {
				if _, err := query.ParseAdd("Fix "+form, e); err != nil {
					t.Errorf("add %s: %v", form, err)
				}
			}
			if tok.Edit != "" {
				if _, err := query.ParseEdit(form, e); err != nil {
					t.Errorf("edit %s: %v", form, err)
				}
			}
			if _, err := query.Parse(form, e); err != nil {
				t.Errorf("filter %s: %v", form, err)
			}
		}
	}
}
