package csv

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
)

// table is a CSV file (RFC 4180, and the variants that programs write).
type table struct {
	head     []string
	rows     [][]string
	parents  []int // the row that each row is part of, -1 for none; nil if the table does not show it so
	numbered bool  // the table has no header

	kinds   map[string]model.Kind // what its program means by a status, in small letters
	deleted int                   // rows that its program has deleted
}

// readTable reads a table with any separator, and counts what is odd
// about it.
func readTable(b []byte, by map[string]string, rep *card.Summary) (table, error) {
	if !bytes.ContainsRune(b, '\n') {
		b = bytes.ReplaceAll(b, []byte("\r"), []byte("\n")) // as old Macs wrote
	}
	sep := separator(&b)
	all, err := readRecords(b, sep, false)
	if errors.Is(err, csv.ErrQuote) || errors.Is(err, csv.ErrBareQuote) {
		rep.Note("misplaced quotes (%s): the table was read as well as possible", plain.Line(err.Error()))
		all, err = readRecords(b, sep, true)
	}
	var known *model.Error
	switch {
	case errors.As(err, &known):
		return table{}, known
	case err != nil:
		return table{}, model.Errorf(model.Failed, "csv: %s", plain.Line(err.Error()))
	}
	if len(all) == 0 {
		return table{}, model.Errorf(model.Failed, "csv: the file is empty")
	}
	var t table
	t.behead(all, by, rep)
	t.pad(rep)
	t.known()
	if t.deleted > 0 {
		rep.Note("%s deleted there and not done: archived", are(t.deleted, "task"))
	}
	if t.numbered {
		t.guess(by, rep)
	}
	return t, nil
}

func readRecords(b []byte, sep rune, lazy bool) ([][]string, error) {
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = sep, -1, lazy
	var out [][]string
	for {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if len(out) == 0 {
			if err := checkHead(rec); err != nil {
				return nil, err
			}
		}
		if len(out) > maxRows {
			return nil, model.Errorf(model.Failed, "csv: more than %d rows", maxRows)
		}
		if slices.ContainsFunc(rec, func(s string) bool { return strings.TrimSpace(s) != "" }) {
			out = append(out, rec)
		}
	}
}

// What no table has that people keep tasks in.
const (
	maxRows = 1_000_000
	maxHead = 1000 // bytes of a column's name
)

// checkHead refuses a first line that names no columns.
func checkHead(head []string) error {
	if len(head) > card.MaxColumns {
		return model.Errorf(model.Failed, "csv: the first line has %d columns: this is not a table", len(head))
	}
	for _, h := range head {
		if len(h) > maxHead {
			return model.Errorf(model.Failed, "csv: the first line names a column with %d letters: this is not a table", len(h))
		}
	}
	return nil
}

// pad makes all rows as long as the header. Cells beyond the last column have no name and
// can't come in.
func (t *table) pad(rep *card.Summary) {
	short := 0
	for i, row := range t.rows {
		if len(row) < len(t.head) {
			short++
			t.rows[i] = append(row, make([]string, len(t.head)-len(row))...)
			continue
		}
		for _, extra := range row[len(t.head):] {
			if strings.TrimSpace(extra) != "" {
				rep.Because("cells", card.CouldNot, 1, "beyond the last column")
			}
		}
		t.rows[i] = row[:len(t.head)]
	}
	if short > 0 {
		rep.Note("%s shorter than the first line: the missing cells are empty", are(short, "row"))
	}
}

func are(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " is"
	}
	return model.Count(n, noun) + " are"
}

// separator finds what separates the cells: what a first line "sep=;" says, as
// Excel writes it, else what cuts the first lines into the same number of
// cells, most of them.
func separator(b *[]byte) rune {
	if rest, ok := bytes.CutPrefix(*b, []byte("sep=")); ok && len(rest) > 1 && (rest[1] == '\n' || rest[1] == '\r') {
		*b = bytes.TrimLeft(rest[1:], "\r\n")
		return rune(rest[0])
	}
	best, most := ',', 0
	for _, sep := range []rune{',', ';', '\t', '|'} {
		if n := countSeparators(*b, byte(sep)); n > most {
			best, most = sep, n
		}
	}
	return best
}

// countSeparators returns how well a separator fits: how often it is outside quotes in
// the first line, more if the next lines have as many.
func countSeparators(b []byte, sep byte) int {
	var counts []int
	n, quoted := 0, false
	for i, c := range b {
		switch {
		case c == '"':
			quoted = !quoted
		case c == sep && !quoted:
			n++
		case c == '\n' && !quoted:
			counts = append(counts, n)
			n = 0
		}
		if len(counts) == 10 || i > 1<<16 {
			break
		}
	}
	counts = append(counts, n)
	fit := counts[0]
	for _, c := range counts[1:] {
		if c == counts[0] && c > 0 {
			fit += 100
		}
	}
	if counts[0] == 0 {
		return 0
	}
	return fit
}
