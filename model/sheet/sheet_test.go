package sheet_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"baton/model/sheet"
)

func TestFormulasAreGuardedAndNumbersAreNot(t *testing.T) {
	for s, want := range map[string]string{
		"=1+1": "'=1+1", "+cmd": "'+cmd", "-x": "'-x", "@sum": "'@sum", "\tx": "'\tx", "\rx": "'\rx", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x",
		"-": "'-", "-1+1": "'-1+1", "--1": "'--1", "+1.5.2": "'+1.5.2", "-1e5": "'-1e5", "-1 ": "'-1 ", "=-1": "'=-1", "'x": "''x", "-.5": "'-.5",
		"-5": "-5", "+5": "+5", "-5.25": "-5.25", "-5,25": "-5,25", "5": "5", "x=1": "x=1", "": "", "2026-12-24": "2026-12-24",
	} {
		if got := sheet.Guard(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestUnguardGivesBackWhatWasGuarded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`['=+\-@＝－0-9.,x]{0,5}`)).Draw(t, "cell")
		if got := sheet.Unguard(sheet.Guard(s)); got != s {
			t.Errorf("%q came back as %q", s, got)
		}
	})
}

func TestExcelGetsAMarkAndTheSeparatorOfItsLocale(t *testing.T) {
	for locale, want := range map[string]string{
		"": "\ufeffa,1.5\n", "C": "\ufeffa,1.5\n", "en_US.UTF-8": "\ufeffa,1.5\n", "de_DE.UTF-8": "\ufeffa;1,5\n", "de_CH.UTF-8": "\ufeffa,1.5\n", "fr": "\ufeffa;1,5\n", "ko_KR.UTF-8": "\ufeffa,1.5\n",
	} {
		var b bytes.Buffer
		style := sheet.For(locale)
		if err := style.Write(&b, [][]string{{"a", style.Number("1.5")}}); err != nil || b.String() != want {
			t.Errorf("%s: got %q, %v, want %q", locale, b.String(), err, want)
		}
	}
}
