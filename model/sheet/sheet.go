// Package sheet writes tables that spreadsheets open, and keeps text in them from
// being run as a formula.
package sheet

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// risky are the characters that begin a formula
// (https://owasp.org/www-community/attacks/CSV_Injection), including the wide forms
// of Japanese keyboards, and the apostrophe that [Guard] puts before one.
const risky = "=+-@\t\r＝＋－＠'"

// Guard keeps a cell from being a formula: if it begins with = + - @, a tab or a
// return and is not a number, it gets an apostrophe before it. So does a cell that
// begins with an apostrophe, so that [Unguard] restores exactly what was there.
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

// isNumber reports whether a cell is a number, with or without a sign and decimals: a
// number runs nothing.
func isNumber(s string) bool {
	s = strings.TrimLeft(s[:min(1, len(s))], "+-") + s[min(1, len(s)):]
	whole, part, found := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(whole) && (!found || digits(part))
}

// Style is how a table is written. The zero Style is RFC 4180 in UTF-8.
type Style struct {
	Excel bool // begin with a byte order mark, without which Excel on Windows does not read it as UTF-8
	Comma bool // a decimal comma, as in Germany; then semicolons separate the cells
}

// For returns the style that Excel opens by a double click in the language of a POSIX
// locale: "de_DE.UTF-8".
func For(locale string) Style {
	language, _, _ := strings.Cut(locale, "_")
	language, _, _ = strings.Cut(language, ".")
	commas := strings.Fields("be bg ca cs da de el es et fi fr gl hr hu id is it lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk vi")
	points := strings.Fields("es_MX es_US es_GT es_HN es_NI es_PA es_PE es_PR es_SV es_DO de_CH de_LI it_CH")
	region, _, _ := strings.Cut(locale, ".")
	return Style{Excel: true, Comma: slices.Contains(commas, language) && !slices.Contains(points, region)}
}

// Number returns a number, given with a decimal point, in the style.
func (s Style) Number(n string) string {
	if s.Comma {
		return strings.Replace(n, ".", ",", 1)
	}
	return n
}

// Write writes a table and guards its cells, in rows too.
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
