package keymap

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// named are the keys that have a name instead of a character, as Bubble Tea calls them.
func named() []string {
	names := []string{
		"enter", "tab", "backspace", "esc", "space", "up", "down", "left", "right",
		"insert", "delete", "pgup", "pgdown", "home", "end", "begin", "find", "menu",
	}
	for i := 1; i <= 24; i++ {
		names = append(names, fmt.Sprintf("f%d", i))
	}
	return names
}

// normalize returns a key as Bubble Tea writes it: modifiers in order, a shifted letter
// as the capital, names in their short form. It fails for what is not a key.
func normalize(key string) (string, error) {
	if key == " " {
		return "space", nil
	}
	rest, held := key, map[string]bool{}
	for {
		mod, tail, ok := strings.Cut(rest, "+")
		if !ok || tail == "" || !slices.Contains(modifiers(), mod) {
			break
		}
		held[mod], rest = true, tail
	}
	base, err := baseKey(rest)
	if err != nil {
		return "", fmt.Errorf("unknown key %q: write it as in G, ctrl+d, shift+tab, space, f5", key)
	}
	if held["shift"] && len(held) == 1 && utf8.RuneCountInString(base) == 1 {
		r, _ := utf8.DecodeRuneInString(base)
		if !unicode.IsLetter(r) {
			return "", fmt.Errorf("unknown key %q: write the character that it types", key)
		}
		return string(unicode.ToUpper(r)), nil
	}
	var b strings.Builder
	for _, mod := range modifiers() {
		if held[mod] {
			b.WriteString(mod + "+")
		}
	}
	return b.String() + base, nil
}

// modifiers in the order in which Bubble Tea writes them.
func modifiers() []string { return []string{"ctrl", "alt", "shift", "meta", "hyper", "super"} }

// baseKey returns a key without modifiers: one printable character or a name.
func baseKey(s string) (string, error) {
	if utf8.RuneCountInString(s) == 1 {
		if r, _ := utf8.DecodeRuneInString(s); unicode.IsPrint(r) && r != utf8.RuneError && r != ' ' {
			return s, nil
		}
		return "", fmt.Errorf("not printable")
	}
	switch s = strings.ToLower(s); s {
	case "escape":
		return "esc", nil
	case "return":
		return "enter", nil
	case "pageup":
		return "pgup", nil
	case "pagedown", "pgdn":
		return "pgdown", nil
	case "del":
		return "delete", nil
	}
	if slices.Contains(named(), s) {
		return s, nil
	}
	return "", fmt.Errorf("no such name")
}

// printable reports whether a key types a character.
func printable(key string) bool {
	return key == "space" || utf8.RuneCountInString(key) == 1
}
