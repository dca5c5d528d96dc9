package markdown_test

import (
	"testing"

	"baton/store/exchange/exchangetest"
)

func TestMarkdownCantBeBrokenByATitle(t *testing.T) {
	l := exchangetest.Fresh()
	in := "title,status,labels,due,checklist\n\"# not a heading\n- [ ] nor an item\",Doing,a_b,2026-11-27,[x] <b>one</b>\n"
	if _, err := exchangetest.Bring(t, l, "csv", []byte(in)); err != nil {
		t.Fatal(err)
	}
	want := "# board\n\n## Doing (1)\n\n- [ ] **1** \\# not a heading - \\[ \\] nor an item \\#a\\_b (due 2026-11-27)\n    - [x] \\<b\\>one\\</b\\>\n\n## Done (0)\n\n"
	if got := exchangetest.Export(t, "markdown", l, l.Board, false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
