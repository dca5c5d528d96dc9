package keymap

import "testing"

func TestLayoutsCoverTheLatinKeys(t *testing.T) {
	for _, l := range layouts() {
		if got, want := len([]rune(l.keys)), len(latin); got != want {
			t.Errorf("%q has %d keys, want %d", l.keys, got, want)
		}
	}
	for typed, want := range map[rune]string{
		'о': "j", 'О': "J", 'й': "q", 'т': "n", 'і': "s", 'ξ': "j", 'Ξ': "J", 'ς': "w", 'ח': "j", 'ק': "e", 'ש': "a",
		'ㅓ': "j", 'ㅏ': "k", 'ㅂ': "q", 'ㅃ': "Q", 'ㅖ': "P", 'ت': "j", 'ض': "q", 'م': "l",
	} {
		if got, ok := Elsewhere(typed); !ok || got != want {
			t.Errorf("%c is %q, want %q", typed, got, want)
		}
	}
	for _, r := range "aQ.;é漢🚀" {
		if got, ok := Elsewhere(r); ok {
			t.Errorf("%c is %q", r, got)
		}
	}
}
