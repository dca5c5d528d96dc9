package dates

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model/plain"
)

// Moments reads what has one reading only: ISO 8601 in all its forms but weeks,
// RFC 3339, 1123 and 822, what Go, Python, JavaScript and C print, and the ways
// in which people write days in the languages that [months] knows.
type Moments struct {
	dayNames
	dates  []*regexp.Regexp // a day, and the rest
	ctime  *regexp.Regexp   // "dec 24 10:00:00 2026"
	clocks []*regexp.Regexp // the time of day behind it, and the rest
	offset *regexp.Regexp   // the zone behind that
	zone   map[string]int
	last   int // the form that fitted last
}

// The parts of forms. All is in small letters by then. NAME is a month.
const (
	monthName = `(?P<M>\pL+|\d{1,2} ?[月월])`
	half      = `(a\.? ?m\.?|p\.? ?m\.?|오전|오후|上午|下午|午前|午後)`
	restOf    = `(?P<rest>$|[^\d].*)`
)

// New returns a reader of moments; making one is dear.
func New() *Moments {
	m := &Moments{dayNames: newDayNames(), zone: offsets()}
	for _, form := range []string{
		`(?P<y>\d{4})(?:-|/|\. ?)(?P<m>\d{1,2})(?:-|/|\. ?)(?P<d>\d{1,2})\.?` + restOf,
		`(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日일号號]?(?P<rest>.*)`,
		`(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?P<rest>$|\d{6}$|[^\d].*)`,
		`(?P<y>\d{4})-(?P<n>\d{3})` + restOf,
		`(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}|\d\d)` + restOf,
		`(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)` + restOf,
		`(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>\d{4})` + restOf,
		`(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[ /-]?(?:de |di |of )?` + monthName + `\.?,?[ /-]?(?:de |del |di )?'?(?P<y>\d{4}|\d\d)(?: ?г\.?| ?r\.)?` + restOf,
		monthName + `\.?[ /-]?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:, ?| |/|-)(?P<y>\d{4})` + restOf,
		`(?P<y>\d{4})[ /-]?` + monthName + `\.?[ /-](?P<d>\d{1,2})` + restOf,
	} {
		m.dates = append(m.dates, regexp.MustCompile(`^`+form+`$`))
	}
	for _, clock := range []string{
		`(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d+))?)?`,
		`(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d+))?)?`,
		`(\d{1,2}) ?(?:h|uhr|시|時|时|点|點)(?: ?(\d{1,2}) ?(?:m|min|분|分)?)?(?: ?(\d{1,2}) ?(?:s|초|秒))?()`,
		`(\d{1,2})()()()`,
	} {
		m.clocks = append(m.clocks, regexp.MustCompile(`^(?:`+half+` ?)?`+clock+`(?: ?`+half+`)?(?: ?(?:uhr|h|ч\.?))?(|[^\d\pL].*|z|[a-z]{3,}.*)$`))
	}
	m.ctime = regexp.MustCompile(`^(\pL+\.? {1,2}\d{1,2}),? (\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)((?: [a-z]+)?(?: ?[+-]\d{2}:?\d{2})?) (\d{4})$`)
	m.offset = regexp.MustCompile(`^ ?(?:(?:utc|gmt|z)? ?([+−-])(\d{1,2})(?::?(\d\d)(?::?\d\d)?)?)?(?: ?([a-z]+|[+-]\d{2,4}))?(?: m=[+-][\d.]+)?$`)
	return m
}

// written is a day, a time of day and a zone as they were written.
type written struct {
	year, month, day int
	a, b             int // the two numbers of a day whose order is not known, else 0
	ofDay            time.Duration
	zone             *time.Location // nil for none
}

// read reads a moment, false if the text is not one.
func (m *Moments) read(s string, zone *time.Location) (written, bool) {
	s = strings.ToLower(plain.Line(s))
	inner := ""
	if i := strings.IndexAny(s, "(["); i > 0 && strings.ContainsAny(s[i:], ")]") {
		end := i + strings.IndexAny(s[i:], ")]")
		inner, s = s[i+1:end], plain.Line(s[:i]+" "+s[end+1:]) // the zone in Date.toString, the weekday in Japanese
	}
	w, ok := m.whole(s, zone)
	if !ok {
		if first, rest, found := strings.Cut(strings.Replace(s, ",", " ", 1), " "); found && m.isWeekday(first) {
			w, ok = m.whole(plain.Line(rest), zone)
		}
	}
	if ok && w.zone == nil && inner != "" {
		w.zone, _ = m.zoned(inner, w, zone)
	}
	return w, ok
}

// Reads reports whether a text is a day, or a moment of one.
func (m *Moments) Reads(s string) bool {
	w, ok := m.read(s, time.UTC)
	return ok && w.day+w.a > 0
}

