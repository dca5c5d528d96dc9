package look

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width returns the cells that s takes on the screen. Styles in it take none; wide,
// combining and joined characters count as they are displayed.
func Width(s string) int {
	if ascii(s) {
		return len(s)
	}
	w := 0
	for i := 0; i < len(s); {
		n, c := step(s[i:])
		i += n
		w += c
	}
	return w
}

// Fit returns s in exactly w cells: longer text is cut and ends with "…", shorter is
// padded on the right. A wide character that would straddle the edge gives way to a
// blank. Styles in s are kept, and closed where they are cut.
func Fit(s string, w int) string { return fit(s, w, ellipsis) }

// Fit is the function Fit with the theme's own sign for what was cut.
func (t *Theme) Fit(s string, w int) string { return fit(s, w, t.Signs.Ellipsis) }

// fit is Fit with a sign for what was cut that is one cell wide, or none.
func fit(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	room := w
	if tail != "" {
		room--
	}
	if ascii(s) {
		switch n := len(s); {
		case n == w:
			return s
		case n < w:
			return s + Spaces(w-n)
		}
		return s[:room] + tail
	}
	end, cells, _ := head(s, w)
	if end == len(s) {
		return s + Spaces(w-cells)
	}
	end, cells, open := head(s, room)
	stop := ""
	if open {
		stop = reset
	}
	return s[:end] + tail + stop + Spaces(room-cells)
}

// Cut returns as much of the beginning of s as fits in w cells, with its styles closed
// and without a sign for what is missing.
func Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if len(s) <= w && ascii(s) {
		return s
	}
	end, _, open := head(s, w)
	if open && end < len(s) {
		return s[:end] + reset
	}
	return s[:end]
}

// CutLeft returns s without its first n cells. The style in force there is kept; of a
// wide character that is cut in two a blank remains.
func CutLeft(s string, n int) string {
	if n <= 0 {
		return s
	}
	var p pen
	i, cells := 0, 0
	for i < len(s) && cells < n {
		size, c := step(s[i:])
		if c == 0 {
			p.see(s[i : i+size])
		}
		i += size
		cells += c
	}
	// What joins the last character, or has no width, went with it.
	for i < len(s) {
		size, c := step(s[i:])
		if c > 0 {
			break
		}
		p.see(s[i : i+size])
		i += size
	}
	if i == len(s) && cells <= n {
		return ""
	}
	return p.seq + Spaces(cells-n) + s[i:]
}

// PadRight pads s with blanks to w cells; longer text stays as it is.
func PadRight(s string, w int) string { return s + Spaces(w-Width(s)) }

// PadLeft puts blanks before s up to w cells; longer text stays as it is.
func PadLeft(s string, w int) string { return Spaces(w-Width(s)) + s }

// Center puts s in the middle of w cells; longer text stays as it is.
func Center(s string, w int) string {
	room := w - Width(s)
	return Spaces(room/2) + s + Spaces(room-room/2)
}

// Join sets columns side by side with gap between them. The rows of a column are of
// one width, that of its first row, which also stands in for rows it lacks.
func Join(gap string, columns ...[]string) []string {
	height, size := 0, 0
	widths := make([]int, len(columns))
	for i, c := range columns {
		height = max(height, len(c))
		if len(c) > 0 {
			widths[i] = Width(c[0])
			size += len(c[0]) + len(gap)
		}
	}
	rows := make([]string, height)
	var b strings.Builder
	for y := range rows {
		b.Reset()
		b.Grow(size + size/2)
		for i, c := range columns {
			if i > 0 {
				b.WriteString(gap)
			}
			if y < len(c) {
				b.WriteString(c[y])
			} else {
				b.WriteString(Spaces(widths[i]))
			}
		}
		rows[y] = b.String()
	}
	return rows
}

// Splice lays box over the rows of base with its corner at column x and row y, moved
// as far as needed to stay inside. Rows under the box come out as wide as the widest
// row of base; styles on both sides of it are kept. Base itself is not changed.
func Splice(base, box []string, x, y int) []string {
	frame, wide := 0, 0
	for _, row := range base {
		frame = max(frame, Width(row))
	}
	for _, row := range box {
		wide = max(wide, Width(row))
	}
	wide = min(wide, frame)
	x = max(0, min(x, frame-wide))
	y = max(0, min(y, len(base)-len(box)))
	out := append([]string(nil), base...)
	for i, row := range box {
		if y+i < len(out) {
			out[y+i] = lay(out[y+i], row, x, wide, frame)
		}
	}
	return out
}

// lay puts one row of a box over one row of a frame.
func lay(base, row string, x, wide, frame int) string {
	left, right := Cut(base, x), CutLeft(base, x+wide)
	return left + Spaces(x-Width(left)) + fit(row, wide, "") + reset +
		right + Spaces(frame-x-wide-Width(right))
}

// Strip returns s without its styles, as plain text for a copy or a test.
func Strip(s string) string { return ansi.Strip(s) }
