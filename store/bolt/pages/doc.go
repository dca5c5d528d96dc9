// Package pages looks at the pages of a bbolt file, which bbolt maps into memory
// and trusts: a damaged one makes it panic, fault or write over what is in use.
// [CheckFile] and [Checker] stand before every read and write; [Walker] reads
// what is left of a damaged file. It knows the layout of pages and nothing of
// what a board keeps in them, so that it can be held against bbolt's own code.
package pages
