package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"baton/model"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/minutes"
	"baton/ui/smallfile"
)

// config is a person's own settings: those of the board are in the board.
type config struct {
	User   string `toml:"user"`
	Theme  string `toml:"theme"`
	ASCII  bool   `toml:"ascii"`
	Render string `toml:"renderer"`
	Editor string `toml:"editor"`
	Backup *bool  `toml:"backup"`
	Mouse  *bool  `toml:"mouse"`

	Minutes     string `toml:"minutes"`        // the command that gets them
	MinutesForm string `toml:"minutes_format"` // what it gets

	Keys map[string]keys `toml:"keys"`

	path string
	set  map[string]bool // the settings that are in the file
}

// keys are the keys of an action: one, or a list.
type keys []string

// UnmarshalTOML reads "x" or ["x", "y"].
func (k *keys) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*k = keys{v}
		return nil
	case []any:
		*k = keys{}
		for _, i := range v {
			s, ok := i.(string)
			if !ok {
				return errors.New(`keys are written "x" or ["x", "y"]`)
			}
			*k = append(*k, s)
		}
		return nil
	}
	return errors.New(`keys are written "x" or ["x", "y"]`)
}

// configNames returns the names of the settings in the order in which they are shown.
func configNames() []string {
	return []string{"user", "theme", "ascii", "renderer", "editor", "mouse", "backup", "minutes", "minutes_format", "keys"}
}

const (
	configFile = "config.toml"
	mostConfig = 1 << 20 // bytes
)

// config reads the person's settings. It refuses unknown ones: a slip in a name
// must not go unnoticed.
func (p *Program) config() (config, error) {
	c := config{set: map[string]bool{}}
	dir, err := p.configHome()
	if err != nil {
		return c, nil // without a home folder there are no settings
	}
	c.path = filepath.Join(dir, configFile)
	text, err := smallfile.Read(c.path, mostConfig)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c, nil
	case errors.Is(err, smallfile.ErrNoFile), errors.Is(err, smallfile.ErrTooLong):
		return c, model.Errorf(model.Failed, "%s can't be read: %v", c.path, err)
	case err != nil:
		return c, model.Errorf(model.Failed, "%s can't be read (%v): check its permissions", c.path, cause(err))
	}
	return c, c.read(string(text))
}

func (c *config) read(text string) error {
	meta, err := toml.Decode(text, c)
	var bad toml.ParseError
	if errors.As(err, &bad) {
		return usage("%s line %d: %s", c.path, bad.Position.Line, bad.Message)
	}
	if err != nil {
		return usage("%s: %s", c.path, strings.TrimPrefix(err.Error(), "toml: "))
	}
	if meta.IsDefined("keys") && meta.Type("keys") != "Hash" {
		return usage("%s line %d: keys is a table: write a line [keys], and below it card-right = \"L\"", c.path, lineOf(text, toml.Key{"keys"}))
	}
	for _, k := range meta.Undecoded() {
		return c.unknown(text, k)
	}
	for _, k := range meta.Keys() {
		c.set[k[0]] = true
	}
	return c.check(text)
}

func (c *config) unknown(text string, k toml.Key) error {
	names := configNames()
	hint := "there are " + strings.Join(names, ", ")
	if near, ok := model.Nearest(k[0], names); ok && len(k) == 1 {
		hint = "did you mean " + near + "?"
	}
	return usage("%s line %d: unknown setting %q: %s", c.path, lineOf(text, k), k.String(), hint)
}

// autoTheme is dark or light, as the terminal is.
const autoTheme = "auto"

// theme returns the theme of what is printed: the terminal is not asked for that.
func (c *config) theme() string {
	if c.Theme == "" || c.Theme == autoTheme {
		return "dark"
	}
	return c.Theme
}

// check refuses settings with invalid values.
func (c *config) check(text string) error {
	if known := append(look.Themes(), autoTheme); c.Theme != "" && !slices.Contains(known, c.Theme) {
		return usage("%s line %d: invalid theme %q: it can be %s", c.path, lineOf(text, toml.Key{"theme"}), c.Theme, strings.Join(known, ", "))
	}
	if c.Render != "" && c.Render != "painter" && c.Render != "stock" {
		return usage("%s line %d: invalid renderer %q: it can be painter or stock", c.path, lineOf(text, toml.Key{"renderer"}), c.Render)
	}
	if f := c.MinutesForm; f != "" && !slices.Contains(minuteForms(), f) {
		return usage("%s line %d: invalid minutes_format %q: it can be %s", c.path, lineOf(text, toml.Key{"minutes_format"}), f, strings.Join(minuteForms(), ", "))
	}
	if len(c.Keys) == 0 {
		return nil
	}
	if _, err := keymap.New(c.overrides()); err != nil {
		return usage("%s: %v", c.path, err)
	}
	return nil
}

// hook returns the command that gets the minutes of standups.
func (c *config) hook() *minutes.Hook {
	if c.Minutes == "" {
		return nil
	}
	return &minutes.Hook{Command: c.Minutes, Form: cmp.Or(c.MinutesForm, "md")}
}

// noBackups reports whether daily backups are switched off.
func (c *config) noBackups() bool { return c.Backup != nil && !*c.Backup }

// noMouse reports whether the terminal keeps the mouse.
func (c *config) noMouse() bool { return c.Mouse != nil && !*c.Mouse }

// overrides returns the keys as the keymap takes them.
func (c *config) overrides() map[string][]string {
	if len(c.Keys) == 0 {
		return nil
	}
	out := make(map[string][]string, len(c.Keys))
	for action, k := range c.Keys {
		out[action] = k
	}
	return out
}

// lineOf returns the line of a key. The parser has no positions for
// what it has decoded.
func lineOf(text string, k toml.Key) int {
	n, last := 0, k[len(k)-1]
	for row := range strings.Lines(text) {
		n++
		name, _, _ := strings.Cut(strings.TrimLeft(strings.TrimSpace(row), `["'`), "=")
		if strings.Trim(strings.TrimSpace(name), `"'] `) == last || strings.Trim(strings.TrimSpace(name), `"'] `) == k.String() {
			return n
		}
	}
	return 1
}

// cause returns the system's error without the path, which the message names already.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// editor returns the command for long text: the setting, VISUAL, EDITOR, or vi.
func (p *Program) editor(c config) string {
	for _, s := range []string{c.Editor, p.getenv("VISUAL"), p.getenv("EDITOR")} {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return "vi"
}

// value returns a setting as config prints it.
func (c *config) value(name string) string {
	switch name {
	case "user":
		return c.User
	case "theme":
		return c.Theme
	case "ascii":
		return fmt.Sprint(c.ASCII)
	case "renderer":
		return c.Render
	case "editor":
		return c.Editor
	case "minutes":
		return c.Minutes
	case "minutes_format":
		return c.MinutesForm
	case "mouse":
		return fmt.Sprint(!c.noMouse())
	case "backup":
		return fmt.Sprint(!c.noBackups())
	}
	return ""
}
