package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"baton/store/exchange"
)

// pages are the documents that people read on their way in.
func pages(t *testing.T) []string {
	t.Helper()
	out := []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".github/pull_request_template.md"}
	docs, err := filepath.Glob("docs/*.md")
	if err != nil || len(docs) == 0 {
		t.Fatalf("no documents in docs (%v)", err)
	}
	return append(out, docs...)
}

var (
	fenced       = regexp.MustCompile("(?ms)^```.*?^```$")
	codeSpan     = regexp.MustCompile("`[^`\n]*`")
	indentedCode = regexp.MustCompile(`(?m)^(    |\t).*$`)
	linkTo       = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	headingLine  = regexp.MustCompile(`(?m)^#+ +(.*)$`)
	markup       = regexp.MustCompile("[`*]|\\]\\([^)]*\\)|!?\\[")
)

// prose is a document without its code, in which nothing is a link.
func prose(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return indentedCode.ReplaceAllString(fenced.ReplaceAllString(string(text), ""), "")
}

// anchors are what the headings of a document are linked by, as hosts of repositories
// make them: lower case, blanks as hyphens, no punctuation.
func anchors(t *testing.T, name string) []string {
	t.Helper()
	var out []string
	for _, h := range headingLine.FindAllStringSubmatch(prose(t, name), -1) {
		out = append(out, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
				return unicode.ToLower(r)
			}
			return -1
		}, markup.ReplaceAllString(h[1], "")))
	}
	return out
}

// links are what a document links to: path and anchor, the path from the top.
func links(t *testing.T, page string) [][2]string {
	t.Helper()
	var out [][2]string
	for _, m := range linkTo.FindAllStringSubmatch(codeSpan.ReplaceAllString(prose(t, page), "code"), -1) {
		if strings.Contains(m[1], "://") {
			continue
		}
		path, anchor, _ := strings.Cut(m[1], "#")
		if path == "" {
			path = page
		} else {
			path = filepath.ToSlash(filepath.Join(filepath.Dir(page), path))
		}
		out = append(out, [2]string{path, anchor})
	}
	return out
}

func TestLinksInDocumentsResolve(t *testing.T) {
	for _, page := range pages(t) {
		for _, l := range links(t, page) {
			path, anchor := l[0], l[1]
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s links to %s, which is not there", page, path)
				continue
			}
			if anchor != "" && !slices.Contains(anchors(t, path), anchor) {
				t.Errorf("%s links to %s#%s: there are only %q", page, path, anchor, anchors(t, path))
			}
		}
	}
}

func TestEveryDocumentIsReachedFromTheReadme(t *testing.T) {
	reached := map[string]bool{"README.md": true}
	for next := []string{"README.md"}; len(next) > 0; next = next[1:] {
		for _, l := range links(t, next[0]) {
			if !reached[l[0]] && strings.HasSuffix(l[0], ".md") {
				reached[l[0]] = true
				next = append(next, l[0])
			}
		}
	}
	for _, page := range pages(t) {
		if !reached[page] && !strings.HasPrefix(page, ".github/") {
			t.Errorf("no link leads from README.md to %s", page)
		}
	}
}

// formatRow is the row of a format in docs/formats.md: its name, whether it is read, and written.
var formatRow = regexp.MustCompile("(?m)^\\| `([a-z]+)` \\| (yes|) *\\| (yes|) *\\| ")

func TestEveryFormatIsInItsDocument(t *testing.T) {
	text, err := os.ReadFile("docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][2]bool{}
	for _, m := range formatRow.FindAllStringSubmatch(string(text), -1) {
		got[m[1]] = [2]bool{m[2] != "", m[3] != ""}
	}
	want := map[string][2]bool{}
	for _, f := range exchange.Formats() {
		want[f.Name] = [2]bool{f.Import, f.Export}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("docs/formats.md names other formats than there are (-want +got):\n%s", diff)
	}
}

// TestTheReleaseNotesOfAVersionAreItsSectionOfTheChangelog runs what .ci/release runs.
func TestTheReleaseNotesOfAVersionAreItsSectionOfTheChangelog(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	log := filepath.Join(t.TempDir(), "CHANGELOG.md")
	const text = `# Changelog

## [Unreleased]

### Added

- not yet

## [1.1.0] - 2027-01-02

### Added

- what 1.1.0 added

## 1.0.0 - 2027-01-01

- the first

[Unreleased]: https://example.org/compare
`
	if err := os.WriteFile(log, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ version, want string }{
		{"1.1.0", "### Added\n\n- what 1.1.0 added\n"},
		{"v1.1.0", "### Added\n\n- what 1.1.0 added\n"},
		{"1.0.0", "- the first\n"},
		{"Unreleased", "### Added\n\n- not yet\n"},
	} {
		got, err := exec.Command(bash, ".ci/notes", c.version, log).Output()
		if err != nil || string(got) != c.want {
			t.Errorf("notes of %s: %q (%v), want %q", c.version, got, err, c.want)
		}
	}
	for _, version := range []string{"1.1", "1x1.0", "2.0.0"} {
		out, err := exec.Command(bash, ".ci/notes", version, log).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "no section "+version) {
			t.Errorf("notes of %s: %q (%v), want an error", version, out, err)
		}
	}
	if got, err := exec.Command(bash, ".ci/notes", "Unreleased").Output(); err != nil || len(got) == 0 {
		t.Errorf("CHANGELOG.md has no notes for Unreleased: %q (%v)", got, err)
	}
}