// whole reads a moment without a weekday before it.
func (m *Moments) whole(s string, zone *time.Location) (written, bool) {
	if p := m.ctime.FindStringSubmatch(s); p != nil {
		s = p[1] + " " + p[4] + " " + p[2] + p[3]
	}
	for i := range m.dates {
		i = (i + m.last) % len(m.dates)
		p := m.dates[i].FindStringSubmatch(s)
		if p == nil {
			continue
		}
		w, rest, ok := m.dated(m.dates[i].SubexpNames(), p)
		if ok && m.timed(&w, rest, zone) {
			m.last = i
			return w, true
		}
	}
	return written{}, false
}

// dated takes the day out of a form's parts.
func (m *Moments) dated(names, parts []string) (w written, rest string, ok bool) {
	ok = true
	for i, name := range names {
		n, _ := strconv.Atoi(strings.TrimRight(parts[i], " 月월"))
		switch name {
		case "y":
			if w.year = n; len(parts[i]) == 2 { // as POSIX has it
				w.year += 2000 - 100*(n/69)
			}
		case "m":
			w.month = n
		case "M":
			if w.month = n; n == 0 {
				w.month = int(m.month[parts[i]])
			}
		case "d":
			w.day = n
		case "n":
			w.month, w.day = 1, n
			ok = n <= 366
		case "a":
			w.a = n
		case "b":
			w.b = n
		case "rest":
			rest = parts[i]
		}
	}
	if w.a > 0 || slices.Contains(names, "n") {
		return w, rest, ok
	}
	return w, rest, w.isDay()
}

// isDay reports whether there is such a day.
func (w written) isDay() bool {
	t := time.Date(w.year, time.Month(w.month), w.day, 0, 0, 0, 0, time.UTC)
	return w.year >= 1900 && w.year <= 9999 && int(t.Month()) == w.month && t.Day() == w.day
}

// timed reads the time of day and the zone behind a day, false for what is
// neither.
func (m *Moments) timed(w *written, rest string, zone *time.Location) (ok bool) {
	lead := strings.TrimLeft(rest, " ,-–·|@.")
	if rest == "" || lead == "" {
		return true
	}
	if w.zone, ok = m.zoned(rest, *w, zone); ok {
		return true
	}
	if lead = m.unled(lead); lead == "" {
		return true
	}
	clock := strings.TrimPrefix(lead, "t")
	for i, form := range m.clocks {
		p := form.FindStringSubmatch(clock)
		if p == nil || i == 3 && lead == clock && p[1]+p[6] == "" {
			continue // a number is an hour only behind a T, or as 10 AM
		}
		if w.ofDay, ok = ofDay(p); !ok {
			continue
		}
		if w.zone, ok = m.zoned(p[7], *w, zone); ok {
			return true
		}
	}
	return false
}

// unled takes the day of the week off, and the words before a time of
// day.
func (m *Moments) unled(s string) string {
	words := strings.Fields(s)
	for len(words) > 0 && (m.isWeekday(words[0]) || len(words) > 1 && slices.Contains(strings.Fields("um at à às a alle ore om o op klo kl kl. в las"), words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// ofDay makes a time of day of hour, minute, second and fraction, with what says
// which half of the day it is before or behind.
func ofDay(p []string) (time.Duration, bool) {
	n := [4]int{}
	for i := 2; i <= 4; i++ {
		n[i-1], _ = strconv.Atoi(p[i])
	}
	hour := n[1]
	if half := p[1] + p[6]; half != "" {
		if hour > 12 {
			return 0, false
		}
		hour %= 12
		if half[0] == 'p' || strings.ContainsAny(half, "후下後") {
			hour += 12
		}
	}
	var part time.Duration
	if p[5] != "" {
		f, _ := strconv.ParseFloat("0."+p[5], 64)
		part = time.Duration(f * float64(time.Second))
	}
	return time.Duration(hour)*time.Hour + time.Duration(n[2])*time.Minute + time.Duration(n[3])*time.Second + part, hour < 24 && n[2] < 60 && n[3] < 60
}

// zoned reads a zone, nil for none.
func (m *Moments) zoned(s string, w written, own *time.Location) (*time.Location, bool) {
	p := m.offset.FindStringSubmatch(strings.TrimRight(s, " ."))
	switch {
	case strings.TrimSpace(s) == "":
		return nil, true
	case p == nil:
		return nil, false
	case p[2] != "":
		h, _ := strconv.Atoi(p[2])
		m, _ := strconv.Atoi(p[3])
		sec := h*3600 + m*60
		if p[1] != "+" {
			sec = -sec
		}
		return time.FixedZone("", sec), h <= 14 && m < 60
	}
	here := time.Date(w.year, time.Month(w.month), w.day, 12, 0, 0, 0, own)
	if name, _ := here.Zone(); p[4] != "" && strings.EqualFold(name, p[4]) {
		return own, true
	}
	sec, ok := m.zone[p[4]]
	return time.FixedZone(p[4], sec), ok
}
