package csv

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"baton/model/plain"
)

// What --map can say of a column of people.
const (
	eachOne  = "one"  // a cell names one person
	eachMany = "many" // a comma is between two
)

// surnames reports whether what is between semicolons in a column is one
// person each, as "Doe, Jane": all that has a comma has one, between two names
// that are alone nowhere.
func (d *directory) surnames(cells []string, alone map[string]bool) bool {
	var commaed []string
	for _, c := range cells {
		for _, n := range parts(c) {
			if strings.Contains(n, ",") {
				commaed = append(commaed, n)
			} else {
				alone[strings.ToLower(n)] = true
			}
		}
	}
	last, first := map[string]bool{}, map[string]bool{}
	known := false
	for _, n := range commaed {
		is := d.whole[strings.ToLower(n)]
		before, after, _ := strings.Cut(n, ", ")
		twoWords := strings.Contains(before, " ") && strings.Contains(after, " ")
		if !isSurname(n) || alone[strings.ToLower(before)] || alone[strings.ToLower(after)] || twoWords && !is {
			return false
		}
		known = known || is
		last[before], first[after] = true, true
	}
	for n := range last {
		if first[n] && !known {
			return false // Ann, Kim and Kim, Ann: two people
		}
	}
	return len(last) > 0
}

// isSurname reports whether a name can be that of one person, the surname first.
func isSurname(name string) bool {
	last, first, ok := strings.Cut(name, ", ")
	return ok && !strings.ContainsAny(last+first, ",;|<[{@") && begins(last) && begins(first)
}

// begins reports whether a name has a capital, as no login: "de Vries" has one.
func begins(name string) bool { return strings.ContainsFunc(name, unicode.IsUpper) }

// forename puts the name before the surname: "Jane Doe" of "Doe, Jane".
func forename(name string) string {
	if last, first, ok := strings.Cut(name, ", "); ok && isSurname(name) {
		return first + " " + last
	}
	return name
}

// peopleIn returns the people that a cell names.
func (in *reader) peopleIn(cell string) []string {
	s := plain.Line(cell)
	switch {
	case s == "":
		return nil
	case in.who.isOne(s):
		return []string{s}
	case strings.ContainsAny(s[:1], "[{"):
		return items(cell, false)
	case strings.Contains(s, "<") && strings.Contains(s, "@"):
		return addressed(s)
	case in.ours:
		return list(cell, false)
	}
	var out []string
	for _, part := range parts(cell) {
		for _, name := range in.who.between(part) {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// parts returns what is between the semicolons, bars and lines of a cell.
func parts(cell string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
		if p = plain.Line(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// isOne reports whether a name is known to be that of one person.
func (d *directory) isOne(name string) bool {
	low := strings.ToLower(name)
	return d.each == eachOne || d.by[low] != nil || d.whole[low]
}

// between returns the people between whose names there are commas, or marks that
// say "and", and remembers what of that is a guess.
func (d *directory) between(s string) []string {
	switch {
	case d.isOne(s):
		return []string{s}
	case d.surname && isSurname(s):
		d.one = cmp.Or(d.one, s)
		return []string{s}
	}
	var out []string
	for _, name := range list(s, false) {
		several := d.and(name)
		if len(several) > 1 && d.each == "" {
			d.two = cmp.Or(d.two, name)
		}
		out = append(out, several...)
	}
	if d.each == "" && isSurname(s) {
		d.two = cmp.Or(d.two, s)
	}
	return out
}

// and splits a name at slashes, ampersands and plus signs. What has them is an
// address or an abbreviation, as "R&D" and "n/a", where one letter is alone.
func (d *directory) and(name string) []string {
	if d.isOne(name) || strings.ContainsAny(name, `@<(\`) || strings.Contains(name, "//") {
		return []string{name}
	}
	several := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("/&+／＆＋", r) })
	for i, p := range several {
		several[i] = plain.Line(p)
		if r := []rune(several[i]); len(r) == 0 || len(r) == 1 && unicode.Is(unicode.Latin, r[0]) {
			return []string{name}
		}
	}
	return several
}

// addressed returns the people of a cell that writes addresses behind names.
func addressed(s string) []string {
	var out []string
	for p := range strings.SplitSeq(s, ">") {
		if p = strings.Trim(p, ",;| "); strings.Contains(p, "<") {
			out = append(out, p+">")
		} else {
			out = append(out, list(p, false)...)
		}
	}
	return out
}

// sayPeople says what was guessed about how many people a cell names, and how to
// settle it.
func (in *reader) sayPeople() {
	var said []string
	if in.who.one != "" {
		said = append(said, `"`+in.who.one+`" is one person`)
	}
	if in.who.two != "" {
		said = append(said, `"`+in.who.two+`" is more than one`)
	}
	if len(said) == 0 {
		return
	}
	head := in.cols["assignees"].head
	in.rep.Note("read of the people in %s: %s (--map \"%s=assignees:%s\" makes each cell one person, assignees:%s splits them at commas)",
		head, strings.Join(said, ", "), head, eachOne, eachMany)
}
