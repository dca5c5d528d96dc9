package cli

import (
	"os"
	"path/filepath"
	"strings"

	"baton/ui/smallfile"
)

// gitUser is the person according to git.
type gitUser struct{ name, email string }

// gitUser reads git's configuration files, the nearest last: a repository's setting
// overrides the person's global one. Git itself is not run, and files
// included by others are not read.
// (https://git-scm.com/docs/git-config#FILES)
func (p *Program) gitUser() gitUser {
	var u gitUser
	for _, path := range p.gitConfigs() {
		u.read(path)
	}
	return u
}

func (p *Program) gitConfigs() []string {
	var out []string
	home, _ := os.UserHomeDir()
	if dir := p.getenv("XDG_CONFIG_HOME"); dir != "" {
		out = append(out, filepath.Join(dir, "git", "config"))
	} else if home != "" {
		out = append(out, filepath.Join(home, ".config", "git", "config"))
	}
	if home != "" {
		out = append(out, filepath.Join(home, ".gitconfig"))
	}
	if path := p.getenv("GIT_CONFIG_GLOBAL"); path != "" {
		out = []string{path}
	}
	if dir, ok := p.gitDir(); ok {
		out = append(out, filepath.Join(dir, "config"))
	}
	return out
}

// gitDir returns the git directory of the repository around the working directory.
func (p *Program) gitDir() (string, bool) {
	for dir := p.Dir; dir != ""; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, ".git")
		if info, err := os.Stat(path); err == nil {
			if info.IsDir() {
				return path, true
			}
			return linkedGitDir(path)
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	return "", false
}

// linkedGitDir follows the file that a linked work tree has instead of a
// folder (https://git-scm.com/docs/gitrepository-layout).
func linkedGitDir(path string) (string, bool) {
	dir, ok := strings.CutPrefix(readSmall(path), "gitdir: ")
	if !ok {
		return "", false
	}
	dir = strings.TrimSpace(dir)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(filepath.Dir(path), dir)
	}
	if common := strings.TrimSpace(readSmall(filepath.Join(dir, "commondir"))); common != "" {
		if filepath.IsAbs(common) {
			return common, true
		}
		return filepath.Join(dir, common), true
	}
	return dir, true
}

// readSmall returns a small file's text, "" if it can't be read.
func readSmall(path string) string {
	b, err := smallfile.Read(path, 1<<20)
	if err != nil {
		return ""
	}
	return string(b)
}

// read reads the section "user" of a file.
func (u *gitUser) read(path string) {
	section := ""
	for raw := range strings.Lines(readSmall(path)) {
		row := strings.TrimSpace(raw)
		if strings.HasPrefix(row, "[") {
			section, row, _ = strings.Cut(row[1:], "]")
			section, row = strings.ToLower(strings.TrimSpace(section)), strings.TrimSpace(row)
		}
		key, value, ok := strings.Cut(row, "=")
		if section != "user" || !ok {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "name":
			u.name = gitValue(value)
		case "email":
			u.email = gitValue(value)
		}
	}
}

// gitValue removes quotes, escapes and a comment from a value.
func gitValue(s string) string {
	var b strings.Builder
	quoted := false
	s = strings.TrimSpace(s)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case (c == '#' || c == ';') && !quoted:
			return strings.TrimSpace(b.String())
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}
