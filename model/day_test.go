package model_test

import (
	"archive/zip"
	"go/build"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model"
)

// zones returns every zone of the database that comes with Go.
func zones(t *testing.T) []*time.Location {
	t.Helper()
	db, err := zip.OpenReader(filepath.Join(build.Default.GOROOT, "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Skipf("no zone database: %v", err)
	}
	defer func() { _ = db.Close() }()
	var out []*time.Location
	for _, f := range db.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		zone, err := time.LoadLocation(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, zone)
	}
	return out
}

func TestADayBeginsWithItsFirstMomentInEveryZoneAndAtEveryChange(t *testing.T) {
	days := 0
	for _, zone := range zones(t) {
		at := time.Date(1890, 1, 1, 0, 0, 0, 0, time.UTC).In(zone)
		for at.Year() < 2040 {
			_, change := at.ZoneBounds()
			if change.IsZero() {
				break
			}
			for d := model.DayOf(change) - 2; d <= model.DayOf(change)+2; d++ {
				days++
				checkBegin(t, d, zone)
			}
			at = change
		}
	}
	if days < 10_000 {
		t.Errorf("only %d days were looked at", days)
	}
}

func checkBegin(t *testing.T, d model.Day, zone *time.Location) {
	t.Helper()
	begin := d.Begin(zone)
	before := begin.Add(-time.Nanosecond)
	switch got := model.DayOf(begin); {
	case got < d:
		t.Errorf("%s in %s begins on %s", d, zone, got)
	case got > d && model.DayOf(before) >= d:
		t.Errorf("%s in %s is left out, and begins at %s", d, zone, begin)
	case model.DayOf(before) >= d:
		t.Errorf("%s in %s begins before %s", d, zone, begin)
	}
	if next := (d + 1).Begin(zone); next.Before(begin) {
		t.Errorf("%s in %s begins at %s, the next day at %s", d, zone, begin, next)
	}
	if at := model.Clock(1).On(d, zone); model.DayOf(at) < d {
		t.Errorf("midnight of %s in %s is on %s", d, zone, model.DayOf(at))
	}
}
