// Package render draws reports: as text for a terminal, Markdown, JSON, tables
// for spreadsheets, a page for a browser, and charts alone. What a report holds
// is computed in model/report; here it becomes a document of blocks, each with
// lines, a table and perhaps a chart, which every form draws in its own way.
//
// HTML and SVG are written with an escaper of our own: html/template would add
// its parser to the program and set it up at every start.
package render
