package stage_test

import (
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"baton/model"
	"baton/store/exchange/stage"
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
				if got := stage.Kind(n); got != want {
					t.Errorf("%q is %q, want %s", n, got, want)
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
		if stage.Kind(name) == model.KindDone {
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
		stage.Guess(cols)
		var got []string
		for _, c := range cols {
			got = append(got, string(c.Kind))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s, want %s", names, strings.Join(got, " "), want)
		}
	}
}
