// Package boardjson reads and writes baton's own JSON, and is what the command line
// shows with --json: a task, an event, the set-up each have one shape, here. That is
// why they are exported beside the format's reader and writer.
package boardjson

import (
	"bufio"
	"errors"
	"io"
	"slices"

	"baton/model"
	"baton/store/exchange/card"
)

// Task is a task in JSON, as the contract of the command line has it: times
// are RFC 3339 in UTC, days 2006-01-02, names stand for people, columns, labels
// and milestones, references for tasks; what is absent is null or empty.
type Task struct {
	ID          string         `json:"id"`
	Ref         string         `json:"ref"`
	Title       string         `json:"title"`
	Description *string        `json:"description"`
	Status      string         `json:"status"`
	Kind        string         `json:"kind"`
	Assignees   []string       `json:"assignees"`
	Priority    *string        `json:"priority"`
	Labels      []string       `json:"labels"`
	Estimate    *float64       `json:"estimate"`
	Due         *string        `json:"due"`
	Milestone   *string        `json:"milestone"`
	Parent      *string        `json:"parent"`
	BlockedBy   []string       `json:"blocked_by"`
	Blocked     *Blocked       `json:"blocked"`
	Checklist   []CheckItem    `json:"checklist"`
	Comments    []Comment      `json:"comments"`
	Links       []Link         `json:"links"`
	Fields      map[string]any `json:"fields"`
	Created     *string        `json:"created"`
	CreatedBy   *string        `json:"created_by"`
	Updated     *string        `json:"updated"`
	Started     *string        `json:"started"`
	Done        *string        `json:"done"`
	Archived    *string        `json:"archived"`
	ColumnSince *string        `json:"column_since"`
	External    []External     `json:"external"`
	TextFields  []string       `json:"text_fields,omitempty"` // fields whose text looks like a day but is not one
}

// Blocked is why a task can't go on, in JSON.
type Blocked struct {
	Reason string  `json:"reason"`
	Since  *string `json:"since"`
}

// CheckItem is a line of a checklist in JSON.
type CheckItem struct {
	Group *string `json:"group"`
	Text  string  `json:"text"`
	Done  bool    `json:"done"`
}

// Comment is a comment in JSON.
type Comment struct {
	ID     string  `json:"id"`
	By     *string `json:"by"`
	At     *string `json:"at"`
	Text   string  `json:"text"`
	Edited *string `json:"edited,omitempty"`
}

// Link is an address in JSON.
type Link struct {
	Title *string `json:"title"`
	URL   string  `json:"url"`
}

// External is another system's name for a task, in JSON.
type External struct {
	Source string  `json:"source"`
	ID     string  `json:"id"`
	Key    *string `json:"key"`
	URL    *string `json:"url"`
	Seen   *string `json:"seen,omitempty"`
	Board  *string `json:"board,omitempty"`
}

// TaskJSON returns a task in JSON: see [Task]. A nil body is
// empty.
func TaskJSON(b model.Directory, t *model.Task, body *model.Body) []byte {
	var j jsonText
	j.task(b, t, body)
	return j.b
}

// WriteTasks writes tasks as a list in one line, each as TaskJSON returns it.
func WriteTasks(w io.Writer, b *model.Board, tasks []*model.Task) error {
	out := bufio.NewWriterSize(w, bufferSize)
	j := &writer{card.Printer{W: out}}
	j.Text("[")
	j.tasks(b, slices.Values(tasks), "")
	j.Text("]\n")
	return errors.Join(j.Err, out.Flush())
}

// opt returns s, nil for "".
func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// valueJSON returns a value as JSON has it.
func valueJSON(v model.Value) any {
	switch v.Kind {
	case model.NoValue:
		return nil
	case model.NumberValue:
		return v.Number
	case model.BoolValue:
		return v.Number != 0
	}
	return v.String()
}
