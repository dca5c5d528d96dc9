package exchange

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"baton/model"
	"baton/store/exchange/decode"
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

// recognise returns the format of a file that came without one: by its name,
// else, or where several have such names, by its content.
func recognise(name string, b []byte) (Format, error) {
	text := bytes.TrimSpace(decode.Unmark(b))
	var all, fit []Format
	for _, f := range Registry() {
		if f.reads() {
			all = append(all, f)
		}
		if f.reads() && f.fits(name) {
			fit = append(fit, f)
		}
	}
	if len(fit) == 1 {
		return fit[0], nil
	}
	for _, f := range append(fit, all...) {
		if f.Is(text) {
			return f, nil
		}
	}
	if is := foreign(b); is != "" {
		return Format{}, model.Errorf(model.Usage, "%s: the file is %s", name, is)
	}
	return Format{}, model.Errorf(model.Usage, "%s: its format is not clear: name one before the file, there are %s", name, those(Format.reads))
}

// fits reports whether a file's name is one that the format's files have.
func (f Format) fits(name string) bool {
	return slices.ContainsFunc(f.Names, func(pattern string) bool {
		ok, _ := path.Match(pattern, strings.ToLower(name)) // the patterns are ours
		return ok
	})
}

// seems says what a file is if it is not what it was given for, with the command
// for it; "" if it may be.
func seems(f Format, b []byte) string {
	if is := foreign(b); is != "" {
		return is
	}
	text := bytes.TrimSpace(decode.Unmark(b))
	if len(text) == 0 || bytes.IndexByte(text, 0) >= 0 || f.Is(text) {
		return ""
	}
	for _, o := range Registry() {
		if o.reads() && o.Name != f.Name && o.Is(text) {
			return o.What + ": baton import " + o.Name + " FILE"
		}
	}
	return ""
}

// foreign says what a file is that no format reads, "" for any other.
func foreign(b []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.begins)) {
			return office(b, m.is)
		}
	}
	if isBoardFile(b) {
		return "a board of baton itself: baton --file FILE export json - | baton import json -"
	}
	text := bytes.TrimSpace(decode.Unmark(b))
	low := strings.ToLower(string(text[:min(len(text), 200)]))
	switch {
	case strings.HasPrefix(low, "<!doctype html"), strings.HasPrefix(low, "<html"):
		return "a web page (HTML), perhaps that of a login: export the board as JSON or CSV instead"
	case strings.HasPrefix(low, "<?xml"):
		return "XML: export the board as JSON or CSV instead"
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
