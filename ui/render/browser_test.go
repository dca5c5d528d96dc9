package render_test

import (
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	made "baton/model/report"
)

// browser returns a browser that is installed; a test that needs one skips
// where there is none.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no chromium or chrome is installed to show pages in")
	return ""
}

// measure has a browser measure each page in frames as wide as a phone and as a
// desk: whether it is wider than its frame, and whether text in its drawings is
// cut off or lies upon other text.
const measure = `<script>
const out = [];
function looks(frame, width) {
  frame.width = width;
  const doc = frame.contentDocument, root = doc.documentElement;
  const tell = what => out.push(frame.title + ' at ' + width + ': ' + what);
  if (root.scrollWidth > width) tell('it is ' + root.scrollWidth + ' wide');
  for (const svg of doc.querySelectorAll('svg')) {
    const box = svg.getBoundingClientRect(), texts = [];
    for (const text of svg.querySelectorAll('text')) {
      const r = text.getBoundingClientRect();
      if (r.width == 0) continue;
      if (r.left < box.left - 1 || r.right > box.right + 1) tell('cut off: ' + text.textContent);
      if (r.height < 11) tell('too small: ' + text.textContent);
      for (const [o, other] of texts)
        if (r.left < o.right && o.left < r.right && r.top + 5 < o.bottom && o.top + 5 < r.bottom) tell(text.textContent + ' lies upon ' + other);
      texts.push([r, text.textContent]);
    }
  }
}
onload = () => {
  for (const frame of document.querySelectorAll('iframe')) for (const width of [390, 1280]) looks(frame, width);
  document.body.textContent = out.length ? out.join('\n') : 'all is well';
};
</script>
`

// shown returns what the browser says of pages.
func shown(t *testing.T, pages string) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "frames.html")
	if err := os.WriteFile(path, []byte("<!doctype html><meta charset=utf-8>\n"+measure+"<body>"+pages), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, browser(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--window-size=1400,900", "--virtual-time-budget=10000", "--dump-dom", "file://"+path)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	_, body, _ := strings.Cut(string(out), "<body>")
	body, _, _ = strings.Cut(body, "</body>")
	return html.UnescapeString(strings.TrimSpace(body))
}

func frame(name, page string) string {
	return fmt.Sprintf("<iframe title=\"%s\" height=800 srcdoc=\"%s\"></iframe>\n", name, html.EscapeString(page))
}

func TestPagesFitAPhoneAndADesk(t *testing.T) {
	var pages strings.Builder
	everything(t, func(name string, r *made.Report) {
		pages.WriteString(frame(name, string(written(t, "html", r))))
	})
	if got := shown(t, pages.String()); got != "all is well" {
		t.Error(got)
	}
}

func TestThePageThatDoesNotFitIsFound(t *testing.T) {
	wide := frame("wide", `<p style="width:600px">wide</p><svg width="50"><text x="30">too long</text></svg>`)
	got := shown(t, wide)
	for _, want := range []string{"wide at 390: it is ", "wide at 390: cut off: too long"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}
