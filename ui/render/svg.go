package render

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"baton/model"
)

// How large a drawing is, in units of its own. It is narrow, so that its text
// can be read where it fills the width of a phone.
const (
	svgWidth  = 480
	svgHeight = 254 // of the plot and its scales
	left      = 46
	right     = 10
	upper     = 14
	lower     = 30
	plotW     = svgWidth - left - right
	plotH     = svgHeight - upper - lower
	lineRoom  = 18 // a line of the legend
	letter    = 7  // about the width of one
	// Where a page is narrow its letters are larger: see css.
	largeLetter = 9
	mostBars    = 120
)

// drawing writes the charts of a document as one SVG document.
func drawing(p *document) []byte {
	var in strings.Builder
	y := 60
	n := 0
	for _, bl := range p.blocks {
		c := bl.chart
		if c == nil {
			continue
		}
		n++
		fmt.Fprintf(&in, "<text class=\"head\" x=\"12\" y=\"%d\">%s</text>\n", y+18, Escape(c.title))
		c.svg(&in, n, fmt.Sprintf(` x="0" y="%d" width="%d" height="%d"`, y+24, svgWidth, c.height()))
		y += c.height() + 44
	}
	if n == 0 {
		fmt.Fprintf(&in, "<text x=\"12\" y=\"%d\">Nothing to draw yet.</text>\n", y+18)
		y += 40
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title desc">`+"\n", svgWidth, y, svgWidth, y)
	fmt.Fprintf(&b, "<title id=\"title\">%s, %s</title>\n<desc id=\"desc\">%s</desc>\n", Escape(p.title), Escape(p.span), Escape(strings.Join(p.summary, " ")))
	b.WriteString("<style>\n" + colours() + "</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n")
	fmt.Fprintf(&b, "<text class=\"head\" x=\"12\" y=\"28\">%s</text>\n<text class=\"scale\" x=\"12\" y=\"48\">%s</text>\n", Escape(p.title), Escape(p.span))
	return []byte(b.String() + in.String() + "</svg>\n")
}

// height returns how high a chart is with its legend.
func (c *chart) height() int { return svgHeight + len(c.legendRows())*lineRoom }

// svg writes a chart, the n-th of its document, with more attributes.
func (c *chart) svg(b *strings.Builder, n int, more string) {
	if c.shape == bars {
		c = c.fewer(mostBars)
	}
	fmt.Fprintf(b, `<svg viewBox="0 0 %d %d" role="img" aria-labelledby="t%d d%d"%s>`+"\n", svgWidth, c.height(), n, n, more)
	fmt.Fprintf(b, "<title id=\"t%d\">%s</title>\n<desc id=\"d%d\">%s</desc>\n", n, Escape(c.title), n, Escape(c.desc))
	top := c.scale(b)
	switch c.shape {
	case bars:
		c.svgBars(b, top)
	case areas:
		c.svgAreas(b, top)
	case lines:
		c.svgLines(b, top)
	case dots:
		c.svgDots(b, top)
	}
	c.svgRules(b, top)
	c.svgFoot(b)
	c.svgLegend(b)
	b.WriteString("</svg>\n")
}

// fewer adds up what would be too many bars: of days, those of weeks.
func (c *chart) fewer(most int) *chart {
	n := len(c.labels)
	if n <= most {
		return c
	}
	each := (n + most - 1) / most
	if c.x == "day" {
		each = (each + 6) / 7 * 7
	}
	out := *c
	out.labels, out.values = nil, [][]float64{nil}
	for i := 0; i < n; i += each {
		sum := 0.0
		for _, v := range c.values[0][i:min(n, i+each)] {
			sum += v
		}
		out.labels, out.values[0] = append(out.labels, c.labels[i]), append(out.values[0], sum)
	}
	out.desc += fmt.Sprintf(" A bar stands for %d days.", each)
	return &out
}

// scale writes the lines of a round scale and returns its upper end.
func (c *chart) scale(b *strings.Builder) float64 {
	top := c.top()
	step := 1.0
	for k := 0; top/step > 5; k++ { // 1, 2, 5, 10, 20, 50, …
		step *= []float64{2, 2.5, 2}[k%3]
	}
	top = math.Ceil(top/step) * step
	for v := 0.0; v <= top; v += step {
		y := level(v, top)
		fmt.Fprintf(b, "<path class=\"grid\" d=\"M%d %sH%d\"/><text class=\"scale\" x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n",
			left, num(y), svgWidth-right, left-6, num(y+4), mark(v))
	}
	return top
}

// mark writes a number beside a scale, where there is room for four letters.
func mark(v float64) string {
	if v >= 1000 {
		return strconv.FormatFloat(v/1000, 'f', -1, 64) + "k"
	}
	return brief(v)
}

func level(v, top float64) float64 { return upper + plotH*(1-v/top) }

// num writes a coordinate.
func num(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }

// slot returns the middle of a label's room.
func (c *chart) slot(i int) float64 {
	return left + plotW*(float64(i)+0.5)/float64(len(c.labels))
}

// at returns where a label stands in a chart that goes from edge to edge.
func (c *chart) at(i int) float64 {
	return left + plotW*float64(i)/float64(max(1, len(c.labels)-1))
}

func (c *chart) svgBars(b *strings.Builder, top float64) {
	room := plotW / float64(len(c.labels))
	wide := max(room*0.8, 0.5)
	for i, v := range c.values[0] {
		if v > 0 {
			y := level(v, top)
			fmt.Fprintf(b, "<rect class=\"s0\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s: %s</title></rect>\n",
				num(c.slot(i)-wide/2), num(y), num(wide), num(level(0, top)-y), Escape(c.short(i)), brief(v))
		}
	}
}

func (c *chart) svgAreas(b *strings.Builder, top float64) {
	n := len(c.labels)
	below := make([]float64, n)
	for s, v := range c.values {
		var up, down strings.Builder
		for i := range n {
			fmt.Fprintf(&up, "%s %s ", num(c.at(i)), num(level(below[i]+v[i], top)))
			fmt.Fprintf(&down, "%s %s ", num(c.at(n-1-i)), num(level(below[n-1-i], top)))
		}
		for i := range n {
			below[i] += v[i]
		}
		fmt.Fprintf(b, "<polygon class=\"area s%d\" points=\"%s%s\"><title>%s</title></polygon>\n", s%hues, up.String(), strings.TrimSpace(down.String()), Escape(c.names[s]))
	}
}

func (c *chart) svgLines(b *strings.Builder, top float64) {
	for s, v := range c.values {
		var path strings.Builder
		for i := range v {
			fmt.Fprintf(&path, "%s %s ", num(c.at(i)), num(level(v[i], top)))
		}
		fmt.Fprintf(b, "<polyline class=\"line l%d\" points=\"%s\"><title>%s</title></polyline>\n", s%hues, strings.TrimSpace(path.String()), Escape(c.names[s]))
	}
}

// svgDots draws each point once: the more tasks it stands for, the larger.
func (c *chart) svgDots(b *strings.Builder, top float64) {
	type place struct {
		x int
		y float64
	}
	here := map[place][]string{}
	var order []place
	for _, p := range c.points {
		at := place{p.x, p.y}
		if here[at] == nil {
			order = append(order, at)
		}
		here[at] = append(here[at], p.text)
	}
	for _, at := range order {
		who := here[at]
		const most = 5
		text := strings.Join(who[:min(most, len(who))], "\n")
		if len(who) > most {
			text += fmt.Sprintf("\nand %d more", len(who)-most)
		}
		fmt.Fprintf(b, "<circle class=\"dot s3\" cx=\"%s\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>\n",
			num(c.slot(at.x)), num(level(at.y, top)), num(3.5*math.Sqrt(float64(min(9, len(who))))), Escape(text))
	}
}

// svgRules draws levels, their names above each other where they are close, and all
// within the drawing. Levels that are one have one name.
func (c *chart) svgRules(b *strings.Builder, top float64) {
	const row = 17 // letters are larger on a phone
	var levels []rule
	for _, r := range c.rules {
		if k := len(levels) - 1; k >= 0 && levels[k].y == r.y {
			levels[k].name = strings.TrimSuffix(levels[k].name, " %") + ", " + r.name
		} else {
			levels = append(levels, r)
		}
	}
	last, names := math.Inf(1), make([]float64, len(levels))
	for i, r := range levels {
		last = min(level(r.y, top)-3, last-row)
		names[i] = last
	}
	down := max(0, row-last) // the highest would be cut
	for i, r := range levels {
		y := level(r.y, top)
		fmt.Fprintf(b, "<path class=\"rule\" d=\"M%d %sH%d\"/><text class=\"rule\" x=\"%d\" y=\"%s\" text-anchor=\"end\">%s: %.0f</text>\n",
			left, num(y), svgWidth-right, svgWidth-right-2, num(names[i]+down), Escape(r.name), r.y)
	}
}

// fewNames are all named, however large their letters are.
const fewNames = 6

// short names a label in a drawing.
func (c *chart) short(i int) string {
	if d, err := model.ParseDay(c.labels[i]); err == nil {
		return d.Time().Format("2 Jan")
	}
	return c.labels[i]
}

// svgFoot names as many labels as there is room for.
func (c *chart) svgFoot(b *strings.Builder) {
	n := len(c.labels)
	widest := 1
	for i := range n {
		widest = max(widest, len(c.short(i)))
	}
	every := max(1, (n*(widest+2)*letter+plotW-1)/plotW)
	end := 0.0 // of the last name
	for i, k := 0, 0; i < n; i += every {
		x := c.slot(i)
		if c.shape == areas || c.shape == lines {
			x = c.at(i)
		}
		half := float64(len(c.short(i)) * letter / 2)
		large := half * largeLetter / letter
		anchor, from := "middle", x-half
		switch {
		case x < large:
			anchor, x, from = "start", 2, 2
		case x > svgWidth-large:
			anchor, x, from = "end", svgWidth-2, svgWidth-2-2*half
		}
		if from < end+letter {
			continue
		}
		class := "scale"
		if k++; k%2 == 0 && n > fewNames {
			class += " second" // left out where letters are larger
		}
		end = from + 2*half
		fmt.Fprintf(b, "<text class=\"%s\" x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", class, num(x), svgHeight-10, anchor, Escape(c.short(i)))
	}
}
