package dates

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestAMomentIsReadToTheSecond(t *testing.T) {
	d := Column{Moments: New(), Zone: time.FixedZone("", 3600)}
	for s, want := range map[string]string{
		"2026-12-24T10:00:00Z": "2026-12-24T10:00:00Z", "2026-12-24T10:00:00,5+01": "2026-12-24T09:00:00.5Z", "24.12.2026 10:00:30 Uhr": "2026-12-24T09:00:30Z",
		"20261224T100000Z": "2026-12-24T10:00:00Z", "Dec 24 2026 10:00PM": "2026-12-24T21:00:00Z", "Dec 24 2026 12:00 AM": "2026-12-23T23:00:00Z",
		"2026-12-24 10:00 JST": "2026-12-24T01:00:00Z", "2026-12-24 10:00 CET": "2026-12-24T09:00:00Z", "2026-12-24T10:00:00-0530": "2026-12-24T15:30:00Z",
		"December 24, 2026 10:00 AM (GMT+2)": "2026-12-24T08:00:00Z", "2026년 12월 24일 오후 3시 5분": "2026-12-24T14:05:00Z", "1798106400000": "2026-12-24T10:00:00Z",
		"Thu Dec 24 10:00:00 UTC 2026": "2026-12-24T10:00:00Z", "2026-12-24": "2026-12-23T23:00:00Z",
	} {
		got, why := d.Parse(s)
		if why != "" || got.UTC().Format(time.RFC3339Nano) != want {
			t.Errorf("%s: got %s %s, want %s", s, got.UTC().Format(time.RFC3339Nano), why, want)
		}
	}
}

func TestEveryMonthIsReadUnderEachOfItsNames(t *testing.T) {
	d := Column{Moments: New(), Zone: time.UTC}
	for i, names := range months() {
		for name := range strings.SplitSeq(names, ",") {
			for _, form := range []string{"5 %s 2026", "5. %s 2026", "5/%s/26", "%s 5, 2026", "5 de %s de 2026", "5-%s-2026"} {
				s := fmt.Sprintf(form, strings.ToUpper(name))
				got, why := d.Parse(s)
				if why != "" || got.Format("2006-1-2") != fmt.Sprintf("2026-%d-5", i+1) {
					t.Errorf("%s: got %s %s", s, got, why)
				}
			}
		}
	}
}
