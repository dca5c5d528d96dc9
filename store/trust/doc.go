// Package trust holds the tests that try to lose something. They run the real
// program and kill it, cut its power, spoil its files, fill its disk, stop it in
// the middle of a change and let many of it loose on one board. Afterwards all
// that was said to be done has to be there.
//
// The quick tests are short; -baton.record runs the tests of record, whose
// figures docs/trust.md tells:
//
//	go test ./store/trust -v -baton.record -timeout 30m
package trust
