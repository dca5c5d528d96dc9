// Package logtest is the suite that every [store.Log] must pass, wherever it keeps its
// events.
package logtest
