package query

import (
	"slices"
	"strconv"
	"strings"

	"baton/model"
)

// ItemHint shows how the settings of a T are written, for help.
func ItemHint[T model.Item]() string {
	var t T
	switch any(t).(type) {
	case model.Column:
		return "NAME kind:doing limit:3 each:2"
	case model.Person:
		return `NAME full:"Kim Lee" email:kim@example.com login:github:kim limit:2 capacity:8 days:mon..thu off:2026-12-21..2026-12-31`
	case model.Label:
		return "NAME color:blue"
	case model.Milestone:
		return "NAME due:2026-12-24"
	default:
		return "NAME FILTER…"
	}
}

// ParseItem reads the settings of a column, person, label, milestone or view into
// base: "Review kind:doing limit:3". Settings that are not named stay as they are; one
// without a value, "limit:", is cleared. Words without a prefix are the new name, if
// there are any. In a view, the words after its name are its filter.
func ParseItem[T model.Item](base T, text string, e Env) (T, error) {
	var name []string
	words := lex(text, false)
	if v, ok := any(base).(model.View); ok {
		out, err := parseView(v, text, words, e)
		return any(out).(T), err
	}
	for _, w := range words {
		key, value, ok := strings.Cut(w.text, ":")
		if !ok || w.quoted && w.literal[0] {
			name = append(name, w.text)
			continue
		}
		next, p := setting(base, strings.ToLower(key), value, e)
		if p != nil {
			return base, p.at(w)
		}
		base = next
	}
	if len(name) > 0 {
		base = rename(base, strings.TrimPrefix(strings.TrimPrefix(strings.Join(name, " "), "@"), "#"))
	}
	return base, nil
}

// rename gives an item a name, without control characters.
func rename[T model.Item](i T, name string) T {
	name = cleanTitle(name)
	switch v := any(i).(type) {
	case model.Column:
		v.Name = name
		return any(v).(T)
	case model.Person:
		v.Name = name
		return any(v).(T)
	case model.Label:
		v.Name = name
		return any(v).(T)
	case model.Milestone:
		v.Name = name
		return any(v).(T)
	}
	return i
}

// setting sets one setting of an item.
func setting[T model.Item](i T, key, value string, e Env) (T, *problem) {
	var p *problem
	switch v := any(i).(type) {
	case model.Column:
		p = columnSetting(&v, key, value)
		return any(v).(T), p
	case model.Person:
		p = personSetting(&v, key, value)
		return any(v).(T), p
	case model.Label:
		if key != "color" && key != "colour" {
			return i, noSetting("label", key, "color:")
		}
		v.Color = value
		return any(v).(T), nil
	case model.Milestone:
		if key != "due" {
			return i, noSetting("milestone", key, "due:")
		}
		var err error
		if v.Due = 0; value != "" {
			v.Due, err = ParseDue(value, e.Now, e.Setup.Info)
		}
		if err != nil {
			return i, usage("", "%s", err.Error())
		}
		return any(v).(T), nil
	}
	return i, nil
}

func noSetting(noun, key, known string) *problem {
	return usage("it has "+known, "a %s has no setting %q", noun, key+":")
}

func columnSetting(c *model.Column, key, value string) *problem {
	switch key {
	case "kind":
		if !slices.Contains(model.Kinds(), model.Kind(strings.ToLower(value))) {
			return usage("use backlog, todo, doing or done", "unknown column kind %q", value)
		}
		c.Kind = model.Kind(strings.ToLower(value))
		return nil
	case "limit", "wip":
		return whole(&c.Limit, value)
	case "each":
		return whole(&c.PersonLimit, value)
	}
	return noSetting("column", key, "kind:, limit: and each:")
}

// whole reads a limit; "" and "none" are none.
func whole(n *int, value string) *problem {
	if value == "" || value == "none" {
		*n = 0
		return nil
	}
	i, err := strconv.Atoi(value)
	if err != nil || i < 0 || i > 100_000 {
		return usage("write a whole number, or none", "invalid limit %q", value)
	}
	*n = i
	return nil
}

func personSetting(p *model.Person, key, value string) *problem {
	switch key {
	case "full", "name":
		p.Full = cleanTitle(value)
	case "email":
		p.Emails = with(p.Emails, value)
	case "login":
		p.Logins = with(p.Logins, value)
	case "limit":
		return whole(&p.Limit, value)
	case "capacity":
		if value == "" || value == "none" {
			p.Capacity = 0
			return nil
		}
		f, err := strconv.ParseFloat(value, 64)
		if err != nil || f < 0 || f > 1_000_000 {
			return usage("write a number of estimates a week, or none", "invalid capacity %q", value)
		}
		p.Capacity = f
	case "days":
		if value == "" || value == "none" {
			p.Days = 0
			return nil
		}
		return weekdays(&p.Days, value)
	case "off":
		return daysOff(&p.Off, value)
	default:
		return noSetting("person", key, "full:, email:, login:, limit:, capacity:, days: and off:")
	}
	return nil
}

// with adds a value to a list; "" clears the list.
func with(l []string, value string) []string {
	if value == "" {
		return nil
	}
	if slices.Contains(l, value) {
		return l
	}
	return append(slices.Clone(l), cleanTitle(value))
}

// parseView reads NAME FILTER…; the filter is checked.
func parseView(v model.View, text string, words []word, e Env) (model.View, error) {
	if len(words) == 0 {
		return v, nil
	}
	rest := strings.TrimSpace(text[words[0].end:])
	if v.Name == "" {
		v.Name = strings.TrimPrefix(words[0].text, ":")
	} else {
		rest = strings.TrimSpace(text)
	}
	v.Filter = rest
	return v, checkView(v, e)
}

// PrintItem writes the settings of an item as ParseItem reads them, without its name.
func PrintItem[T model.Item](i T) string {
	var out []string
	add := func(key, value string) {
		if value != "" && value != "0" {
			out = append(out, key+quoteName(value))
		}
	}
	switch v := any(i).(type) {
	case model.Column:
		add("kind:", string(v.Kind))
		add("limit:", strconv.Itoa(v.Limit))
		add("each:", strconv.Itoa(v.PersonLimit))
	case model.Person:
		add("full:", v.Full)
		for _, m := range v.Emails {
			add("email:", m)
		}
		for _, l := range v.Logins {
			add("login:", l)
		}
		add("limit:", strconv.Itoa(v.Limit))
		add("capacity:", model.Number(v.Capacity).String())
		add("days:", v.Days.String())
		add("off:", v.Off.String())
	case model.Label:
		add("color:", v.Color)
	case model.Milestone:
		add("due:", v.Due.String())
	case model.View:
		return v.Filter
	}
	return strings.Join(out, " ")
}
