package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"baton/model"
)

// The parts of Trello's export that come in, as
// https://developer.atlassian.com/cloud/trello/guides/rest-api/object-definitions/
// and https://developer.atlassian.com/cloud/trello/guides/rest-api/action-types/
// name them. An export has every card and list, archived ones too, but only the
// newest 1,000 actions.
type (
	trelloBoard struct {
		ID, Name     string
		Lists        []trelloList
		Cards        []trelloCard
		Members      []trelloMember
		Labels       []trelloLabel
		LabelNames   map[string]string // by colour: exports of long ago
		Checklists   []trelloChecklist
		CustomFields []trelloField
		Actions      []trelloAction
	}
	trelloList struct {
		ID, Name string
		Closed   bool
		Pos      float64

		SoftLimit float64 // cards it should hold
	}
	trelloCard struct {
		ID, Name, Desc, IDList, ShortLink, ShortURL, URL string

		Closed, DueComplete bool
		IsTemplate          bool
		Cover               struct{ Color, IDAttachment string }
		Pos                 float64
		Due, Start          string
		DateCompleted       string
		DateClosed          string
		DateLastActivity    string
		IDMemberCreator     string
		IDMembers, IDLabels []string
		Labels              []trelloLabel
		IDMembersVoted      []string
		Badges              struct{ Comments int }
		Attachments         []trelloAttachment
		CustomFieldItems    []trelloFieldItem
		Checklists          []trelloChecklist // some exporters nest them
	}
	trelloMember struct {
		ID, Username, FullName string
	}
	trelloLabel struct {
		ID, Name, Color string
	}
	trelloChecklist struct {
		ID, IDCard, Name string
		Pos              float64
		CheckItems       []trelloItem
	}
	trelloItem struct {
		ID, Name, State string
		Pos             float64
		Due, IDMember   string
	}
	trelloAttachment struct {
		Name, URL string
		IsUpload  bool
	}
	trelloField struct {
		ID, Name, Type string
		Options        []trelloOption
	}
	trelloOption struct {
		ID    string
		Value trelloValue
	}
	trelloFieldItem struct {
		IDCustomField, IDValue string
		Value                  *trelloValue
	}
	trelloValue struct {
		Text, Number, Date, Checked string
	}
	trelloAction struct {
		ID, Type, Date, IDMemberCreator string
		MemberCreator                   *trelloMember
		Data                            trelloData
	}
	trelloRef struct {
		ID, IDList string
		Closed     *bool
	}
	trelloData struct {
		Text                        string
		DateLastEdited              string
		Card                        trelloRef
		List, ListBefore, ListAfter trelloRef
		Old                         trelloRef
	}
)

// readTrello reads Trello's export.
func readTrello(raw []byte, o Options) (*File, error) {
	b, guess, err := decode("trello", raw)
	if err != nil {
		return nil, err
	}
	var t trelloBoard
	if err := decodeJSON("trello", b, &t); err != nil {
		return nil, err
	}
	if t.Lists == nil && t.Cards == nil {
		return nil, model.Errorf(model.Failed, "trello: this JSON has neither lists nor cards: export it from the board's menu, print and export, as JSON")
	}
	in := newTrelloReader(&t, o)
	if guess != "" {
		in.src.rep.note("read as %s", guess)
	}
	in.read()
	in.rest(b)
	return &File{src: in.src, o: o}, nil
}

// decodeJSON reads JSON and says where it is none.
func decodeJSON(format string, b []byte, into any) error {
	err := json.Unmarshal(b, into)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return model.Errorf(model.Failed, "%s: not JSON at byte %d: %s", format, syntax.Offset, line(syntax.Error()))
	case errors.As(err, &kind) && kind.Field == "":
		return model.Errorf(model.Failed, "%s: the JSON is of type %s, an object is wanted", format, line(kind.Value))
	case errors.As(err, &kind):
		return model.Errorf(model.Failed, "%s: %s is of type %s at byte %d, a %s is wanted",
			format, line(kind.Field), line(kind.Value), kind.Offset, kind.Type)
	case err != nil:
		return model.Errorf(model.Failed, "%s: %s", format, line(err.Error()))
	}
	return nil
}

// instant reads one of Trello's moments, none where it is none.
func instant(s string) model.Instant {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1970 || t.Year() > 9999 {
		return 0
	}
	return model.At(t)
}

// dayIn returns the day that a moment has in a zone.
func dayIn(i model.Instant, zone *time.Location) model.Day {
	if i == 0 {
		return 0
	}
	return model.DayOf(i.Time().In(zone))
}

// unique returns a name that is not taken in any case, numbered if need be,
// and takes it.
func unique(name string, taken map[string]bool) string {
	const patience = 50
	out := name
	for n := 2; taken[strings.ToLower(out)]; n++ {
		if n == patience {
			n = max(n, len(taken)) // there is room behind them all
		}
		out = fmt.Sprintf("%s %d", name, n)
	}
	taken[strings.ToLower(out)] = true
	return out
}
