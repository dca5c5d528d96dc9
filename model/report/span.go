package report

import "fmt"

// SpanBefore says which days the span before the report is.
func (r *Report) SpanBefore() string {
	return (&Report{Since: 2*r.Since - r.Until - 1, Until: r.Since - 1}).Span()
}

// Length says how long the window is: "the week", "the 9 days".
func (r *Report) Length() string {
	switch days := int(r.Until-r.Since) + 1; days {
	case 1:
		return "the day"
	case 7:
		return "the week"
	case 14:
		return "the two weeks"
	default:
		return fmt.Sprintf("the %d days", days)
	}
}
