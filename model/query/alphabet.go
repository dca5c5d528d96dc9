package query

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// alphabet compares text in the order in which people sort it: by the root collation
// of Unicode (UTS #10), ignoring case, and marks unless all else is equal. It is not
// safe for concurrent use.
type alphabet struct{ collator *collate.Collator }

func newAlphabet() *alphabet {
	return &alphabet{collate.New(language.Und, collate.IgnoreCase, collate.Numeric)}
}

func (a *alphabet) compare(x, y string) int { return a.collator.CompareString(x, y) }
