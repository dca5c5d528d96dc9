package model

import "strings"

// Words says a day as people would today: "today", "tomorrow", "yesterday", "fri"
// within the next six days, else its date. No day is "".
func (d Day) Words(today Day) string {
	switch {
	case d == 0:
		return ""
	case d == today:
		return "today"
	case d == today+1:
		return "tomorrow"
	case d == today-1:
		return "yesterday"
	case d > today && d <= today+6:
		return strings.ToLower(d.Weekday().String()[:3])
	}
	return d.Date(today)
}

// Date says a day so that it can be read on any other day: "9 Dec", or "9 Dec 2027"
// if it is not in today's year. No day is "".
func (d Day) Date(today Day) string {
	switch {
	case d == 0:
		return ""
	case d.Time().Year() == today.Time().Year():
		return d.Time().Format("2 Jan")
	}
	return d.Time().Format("2 Jan 2006")
}
