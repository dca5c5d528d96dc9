// Package exchangetest makes exports of other systems up: full of everything
// they can hold, the same for the same seed, and with the truth about them
// beside, so that a test can ask whether all of it came in.
package exchangetest
