package csv_test

import (
	"fmt"
	"strings"
	"testing"

	"baton/model"
	"baton/store/exchange"
	"baton/store/exchange/card"
	"baton/store/exchange/exchangetest"
)

// dueBy imports a table of due dates and returns what became of them.
func dueBy(t *testing.T, cells ...string) ([]string, card.Summary, []*model.Task) {
	t.Helper()
	in := "title,due\n"
	for i, c := range cells {
		in += fmt.Sprintf("%d,\"%s\"\n", i, c)
	}
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "csv", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	all := exchangetest.Tasks(l.Board)
	var out []string
	for _, task := range all {
		out = append(out, task.Due.String())
	}
	return out, rep, all
}

func TestDatesThatCanBeReadOneWayOnlyAreRead(t *testing.T) {
	for _, s := range []string{
		"2026-12-24", "2026-12-24 10:00", "2026-12-24T10:00:00Z", "2026-12-24T10:00:00+0000", "2026-12-24T10:00:00+01", "2026-12-24T10:00:00,123+01:00",
		"2026-12-24T10:00:00.123456+00:00", "2026-12-24 10:00:00.5", "2026-12-24T10Z", "2026-12-24T10:00", "20261224", "20261224T100000Z", "20261224T1000", "20261224T10",
		"20261224100000", "2026-358", "2026-12-24Z", "2026-12-24+01:00", "2026-12-24 10:00:00 UTC", "2026-12-24T10:00:00+01:00[Europe/Berlin]",
		"2026-12-24 10:00:00 +0100 CET m=+0.012345", "2026-12-24 10:00:00.123456789 +0000 UTC", "2026-12-24 10:00:00 +0300 +03", "2026-12-24 10:00:00 CET",
		"2026/12/24", "2026/12/24 10:00:00", "2026. 12. 24.", "2026. 12. 24. 오전 10:00:00", "2026.12.24", "2026-Dec-24",
		"2026년 12월 24일", "2026년 12월 24일 목요일 오후 10:00", "2026년 12월 24일 10시 30분", "2026年12月24日", "2026年12月24日(木) 10:00", "2026年12月24日 星期四 上午10:00", "2026年12月24日10时30分",
		"24.12.2026", "24.12.26", "24.12.2026, 10:00:00", "24.12.2026 10:00 Uhr", "24.12.2026 um 10.00 Uhr", "24.12.2026 10 Uhr", "24. 12. 2026",
		"24-12-2026", "24-12-2026, 10:00:00", "24/12/2026", "12/24/2026", "12/24/2026, 10:00:00 AM", "24/12/2026 10h30", "24/12/26",
		"24. Dezember 2026", "Donnerstag, 24. Dezember 2026", "Do, 24. Dez. 2026, 10:00", "24/Dez/26 10:00", "24. Dez 26",
		"24 décembre 2026", "jeudi 24 décembre 2026 à 10:00", "24 déc. 2026", "24 de diciembre de 2026", "jueves, 24 de diciembre de 2026, 10:00:00 a. m.", "24 dic 2026",
		"24 de dezembro de 2026", "quinta-feira, 24 de dezembro de 2026 às 10:00", "24 dicembre 2026", "giovedì 24 dicembre 2026 ore 10:00", "24 december 2026", "donderdag 24 december 2026 om 10:00",
		"24 декабря 2026 г.", "четверг, 24 декабря 2026 г., 10:00", "24 дек. 2026 г.", "24 grudnia 2026", "czwartek, 24 grudnia 2026", "24 gru 2026 r.",
		"Dec 24, 2026", "December 24, 2026 10:00 AM", "December 24, 2026 10:00 AM (GMT+1)", "Dec 24 2026 10:00AM", "Thursday, December 24th, 2026", "Thursday, December 24, 2026 at 10:00 AM", "24 Dec 2026", "24-Dec-2026", "24-Dec-26",
		"24/Dec/26 9:26 AM", "24/12月/26 10:00 上午", "24th of December 2026", "Dec/24/2026", "December 24, 2026 at 10 AM",
		"Thu Dec 24 2026", "Thu Dec 24 2026 10:00:00 GMT+0100 (Central European Standard Time)", "Thu, 24 Dec 2026 10:00:00 GMT", "Thu, 24 Dec 2026 10:00:00 +0100", "Thu, 24 Dec 2026 10:17:06 UTC+0000",
		"Thu Dec 24 10:00:00 2026", "Thu Dec 24 10:00:00 CET 2026", "Thu Dec 24 10:00:00 +0000 2026", "Thursday, 24-Dec-26 10:00:00 UTC",
		"1798106400", "1798106400000", "1798106400.25", "1798070400", "46380", "46380.5",
	} {
		got, rep, _ := dueBy(t, s)
		if got[0] != "2026-12-24" || rep.Of("due dates").Not != 0 {
			t.Errorf("%s: got %q", s, got[0])
		}
	}
}

