package model

import (
	"slices"
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

// Directory looks tasks up by their references and keys.
type Directory interface {
	Facts
	Texts
	Numbers
}

// FindRef returns the number of the task that text names: by a reference of this
// board, else by its key in another system, in any case, if only one task has that
// key. It reads every task where text has the shape of such a key.
func FindRef(d Directory, text string) (int, bool) {
	if n, ok := d.Setup().ParseRef(text); ok {
		return n, true
	}
	if !keyed(text) {
		return 0, false
	}
	found := 0
	for n := 1; n < d.Head().Next; n++ {
		id, ok := d.ByNumber(n)
		if !ok || d.Task(id) == nil || !hasKey(d.Body(id), text) {
			continue
		}
		if found != 0 {
			return 0, false
		}
		found = n
	}
	return found, found != 0
}

// keyed reports whether text has the shape of a key of another system: TES-24,
// owner/name#24.
func keyed(text string) bool {
	i := strings.LastIndexAny(text, "-#")
	return i > 0 && i < len(text)-1 && !strings.ContainsFunc(text, unicode.IsSpace) &&
		!strings.ContainsFunc(text[i+1:], func(r rune) bool { return r < '0' || r > '9' })
}

func hasKey(b *Body, key string) bool {
	return b != nil && slices.ContainsFunc(b.External, func(x External) bool { return strings.EqualFold(x.Key, key) })
}

// longestBranch is the length in bytes at which a branch name is cut, between words.
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
