package wire

//go:generate go tool msgp -io=false -tests=false -file setup.go -o setup_gen.go
// The limit has to be there for msgp to write a check at all; a fixed one would
// leave boards unread that an older version wrote. An entry takes a byte at
// least, so what is left of the text bounds it, and memory with it.
//
//go:generate perl -pi -e "s/> z[0-9a-f]+limitArrays/> uint32(len(bts))/" setup_gen.go

//msgp:limit arrays:65536 maps:1000
//msgp:clearomitted

// Setup is what a board is set up with.
type Setup struct {
	Info       Info        `msg:"i" json:"info"`
	Columns    []Column    `msg:"c,omitempty" json:"columns,omitempty"`
	People     []Person    `msg:"p,omitempty" json:"people,omitempty"`
	Labels     []Label     `msg:"l,omitempty" json:"labels,omitempty"`
	Milestones []Milestone `msg:"m,omitempty" json:"milestones,omitempty"`
	Views      []View      `msg:"v,omitempty" json:"views,omitempty"`
}

// Info is what a board is called and how it counts.
type Info struct {
	Name            string  `msg:"n,omitempty" json:"name,omitempty"`
	Key             string  `msg:"k,omitempty" json:"key,omitempty"`
	Unit            string  `msg:"u,omitempty" json:"unit,omitempty"`
	DefaultEstimate float64 `msg:"e,omitempty" json:"default_estimate,omitempty"`
	StaleDays       int     `msg:"s,omitempty" json:"stale_days,omitempty"`
	WorkDays        uint8   `msg:"w,omitempty" json:"work_days,omitempty"`
	Holidays        []Span  `msg:"h,omitempty" json:"holidays,omitempty"`
	Standup         Meeting `msg:"m,omitzero" json:"standup,omitzero"`
	Review          Meeting `msg:"r,omitzero" json:"review,omitzero"`
	FixedOrder      bool    `msg:"o,omitempty" json:"fixed_order,omitempty"`
	Timer           int     `msg:"t,omitempty" json:"timer,omitempty"` // 0 is the usual one, -1 none
	Zone            string  `msg:"z,omitempty" json:"zone,omitempty"`
	Hours           Hours   `msg:"y,omitzero" json:"hours,omitzero"`
}

// Span is some days in a row, the last included.
type Span struct {
	First int32 `msg:"f" json:"first"`
	Last  int32 `msg:"l" json:"last"`
}

// Meeting is when people meet, in minutes of the day counted from 1.
type Meeting struct {
	Days uint8 `msg:"d,omitempty" json:"days,omitempty"`
	At   int   `msg:"a,omitempty" json:"at,omitempty"`
}

// Hours are the working hours of a day, in minutes of it counted from 1.
type Hours struct {
	From int `msg:"f" json:"from"`
	To   int `msg:"t" json:"to"`
}

// Alias is what another system calls something of the set-up.
type Alias struct {
	Source string `msg:"s,omitempty" json:"source"`
	Board  string `msg:"b,omitempty" json:"board,omitempty"`
	ID     string `msg:"i,omitempty" json:"id"`
	Name   string `msg:"n,omitempty" json:"name,omitempty"`
}

// Column is a status.
type Column struct {
	ID          string  `msg:"i" json:"id"`
	Name        string  `msg:"n,omitempty" json:"name"`
	Kind        string  `msg:"k,omitempty" json:"kind"`
	Limit       int     `msg:"l,omitempty" json:"limit,omitempty"`
	PersonLimit int     `msg:"p,omitempty" json:"person_limit,omitempty"`
	Aliases     []Alias `msg:"x,omitempty" json:"aliases,omitempty"`
	Removed     bool    `msg:"g,omitempty" json:"gone,omitempty"`
}

// Person is somebody who works on the board, or did.
type Person struct {
	ID       string   `msg:"i" json:"id"`
	Name     string   `msg:"n,omitempty" json:"name"`
	Full     string   `msg:"f,omitempty" json:"full,omitempty"`
	Emails   []string `msg:"e,omitempty" json:"emails,omitempty"`
	Logins   []string `msg:"o,omitempty" json:"logins,omitempty"`
	Limit    int      `msg:"l,omitempty" json:"limit,omitempty"`
	Capacity float64  `msg:"c,omitempty" json:"capacity,omitempty"`
	Days     uint8    `msg:"d,omitempty" json:"days,omitempty"`
	Off      []Span   `msg:"h,omitempty" json:"off,omitempty"`
	Aliases  []Alias  `msg:"x,omitempty" json:"aliases,omitempty"`
	Removed  bool     `msg:"g,omitempty" json:"gone,omitempty"`
}

// Label is a word on cards.
type Label struct {
	ID      string  `msg:"i" json:"id"`
	Name    string  `msg:"n,omitempty" json:"name"`
	Color   string  `msg:"c,omitempty" json:"color,omitempty"`
	Aliases []Alias `msg:"x,omitempty" json:"aliases,omitempty"`
	Removed bool    `msg:"g,omitempty" json:"gone,omitempty"`
}

// Milestone is something that is due as a whole.
type Milestone struct {
	ID      string  `msg:"i" json:"id"`
	Name    string  `msg:"n,omitempty" json:"name"`
	Due     int32   `msg:"d,omitempty" json:"due,omitempty"`
	Aliases []Alias `msg:"x,omitempty" json:"aliases,omitempty"`
	Removed bool    `msg:"g,omitempty" json:"gone,omitempty"`
}

// View is a saved filter.
type View struct {
	ID      string `msg:"i" json:"id"`
	Name    string `msg:"n,omitempty" json:"name"`
	Filter  string `msg:"f,omitempty" json:"filter,omitempty"`
	Removed bool   `msg:"g,omitempty" json:"gone,omitempty"`
}
