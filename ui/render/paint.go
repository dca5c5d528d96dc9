package render

import (
	"fmt"
	"strings"

	"baton/ui/look"
)

// hues is how many colours series have before they come round again.
const hues = 6

// tint is a colour on light and on dark ground.
type tint struct{ light, dark string }

// The colours of drawings: grounds and text first, then those of series, which
// also differ in lightness, for people who can't tell hues apart.
func ground() tint { return tint{"#ffffff", "#15171c"} }
func ink() tint    { return tint{"#1b1d22", "#e9eaec"} }
func faint() tint  { return tint{"#575c66", "#a9aeb8"} }
func hair() tint   { return tint{"#dfe2e7", "#343842"} }
func alarm() tint  { return tint{"#a8321f", "#ff9b85"} }

func series() [hues]tint {
	return [hues]tint{
		{"#2c7a51", "#57b483"},
		{"#e2a03f", "#b87a22"},
		{"#b4552d", "#e98a5d"},
		{"#4a7fc1", "#7fb0ea"},
		{"#aeb6c2", "#5d6675"},
		{"#7d5ba6", "#b697dd"},
	}
}

// colours returns the rules of style for drawings. They name each colour, since
// not all programs that show SVG know variables.
func colours() string {
	rules := func(of func(tint) string) string {
		var b strings.Builder
		fmt.Fprintf(&b, ".ground{fill:%s}text,.head{fill:%s}text.scale{fill:%s}.grid{stroke:%s}.rule{stroke:%s}text.rule{fill:%s;stroke:%s}",
			of(ground()), of(ink()), of(faint()), of(hair()), of(alarm()), of(alarm()), of(ground()))
		fmt.Fprintf(&b, ".area{stroke:%s}.dot{stroke:%s}", of(ground()), of(ground()))
		for i, t := range series() {
			fmt.Fprintf(&b, ".s%d{fill:%s}.l%d{stroke:%s}", i, of(t), i, of(t))
		}
		return b.String()
	}
	return "text{font:14px system-ui,sans-serif}.head{font-weight:600}text.scale,text.rule{font-size:13px}" +
		"path.rule{stroke-dasharray:5 4}text.rule{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}.line{fill:none;stroke-width:2.5}.area{stroke-width:1}.dot{fill-opacity:.75;stroke-width:1}\n" +
		rules(func(t tint) string { return t.light }) +
		"\n@media screen and (prefers-color-scheme:dark){" + rules(func(t tint) string { return t.dark }) + "}\n"
}

// Escape writes text so that HTML and XML show it as it stands. Characters that
// they forbid are taken out.
func Escape(s string) string {
	var b strings.Builder
	for _, r := range look.CleanText(s) {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&quot;")
		case '\'':
			b.WriteString("&#39;")
		case '\ufffe', '\uffff':
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
