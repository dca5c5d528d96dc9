package look

// Signs are the characters that stand for something, so that no colour has to be seen
// to be understood.
//
// All but Blocked are one cell wide where text is, by the Unicode tables, by tmux and
// by terminals, and stay so: none of them is an emoji unless a variation selector
// follows, and none does. Blocked (U+26D4) is an emoji by itself and two cells wide
// everywhere since Unicode 9. Measure signs with Width, never by hand.
type Signs struct {
	Over, Blocked, New      string // above a limit; a reason not to go on; unread
	Waits                   string // something it waits for is not done
	Aged                    string // older than most have been there
	Urgent, High, Low       string // priorities
	Check, Comments         string // checklist and comments, a number follows
	Done, Open              string // ticked and not
	Bar, Mark               string // the cursor; a selected card
	Prev, Next              string // there is more to the left, to the right
	Up, Down                string // there is more above, below
	Arrow, Dot, Bullet      string // from → to; between two facts; list item
	Ellipsis                string // something was cut
	Rule, Dotted, Pipe      string // lines: firm, between lanes, upright
	TopLeft, TopRight       string // corners of what floats
	BottomLeft, BottomRight string
}

// signs returns one of the two sets.
func signs(ascii bool) Signs {
	if ascii {
		return Signs{
			Over: "^", Blocked: "X", Waits: "w", New: "o", Aged: "old",
			Urgent: "!!", High: "!", Low: "v",
			Check: "[]", Comments: "\"",
			Done: "[x]", Open: "[ ]",
			Bar: ">", Mark: "*",
			Prev: "<", Next: ">", Up: "^", Down: "v",
			Arrow: "->", Dot: "-", Bullet: "*", Ellipsis: "~",
			Rule: "-", Dotted: ".", Pipe: "|",
			TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
		}
	}
	return Signs{
		Over: "▲", Blocked: "⛔", Waits: "⧗", New: "●", Aged: "◷",
		Urgent: "‼", High: "↑", Low: "↓",
		Check: "☑", Comments: "✎",
		Done: "[x]", Open: "[ ]",
		Bar: "▌", Mark: "◆",
		Prev: "‹", Next: "›", Up: "↑", Down: "↓",
		Arrow: "→", Dot: "·", Bullet: "•", Ellipsis: ellipsis,
		Rule: "─", Dotted: "┈", Pipe: "│",
		TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
	}
}
