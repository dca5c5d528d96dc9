package query

import (
	"math"
	"strconv"
	"strings"

	"baton/model"
)

// InfoHint shows how the board's own settings are written, for help.
const InfoHint = `name:"Payments" key:PAY unit:p estimate:1 stale:5 days:mon..fri ` +
	`standup:"mon..fri 09:30" review:"fri 15:00" holidays:2026-12-24..2026-12-26 order:fair timer:15m zone:Europe/Berlin hours:09:00..17:00`

// The limits of the board's settings: lengths in bytes, and days.
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
			return base, usage("write settings as in "+InfoHint, "unknown setting %q", w.text).at(w)
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
			return usage("write it as in name:Payments", "a board needs a name")
		}
	case "key":
		if len(value) > longestKey {
			return usage("use at most ten letters and digits", "key %q is too long", value)
		}
		i.Key = strings.ToUpper(value)
	case "unit":
		i.Unit = cleanTitle(value)
		if len(i.Unit) > longestUnit || strings.ContainsAny(i.Unit, "0123456789") {
			return usage("use a few letters to follow a number, as in p or h", "invalid unit %q", value)
		}
	case "estimate":
		return defaultEstimate(&i.DefaultEstimate, value)
	case "stale":
		return staleDays(&i.StaleDays, value)
	case "days":
		return weekdays(&i.WorkDays, value)
	default:
		return rhythmSetting(i, key, value)
	}
	return nil
}

// defaultEstimate reads what a task without an estimate counts.
func defaultEstimate(to *float64, value string) *problem {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || f < 0 || f > 1_000_000 || math.IsNaN(f) {
		return usage("write what a task without an estimate counts as, as in estimate:1", "invalid estimate %q", value)
	}
	*to = f
	return nil
}

// staleDays reads a number of days; "" and "none" are none.
func staleDays(to *int, value string) *problem {
	if value == "" || value == "none" {
		*to = 0
		return nil
	}
	n, err := strconv.Atoi(strings.TrimSuffix(value, "d"))
	if err != nil || n < 0 || n > mostStale {
		return usage("write days, as in stale:5, or none", "invalid number of days %q", value)
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
	out = append(out, "estimate:"+model.Number(i.DefaultEstimate).String(), "stale:"+stale)
	if i.WorkDays != 0 {
		out = append(out, "days:"+i.WorkDays.String())
	}
	return strings.Join(append(out, printRhythm(i)...), " ")
}
