package model

import (
	"strconv"
	"strings"
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
