// Package logtest is what every [store.Log] must pass, whatever it keeps its
// events in.
package logtest
