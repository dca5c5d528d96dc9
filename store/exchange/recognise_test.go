package exchange_test

import (
	"strings"
	"testing"

	"baton/store/exchange/exchangetest"
)

func TestAFileOfAnotherFormatIsRefusedWithTheCommandForIt(t *testing.T) {
	own := `{"format":"baton/1","board":{"name":"B","columns":[]},"tasks":[]}`
	trello := `{"name":"B","lists":[],"cards":[]}`
	table := "Title,Status\nFix login,Done\n"
	utf16 := "\xff\xfe" + strings.Join(strings.Split(trello, ""), "\x00") + "\x00"
	for _, c := range []struct{ format, file, want string }{
		{"csv", own, "baton import json FILE"},
		{"csv", trello, "baton import trello FILE"},
		{"csv", utf16, "baton import trello FILE"},
		{"csv", `[{"title":"an issue","state":"open"}]`, "JSON, not a table"},
		{"json", trello, "baton import trello FILE"},
		{"json", table, "baton import csv FILE"},
		{"trello", own, "baton import json FILE"},
		{"trello", table, "baton import csv FILE"},
		{"trello", "Title;Status\r\nFix;Done", "baton import csv FILE"},
	} {
		exchangetest.Refused(t, c.format, c.file, c.want)
	}
	for file, want := range map[string]string{
		"PK\x03\x04\x14\x00 board.json": "ZIP", "PK\x03\x04\x14\x00 xl/workbook.xml": "XLSX", "%PDF-1.7\n": "PDF", "\x1f\x8b\x08\x00": "gzip",
		"<!DOCTYPE html><title>Log in</title>": "HTML", "\n<HTML>": "HTML", "<?xml version=\"1.0\"?>": "XML",
		"\x7fELF\x02\x01\x01\x00": "a program", strings.Repeat("\x00", 16) + "\xed\xda\x0c\xed\x02\x00": "a board of baton itself",
	} {
		for _, format := range []string{"trello", "csv", "json"} {
			exchangetest.Refused(t, format, file, want)
		}
	}
}
