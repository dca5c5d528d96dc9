package keymap

import (
	"strings"
	"unicode"
)

// latin are the keys of a keyboard as they are labelled in the United States.
const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"

// layout is what the keys type, with shift or without.
type layout struct {
	keys    string
	shifted bool
}

// layouts are what these keys type on keyboards of other scripts, a blank where it
// is what stands in latin or several characters. They are those of Windows and
// macOS; Korean is 2-beolsik, Arabic the 101 keys'.
func layouts() []layout {
	return []layout{
		{keys: "ёйцукенгшщзхъфывапролджэячсмитьбю."},                // Russian
		{keys: "'йцукенгшщзхїфівапролджєячсмитьбю."},                // Ukrainian
		{keys: " ;ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ   "},                // Greek
		{keys: "  'קראטוןםפ  שדגכעיחלךף זסבהנמצתץ "},                // Hebrew
		{keys: " ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ  ㅁㄴㅇㄹㅎㅗㅓㅏㅣ  ㅋㅌㅊㅍㅠㅜㅡ   "},                // Korean
		{keys: " ㅃㅉㄸㄲㅆ   ㅒㅖ                       ", shifted: true}, // Korean
		{keys: "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوزظ"},                // Arabic
	}
}

// Elsewhere returns the key that stands, on a keyboard of Latin letters, where one
// is that types another script's character; false if none does.
func Elsewhere(typed rune) (string, bool) {
	if typed < unicode.MaxASCII {
		return "", false
	}
	keys := []rune(latin)
	for _, l := range layouts() {
		for n, r := range []rune(l.keys) {
			switch {
			case n >= len(keys) || r == ' ':
			case r == typed && l.shifted:
				return strings.ToUpper(string(keys[n])), true
			case r == typed:
				return string(keys[n]), true
			case unicode.ToUpper(r) == typed && unicode.IsLetter(keys[n]):
				return strings.ToUpper(string(keys[n])), true
			}
		}
	}
	return "", false
}
