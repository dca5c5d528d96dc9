package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"baton/model"
)

// getenv returns a variable of the environment, "" if it is not there.
func (p *Program) getenv(name string) string {
	for i := len(p.Env) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(p.Env[i], name+"="); ok {
			return v
		}
	}
	return ""
}

// clock returns the clock: BATON_NOW, which does not advance and is in the zone of its
// offset, or the system's.
func (p *Program) clock() (func() time.Time, error) {
	text := p.getenv("BATON_NOW")
	if text == "" {
		zone := p.zone()
		return func() time.Time { return time.Now().In(zone) }, nil
	}
	now, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return nil, usage("invalid BATON_NOW %q: write it as in 2026-11-27T09:00:00+09:00", text)
	}
	if now.Location() == time.Local { // its offset is that of the system's zone
		now = now.In(p.zone())
	}
	return func() time.Time { return now }, nil
}

// zone returns the system's time zone by its name in the database, so that
// a standup can record it; if the name can't be found it is
// time.Local, which has only an offset.
func (p *Program) zone() *time.Location {
	name := p.getenv("TZ")
	if name == "" && slices.Contains(p.Env, "TZ=") {
		return time.UTC // as the system takes it
	}
	if name == "" {
		link, _ := os.Readlink("/etc/localtime")
		_, name, _ = strings.Cut(link, "zoneinfo/")
	}
	if zone := model.Zone(name); zone != nil {
		return zone
	}
	return time.Local
}

// dataHome returns the folder of the person's boards.
func (p *Program) dataHome() (string, error) { return p.home("XDG_DATA_HOME", "boards", xdgData) }

// configHome returns the folder of the person's settings.
func (p *Program) configHome() (string, error) {
	return p.home("XDG_CONFIG_HOME", "settings", xdgConfig)
}

// draftsDir returns the folder for drafts of the board,
// "" if there is no home folder.
func (s *session) draftsDir() string {
	dir, err := s.home("XDG_STATE_HOME", "drafts", xdgState)
	if err != nil {
		return ""
	}
	path := s.abs(s.board.path)
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // one board, by whichever name
	}
	const most = 40
	name, sum := []rune(strings.Trim(boardName(path), ".")), sha256.Sum256([]byte(path))
	return filepath.Join(dir, "drafts", string(name[:min(len(name), most)])+"-"+hex.EncodeToString(sum[:4]))
}

func xdgState() string  { return xdg.StateHome }
func xdgData() string   { return xdg.DataHome }
func xdgConfig() string { return xdg.ConfigHome }

// home returns our folder in one of xdg's. The library reads the environment
// once, when it is loaded, and does not report a missing home folder.
func (p *Program) home(variable, what string, of func() string) (string, error) {
	if filepath.IsAbs(p.getenv(variable)) {
		return filepath.Join(p.getenv(variable), "baton"), nil
	}
	if home, err := os.UserHomeDir(); err != nil || home == "" {
		return "", model.Errorf(model.Failed, "no home folder to keep %s in: set HOME or %s, or name a board with --file", what, variable)
	}
	return filepath.Join(of(), "baton"), nil
}
