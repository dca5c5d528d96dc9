// Command emptygo does nothing: what any Go program costs to run.
package main

func main() {}
