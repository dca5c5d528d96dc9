package boardjson

import "baton/model"

// OneLine makes one line of the titles in changes, as reading a log does.
func OneLine(l []model.Change) { oneLine(l) }
