package look

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// hues is how many quiet colours people and labels share out among themselves.
const hues = 8

// palette is every colour there is. A nil colour is the terminal's own.
type palette struct {
	ground, raised    color.Color // behind everything; behind the card under the cursor
	title, text, dim  color.Color // three strengths
	accent            color.Color // where I am
	alarm             color.Color // needs somebody
	good              color.Color // done
	high, fresh       color.Color // priority high; new since you looked
	rule, frame, mark color.Color // hairlines; what floats; what is selected
	code, link        color.Color // in long text
	quiet             [hues]color.Color
}

// The ground is not painted: it stands here for what a dark terminal has, so that
// contrast can be reckoned. The raised ground is painted, and light enough to be seen
// on the common dark grounds from black to slate.
func dark() palette {
	return palette{
		ground: rgb(0x14161b), raised: rgb(0x2c313c),
		title: rgb(0xf4f6fa), text: rgb(0xcbd0d9), dim: rgb(0x9aa3b2),
		accent: rgb(0x7db8ff), alarm: rgb(0xff8f80), good: rgb(0x7fd18b),
		high: rgb(0xf0b866), fresh: rgb(0x7db8ff),
		rule: rgb(0x434956), frame: rgb(0x6b7486), mark: rgb(0xc9a6ff),
		code: rgb(0xd8c69a), link: rgb(0x9cc4f0),
		quiet: [hues]color.Color{
			rgb(0x8fc1e3), rgb(0xdfae84), rgb(0xa3c78f), rgb(0xd7a6de),
			rgb(0xcfc07a), rgb(0x82c9bb), rgb(0xe6a3b3), rgb(0xb9b3f2),
		},
	}
}

func light() palette {
	return palette{
		ground: rgb(0xfcfcfd), raised: rgb(0xe5e9f0),
		title: rgb(0x11151c), text: rgb(0x353c48), dim: rgb(0x566070),
		accent: rgb(0x0b57b0), alarm: rgb(0xb0241c), good: rgb(0x196a32),
		high: rgb(0x8a4b08), fresh: rgb(0x0b57b0),
		rule: rgb(0xc4cad4), frame: rgb(0x8b94a3), mark: rgb(0x6b3fb5),
		code: rgb(0x6d4c10), link: rgb(0x1c5aa0),
		quiet: [hues]color.Color{
			rgb(0x145f94), rgb(0x8f4a0c), rgb(0x36681b), rgb(0x8a2f8f),
			rgb(0x695800), rgb(0x0a655b), rgb(0x9a2e54), rgb(0x5743b4),
		},
	}
}

// The cube of 256 colours is coarse: its nearest colour is often unreadable or that of
// a neighbour, so each is chosen.
func dark256() palette {
	return palette{
		ground: index(233), raised: index(236),
		title: index(255), text: index(252), dim: index(248),
		accent: index(111), alarm: index(210), good: index(114),
		high: index(215), fresh: index(111),
		rule: index(239), frame: index(243), mark: index(183),
		code: index(186), link: index(153),
		quiet: [hues]color.Color{
			index(110), index(180), index(150), index(182),
			index(186), index(115), index(217), index(147),
		},
	}
}

func light256() palette {
	return palette{
		ground: index(231), raised: index(254),
		title: index(233), text: index(237), dim: index(241),
		accent: index(25), alarm: index(124), good: index(22),
		high: index(94), fresh: index(25),
		rule: index(251), frame: index(246), mark: index(55),
		code: index(58), link: index(25),
		quiet: [hues]color.Color{
			index(24), index(94), index(22), index(90),
			index(58), index(23), index(125), index(55),
		},
	}
}

// Sixteen colours are whatever the person made of them, and there is no shade between
// two of them: the card under the cursor turns bold instead of standing on a ground of
// its own. Blue on black and yellow, cyan and green on white are left out, since few
// terminals make them readable.
func darkANSI() palette {
	return palette{
		ground: ansi.Black,
		title:  ansi.BrightWhite, text: nil, dim: ansi.BrightBlack,
		accent: ansi.BrightCyan, alarm: ansi.BrightRed, good: ansi.BrightGreen,
		high: ansi.BrightYellow, fresh: ansi.BrightCyan,
		rule: ansi.BrightBlack, frame: ansi.BrightBlack, mark: ansi.BrightMagenta,
		code: ansi.BrightYellow, link: ansi.BrightCyan,
		quiet: [hues]color.Color{
			ansi.Cyan, ansi.Yellow, ansi.Green, ansi.BrightMagenta,
			ansi.BrightYellow, ansi.BrightCyan, ansi.BrightRed, ansi.BrightGreen,
		},
	}
}

func lightANSI() palette {
	return palette{
		ground: ansi.BrightWhite,
		title:  ansi.Black, text: nil, dim: ansi.BrightBlack,
		accent: ansi.Blue, alarm: ansi.Red, good: ansi.Green,
		high: ansi.Magenta, fresh: ansi.Blue,
		rule: ansi.BrightBlack, frame: ansi.BrightBlack, mark: ansi.Magenta,
		code: ansi.Magenta, link: ansi.Blue,
		quiet: [hues]color.Color{
			ansi.Blue, ansi.Red, ansi.Green, ansi.Magenta,
			ansi.Black, ansi.Blue, ansi.Red, ansi.Magenta,
		},
	}
}

// choose returns the palette for a mode, in colours that its terminal has.
func choose(m Mode) palette {
	switch m.Profile {
	case colorprofile.TrueColor:
		return either(m.Dark, dark, light)
	case colorprofile.ANSI256:
		return either(m.Dark, dark256, light256)
	case colorprofile.ANSI:
		return either(m.Dark, darkANSI, lightANSI)
	}
	return palette{}
}

func either(dark bool, night, day func() palette) palette {
	if dark {
		return night()
	}
	return day()
}

func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func index(i uint8) color.Color { return ansi.IndexedColor(i) }
