package look

import (
	"embed"
	"fmt"
	"image/color"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A theme is a file: its name is the file's. It has a table of colors for each of the
// three kinds of terminal, "24bit", "256" and "16". A color is "#rrggbb", a number of the 256, a name of the 16
// ("bright-red"), or "" for the terminal's own.
//
//go:embed themes
var themes embed.FS

const themeSuffix = ".toml"

// Themes returns the names of the themes in alphabetical order.
func Themes() []string {
	files, _ := themes.ReadDir("themes") // it is in the program
	out := make([]string, len(files))
	for i, f := range files {
		out[i] = strings.TrimSuffix(f.Name(), themeSuffix)
	}
	return out
}

// table returns the part of a theme's file that is for a terminal: only that is read,
// since the first frame waits for it.
func table(text string, p colorprofile.Profile) string {
	name := map[colorprofile.Profile]string{colorprofile.ANSI256: "[256]", colorprofile.ANSI: "[16]"}[p]
	if name == "" {
		name = "[24bit]"
	}
	_, text, _ = strings.Cut(text, "\n"+name+"\n")
	text, _, _ = strings.Cut(text, "\n[")
	return text
}

// load returns the colors of a theme that a terminal can show, none where it has none
// or there is no such theme.
func load(name string, p colorprofile.Profile) palette {
	if p < colorprofile.ANSI {
		return palette{}
	}
	text, err := themes.ReadFile(path.Join("themes", name+themeSuffix))
	if err != nil {
		return palette{}
	}
	out, err := parse(string(text), p)
	if err != nil {
		return palette{}
	}
	return out
}

// parse reads the colors of a theme's file for a terminal.
func parse(text string, p colorprofile.Profile) (palette, error) {
	var colors map[string]any
	if _, err := toml.Decode(table(text, p), &colors); err != nil {
		return palette{}, err
	}
	var out palette
	for name, c := range out.byName() {
		s, _ := colors[name].(string)
		v, err := parseColor(s)
		if err != nil {
			return out, fmt.Errorf("%s: %w", name, err)
		}
		*c = v
	}
	quiet, _ := colors["quiet"].([]any)
	if len(quiet) != hues {
		return out, fmt.Errorf("quiet has %d colors, want %d", len(quiet), hues)
	}
	for i, q := range quiet {
		s, _ := q.(string)
		v, err := parseColor(s)
		if err != nil {
			return out, fmt.Errorf("quiet: %w", err)
		}
		out.quiet[i] = v
	}
	return out, nil
}

// byName yields the colors that have a meaning of their own.
func (p *palette) byName() map[string]*color.Color {
	return map[string]*color.Color{
		"ground": &p.ground, "raised": &p.raised, "title": &p.title, "text": &p.text, "dim": &p.dim,
		"accent": &p.accent, "alarm": &p.alarm, "good": &p.good, "high": &p.high, "fresh": &p.fresh,
		"rule": &p.rule, "frame": &p.frame, "mark": &p.mark, "code": &p.code, "link": &p.link,
	}
}

// basic are the names of the sixteen colors, in the order of their numbers.
func basic() []string {
	return []string{
		"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
		"bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
	}
}

// parseColor reads a color as a theme's file has it, nil for "".
func parseColor(s string) (color.Color, error) {
	if s == "" {
		return nil, nil
	}
	if hex, ok := strings.CutPrefix(s, "#"); ok && len(hex) == 6 {
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}, nil
		}
	}
	if n, err := strconv.ParseUint(s, 10, 8); err == nil {
		return ansi.IndexedColor(uint8(n)), nil
	}
	if i := slices.Index(basic(), s); i >= 0 {
		return ansi.BasicColor(uint8(i)), nil
	}
	return nil, fmt.Errorf("invalid color %q", s)
}
