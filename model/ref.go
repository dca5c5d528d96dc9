package model

import (
	"strconv"
	"strings"
	"unicode"
)

func ref(key string, num int) string {
	if key == "" {
		return strconv.Itoa(num)
	}
	return key + "-" + strconv.Itoa(num)
}

// ParseRef reads a reference of this board: PAY-12, pay-12, 12 or #12. It
// reports false for anything else, another board's key included.
func (s *Setup) ParseRef(text string) (int, bool) {
	text = strings.TrimPrefix(text, "#")
	if k := s.Info.Key; k != "" && len(text) > len(k) && strings.EqualFold(text[:len(k)], k) && text[len(k)] == '-' {
		text = text[len(k)+1:]
	}
	n, err := strconv.Atoi(text)
	if err != nil || n <= 0 || text[0] == '+' {
		return 0, false
	}
	return n, true
}

// longestBranch is where a branch's name is cut, at a word.
const longestBranch = 60

// Branch returns a name for a git branch of a task: pay-12-retry-webhooks.
func Branch(s *Setup, t *Task) string {
	var b strings.Builder
	b.WriteString(strings.ToLower(s.Ref(t.Num)))
	for _, word := range strings.FieldsFunc(strings.ToLower(t.Title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}) {
		if b.Len()+1+len(word) > longestBranch {
			break
		}
		b.WriteByte('-')
		b.WriteString(word)
	}
	return b.String()
}
