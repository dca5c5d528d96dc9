package paint

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

func TestQuietSequences(t *testing.T) {
	for b, want := range map[string]bool{
		"":                                   true,
		ansi.SetSystemClipboard("hello"):     true,
		ansi.SetWindowTitle("baton"):         true,
		ansi.RequestBackgroundColor:          true,
		ansi.RequestModeSynchronizedOutput:   true,
		ansi.RequestPrimaryDeviceAttributes:  true,
		ansi.SetModeMouseButtonEvent:         true,
		ansi.SetModeBracketedPaste:           true,
		ansi.SetCursorStyle(5):               true,
		ansi.PushKittyKeyboard(1):            true,
		ansi.SetModifyOtherKeys2:             true,
		ansi.SetModeAltScreenSaveCursor:      false,
		ansi.EraseEntireScreen:               false,
		ansi.CursorPosition(1, 1):            false,
		"\x1b[!p":                            false,
		ansi.RestoreCurrentCursorPosition:    false,
		ansi.SetModeUnicodeCore:              false,
		"text":                               false,
		"\n":                                 false,
		"\x1bc":                              false,
		"\x1b[?25":                           false,
		"\x1b]52;c;cut off":                  false,
		ansi.SetWindowTitle("a") + "b":       false,
		ansi.ResetModeTextCursorEnable + " ": false,
	} {
		if _, got := quiet([]byte(b)); got != want {
			t.Errorf("%q: quiet %v, want %v", b, got, want)
		}
	}
	if parts, _ := quiet([]byte("\x1b[4;1H" + ansi.SetModeTextCursorEnable + ansi.ResetModeAltScreenSaveCursor)); string(parts) != ansi.SetModeTextCursorEnable {
		t.Errorf("kept %q", parts)
	}
}

func TestOnlyRicherRowsAreTonedDown(t *testing.T) {
	rows := []string{"plain", "\x1b[1;31mred\x1b[m", "\x1b[38;5;33mblue\x1b[m", "\x1b[38;2;1;2;3mgrey\x1b[m"}
	for p, want := range map[colorprofile.Profile]int{
		colorprofile.ASCII: 3, colorprofile.ANSI: 2, colorprofile.ANSI256: 1,
	} {
		got := 0
		for _, r := range rows {
			if needsToning(r, p) {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: %d rows toned down, want %d", p, got, want)
		}
	}
}
