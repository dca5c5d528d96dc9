package exchange_test

import (
	"testing"

	"baton/store/exchange"
	"baton/store/exchange/exchangetest"
)

func TestEveryFormat(t *testing.T) {
	for _, f := range exchange.Registry() {
		t.Run(f.Name, func(t *testing.T) { exchangetest.Run(t, f) })
	}
}
