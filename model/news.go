package model

// News tells whoever looks at a board that it has moved: the board as it is
// now, and the events that made it so, oldest first.
type News struct {
	Board  *Board
	Events []Event
	Told   []Account // the events in words, one for each
}
