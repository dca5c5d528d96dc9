package report

// Differ is differ, for tests.
var Differ = differ
