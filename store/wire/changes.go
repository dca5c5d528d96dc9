package wire

//go:generate go tool msgp -io=false -tests=false -file changes.go -o changes_gen.go
// The limit has to be there for msgp to write a check at all; a fixed one would
// leave boards unread that an older version wrote. An entry takes a byte at
// least, so what is left of the text bounds it, and memory with it.
//
//go:generate perl -pi -e "s/> z[0-9a-f]+limitArrays/> uint32(len(bts))/" changes_gen.go

//msgp:limit arrays:65536 maps:1000
//msgp:clearomitted
//msgp:ignore Change Changes Deeds Probes
//msgp:marshal ignore Brief Probe
//msgp:size ignore Brief Probe

// Event is what happened. An entry of Back without a change can't be undone.
type Event struct {
	Seq    uint64  `msg:"-" json:"seq"` // the key in the file
	ID     ID      `msg:"i" json:"id"`
	At     int64   `msg:"a" json:"at"`
	By     string  `msg:"w,omitempty" json:"by,omitempty"`
	Verb   string  `msg:"v,omitempty" json:"verb,omitempty"`
	Do     Deeds   `msg:"d,omitempty" json:"do,omitempty"`
	Back   Changes `msg:"b,omitempty" json:"back,omitempty"`
	Undoes ID      `msg:"o,omitzero" json:"undoes_id,omitzero"`
	Forced bool    `msg:"f,omitempty" json:"forced,omitempty"`

	// UndoesSeq is the number of the event it takes back, which is how formats 1
	// and 2 name it. It is written to JSON only, for people.
	UndoesSeq uint64 `msg:"u,omitempty" json:"undoes,omitempty"`
}

// Brief is an event without its undo. It is only decoded, never encoded.
type Brief struct {
	ID     ID     `msg:"i"`
	At     int64  `msg:"a"`
	By     string `msg:"w,omitempty"`
	Verb   string `msg:"v,omitempty"`
	Do     Deeds  `msg:"d,omitempty"`
	Undoes ID     `msg:"o,omitzero"`
	Forced bool   `msg:"f,omitempty"`
}

// Probe is an event that is decoded only to see whether it can be.
type Probe struct {
	ID     ID     `msg:"i"`
	At     int64  `msg:"a"`
	By     string `msg:"w,omitempty"`
	Verb   string `msg:"v,omitempty"`
	Do     Probes `msg:"d,omitempty"`
	Back   Probes `msg:"b,omitempty"`
	Undoes ID     `msg:"o,omitzero"`
	Forced bool   `msg:"f,omitempty"`
}

// Subject is what every change has in common.
type Subject struct {
	At      int64  `msg:"a,omitempty" json:"at,omitempty"`
	By      string `msg:"w,omitempty" json:"by,omitempty"`
	Task    ID     `msg:"t,omitzero" json:"task,omitzero"`
	Touched int64  `msg:"z,omitempty" json:"touched,omitempty"` // before what this takes back
}

// Add is a change of kind "add".
type Add struct {
	Subject `msg:",flatten"`
	New     *Task `msg:"n" json:"new"`
	Body    *Body `msg:"b,omitempty" json:"body,omitempty"`
}

// Delete is a change of kind "delete".
type Delete struct {
	Subject `msg:",flatten"`
	Num     int  `msg:"n,omitempty" json:"num,omitempty"`
	Purge   bool `msg:"p,omitempty" json:"purge,omitempty"`
}

// Move is a change of kind "move".
type Move struct {
	Subject `msg:",flatten"`
	To      string `msg:"c,omitempty" json:"to,omitempty"`
	Rank    string `msg:"r,omitempty" json:"rank,omitempty"`
	Was     *Times `msg:"o,omitempty" json:"was,omitempty"`
}

// Times are the times that a move changes.
type Times struct {
	Since   int64 `msg:"s,omitempty" json:"since,omitempty"`
	Started int64 `msg:"b,omitempty" json:"started,omitempty"`
	Done    int64 `msg:"d,omitempty" json:"done,omitempty"`
}

// Block is a change of kind "block".
type Block struct {
	Subject `msg:",flatten"`
	Reason  string `msg:"r,omitempty" json:"reason,omitempty"`
	Since   int64  `msg:"s,omitempty" json:"since,omitempty"`
}

