package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
)

// relations is a graph that counts how often it is read.
type relations struct {
	to, from map[model.ID][]model.ID
	looks    int
}

func (g *relations) next(id model.ID) []model.ID { g.looks++; return g.to[id] }
func (g *relations) prev(id model.ID) []model.ID { g.looks++; return g.from[id] }

func (g *relations) add(from, to model.ID) bool {
	if model.Circle(from, to, g.next, g.prev) {
		return false
	}
	g.to[from], g.from[to] = append(g.to[from], to), append(g.from[to], from)
	return true
}

// reaches searches in one direction only.
func (g *relations) reaches(from, to model.ID) bool {
	return from == to || slices.ContainsFunc(g.to[from], func(n model.ID) bool { return g.reaches(n, to) })
}

func newRelations() *relations {
	return &relations{to: map[model.ID][]model.ID{}, from: map[model.ID][]model.ID{}}
}

func TestACircleIsFoundFromBothEndsAsFromOne(t *testing.T) {
	w := &modeltest.World{}
	ids := make([]model.ID, 9)
	for i := range ids {
		ids[i] = w.NewID()
	}
	rapid.Check(t, func(t *rapid.T) {
		g := newRelations()
		for range rapid.IntRange(0, 30).Draw(t, "relations") {
			from, to := rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(ids).Draw(t, "to")
			want := !g.reaches(to, from)
			if got := g.add(from, to); got != want {
				t.Fatalf("added: %v, want %v", got, want)
			}
		}
	})
}

func TestALongChainIsBuiltInAboutLinearTime(t *testing.T) {
	const n = 10_000
	w := &modeltest.World{}
	ids := make([]model.ID, n)
	for i := range ids {
		ids[i] = w.NewID()
	}
	orders := map[string]func(i int) int{
		"from its beginning": func(i int) int { return i },
		"from its end":       func(i int) int { return n - 2 - i },
		"in any order":       func(i int) int { return i * 7919 % (n - 1) },
	}
	for name, order := range orders {
		g := newRelations()
		for i := range n - 1 {
			if at := order(i); !g.add(ids[at+1], ids[at]) {
				t.Fatalf("%s: a chain is no circle", name)
			}
		}
		if g.looks > 40*n {
			t.Errorf("%s: %d looks for %d relations", name, g.looks, n)
		}
	}
}
