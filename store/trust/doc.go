// Package trust holds the tests that try to lose something. They run the real
// program: they kill it, cut its power, damage its files, fill its disk, stop it in the
// middle of a change and run many of it on one board. Afterwards everything that was
// acknowledged has to be there.
//
// By default the tests are short; -baton.record runs the tests of record, whose figures
// are in docs/trust.md:
//
//	go test ./store/trust -v -baton.record -timeout 30m
package trust
