package query

import (
	"strings"

	"baton/model"
)

// longestName is the most words that a name without quotes can have.
const longestName = 8

// joinNames joins the words of names that the board knows, so that @Ann Lee and
// milestone:v 1 are one word each. The longest name wins.
func joinNames(words []word, s *model.Setup) []word {
	var out []word
	for i := 0; i < len(words); i++ {
		w := words[i]
		at, known := nameIn(w, s)
		if known == nil {
			out = append(out, w)
			continue
		}
		last, name := i, w.text[at:]
		for k := i + 1; k < len(words) && k < i+longestName && words[k].plain(len(words[k].text)); k++ {
			if name += " " + words[k].text; known(composed(name)) {
				last = k
			}
		}
		for _, more := range words[i+1 : last+1] {
			w.text += " " + more.text
			for range len(more.text) + 1 {
				w.literal = append(w.literal, true)
			}
			w.end = more.end
		}
		out = append(out, w)
		i = last
	}
	return out
}

// nameIn returns where a name begins in a word and a function that reports whether the
// board knows such a name; nil if the word has no place for a name.
func nameIn(w word, s *model.Setup) (int, func(string) bool) {
	if s == nil || w.quoted || !w.plain(len(w.text)) {
		return 0, nil
	}
	minus := len(w.text) - len(strings.TrimLeft(w.text, "-"))
	for sigil, known := range map[string]func(*model.Setup, string) bool{
		"@": knows[model.Person], "by:": knows[model.Person], "#": knows[model.Label], "label:": knows[model.Label],
		"milestone:": knows[model.Milestone], "in:": knows[model.Column],
	} {
		at := minus + len(sigil)
		if len(w.text) > at && strings.EqualFold(w.text[minus:at], sigil) {
			return at, func(name string) bool { return known(s, name) }
		}
	}
	return 0, nil
}

func knows[T model.Item](s *model.Setup, name string) bool {
	_, ok := model.ByName[T](s, name)
	return ok
}

// unmarked returns a token without trailing punctuation, which belongs to the
// sentence; false if there is none.
func (w word) unmarked() (word, bool) {
	short := strings.TrimRight(w.text, ".,;:!?)")
	if short == "" || short == w.text || !w.plain(len(w.text)) {
		return w, false
	}
	w.text, w.literal = short, w.literal[:len(short)]
	return w, true
}
