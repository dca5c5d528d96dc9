package query

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// alphabet compares text as people sort it: by the root collation of Unicode
// (UTS #10), without regard to case, and to marks only where all else is equal.
// It serves one goroutine.
type alphabet struct{ collator *collate.Collator }

func newAlphabet() *alphabet {
	return &alphabet{collate.New(language.Und, collate.IgnoreCase, collate.Numeric)}
}

func (a *alphabet) compare(x, y string) int { return a.collator.CompareString(x, y) }
