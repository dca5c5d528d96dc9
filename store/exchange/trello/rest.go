package trello

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"baton/model/plain"
	"baton/store/exchange/card"
)

// What of an export has no place on a board is counted and said, whatever it is:
// everything that holds something and is not read, except what means nothing away
// from Trello.

// trelloRead are the keys that are read, by the object that has them.
var trelloRead = map[string]string{
	"boards": "id name lists cards members labels labelNames checklists customFields actions",
	"lists":  "id name closed pos softLimit",
	"cards": "id name desc idList shortLink shortUrl url closed dueComplete pos due start dateCompleted dateClosed dateLastActivity " +
		"idMemberCreator idMembers idLabels labels idMembersVoted badges attachments customFieldItems checklists idChecklists cover isTemplate",
	"checklist items": "id name state pos",
	"attachments":     "id name url isUpload",
}

// trelloOwn are the keys that mean nothing away from Trello: its own numbers,
// counts, limits and settings of the person who looks, and what other keys say, too.
const trelloOwn = "idBoard idOrganization idEnterprise idShort idChecklist idTags idAttachmentCover idBoardSource nodeId descData nameData limits email subscribed pinned " +
	"starred manualCoverAttachment cardRole checkItemStates datasource type prefs powerUps dateLastActivity dateLastView dateClosed datePluginDisable " +
	"creationMethod creationMethodError creationMethodLoadingStartedAt idMemberCreator enterpriseOwned ixUpdate url shortUrl shortLink closed templateGallery " +
	"premiumFeatures memberships bytes date mimeType fileName edgeColor previews pos idMember color colorBlind dueReminder isTemplate"

// rest counts the parts of the export that are not read.
func (in *reader) rest(raw []byte) {
	var top map[string]json.RawMessage
	var all struct {
		Lists, Cards []map[string]json.RawMessage
		Checklists   []struct{ CheckItems []map[string]json.RawMessage }
	}
	if json.Unmarshal(raw, &top) != nil || json.Unmarshal(raw, &all) != nil {
		return // not as Trello writes it: nothing more can be said
	}
	c := unread{}
	c.take("boards", top)
	for _, l := range all.Lists {
		c.take("lists", l)
	}
	for _, k := range all.Cards {
		c.take("cards", k)
		var files []map[string]json.RawMessage
		if json.Unmarshal(k["attachments"], &files) == nil {
			for _, f := range files {
				c.take("attachments", f)
			}
		}
	}
	for _, l := range all.Checklists {
		for _, i := range l.CheckItems {
			c.take("checklist items", i)
		}
	}
	for _, what := range slices.Sorted(maps.Keys(c)) {
		in.rep.Because("other parts", card.CouldNot, c[what], what)
	}
}

// unread counts the keys with a value that are not read, by kind.
type unread map[string]int

func (u unread) take(what string, of map[string]json.RawMessage) {
	for key, v := range of {
		switch {
		case slices.Contains(strings.Fields(trelloRead[what]), key), what != "checklist items" && slices.Contains(strings.Fields(trelloOwn), key), holdsNothing(v):
		case what == "checklist items" && slices.Contains([]string{"nameData", "idChecklist", "dueReminder", "limits"}, key):
		case what == "boards":
			u[key+" of the board"]++
		default:
			u[key+" of "+what]++
		}
	}
}

func holdsNothing(v json.RawMessage) bool {
	return slices.Contains([]string{"null", `""`, "[]", "{}", "false", "0", "-1"}, string(v))
}

// countOtherActions counts the actions that are not part of the history.
func (in *reader) countOtherActions() {
	other, n := map[string]bool{}, 0
	for i := range in.t.Actions {
		a := &in.t.Actions[i]
		if card.Moment(a.Date) == 0 || isComment(a) || isBirth(a) || isMove(a) || isClosing(a) {
			continue
		}
		n++
		other[plain.Line(a.Type)] = true
	}
	if n > 0 {
		in.rep.Because("actions", card.CouldNot, n, fmt.Sprintf("not about moves, archiving or comments: %s", strings.Join(slices.Sorted(maps.Keys(other)), ", ")))
	}
}

func isBirth(a *trelloAction) bool {
	return slices.Contains([]string{"createCard", "copyCard", "convertToCardFromCheckItem", "emailCard", "moveCardToBoard"}, a.Type)
}

func isMove(a *trelloAction) bool {
	return a.Type == "updateCard" && a.Data.ListAfter.ID != "" && a.Data.ListBefore.ID != ""
}

func isClosing(a *trelloAction) bool {
	return a.Type == "updateCard" && a.Data.Old.Closed != nil || a.Type == "updateList" && a.Data.List.Closed != nil
}

// countDifferences counts the parts that come in differently from what they are at Trello.
func (in *reader) countDifferences(c *trelloCard) {
	if c.IsTemplate {
		in.templates++
	}
	if c.Cover.Color != "" || c.Cover.IDAttachment != "" {
		in.rep.Because("other parts", card.CouldNot, 1, "cover of cards")
	}
	for _, a := range c.Attachments {
		if a.IsUpload {
			in.uploads++
		}
	}
	if strings.ContainsAny(strings.TrimSpace(c.Name), "\r\n") {
		in.rep.Note("titles of several lines came in as one line")
	}
}
