package ui_test

import (
	"flag"
	"fmt"
	"html"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"baton/ui"
	"baton/ui/keymap"
	"baton/ui/look"
)

// The picture of the board in the README is the real screen, and its table of
// keys the real keymap: this writes both, and the tests fail when they are old.
//
//go:generate go test -run ^TestReadme -update .

const (
	picturePath = "../docs/board.svg"
	readmePath  = "../README.md"
	cellWidth   = 8.4
	rowHeight   = 18
)

func updating() bool {
	f := flag.Lookup("update") // the golden package's
	return f != nil && f.Value.String() == "true"
}

func TestReadmeShowsTheRealScreen(t *testing.T) {
	p := sit(t, demoBoard(t), 116, 32, func(o *ui.Options) { o.Theme, o.Profile = "dark", colorprofile.TrueColor })
	p.press("l")
	rows, _ := p.app.Draw(116, 32)
	fresh(t, picturePath, picture(rows, 116))
}

func TestReadmeListsTheRealKeys(t *testing.T) {
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	const from, to = "<!-- keys: generated -->\n", "<!-- /keys -->"
	before, rest, ok := strings.Cut(string(readme), from)
	_, after, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		t.Fatalf("README.md has no %q … %q", from, to)
	}
	fresh(t, readmePath, before+from+"\n"+keys.Markdown()+"\n"+to+after)
}

// fresh fails if a file does not hold what it should, or writes it.
func fresh(t *testing.T, path, want string) {
	t.Helper()
	if updating() {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is old: run go generate ./ui", path)
	}
}

// ink is how a run of cells is drawn.
type ink struct {
	fg, bg          string
	bold, underline bool
}

// picture draws a frame as an SVG.
func picture(rows []string, w int) string {
	var b strings.Builder
	width, height := float64(w)*cellWidth+24, len(rows)*rowHeight+24
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" role="img" aria-label="The board by status: columns of cards in a terminal">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="%.0f" height="%d" rx="8" fill="#14161b"/>`+"\n", width, height)
	for y, row := range rows {
		drawRow(&b, row, y)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// drawRow draws one row, run by run of the same style.
func drawRow(b *strings.Builder, row string, y int) {
	var i ink
	x := 0
	for len(row) > 0 {
		if strings.HasPrefix(row, "\x1b[") {
			end := strings.IndexByte(row, 'm')
			i = i.take(row[2:end])
			row = row[end+1:]
			continue
		}
		end := strings.IndexByte(row, 0x1b)
		if end < 0 {
			end = len(row)
		}
		for _, word := range strings.SplitAfter(row[:end], "  ") {
			x += drawRun(b, word, i, x, y)
		}
		row = row[end:]
	}
}

func drawRun(b *strings.Builder, text string, i ink, x, y int) int {
	cells := look.Width(text)
	left, top := 12+float64(x)*cellWidth, 12+y*rowHeight
	if i.bg != "" && cells > 0 {
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", left, top, float64(cells)*cellWidth+0.3, rowHeight, i.bg)
	}
	trimmed := strings.TrimRight(text, " ")
	lead := len(trimmed) - len(strings.TrimLeft(trimmed, " "))
	if trimmed = strings.TrimLeft(trimmed, " "); trimmed == "" {
		return cells
	}
	fg := i.fg
	if fg == "" {
		fg = "#cbd0d9"
	}
	style := ""
	if i.bold {
		style = ` font-weight="bold"`
	}
	if i.underline {
		style += ` text-decoration="underline"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%d" textLength="%.1f" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
		left+float64(lead)*cellWidth, top+13, float64(look.Width(trimmed))*cellWidth, fg, style, html.EscapeString(trimmed))
	return cells
}

// take reads the parameters of one SGR sequence.
func (i ink) take(params string) ink {
	p := strings.Split(params, ";")
	if params == "" || params == "0" {
		return ink{}
	}
	for n := 0; n < len(p); n++ {
		switch p[n] {
		case "1":
			i.bold = true
		case "4":
			i.underline = true
		case "38", "48":
			c := fmt.Sprintf("#%02x%02x%02x", number(p[n+2]), number(p[n+3]), number(p[n+4]))
			if p[n] == "38" {
				i.fg = c
			} else {
				i.bg = c
			}
			n += 4
		}
	}
	return i
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