// Archive is a change of kind "archive".
type Archive struct {
	Subject `msg:",flatten"`
	Off     bool  `msg:"f,omitempty" json:"off,omitempty"`
	Was     int64 `msg:"o,omitempty" json:"was,omitempty"`
}

// Set is a change of kind "set".
type Set struct {
	Subject `msg:",flatten"`
	Field   string `msg:"f,omitempty" json:"field"`
	To      Value  `msg:"v" json:"to"`
}

// Members is a change of kind "members".
type Members struct {
	Subject `msg:",flatten"`
	Field   string   `msg:"f,omitempty" json:"field"`
	Add     []string `msg:"p,omitempty" json:"add,omitempty"`
	Remove  []string `msg:"m,omitempty" json:"remove,omitempty"`
}

// PutPart is a change of kind "put-checklist", "put-comments", "put-links" or
// "put-external"; the one entry that fits its kind is there.
type PutPart struct {
	Subject  `msg:",flatten"`
	Index    int        `msg:"n,omitempty" json:"index"`
	Item     *CheckItem `msg:"c,omitempty" json:"item,omitempty"`
	Comment  *Comment   `msg:"m,omitempty" json:"comment,omitempty"`
	Link     *Link      `msg:"l,omitempty" json:"link,omitempty"`
	External *External  `msg:"x,omitempty" json:"external,omitempty"`
}

// DropPart is a change of kind "drop-checklist", "drop-comments", "drop-links"
// or "drop-external".
type DropPart struct {
	Subject `msg:",flatten"`
	Part    string `msg:"p,omitempty" json:"part"`
}

// Put is a change of kind "put-column", "put-person", "put-label",
// "put-milestone" or "put-view"; the one item that fits its kind is there.
type Put struct {
	Subject   `msg:",flatten"`
	Index     int        `msg:"n,omitempty" json:"index"`
	Column    *Column    `msg:"c,omitempty" json:"column,omitempty"`
	Person    *Person    `msg:"p,omitempty" json:"person,omitempty"`
	Label     *Label     `msg:"l,omitempty" json:"label,omitempty"`
	Milestone *Milestone `msg:"m,omitempty" json:"milestone,omitempty"`
	View      *View      `msg:"v,omitempty" json:"view,omitempty"`
}

// CheckIn is a change of kind "checkin".
type CheckIn struct {
	Subject  `msg:",flatten"`
	Standup  bool      `msg:"s,omitempty" json:"standup,omitempty"`
	Began    int64     `msg:"f,omitempty" json:"began,omitempty"`
	Present  []string  `msg:"p,omitempty" json:"present,omitempty"`
	Promises []Promise `msg:"r,omitempty" json:"promises,omitempty"`
	Parked   []Remark  `msg:"k,omitempty" json:"parked,omitempty"`
	Decided  []string  `msg:"d,omitempty" json:"decided,omitempty"`
	Words    string    `msg:"x,omitempty" json:"words,omitempty"`
	Void     bool      `msg:"v,omitempty" json:"void,omitempty"`
	Zone     string    `msg:"zn,omitempty" json:"zone,omitempty"`
	Day      int32     `msg:"dy,omitempty" json:"day,omitempty"`
	From     int64     `msg:"fr,omitempty" json:"from,omitempty"`
	InOrder  bool      `msg:"io,omitempty" json:"in_order,omitempty"`
	After    ID        `msg:"af,omitzero" json:"after_id,omitzero"`
	// Head is the number of the event that After names now, which is how formats 1
	// and 2 and older JSON named it.
	Head uint64 `msg:"hd,omitempty" json:"head,omitempty"`
}

// Promise is what somebody means to get on with.
type Promise struct {
	By   string `msg:"w" json:"by"`
	Task ID     `msg:"t" json:"task"`
	Day  int32  `msg:"dy,omitempty" json:"day,omitempty"`
}

// Remark is something said that is not about getting on.
type Remark struct {
	By   string `msg:"w,omitempty" json:"by,omitempty"`
	Task ID     `msg:"t,omitzero" json:"task,omitzero"`
	Text string `msg:"s,omitempty" json:"text,omitempty"`
}

// Keep is a change of kind "keep".
type Keep struct {
	Subject `msg:",flatten"`
	Why     string `msg:"y,omitempty" json:"why,omitempty"`
}

// SetInfo is a change of kind "set-board".
type SetInfo struct {
	Subject `msg:",flatten"`
	Info    Info `msg:"i" json:"info"`
}
