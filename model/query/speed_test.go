package query_test

import (
	"fmt"
	"slices"
	"testing"

	"baton/model"
	"baton/model/query"
)

// many returns a board of n tasks.
func many(b *testing.B, n int) *model.Board {
	titles := []string{"Fix the login page after a timeout", "Überweisung schlägt fehl", "로그인 오류 수정", "Write release notes for the next version", "Исправить вход в систему"}
	d := &model.Delta{Head: model.Head{Seq: 1, Next: n + 1}}
	sample := tasks(b)
	for i := 1; i <= n; i++ {
		t := sample[i%4].Clone()
		t.ID, t.Num, t.Rank = idOf(i), i, model.Rank(fmt.Sprintf("a%08d", i))
		t.Title, t.After, t.Parent, t.Described = fmt.Sprint(titles[i%len(titles)], " ", i), nil, model.ID{}, false
		if i%10 == 0 {
			t.After = []model.ID{idOf(i - 1)}
		}
		d.Tasks = append(d.Tasks, model.Changed{ID: t.ID, After: t})
	}
	return model.NewBoard(setup(), false).With(d)
}

func idOf(n int) model.ID {
	x := id(n)
	x[13] = byte(n >> 16)
	return x
}

func BenchmarkMatch(b *testing.B) {
	e := env(b)
	for _, n := range []int{1_000, 100_000} {
		board := many(b, n)
		all := slices.Collect(board.Tasks())
		for _, text := range []string{"login", "überweisung", "@kim is:open", "is:blocked", "is:leaf", "-#api (due:<fri or !high) login", "zzz"} {
			f, err := query.Parse(text, e)
			if err != nil {
				b.Fatal(err)
			}
			s := query.NewMatchContext(board, nil)
			f.Match(all[0], s)
			b.Run(fmt.Sprintf("%d/%s", n, text), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					for _, t := range all {
						f.Match(t, s)
					}
				}
			})
		}
	}
}

func BenchmarkParse(b *testing.B) {
	e := env(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := query.Parse("@kim -#api (due:<fri or !high) login sort:due", e); err != nil {
			b.Fatal(err)
		}
	}
}
