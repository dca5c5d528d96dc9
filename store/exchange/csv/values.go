package csv

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/stage"
)

// priorities are the words for each priority, lowest last, as exports and
// people write them.
var priorities = []struct {
	p     model.Priority
	words string
}{
	{model.Urgent, "urgent,highest,critical,blocker,show-stopper,p0,immediate,dringend,kritisch,sehr hoch,urgente,critique,crítica,critica,긴급,매우 높음"},
	{model.High, "h,high,major,p1,important,hoch,wichtig,haute,élevée,élevé,alta,alto,높음"},
	{model.Medium, "m,medium,normal,moderate,p2,med,mittel,moyenne,moyen,normale,media,medio,보통,중간"},
	{model.Low, "l,low,lowest,minor,trivial,p3,p4,niedrig,gering,basse,faible,baja,bajo,낮음,매우 낮음"},
	{model.NoPriority, "none,no priority,nopriority,unset,keine,aucune,ninguna,없음"},
}

// priorityOf reads a priority.
func priorityOf(s string) (model.Priority, bool) {
	s = stage.Words(s)
	for _, p := range priorities {
		for w := range strings.SplitSeq(p.words, ",") {
			if stage.Words(w) == s {
				return p.p, true
			}
		}
	}
	return 0, false
}

// truth reads yes or no.
func truth(s string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "y", "x", "1", "✓", "✔", "☑", "ja", "oui", "sí", "si", "예":
		return true, true
	case "", "false", "no", "n", "0", "☐", "nein", "non", "아니오":
		return false, true
	}
	return false, false
}

// number reads a plain number; the comma of a German or French one is a point.
func number(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	if s == "" || strings.ContainsAny(s, "xXpP_") {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0, false
	}
	return f, true
}

// items returns the things in a cell that holds several: the names of a list in
// brackets, as programs write it, else what separators divide.
func items(s string, slashes bool) []string {
	s = strings.TrimSpace(s)
	var value any
	if json.Unmarshal([]byte(s), &value) == nil {
		if names := namesInJSON(value); len(names) > 0 {
			return names
		}
	}
	inner, ok := strings.CutPrefix(s, "[")
	if inner, found := strings.CutSuffix(inner, "]"); ok && found && !strings.ContainsAny(inner, "[]") {
		var out []string
		for _, p := range list(inner, false) {
			out = append(out, strings.Trim(p, `'"`))
		}
		return out
	}
	return list(s, slashes)
}

// namesInJSON returns the names of objects in JSON, none for plain values.
func namesInJSON(v any) []string {
	var out []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok && plain.Line(s) != "" {
				out = append(out, plain.Line(s))
			}
			out = append(out, namesInJSON(e)...)
		}
	case map[string]any:
		for _, key := range []string{"login", "username", "name", "title", "displayName"} {
			if s, ok := v[key].(string); ok && plain.Line(s) != "" {
				return []string{plain.Line(s)}
			}
		}
	}
	return out
}

// list splits a cell that holds several: by commas, semicolons, bars and lines.
func list(s string, slashes bool) []string {
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return r == ',' || r == ';' || r == '|' || r == '\n' || slashes && r == '/'
	})
	var out []string
	for _, p := range parts {
		if p = plain.Line(p); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// slashesSeparate reports whether a column of lists separates them by slashes:
// nothing else does, and a cell ends in one or has two.
func slashesSeparate(cells []string) bool {
	found := false
	for _, c := range cells {
		if strings.ContainsAny(c, ",;|\n") {
			return false
		}
		found = found || strings.HasSuffix(strings.TrimSpace(c), "/") || strings.Count(c, "/") > 1
	}
	return found
}

// typeOf returns how a free field's values are read: as the head says, else as
// numbers, days or yes and no if all of them are, else as text.
func typeOf(cells []string, said string, text func(string) string) func(string) model.Value {
	kind, ok := types()[said]
	if !ok {
		kind = kindOfCells(cells)
	}
	return func(s string) model.Value {
		plain := strings.TrimSpace(s)
		switch f, isNumber := number(plain); {
		case plain == "":
		case kind == model.NumberValue && isNumber:
			return model.Number(f)
		case kind == model.BoolValue:
			if yes, ok := truth(plain); ok {
				return model.Bool(yes)
			}
		case kind == model.DayValue:
			if d, err := time.Parse(time.DateOnly, plain); err == nil {
				return model.DayOn(model.DayOf(d))
			}
		}
		return model.Text(text(s))
	}
}

// kindOfCells guesses the type of cells: what is written otherwise than we would
// write it, as "007", is text.
func kindOfCells(cells []string) model.ValueKind {
	fits := map[model.ValueKind]bool{model.NumberValue: true, model.BoolValue: true, model.DayValue: true}
	for _, c := range cells {
		c = strings.TrimSpace(c)
		if c == "" {
			continue
		}
		f, isNumber := number(c)
		fits[model.NumberValue] = fits[model.NumberValue] && isNumber && strconv.FormatFloat(f, 'f', -1, 64) == strings.Replace(c, ",", ".", 1)
		d, err := time.Parse(time.DateOnly, c)
		fits[model.DayValue] = fits[model.DayValue] && err == nil && model.DayOn(model.DayOf(d)).String() == c
		fits[model.BoolValue] = fits[model.BoolValue] && slices.Contains([]string{"true", "false", "yes", "no"}, strings.ToLower(c))
	}
	for _, kind := range []model.ValueKind{model.NumberValue, model.DayValue, model.BoolValue} {
		if fits[kind] {
			return kind
		}
	}
	return model.TextValue
}
