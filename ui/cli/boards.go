package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

// boardEntry is an existing board, as JSON shows it.
type boardEntry struct {
	Name    string `json:"name"`
	Path    string `json:"path"`
	Current bool   `json:"current"`
}

// boards lists the named boards, and the one of this folder.
func boards(_ context.Context, s *session, _ []string) error {
	all, err := boardsHere(s)
	if err != nil {
		return err
	}
	if s.json {
		return writeJSON(s.Out, all)
	}
	if len(all) == 0 {
		s.say("no boards yet: baton add TEXT makes the first one, baton init makes one for this folder")
		return nil
	}
	th := s.theme()
	t := &table{heads: []string{"", "board", "file"}, flex: 2}
	for _, b := range all {
		sign := " "
		if b.Current {
			sign = "*"
		}
		t.add(cell{sign, th.Accent}, cell{b.Name, th.Title}, cell{b.Path, th.Dim})
	}
	return s.write(t)
}

func boardsHere(s *session) ([]boardEntry, error) {
	all := []boardEntry{}
	if path, ok := s.nearest(); ok {
		all = append(all, boardEntry{hereName, path, path == s.board.path})
	}
	dir, err := s.dataHome()
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), suffix)
		if !ok || e.IsDir() || name == "" || strings.HasPrefix(name, ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		all = append(all, boardEntry{name, path, path == s.board.path})
	}
	return all, nil
}

// where prints the board's file and why it is that one.
func where(_ context.Context, s *session, _ []string) error {
	if s.json {
		return writeJSON(s.Out, map[string]any{"path": s.board.path, "why": s.board.why, "exists": s.board.exists()})
	}
	why := s.board.why
	if !s.board.exists() {
		why += "; the first change makes it"
	}
	if err := s.print(s.board.path); err != nil {
		return err
	}
	return s.print(why)
}
