package pages

import "os"

// hollow has no counterpart here.
func hollow(os.FileInfo, int64) bool { return false }
