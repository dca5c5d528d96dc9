package query

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
)

// InfoHint is how the board's own settings are written, for help.
const InfoHint = `name:"Payments" key:PAY unit:p estimate:1 stale:5 days:mon..fri`

// Most of what the board's settings may be.
const (
	longestKey  = 10
	longestUnit = 12
	mostStale   = 10_000
)

// ParseInfo reads the board's own settings into base: "key:PAY stale:3". What
// is not named stays as it is.
func ParseInfo(base model.Info, text string) (model.Info, error) {
	for _, w := range lex(text, false) {
		key, value, ok := strings.Cut(w.text, ":")
		if !ok || w.quoted && w.literal[0] {
			return base, usage("as in "+InfoHint, "%q is no setting", w.text).at(w)
		}
		if p := infoSetting(&base, strings.ToLower(key), value); p != nil {
			return base, p.at(w)
		}
	}
	return base, nil
}

func infoSetting(i *model.Info, key, value string) *problem {
	switch key {
	case "name":
		if i.Name = cleanTitle(value); i.Name == "" {
			return usage("as in name:Payments", "a board needs a name")
		}
	case "key":
		if len(value) > longestKey {
			return usage("ten letters and digits are the most", "%q is too long a key", value)
		}
		i.Key = strings.ToUpper(value)
	case "unit":
		i.Unit = cleanTitle(value)
		if len(i.Unit) > longestUnit || strings.ContainsAny(i.Unit, "0123456789") {
			return usage("it stands behind a number, as p or h", "%q is no unit", value)
		}
	case "estimate":
		return defaultEstimate(&i.DefaultEstimate, value)
	case "stale":
		return staleDays(&i.StaleDays, value)
	case "days":
		return workDays(&i.WorkDays, value)
	default:
		return noSetting("board", key, "name:, key:, unit:, estimate:, stale: and days:")
	}
	return nil
}

// defaultEstimate reads what an unestimated task counts.
func defaultEstimate(to *float64, value string) *problem {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || f < 0 || f > 1_000_000 || math.IsNaN(f) {
		return usage("what an unestimated task counts, as in estimate:1", "%q is no estimate", value)
	}
	*to = f
	return nil
}

// staleDays reads a number of days; nothing and "none" are none.
func staleDays(to *int, value string) *problem {
	if value == "" || value == "none" {
		*to = 0
		return nil
	}
	n, err := strconv.Atoi(strings.TrimSuffix(value, "d"))
	if err != nil || n < 0 || n > mostStale {
		return usage("days, as in stale:5, or none", "%q is no number of days", value)
	}
	*to = n
	return nil
}

// PrintInfo writes the board's own settings as [ParseInfo] reads them.
func PrintInfo(i model.Info) string {
	out := []string{"name:" + quoteName(i.Name)}
	if i.Key != "" {
		out = append(out, "key:"+i.Key)
	}
	if i.Unit != "" {
		out = append(out, "unit:"+quoteName(i.Unit))
	}
	stale := "none"
	if i.StaleDays > 0 {
		stale = strconv.Itoa(i.StaleDays)
	}
	return strings.Join(append(out, "estimate:"+model.Number(i.DefaultEstimate).String(), "stale:"+stale, "days:"+PrintDays(i.WorkDays)), " ")
}

// workDays reads days of the week: mon,tue,thu or mon..fri.
func workDays(days *model.Weekdays, value string) *problem {
	bad := usage("days of the week, as in days:mon,wed or days:mon..fri", "%q are no working days", value)
	var set model.Weekdays
	for _, part := range strings.Split(strings.ToLower(value), ",") {
		first, last, isRange := strings.Cut(part, "..")
		if !isRange {
			last = first
		}
		from, ok := weekday(strings.TrimSpace(first))
		to, ok2 := weekday(strings.TrimSpace(last))
		if !ok || !ok2 {
			return bad
		}
		for ; from != to; from = (from + 1) % 7 {
			set |= 1 << from
		}
		set |= 1 << to
	}
	*days = set
	return nil
}

// PrintDays writes working days as ParseInfo reads them, Monday first.
func PrintDays(days model.Weekdays) string { return strings.Join(DayNames(days), ",") }

// DayNames returns the short names of days, Monday first.
func DayNames(days model.Weekdays) []string {
	names := slices.Clone(weekdayNames()[:7])
	out := names[:0]
	for i, name := range names {
		if days.Has(time.Weekday((i + 1) % 7)) {
			out = append(out, name)
		}
	}
	return out
}
