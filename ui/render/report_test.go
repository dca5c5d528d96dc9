package render_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
	made "baton/model/report"
	"baton/ui/look"
	"baton/ui/render"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// month is a diary of a team of three and its four weeks, with a title that
// would be a formula, a tag and a table.
func month(t testing.TB) *modeltest.Diary {
	d := modeltest.NewDiary(t, "Asia/Seoul")
	roll := rand.New(rand.NewPCG(7, 7))
	who := modeltest.People()
	for day := d.Day("2026-02-16"); day <= d.Day("2026-03-13"); day++ {
		if !model.MondayToFriday.Has(day.Weekday()) {
			continue
		}
		for n := range 1 + roll.IntN(3) {
			id := d.Add(fmt.Sprintf("%s 09:0%d", day, n), fmt.Sprintf("Settle step %d of %s", n+1, day), who[roll.IntN(3)])
			if roll.IntN(3) == 0 {
				d.Do("edit", model.Set{Task: id, Field: model.MilestoneField, To: model.Text("v1")})
			}
			begin := day + model.Day(roll.IntN(3))
			end := begin + model.Day(roll.IntN(6))
			if begin > d.Day("2026-03-13") {
				continue
			}
			d.Move(fmt.Sprintf("%s 10:0%d", begin, n), id, "doing")
			if end <= d.Day("2026-03-13") {
				d.Move(fmt.Sprintf("%s 15:0%d", end, n), id, "review")
				d.Move(fmt.Sprintf("%s 16:0%d", end, n), id, "done")
			}
		}
	}
	bad := d.Add("2026-03-12 12:00", `=1+1 | <script>alert("x")</script> & *co*`)
	d.Move("2026-03-12 13:00", bad, "doing")
	d.Block("2026-03-12 14:00", bad, "@waits for <ops>")
	gone := d.Add("2026-03-12 12:00", "결제 오류 메시지")
	d.Do("archive", model.Archive{Told: model.Told{At: d.At("2026-03-13 12:00")}, Task: gone})
	return d
}

func tell(d *modeltest.Diary, k made.Kind, at string) *made.Report {
	h := flow.Read(d.Setup(), slices.Values(d.Events))
	now := d.At(at)
	return made.Make(h, made.Ask{
		Kind: k, Now: now, Window: made.Window(h, k, 0, 0, now.Time().In(d.Zone)), Dice: render.Dice,
	})
}

const friday = "2026-03-13 18:00"

