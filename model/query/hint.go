package query

import (
	"slices"
	"strings"
)

// HintFor returns the part of a hint that helps to continue a text: the form of the
// setting being written, and of those that are not there yet.
func HintFor(hint, text string) string {
	var there []string
	for _, w := range lex(text, false) {
		there = append(there, settingOf(w.text))
	}
	var out []string
	for _, w := range lex(hint, false) {
		key, form := settingOf(w.text), hint[w.at:w.end]
		switch n := len(there); {
		case key == "" || !slices.Contains(there, key):
			out = append(out, form)
		case key == there[n-1]:
			out = slices.Insert(out, 0, form)
		}
	}
	return strings.Join(out, " ")
}

// settingOf returns the setting that a word begins with, "" for none.
func settingOf(word string) string {
	key, _, ok := strings.Cut(word, ":")
	if !ok {
		return ""
	}
	return strings.ToLower(key)
}
