// Package trello reads the boards that Trello exports as JSON, with the history
// that is in them.
package trello

import (
	"baton/model"
	"baton/model/transfer"
	"baton/store/exchange/card"
	"baton/store/exchange/decode"
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

// Read reads Trello's export.
func Read(raw []byte, o transfer.ImportOptions) (*card.Source, error) {
	b, guess, err := decode.Text("trello", raw)
	if err != nil {
		return nil, err
	}
	var t trelloBoard
	if err := decode.JSON("trello", b, &t); err != nil {
		return nil, err
	}
	if t.Lists == nil && t.Cards == nil {
		return nil, model.Errorf(model.Failed, "trello: this JSON has neither lists nor cards: export it from the board's menu, print and export, as JSON")
	}
	in := newReader(&t, o)
	if guess != "" {
		in.src.Summary.Note("read as %s", guess)
	}
	in.read()
	in.rest(b)
	return in.src, nil
}
