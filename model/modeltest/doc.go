// Package modeltest makes random boards, drafts and events for property tests of
// everything that stores or shows a board, and the log of a made-up team.
package modeltest
