package cli

import (
	"os"
	"path/filepath"
	"regexp"

	"baton/model"
)

// hereName is the file name of a folder's board.
const hereName = ".baton.db"

// suffix is the extension of the files of named boards.
const suffix = ".db"

// defaultName is the name of the board that is used when nothing names one.
const defaultName = "default"

// board is the board's file, and why it was chosen.
type board struct {
	path    string
	why     string
	name    string // as the person named it, "" if they did not
	makeDir bool   // its folder may be created
}

// board finds the board's file: --file, BATON_FILE, --board, BATON_BOARD, the
// nearest .baton.db, or the usual one.
func (p *Program) board(file, name string) (board, error) {
	if file != "" {
		return board{path: p.abs(file), why: "--file names it", name: file}, nil
	}
	// A flag beats the environment, whichever of the two it names.
	if env := p.getenv("BATON_FILE"); env != "" && name == "" {
		return board{path: p.abs(env), why: "BATON_FILE names it", name: env}, nil
	}
	if name != "" {
		return p.named(name, "--board names it")
	}
	if env := p.getenv("BATON_BOARD"); env != "" {
		return p.named(env, "BATON_BOARD names it")
	}
	if p.Dir == "" {
		return board{}, model.Errorf(model.NotFound, "the folder you are in is gone: change to another one, or name the board with --file or --board")
	}
	if path, ok := p.nearest(); ok {
		return board{path: path, why: "it is the nearest " + hereName}, nil
	}
	usual, err := p.named(defaultName, "no other board is named, and there is no "+hereName+" here or above")
	usual.name = ""
	return usual, err
}

func (p *Program) abs(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(p.Dir, path)
}

// named returns the file of a named board. A name can't lead out of the
// folder.
func (p *Program) named(name, why string) (board, error) {
	if ok, err := regexp.MatchString(`^[\pL\pN_-][\pL\pN._-]*$`, name); err != nil || !ok {
		return board{}, usage("invalid board name %q: use only letters, digits and - _ . or give a path with --file", name)
	}
	dir, err := p.dataHome()
	if err != nil {
		return board{}, err
	}
	return board{path: filepath.Join(dir, name+suffix), why: why, name: name, makeDir: true}, nil
}

// nearest looks for a board in this folder and above.
func (p *Program) nearest() (string, bool) {
	for dir := p.Dir; dir != ""; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, hereName)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path, true
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	return "", false
}

// exists reports whether there is a board.
func (b board) exists() bool {
	_, err := os.Stat(b.path)
	return err == nil
}

// mustExist refuses to read a board that was named and does not exist: a
// slip in a name must not look like a board without tasks.
func (b board) mustExist() error {
	if _, err := os.Stat(b.path); b.name == "" || !os.IsNotExist(err) {
		return nil
	}
	name := b.name
	if b.makeDir {
		name += " (" + b.path + ")"
	}
	return model.Errorf(model.NotFound, "no board %s: baton add TEXT makes it", name)
}

// created says that a new board was made, where and why there.
func (b board) created() string {
	return "made a new board: " + b.path + " (" + b.why + ")"
}

// missing returns the error for a file that does not exist.
func missing(path string) error {
	return model.Errorf(model.NotFound, "no file %s", path)
}