func TestWhatIsNoDateStaysText(t *testing.T) {
	for _, s := range []string{
		"soon", "Dec", "24", "2026", "2026-02-30", "31.4.2026", "32/13/2026", "24 Foo 2026", "2026-12-24 25:00", "2026-12-24 10:61", "2026-12-24 banana", "Q4 2026",
		"2026-12-24 13:00 PM", "3.5", "-5", "123456", "24-12-26", "2026-12-24 10:00 XYZ", "12.24.2026", "99999999999999999999",
	} {
		if got, rep, all := dueBy(t, s); got[0] != "" || rep.Of("due dates").Not != 1 {
			t.Errorf("%s: got %q, %+v", s, got[0], rep)
		} else if v, _ := all[0].Field("Due"); v.Text != s {
			t.Errorf("%s: is kept as %q", s, v.Text)
		}
	}
}

func TestDayAndMonthComeInTheOrderOfTheFile(t *testing.T) {
	for _, c := range []struct{ table, due, created string }{
		{"title,due\na,13/02/2026\nb,01/02/2026", "2026-02-13 2026-02-01", ""},
		{"title,due\na,02/13/2026\nb,01/02/2026", "2026-02-13 2026-01-02", ""},
		{"title,due\na,02/03/2026\nb,03/03/2026", " 2026-03-03", ""},
		{"title,due\na,13/02/2026\nb,02/13/2026\nc,3/4/2026", "2026-02-13 2026-02-13 ", ""},
		{"title,due\na,13-02-2026\nb,01/02/2026", "2026-02-13 2026-02-01", ""},
		{"title,due,created\na,12/24/2026,03/10/2026", "2026-12-24", "2026-03-10"},
		{"title,due,created\na,24/12/2026,03/10/2026", "2026-12-24", "2026-10-03"},
		{"title,due,comment\na,03/10/2026,13/02/2026;kim;hello", "2026-10-03", ""},
		{"title,due,Review on\na,03/10/2026,13/02/2026", "2026-10-03", ""},
		{"title,due\na,22/Sep/25 9:26 AM\nb,Tue Aug 23 2022 13:54:01 GMT+0000 (GMT)", "2025-09-22 2022-08-23", ""},
	} {
		l := exchangetest.Fresh()
		rep, err := exchangetest.Bring(t, l, "csv", []byte(c.table+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		var due []string
		for _, task := range exchangetest.Tasks(l.Board) {
			due = append(due, task.Due.String())
		}
		if got := strings.Join(due, " "); got != c.due {
			t.Errorf("%s: got %q, want %q", c.table, got, c.due)
		}
		if got := model.DayOf(exchangetest.Tasks(l.Board)[0].Created.Time().In(exchangetest.Options().Now.Location())).String(); c.created != "" && got != c.created {
			t.Errorf("%s: created %s, want %s", c.table, got, c.created)
		}
		if said := exchangetest.Text(t, rep); strings.Contains(" "+c.due+" ", "  ") != strings.Contains(said, `--map "due=due:dmy"`) {
			t.Errorf("%s: says\n%s", c.table, said)
		}
	}
}

func TestTheMapSettlesTheOrderOfDayAndMonth(t *testing.T) {
	for order, want := range map[string]string{"due:dmy": "2026-04-03 2026-04-03", "due:mdy": "2026-03-04 2026-03-04"} {
		o := exchangetest.Options()
		o.Map = map[string]string{"Due": order}
		f, err := exchange.Import("csv", strings.NewReader("Title,Due,Created\na,3/4/2026,3/4/2026\n"), o)
		if err != nil {
			t.Fatal(err)
		}
		l := exchangetest.Fresh()
		d, _, _ := f.Draft(l)
		if _, err := l.Propose(d, "kim"); err != nil {
			t.Fatal(err)
		}
		task := exchangetest.Tasks(l.Board)[0]
		if got := task.Due.String() + " " + model.DayOf(task.Created.Time().In(exchangetest.Options().Now.Location())).String(); got != want {
			t.Errorf("%s: got %s, want %s", order, got, want)
		}
	}
	for _, wrong := range []string{"due:ymd", "title:dmy", "due:"} {
		o := exchangetest.Options()
		o.Map = map[string]string{"Due": wrong}
		if _, err := exchange.Import("csv", strings.NewReader("Title,Due\na,3/4/2026\n"), o); model.CodeOf(err) != model.Usage {
			t.Errorf("%s: got %v", wrong, err)
		}
	}
}
