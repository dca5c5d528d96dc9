// Command baton is a keyboard-driven kanban board in the terminal.
package main

func main() {}
