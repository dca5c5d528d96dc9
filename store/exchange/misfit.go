package exchange

import (
	"bytes"
	"encoding/json"
	"strings"

	"baton/model"
)

// magics are what files begin with that are no text, and what helps.
var magics = []struct{ begins, is string }{
	{"PK\x03\x04", "a ZIP archive: unpack it first"},
	{"\x1f\x8b", "compressed (gzip): gunzip it first"},
	{"%PDF-", "a PDF: export the board as JSON or CSV instead"},
	{"\xd0\xcf\x11\xe0", "an old Excel or Word file: save it as CSV, then baton import csv FILE"},
	{"SQLite format 3\x00", "an SQLite database: export a table of it as CSV, then baton import csv FILE"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"\x7fELF", "a program"},
	{"MZ\x90\x00", "a program"},
}

// misfit refuses a file that is of another format than the one it was given for:
// it names what the file seems to be and the command for it.
func misfit(format string, b []byte) error {
	if is := seems(format, b); is != "" {
		return model.Errorf(model.Usage, "%s: the file is %s", format, is)
	}
	return nil
}

// seems says what a file is if it is not what it was given for, "" if it may be.
func seems(format string, b []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.begins)) {
			return office(b, m.is)
		}
	}
	if isBoardFile(b) {
		return "a board of baton itself: baton --file FILE export json - | baton import json -"
	}
	text, _ := unmark(b)
	text = bytes.TrimSpace(text)
	low := strings.ToLower(string(text[:min(len(text), 200)]))
	switch {
	case strings.HasPrefix(low, "<!doctype html"), strings.HasPrefix(low, "<html"):
		return "a web page (HTML), perhaps that of a login: export the board as JSON or CSV instead"
	case strings.HasPrefix(low, "<?xml"):
		return "XML: export the board as JSON or CSV instead"
	case len(text) == 0 || bytes.IndexByte(text, 0) >= 0:
		return ""
	case text[0] == '{' || text[0] == '[':
		return otherJSON(format, text)
	case format != "csv" && text[0] != '"':
		return otherText(string(text))
	}
	return ""
}

// office tells an Excel workbook, which is a ZIP archive, from others.
func office(b []byte, is string) string {
	switch {
	case bytes.HasPrefix(b, []byte("PK")) && bytes.Contains(b, []byte("xl/")):
		return "an Excel workbook (XLSX): save it as CSV, then baton import csv FILE"
	case bytes.HasPrefix(b, []byte("PK")) && bytes.Contains(b, []byte("opendocument.spreadsheet")):
		return "an OpenDocument spreadsheet: save it as CSV, then baton import csv FILE"
	}
	return is
}

// isBoardFile reports whether a file is a bbolt database: its first page holds the
// magic number behind a header of 16 bytes (go.etcd.io/bbolt, internal/common/meta.go).
func isBoardFile(b []byte) bool {
	return len(b) > 20 && bytes.Equal(b[16:20], []byte{0xed, 0xda, 0x0c, 0xed})
}

// otherJSON says whose JSON a text is if it is of another format.
func otherJSON(format string, text []byte) string {
	var top struct {
		Format string
		Lists  json.RawMessage
		Cards  json.RawMessage
	}
	if !json.Valid(text) {
		return ""
	}
	is := ""
	if text[0] == '{' && json.Unmarshal(text, &top) == nil {
		switch {
		case strings.HasPrefix(top.Format, "baton/"):
			is = "json"
		case top.Lists != nil && top.Cards != nil:
			is = "trello"
		}
	}
	switch {
	case is == format:
		return ""
	case is == "json":
		return "a board exported by baton: baton import json FILE"
	case is == "trello":
		return "a Trello board: baton import trello FILE"
	case format == "csv":
		return "JSON, not a table: save it as CSV with a line of heads; boards in JSON are those of Trello and of baton"
	}
	return ""
}

// otherText says what a text that is no JSON seems to be.
func otherText(text string) string {
	head, _, _ := strings.Cut(text, "\n")
	if strings.ContainsAny(head, ",;\t") {
		return "a table, not JSON: baton import csv FILE"
	}
	return ""
}
