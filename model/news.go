package model

// News tells those who watch a board that it has changed: the board as it is
// now, and the events that changed it, oldest first.
type News struct {
	Board  *Board
	Events []Event
	Told   []Account // the events in words, one for each
	Copy   bool      // another copy of the board was put in its place: it does not continue the last one sent
	Away   error     // why there is no board: its file is gone, or is another board or no board; nil if it is there
}
