package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"baton/ui"
	"baton/ui/look"
)

// sizes are the terminals that the frames are kept for.
func sizes() [][2]int { return [][2]int{{40, 12}, {80, 24}, {160, 50}} }

func TestFrames(t *testing.T) {
	for name, keys := range map[string][]string{
		"status": nil, "people": {"<tab>"}, "grid": {"<tab>", "<tab>"}, "task": {"<enter>", "<enter>"},
		"new": {"n", "Fix login @kin #api !high due:fri"}, "move": {"m"}, "help": {"?"}, "filter": {"/", "is:stuck"},
	} {
		for _, s := range sizes() {
			t.Run(fmt.Sprintf("%s/%dx%d", name, s[0], s[1]), func(t *testing.T) {
				golden.RequireEqual(t, sit(t, demoBoard(t), s[0], s[1]).press(keys...).screen())
			})
		}
	}
}

func TestFrameOfAnEmptyBoardTellsWhatToPress(t *testing.T) {
	golden.RequireEqual(t, sit(t, emptyBoard(t), 80, 24).screen())
}

func TestColouredFrames(t *testing.T) {
	for name, change := range map[string]func(*ui.Options){
		"dark":  func(o *ui.Options) { o.Theme, o.Profile = "dark", colorprofile.TrueColor },
		"light": func(o *ui.Options) { o.Theme, o.Profile = "light", colorprofile.TrueColor },
		"ansi":  func(o *ui.Options) { o.Theme, o.Profile = "dark", colorprofile.ANSI },
		"none":  func(o *ui.Options) { o.Theme, o.Profile = "dark", colorprofile.ASCII },
		"ascii": func(o *ui.Options) { o.Theme, o.Profile, o.ASCII = "dark", colorprofile.ASCII, true },
	} {
		t.Run(name, func(t *testing.T) {
			p := sit(t, demoBoard(t), 80, 24, change)
			rows, _ := p.app.Draw(80, 24)
			golden.RequireEqual(t, strings.Join(rows, "\n"))
		})
	}
}

func TestEveryRowOfEveryFrameIsAsWideAsTheTerminal(t *testing.T) {
	for w := 40; w <= 200; w += 7 {
		for _, h := range []int{12, 17, 31} {
			for _, keys := range [][]string{{}, {"<tab>"}, {"<tab>", "<tab>"}, {"<enter>"}, {"n"}, {"G"}, {"z"}, {"?"}} {
				p := sit(t, demoBoard(t), w, h).press(keys...)
				rows, _ := p.app.Draw(w, h)
				if len(rows) != h {
					t.Fatalf("%dx%d %v: %d rows", w, h, keys, len(rows))
				}
				for y, r := range rows {
					if got := look.Width(r); got != w {
						t.Fatalf("%dx%d %v: row %d is %d cells: %q", w, h, keys, y, got, look.Strip(r))
					}
				}
			}
		}
	}
}
