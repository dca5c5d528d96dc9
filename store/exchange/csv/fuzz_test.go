package csv_test

import (
	"testing"

	"baton/store/exchange/exchangetest"
)

func FuzzCSV(f *testing.F) {
	f.Add([]byte("id,title,status,parent,blocked by,due\n1,a,Doing,2,2,1/2/26\n2,b,Done,1,1,\n"))
	f.Add([]byte("Titel;Status\n\"a\nb\";x\n"))
	f.Add([]byte("title,assignee,labels,comments,checklist,archived\n=1,me,\"a,b\",x;y;z,[x] q,yes\n"))
	f.Fuzz(func(t *testing.T, b []byte) { exchangetest.Swallow(t, "csv", b) })
}
