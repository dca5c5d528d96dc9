package exchange

import (
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"baton/model"
)

func TestKindsAreGuessedInManyLanguages(t *testing.T) {
	for _, names := range []string{
		"To Do|Doing|Done", "Zu erledigen|In Arbeit|Erledigt", "À faire|En cours|Terminé", "Por hacer|En curso|Hecho", "A fazer|Em andamento|Concluído",
		"Da fare|In corso|Fatto", "Te doen|Bezig|Klaar", "К выполнению|В работе|Готово", "До виконання|В роботі|Виконано", "Do zrobienia|W trakcie|Zrobione",
		"K udělání|Probíhá|Hotovo", "Att göra|Pågår|Klart", "At gøre|I gang|Færdig", "Å gjøre|Pågår|Ferdig", "Tehtävät|Kesken|Valmis",
		"Yapılacaklar|Yapılıyor|Tamamlandı", "未着手|進行中|完了", "할 일|진행 중|완료", "待办|进行中|已完成", "待辦|進行中|已完成",
		"Cần làm|Đang làm|Hoàn thành", "Akan dikerjakan|Sedang dikerjakan|Selesai", "للقيام به|قيد التنفيذ|تم", "לביצוע|בתהליך|הושלם",
		"करना है|प्रगति में|पूर्ण",
	} {
		for i, name := range strings.Split(names, "|") {
			want := []model.Kind{model.KindTodo, model.KindDoing, model.KindDone}[i]
			for _, n := range []string{name, cases.Title(language.Und, cases.NoLower).String(name), "✅ " + name + " (12)"} {
				if s := stageOf(n); s < 0 || stages[s].kind != want {
					t.Errorf("%q is stage %d, want %s", n, s, want)
				}
			}
		}
	}
}

func TestWhatIsOpenIsNotDoneByAGuess(t *testing.T) {
	for _, name := range []string{
		"Not done", "Done?", "Nicht erledigt", "Noch nicht fertig", "Pas terminé", "Não concluído", "Не готово", "Nie zrobione", "未完成", "Almost done",
		"To be done", "Ready to be released", "Ready for done", "Definition of done", "Live chat bugs", "Unfinished", "Abandoned carts", "Klar til test", "Done when reviewed",
	} {
		if s := stageOf(name); s >= 0 && stages[s].kind == model.KindDone {
			t.Errorf("%q is taken for done", name)
		}
	}
}

func TestKindsThatNoNameTellsAreGuessedByPlace(t *testing.T) {
	for names, want := range map[string]string{
		"Backlog|To Do|In Progress|Ready to merge|Ready for release|Done": "backlog todo doing doing doing done",
		"Ideas|Ready for dev|Doing|To review|Shipped":                     "backlog todo doing doing done",
		"Alpha|Beta|Gamma":     "todo doing done",
		"Alpha|Beta":           "todo doing",
		"Alpha|Beta|Done?":     "todo doing doing",
		"Alpha|Beta|Blocked":   "todo doing doing",
		"Done|Beta|Gamma":      "done doing doing",
		"Quoi|Autre|To Do|Fin": "todo todo todo done",
	} {
		var cols []model.Column
		for _, n := range strings.Split(names, "|") {
			cols = append(cols, model.Column{Name: n})
		}
		guessKinds(cols)
		var got []string
		for _, c := range cols {
			got = append(got, string(c.Kind))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s, want %s", names, strings.Join(got, " "), want)
		}
	}
}

func TestAGuessIsSaidWithTheCommandThatChangesIt(t *testing.T) {
	l := fresh()
	rep, err := bring(t, l, "trello", []byte(`{"name":"B","lists":[{"id":"a","name":"Team Red","pos":1},{"id":"b","name":"It's on","pos":2},{"id":"c","name":"Fin","pos":3}],
		"cards":[{"id":"x","name":"Fix login","idList":"a"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := "the kinds of the columns are guesses: Team Red is todo, It's on is doing, Fin is done (to change one: baton columns edit Fin kind:doing)"
	if out := text(t, rep); !strings.Contains(out, want) {
		t.Errorf("got\n%s\nwant %s", out, want)
	}
	for name, want := range map[string]string{"Team Red": "'Team Red'", "It's $on": `"It's \$on"`, "Fin": "Fin", "-x": "'-x'", "": "''"} {
		if got := shellWord(name); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
}
