// Package modeltest makes boards, drafts and events at random for property
// tests of whatever holds or shows a board.
package modeltest
