package draft

import (
	"hash/fnv"
	"strconv"
	"strings"
)

// parse reads what a file's name says: of what it is a draft, and whose.
func parse(name string) (what string, pid int, ok bool) {
	name, ok = strings.CutSuffix(name, textEnd)
	at := strings.LastIndexByte(name, '.')
	if !ok || at < 0 {
		return "", 0, false
	}
	pid, err := strconv.Atoi(name[at+1:])
	return name[:at], pid, err == nil
}

// fileName returns the name of a draft as a file may bear it, on every system.
func fileName(what string) string {
	const most = 80
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '_'
	}, what)
	if plain == what && len(what) <= most {
		return what
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(what)) // a hash takes everything
	return plain[:min(len(plain), most-17)] + "-" + strconv.FormatUint(h.Sum64(), 16)
}
