package csv

import (
	"regexp"
	"slices"
	"strings"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
)

// identity is a person as a table writes them: names, logins, account IDs and
// addresses that its columns show to be one person's.
type identity struct {
	full, login string
	emails      []string
	person      model.PersonID // once they have come in
}

// directory knows who is who in a table, by all they are called, in small letters.
type directory struct {
	by      map[string]*identity
	whole   map[string]bool // what a column of one person knows, however it is written
	surname bool            // "Doe, Jane" is one person
	each    string          // what --map says that a cell of people holds
	mail    *regexp.Regexp

	one, two string // the first that was guessed to be one person, or several
}

// persons are the columns that hold one person each, as [letters] spells them;
// beside them are columns of the same name with what identifies that person.
func persons() []string {
	return []string{"assignee", "assignees", "reporter", "creator", "author", "owner", "requester", "createdby", "assignedto", "watchers", "projectlead"}
}

// suffixes are the ends of the names of those columns, in the order of how well
// they name a person.
func suffixes() []string { return []string{"username", "login", "id", "email", "name"} }

// readPeople makes the directory.
func (in *reader) readPeople() {
	in.who = directory{by: map[string]*identity{}, whole: map[string]bool{}, mail: regexp.MustCompile(`^(.*?)[ ]*[<(]([^<>()]+)[>)]$`)}
	alone := map[string]bool{}
	for i, h := range in.t.head {
		one := holdsOne(in, i, letters(h))
		for _, row := range in.t.rows {
			name := strings.ToLower(plain.Line(in.unguard(row[i])))
			switch {
			case name == "" || strings.HasPrefix(name, "{"):
			case one:
				in.who.whole[name], alone[name] = true, true
			case slices.Contains(persons(), letters(h)):
				alone[name] = true
			}
		}
	}
	if c := in.cols["assignees"]; c != nil {
		in.who.each = c.order
		in.who.surname = !in.ours && c.order == "" && in.who.surnames(in.column(c), alone)
	}
	for _, base := range persons() {
		in.pair(base)
	}
	in.who.one, in.who.two = "", "" // only what comes in is told
}

// holdsOne reports whether the cells of a column name one person each.
func holdsOne(in *reader, i int, name string) bool {
	if c := in.cols["author"]; c != nil && slices.Contains(c.at, i) {
		return true
	}
	jira := in.t.has("summary", "issuekey") || in.t.has("summary", "issuetype")
	return jira && name == "assignee" || slices.Contains([]string{"reporter", "creator", "author", "requester", "projectlead"}, name)
}

// pair learns from a column of people and those beside it who is who.
func (in *reader) pair(base string) {
	var at [][]int
	var ends []string
	for _, end := range append([]string{""}, suffixes()...) {
		var here []int
		for i, h := range in.t.head {
			if letters(h) == base+end {
				here = append(here, i)
			}
		}
		if len(here) > 0 {
			at, ends = append(at, here), append(ends, end)
		}
	}
	if len(at) < 2 {
		return
	}
	for _, row := range in.t.rows {
		for n := range at[0] {
			in.same(row, at, ends, n)
		}
	}
}

// same learns from the n-th columns of a row.
func (in *reader) same(row []string, at [][]int, ends []string, n int) {
	var cells [][]string
	for _, here := range at {
		if n >= len(here) {
			return
		}
		cells = append(cells, in.peopleIn(in.unguard(row[here[n]])))
	}
	for p := range cells[0] {
		for i := 1; i < len(cells); i++ {
			if len(cells[i]) == len(cells[0]) {
				in.who.join(cells[0][p], ends[0], cells[i][p], ends[i])
			}
		}
	}
}

// join notes that two names are one person's.
func (d directory) join(a, endA, b, endB string) {
	id := d.by[strings.ToLower(a)]
	if id == nil {
		id = d.by[strings.ToLower(b)]
	}
	if id == nil {
		id = &identity{}
	}
	id.noteName(a, endA)
	id.noteName(b, endB)
	for _, name := range []string{a, b} {
		if low := strings.ToLower(name); d.by[low] == nil {
			d.by[low] = id
		}
	}
}

// noteName notes a name of a person. Its column or the name itself says what kind of name it is.
func (i *identity) noteName(name, end string) {
	switch {
	case strings.Contains(name, "@") && !strings.Contains(name, " "):
		if !slices.Contains(i.emails, name) {
			i.emails = append(i.emails, name)
		}
	case end == "id":
	case end == "username" || end == "login":
		i.login = name
	case i.full == "":
		i.full = forename(name)
	}
}

// person returns the person that a table names: by an address, a full or short name, an
// account, or a name followed by an address.
func (in *reader) person(name string) model.PersonID {
	name = plain.Line(name)
	if one := items(name, false); strings.HasPrefix(name, "{") && len(one) == 1 {
		name = one[0]
	}
	if name == "" {
		return ""
	}
	low := strings.ToLower(name)
	id := in.who.by[low]
	if id == nil {
		id = in.who.split(name)
		in.who.by[low] = id
	}
	if id.person == "" {
		in.addPerson(id, name)
	}
	return id.person
}

// split finds or makes the one that a name with an address or account behind it
// is.
func (d directory) split(name string) *identity {
	bare, mail := d.splitAccount(strings.Trim(name, `"`))
	var id *identity
	keys := []string{strings.ToLower(mail), strings.ToLower(bare), strings.ToLower(forename(bare))}
	for _, k := range keys {
		if id == nil && k != "" {
			id = d.by[k]
		}
	}
	if id == nil {
		id = &identity{}
	}
	for i, k := range keys {
		if k != "" && d.by[k] == nil {
			d.by[k] = id
		}
		if said := []string{mail, bare}; i < 2 && k != "" {
			id.noteName(said[i], "")
		}
	}
	return id
}

// splitAccount splits a name from the address or account after it: "Kim Lee <kim@example.com>",
// "Kim Lee (12345)".
func (d directory) splitAccount(name string) (bare, mail string) {
	p := d.mail.FindStringSubmatch(name)
	if p == nil {
		return name, ""
	}
	bare = strings.Trim(p[1], `" `)
	switch inner := p[2]; {
	case strings.Contains(inner, "@") && !strings.Contains(inner, " "):
		return bare, inner
	case bare != "" && (strings.Contains(inner, `\`) || strings.Trim(inner, "0123456789") == ""):
		return bare, ""
	}
	return name, ""
}

// addPerson brings a person in.
func (in *reader) addPerson(id *identity, as string) {
	short := id.login
	for _, s := range append([]string{id.full}, append(id.emails, as)...) {
		if short == "" {
			short = s
		}
	}
	id.person = model.PersonID(strings.ToLower(short))
	for n := 2; slices.ContainsFunc(in.src.People, func(p model.Person) bool { return p.ID == id.person }); n++ {
		id.person = model.PersonID(strings.ToLower(short) + " " + strings.Repeat("'", n))
	}
	p := model.Person{ID: id.person, Name: card.Unique(card.ShortName(short), in.names), Emails: id.emails}
	if id.full != p.Name {
		p.Full = id.full
	}
	in.src.People = append(in.src.People, p)
}
