// Package pages checks the pages of a bbolt file. bbolt maps them into memory and trusts
// them: a damaged page makes it panic, fault or overwrite pages in use. [CheckFile] and
// [Checker] run before every read and write; [Walker] reads what is left of a damaged
// file. The package knows the layout of pages and nothing of what a board keeps in them,
// so that it can be compared with bbolt's own code.
package pages
