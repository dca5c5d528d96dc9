package model

import "strings"

// Rank is a task's place in its column: ranks compare as strings, and there is
// always room for another between two, so a move rewrites only one task.
//
// A rank is a whole number and a fraction, both in base 62. The first letter
// tells how long the whole number is ('a' one digit, 'b' two, …; 'Z' one digit
// below zero, 'Y' two, …), so that numbers sort as strings and adding at either
// end keeps ranks short; the fraction never ends in '0'. The scheme is David
// Greenspan's "Implementing Fractional Indexing" (Observable, 2020).
type Rank string

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// FirstRank is the rank of the first task of an empty column.
const FirstRank Rank = "a0"

// Between returns a rank after a and before b; "" is the start or the end. If
// a is not before b, it returns one after a.
func Between(a, b Rank) Rank {
	if !valid(a) {
		a = ""
	}
	if !valid(b) || (a != "" && a >= b) {
		b = ""
	}
	switch {
	case a == "" && b == "":
		return FirstRank
	case a == "":
		return before(b)
	case b == "":
		return after(a)
	}
	wa, wb := whole(a), whole(b)
	if wa == wb {
		return wa + Rank(middle(string(a[len(wa):]), string(b[len(wb):])))
	}
	if next, ok := step(wa, 1); ok && next < b {
		return next
	}
	return wa + Rank(middle(string(a[len(wa):]), ""))
}

// after returns a rank after a.
func after(a Rank) Rank {
	w := whole(a)
	if next, ok := step(w, 1); ok {
		return next
	}
	return w + Rank(middle(string(a[len(w):]), ""))
}

// before returns a rank before b.
func before(b Rank) Rank {
	w := whole(b)
	if w < b {
		return w
	}
	if prev, ok := step(w, -1); ok {
		return prev
	}
	return w + Rank(middle("", string(b[len(w):])))
}

// width returns how many digits follow the head of a whole number, 0 if head
// is not a head.
func width(head byte) int {
	switch {
	case head >= 'a' && head <= 'z':
		return int(head-'a') + 1
	case head >= 'A' && head <= 'Z':
		return int('Z'-head) + 1
	}
	return 0
}

func valid(r Rank) bool {
	if r == "" || width(r[0]) == 0 || len(r) < width(r[0])+1 {
		return false
	}
	for i := 1; i < len(r); i++ {
		if digit(r[i]) < 0 {
			return false
		}
	}
	return len(r) == width(r[0])+1 || r[len(r)-1] != '0'
}

func whole(r Rank) Rank { return r[:width(r[0])+1] }

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 36
	}
	return -1
}

// step returns the whole number one above or below w; false at the ends of
// the scheme, 62^26 steps away.
func step(w Rank, by int) (Rank, bool) {
	b := []byte(w)
	for i := len(b) - 1; i > 0; i-- {
		if d := digit(b[i]) + by; d >= 0 && d < len(digits) {
			b[i] = digits[d]
			return Rank(b), true
		}
		b[i] = digits[(digit(b[i])+by+len(digits))%len(digits)]
	}
	return carry(b, by)
}

// carry makes the whole number longer or shorter where its digits ran over.
func carry(b []byte, by int) (Rank, bool) {
	head, fill := b[0], byte('0')
	if by < 0 {
		fill = 'z'
	}
	switch {
	case by > 0 && head == 'Z':
		head = 'a'
	case by < 0 && head == 'a':
		head = 'Z'
	case by > 0 && head == 'z', by < 0 && head == 'A':
		return "", false
	default:
		head = byte(int(head) + by)
	}
	out := make([]byte, width(head)+1)
	out[0] = head
	for i := 1; i < len(out); i++ {
		out[i] = fill
	}
	return Rank(out), true
}

// middle returns a fraction between a and b, "" being 0 as a and 1 as b. a is
// below b, neither ends in '0'.
func middle(a, b string) string {
	if b != "" {
		n := 0
		for n < len(b) && at(a, n) == b[n] {
			n++
		}
		if n > 0 {
			return b[:n] + middle(a[min(n, len(a)):], b[n:])
		}
	}
	lo, hi := digit(at(a, 0)), len(digits)
	if b != "" {
		hi = digit(b[0])
	}
	if hi-lo > 1 {
		return string(digits[(lo+hi)/2])
	}
	if len(b) > 1 {
		return b[:1]
	}
	return string(digits[lo]) + middle(a[min(1, len(a)):], "")
}

func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return '0'
}

// lastRank returns a rank after every task of a column. It looks the last one up
// only once, because an import adds thousands of tasks.
func (e *Edit) lastRank(c ColumnID) Rank {
	last, ok := e.lastRanks[c]
	if !ok {
		for t := range e.Lane(c, true) {
			last = t.Rank
			break
		}
		e.lastRanks[c] = last
	}
	return Between(last, "")
}

// LastRank returns a rank after the last task of a column.
func LastRank(f Facts, c ColumnID) Rank {
	for t := range f.Lane(c, true) {
		return Between(t.Rank, "")
	}
	return FirstRank
}

// byRank orders the tasks of a column.
func byRank(a, b *Task) int {
	if c := strings.Compare(string(a.Rank), string(b.Rank)); c != 0 {
		return c
	}
	return a.ID.Compare(b.ID)
}
