package markdown

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/parser"

	"baton/ui/look"
)

// example is a text and the HTML that it is by the specification.
type example struct {
	Number   int    `json:"example"`
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
}

// specification reads CommonMark's examples from the folder of goldmark's source, which
// brings them along: they are under another licence (CC BY-SA 4.0) than what is ours.
func specification(t *testing.T) []example {
	t.Helper()
	source, _ := runtime.FuncForPC(reflect.ValueOf(parser.NewParser).Pointer()).FileLine(0)
	path := filepath.Join(filepath.Dir(filepath.Dir(source)), "_test", "spec.json")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("built without the path to goldmark's source (-trimpath?): %v", err)
	}
	var out []example
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	if len(out) < 600 {
		t.Fatalf("%s: %d examples, want all", path, len(out))
	}
	return out
}

func TestNoWordOfTheSpecificationIsLost(t *testing.T) {
	for _, e := range specification(t) {
		loses(t, fmt.Sprintf("example %d", e.Number), e.Markdown, e.HTML)
	}
}

// Our own cases, of tables too, which the specification does not know.
func TestNoWordIsLost(t *testing.T) {
	for _, e := range []example{
		{Markdown: sample, HTML: `Refunds A refund sent twice with the same key must be not paid once See the guide https example com refunds
			or https example com faq not em so on key in the header Idempotency Key which is long enough to be wrapped kept for 24 h
			결제 오류 메시지는 번역되어야 합니다 그리고 길어도 됩니다 table and index docs first second with a paragraph of its own
			quoted by lee and by kim func main println a line of code that is much too long for the width what who points`},
		{Markdown: "| a | b |\n|---|--:|\n| one two three four five six seven | `eight` **nine** |\n| ten |", HTML: "a b ten"},
		{Markdown: "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n|one|two|three|four|five|six|seven|eight nine ten eleven|", HTML: "one two three four five six seven eight nine ten eleven"},
		{Markdown: "- [x] done [link](http://a.example/b) ![image](c.png)\n- [ ] open\n  1. deep\n     > deeper", HTML: "done link http a example b image c png open deep deeper"},
		{Markdown: "<details>\n<summary>more</summary>\n\nof *this*\n</details>", HTML: "details summary more summary of this details"},
		{Markdown: "a  \nb\\\nc &copy; &#65; \\* ~~d~~ www.e.example f@g.example", HTML: "a b c A d www e example f g example"},
		{Markdown: strings.Repeat("> ", 100) + "deep\n\n" + strings.Repeat("- ", 100) + "list", HTML: "deep list"},
		{Markdown: "\t" + strings.Repeat("코드 code ", 30), HTML: strings.Repeat("코드 code ", 30)},
		{Markdown: strings.Repeat("|x", 200) + "\n" + strings.Repeat("|-", 200) + "\n" + strings.Repeat("|too large\n", 60), HTML: strings.Repeat("too large ", 60)},
		{Markdown: "[unused]: http://a.example\n\n[used]\n\n[used]: <http://b.example/c d>", HTML: "used http b example c d"},
	} {
		loses(t, e.Markdown[:min(len(e.Markdown), 40)], e.Markdown, e.HTML)
	}
}

// loses complains of words that a text has as HTML and not as it is drawn, in this
// order, and of rows that are too wide or could drive the terminal.
func loses(t *testing.T, name, src, page string) {
	t.Helper()
	th := look.New(look.Mode{})
	for _, w := range []int{20, 40, 80} {
		rows := Draw(th, src, w)
		for _, row := range rows {
			if look.Width(row) > w {
				t.Errorf("%s at %d: %q is %d cells", name, w, row, look.Width(row))
			}
			if r, ok := harmless(row); !ok {
				t.Errorf("%s at %d: %q lets %U through", name, w, row, r)
			}
		}
		drawn := strings.Join(strings.FieldsFunc(strings.Join(rows, ""), noLetter), "")
		rest := drawn
		for _, word := range strings.FieldsFunc(shown(page), noLetter) {
			i := strings.Index(rest, word)
			if i < 0 {
				t.Errorf("%s at %d: lost %q of\n%s\ndrawn:\n%s", name, w, word, src, strings.Join(rows, "\n"))
				break
			}
			rest = rest[i+len(word):]
		}
	}
}

// noLetter tells what is no part of a word.
func noLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// shown returns what a page shows: its text, and what stands for its images.
func shown(page string) string {
	page = regexp.MustCompile(`<img [^>]*alt="([^"]*)"[^>]*>`).ReplaceAllString(page, " $1 ")
	page = regexp.MustCompile(`(?s)<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![A-Z].*?>`).ReplaceAllString(page, " ")
	page = regexp.MustCompile(`</?[A-Za-z](?:"[^"]*"|'[^']*'|[^>"'])*>`).ReplaceAllString(page, " ")
	return html.UnescapeString(page)
}
