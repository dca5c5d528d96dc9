package output_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestNothingElseOpensWhatPeopleName(t *testing.T) {
	opens := regexp.MustCompile(`\bos\.(Create|CreateTemp|OpenFile|WriteFile|Rename)\(`)
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		dir := filepath.Base(filepath.Dir(path))
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || dir == "output" || dir == "draft" {
			return err // drafts are files of our own
		}
		b, err := os.ReadFile(path)
		if at := opens.Find(b); at != nil {
			t.Errorf("%s opens a file with %s: output.Write does", path, at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
