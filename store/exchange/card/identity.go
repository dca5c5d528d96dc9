package card

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"time"

	"baton/model"
)

// Identity returns the ID that something of another system has on every board:
// made from what it is called there, so that a second import finds it again.
// Its time is that of a MongoDB ObjectID, the epoch for other names.
func Identity(source, what, name string) model.ID {
	sum := sha256.Sum256([]byte(source + "\x00" + what + "\x00" + name))
	var id model.ID
	copy(id[6:], sum[:])
	if at, ok := ObjectTime(name); ok {
		ms := uint64(at)
		for i := range 6 {
			id[i] = byte(ms >> (40 - 8*i))
		}
	}
	return id
}

// ObjectTime returns the moment in a MongoDB ObjectID: its first four bytes are
// seconds of the Unix epoch
// (https://www.mongodb.com/docs/manual/reference/bson-types/#objectid).
func ObjectTime(id string) (model.Instant, bool) {
	if len(id) != 24 {
		return 0, false
	}
	if _, err := hex.DecodeString(id); err != nil {
		return 0, false
	}
	sec, err := strconv.ParseUint(id[:8], 16, 32)
	if err != nil || sec == 0 {
		return 0, false
	}
	return model.At(time.Unix(int64(sec), 0)), true
}
