package model_test

import (
	"testing"

	"baton/model"
)

func TestEstimatesAddUpAsPeopleCount(t *testing.T) {
	for _, c := range []struct {
		all  []float64
		want string
	}{
		{[]float64{0.1, 0.2}, "0.3"},
		{[]float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, "1"},
		{[]float64{1.1, 2.2}, "3.3"},
		{[]float64{1, 2, 3}, "6"},
		{[]float64{0.001, 1_000_000}, "1000000.001"},
		{nil, "0"},
	} {
		sum := 0.0
		for _, f := range c.all {
			sum = model.Plus(sum, f)
		}
		if got := model.Number(sum).String(); got != c.want {
			t.Errorf("%v add up to %s, want %s", c.all, got, c.want)
		}
	}
}
