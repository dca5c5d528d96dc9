// Package exchangetest has what the formats are tested with: the suite that each has
// to pass ([Run]), boards and files for tests of their own, and makers of exports of
// other systems, full of everything they can hold, the same for the same seed, with
// the truth about them beside.
package exchangetest
