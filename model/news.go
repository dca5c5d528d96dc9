package model

// News tells whoever looks at a board that it has moved: the board as it is
// now, and the events that made it so, oldest first.
type News struct {
	Board  *Board
	Events []Event
	Told   []Account // the events in words, one for each
	Copy   bool      // the board goes on from no board told of before: another copy of it was put in its place
	Away   error     // why there is nothing to tell: the file is gone, is another board or none; nil where the board is there
}
