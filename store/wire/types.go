package wire

//go:generate go tool msgp -io=false -tests=false -file types.go -o types_gen.go
// The limit has to be there for msgp to write a check at all; a fixed one would
// leave boards unread that an older version wrote. An entry takes a byte at
// least, so what is left of the text bounds it, and memory with it.
//
//go:generate perl -pi -e "s/> z[0-9a-f]+limitArrays/> uint32(len(bts))/" types_gen.go

// The keys of the message pack form are short, for they are in every row. A
// key, once given, keeps its meaning for ever; new fields get new keys. Three
// are the same in every change, so that a version which does not know its kind
// can still file it: t (the task), a and w (when and by whom in the world).

//msgp:limit arrays:65536 maps:1000
//msgp:clearomitted

// ID is an identity: 16 bytes in message pack, a ULID in JSON.
type ID [16]byte

// Value is what a field holds.
type Value struct {
	Kind   uint8   `msg:"k,omitempty" json:"kind"`
	Text   string  `msg:"s,omitempty" json:"text,omitempty"`
	Number float64 `msg:"n,omitempty" json:"number,omitempty"`
}

// Field is a free field of a task.
type Field struct {
	Name  string `msg:"n" json:"name"`
	Value Value  `msg:"v" json:"value"`
}

// Task is a task without its long part: a row.
type Task struct {
	ID       ID      `msg:"i" json:"id"`
	Num      int     `msg:"n" json:"num"`
	Title    string  `msg:"t" json:"title"`
	Column   string  `msg:"c" json:"column"`
	Rank     string  `msg:"r" json:"rank"`
	Priority uint8   `msg:"p,omitempty" json:"priority,omitempty"`
	Due      int32   `msg:"d,omitempty" json:"due,omitempty"`
	Estimate float64 `msg:"e,omitempty" json:"estimate,omitempty"`

	Assignees []string `msg:"as,omitempty" json:"assignees,omitempty"`
	Labels    []string `msg:"ls,omitempty" json:"labels,omitempty"`
	After     []ID     `msg:"af,omitempty" json:"after,omitempty"`
	Parent    ID       `msg:"pa,omitzero" json:"parent,omitzero"`
	Milestone string   `msg:"m,omitempty" json:"milestone,omitempty"`
	Reason    string   `msg:"b,omitempty" json:"blocked,omitempty"`
	Blocked   int64    `msg:"bs,omitempty" json:"blocked_since,omitempty"`
	Fields    []Field  `msg:"f,omitempty" json:"fields,omitempty"`

	Comments  int  `msg:"nc,omitempty" json:"comments,omitempty"`
	Links     int  `msg:"nl,omitempty" json:"links,omitempty"`
	Items     int  `msg:"ni,omitempty" json:"items,omitempty"`
	Ticked    int  `msg:"nt,omitempty" json:"ticked,omitempty"`
	Described bool `msg:"nd,omitempty" json:"described,omitempty"`

	Created   int64  `msg:"cr,omitempty" json:"created,omitempty"`
	CreatedBy string `msg:"cb,omitempty" json:"created_by,omitempty"`
	Updated   int64  `msg:"u,omitempty" json:"updated,omitempty"`
	Started   int64  `msg:"st,omitempty" json:"started,omitempty"`
	Done      int64  `msg:"do,omitempty" json:"done,omitempty"`
	Archived  int64  `msg:"ar,omitempty" json:"archived,omitempty"`
	Since     int64  `msg:"si,omitempty" json:"since,omitempty"`
}

// Body is the long part of a task.
type Body struct {
	Description string      `msg:"d,omitempty" json:"description,omitempty"`
	Checklist   []CheckItem `msg:"c,omitempty" json:"checklist,omitempty"`
	Comments    []Comment   `msg:"m,omitempty" json:"comments,omitempty"`
	Links       []Link      `msg:"l,omitempty" json:"links,omitempty"`
	External    []External  `msg:"x,omitempty" json:"external,omitempty"`
}

// CheckItem is a line of a checklist.
type CheckItem struct {
	ID    ID     `msg:"i" json:"id"`
	Group string `msg:"g,omitempty" json:"group,omitempty"`
	Text  string `msg:"s,omitempty" json:"text"`
	Done  bool   `msg:"d,omitempty" json:"done,omitempty"`
}

// Comment is something said about a task.
type Comment struct {
	ID     ID     `msg:"i" json:"id"`
	By     string `msg:"w,omitempty" json:"by"`
	At     int64  `msg:"a,omitempty" json:"at"`
	Text   string `msg:"s,omitempty" json:"text"`
	Edited int64  `msg:"e,omitempty" json:"edited,omitempty"`
}

// Link is an address that belongs to a task.
type Link struct {
	Title string `msg:"t,omitempty" json:"title,omitempty"`
	URL   string `msg:"u,omitempty" json:"url"`
}

// External is what another system calls a task.
type External struct {
	Source string `msg:"s,omitempty" json:"source"`
	ID     string `msg:"i,omitempty" json:"id"`
	Key    string `msg:"k,omitempty" json:"key,omitempty"`
	URL    string `msg:"u,omitempty" json:"url,omitempty"`
	Seen   int64  `msg:"a,omitempty" json:"seen,omitempty"`
	Board  string `msg:"b,omitempty" json:"board,omitempty"`
}