// written returns a report in a form; ascii is text for a poor terminal.
func written(t *testing.T, form string, r *made.Report) []byte {
	t.Helper()
	l := render.Look{Theme: look.New(look.Mode{}), Width: 80}
	if form == "ascii" {
		form, l.Theme, l.ASCII = "text", look.New(look.Mode{ASCII: true}), true
	}
	out, err := render.Write(form, r, l)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func forms() []string {
	out := []string{"ascii"}
	for _, f := range render.Forms() {
		out = append(out, f.Name)
	}
	return out
}

// TestGolden holds every kind of report in every form against a file.
func TestGolden(t *testing.T) {
	d := month(t)
	for _, k := range made.Kinds() {
		r := tell(d, made.Kind(k[0]), friday)
		for _, form := range forms() {
			path := filepath.Join("testdata", k[0]+"."+form)
			got := written(t, form, r)
			if *update {
				if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(path, got, 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
				t.Errorf("%s (-want +got), rewritten by -update:\n%s", path, diff)
			}
		}
	}
}

// everything is every kind of report of a full and of an empty board.
func everything(t *testing.T, f func(name string, r *made.Report)) {
	full, empty, wide := month(t), modeltest.NewDiary(t, "UTC"), month(t)
	wide.Do("edit", model.SetInfo{Info: model.Info{Name: strings.Repeat("<wide & long> ", 20), Key: "PAY"}})
	for _, k := range made.Kinds() {
		kind := made.Kind(k[0])
		f(k[0], tell(full, kind, friday))
		f(k[0]+" of nothing", tell(empty, kind, friday))
		f(k[0]+" of one day", tell(full, kind, "2026-02-16 11:00"))
		f(k[0]+" years later", tell(wide, kind, "2031-03-13 18:00"))
	}
}

func TestPagesAndDrawingsAreWellFormed(t *testing.T) {
	everything(t, func(name string, r *made.Report) {
		for _, form := range []string{"html", "svg"} {
			out := written(t, form, r)
			x := xml.NewDecoder(bytes.NewReader(out))
			if form == "html" { // of its elements these alone have no end
				x.Strict, x.AutoClose = false, []string{"meta"}
			}
			for {
				_, err := x.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%s as %s: %v", name, form, err)
				}
			}
			for _, no := range []string{"<script", "javascript:", "NaN", "Inf", "url(", "<link", "<img", "src="} {
				if strings.Contains(string(out), no) {
					t.Errorf("%s as %s has %q in it", name, form, no)
				}
			}
			if s := strings.ReplaceAll(string(out), "http://www.w3.org/2000/svg", ""); strings.Contains(s, "http:") || strings.Contains(s, "https:") {
				t.Errorf("%s as %s leads into the network", name, form)
			}
		}
	})
}

func TestTextStaysInItsWidthAndInASCII(t *testing.T) {
	everything(t, func(name string, r *made.Report) {
		for line := range strings.Lines(string(written(t, "text", r))) {
			if w := look.Width(strings.TrimSuffix(line, "\n")); w > 80 {
				t.Errorf("%s: %d cells wide: %q", name, w, line)
			}
		}
		ascii := strings.ReplaceAll(string(written(t, "ascii", r)), "결제 오류 메시지", "")
		if i := strings.IndexFunc(ascii, func(c rune) bool { return c >= 0x7f }); i >= 0 {
			t.Errorf("%s: %q is not ASCII", name, ascii[i:min(len(ascii), i+20)])
		}
	})
}

// A number that is cut in two is another number.
func TestANarrowTerminalCutsNoNumber(t *testing.T) {
	everything(t, func(name string, r *made.Report) {
		wide, _ := render.Write("text", r, render.Look{Theme: look.New(look.Mode{}), Width: 200})
		var known []string
		for line := range strings.Lines(string(wide)) {
			known = append(known, strings.Fields(line)...)
		}
		for _, width := range []int{40, 60} {
			out, err := render.Write("text", r, render.Look{Theme: look.New(look.Mode{}), Width: width})
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(out)) {
				line = strings.TrimSuffix(line, "\n")
				fields := strings.Fields(line)
				if w := look.Width(line); w > width || len(fields) == 0 {
					if w > width {
						t.Errorf("%s: %d cells wide of %d: %q", name, w, width, line)
					}
					continue
				}
				last := fields[len(fields)-1]
				if _, err := strconv.ParseFloat(last, 64); err == nil && !slices.Contains(known, last) {
					t.Errorf("%s at %d cells: %q ends in a number that is not in the report", name, width, line)
				}
			}
		}
	})
}

func TestTablesAreGuardedAndEven(t *testing.T) {
	everything(t, func(name string, r *made.Report) {
		rows, err := csv.NewReader(bytes.NewReader(written(t, "csv", r))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
					t.Errorf("%s: %q would be run", name, cell)
				}
			}
		}
	})
	if out := written(t, "csv", tell(month(t), made.Weekly, friday)); !strings.Contains(string(out), `"'=1+1 | <script>`) {
		t.Error("the formula is not there")
	}
}

func TestJSONHasListsWhereThereIsNothing(t *testing.T) {
	everything(t, func(name string, r *made.Report) {
		var all map[string]any
		if err := json.Unmarshal(written(t, "json", r), &all); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, list := range []string{"summary", "finished", "started", "added", "dropped", "carried_over", "reopened", "changed_since", "blocked", "people", "milestones", "days"} {
			if _, ok := all[list].([]any); !ok {
				t.Errorf("%s: %s is %v, not a list", name, list, all[list])
			}
		}
		if n := len(r.Summary); n != 3 {
			t.Errorf("%s: %d sentences", name, n)
		}
	})
}

func TestFormsThatAreNone(t *testing.T) {
	if _, err := render.Write("pdf", &made.Report{}, render.Look{}); err == nil {
		t.Error("pdf is written")
	}
}
