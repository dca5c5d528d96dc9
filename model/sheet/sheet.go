// Package sheet writes tables that spreadsheets open, and keeps what people wrote
// from being run by one.
package sheet

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// risky begin a formula, as https://owasp.org/www-community/attacks/CSV_Injection
// says, the wide forms of Japanese keyboards too, or are what [Guard] puts before
// one.
const risky = "=+-@\t\r＝＋－＠'"

// Guard keeps a cell from being a formula: what begins with = + - @, a tab or a
// return and is no number gets an apostrophe before it. So does what begins with
// an apostrophe, so that [Unguard] gives back exactly what was there.
func Guard(s string) string {
	if isRisky(s) && !isNumber(s) {
		return "'" + s
	}
	return s
}

// Unguard undoes Guard.
func Unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && isRisky(rest) {
		return rest
	}
	return s
}

func isRisky(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune(risky, first)
}

// isNumber reports whether a cell is a number, with a sign and decimals or
// without: that runs nothing.
func isNumber(s string) bool {
	s = strings.TrimLeft(s[:min(1, len(s))], "+-") + s[min(1, len(s)):]
	whole, part, found := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(whole) && (!found || digits(part))
}

// Style is how a table is written. The zero Style is RFC 4180 in UTF-8.
type Style struct {
	Excel bool // a byte order mark says that it is UTF-8: Excel on Windows takes it for something else
	Comma bool // of decimals, as in Germany; then semicolons separate the cells
}

// For returns the style that Excel opens with a double click where the language
// is that of a POSIX locale: "de_DE.UTF-8".
func For(locale string) Style {
	language, _, _ := strings.Cut(locale, "_")
	language, _, _ = strings.Cut(language, ".")
	commas := strings.Fields("be bg ca cs da de el es et fi fr gl hr hu id is it lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk vi")
	points := strings.Fields("es_MX es_US es_GT es_HN es_NI es_PA es_PE es_PR es_SV es_DO de_CH de_LI it_CH")
	region, _, _ := strings.Cut(locale, ".")
	return Style{Excel: true, Comma: slices.Contains(commas, language) && !slices.Contains(points, region)}
}

// Number returns how a number is written.
func (s Style) Number(n string) string {
	if s.Comma {
		return strings.Replace(n, ".", ",", 1)
	}
	return n
}

// Write writes a table, with guarded cells.
func (s Style) Write(w io.Writer, rows [][]string) error {
	if s.Excel {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	if s.Comma {
		out.Comma = ';'
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = Guard(cell)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
