package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model/query"
)

// verbs are all there are, by the group that help shows them in.
func (t tree) verbs() []entry {
	return slices.Concat(t.taskVerbs(), t.boardVerbs(), t.fileVerbs(), t.otherVerbs())
}

// taskVerbs are the verbs that look at tasks and change them.
func (t tree) taskVerbs() []entry {
	g := groupTasks
	return []entry{
		{"add", t.addCommand},
		{"list", t.listCommand},
		t.simple(g, "show ID…", "show a task with all it has", atLeast(1, -1), show, refs),
		{"log", t.logCommand},
		{"report", t.reportCommand},
		{"move", t.moveCommand},
		t.simple(g, "assign ID @WHO…", "assign people, or with -@WHO take them off", atLeast(2, -1), assign, tokens(query.Editing, 1)),
		t.simple(g, "take ID…", "assign yourself", atLeast(1, -1), take, refs),
		t.simple(g, "hand ID @WHO", "hand what is yours to somebody else", atLeast(2, -1), hand, tokens(query.Editing, 1)),
		{"edit", t.editCommand},
		t.simple(g, "duplicate ID…", "add again, to be done once more", atLeast(1, -1), duplicate, refs),
		{"link", t.linkCommand},
		t.simple(g, "check ID N|add TEXT…", "tick a line of the checklist, untick it, or add one", atLeast(2, -1), check, refFirst),
		t.simple(g, "done ID…", "move to the first column of kind done", atLeast(1, -1), done, refs),
		t.simple(g, "reopen ID…", "move what was done back to the first column of kind todo", atLeast(1, -1), reopen, refs),
		t.simple(g, "archive ID…", "take out of sight", atLeast(1, -1), archive, refs),
		t.simple(g, "unarchive ID…", "take back into sight", atLeast(1, -1), unarchive, refs),
		t.simple(g, "block ID REASON…", "say why a task can't go on", atLeast(2, -1), block, refFirst),
		t.simple(g, "unblock ID…", "let tasks go on", atLeast(1, -1), unblock, refs),
		{"comment", t.commentCommand},
		{"delete", t.deleteCommand},
		{"standup", t.standupCommand},
		{"checkin", t.checkinCommand},
		t.simple(g, "undo [N]", "take back your last changes", atLeast(0, 1), undo, nothing),
		t.simple(g, "redo [N]", "do again what you have undone", atLeast(0, 1), redo, nothing),
	}
}

// boardVerbs set boards up and find them.
func (t tree) boardVerbs() []entry {
	g := groupBoard
	return []entry{
		{"board", t.boardCommand},
		nounEntry(t, columnNoun()),
		nounEntry(t, personNoun()),
		nounEntry(t, labelNoun()),
		nounEntry(t, milestoneNoun()),
		nounEntry(t, viewNoun()),
		{"init", t.initCommand},
		t.simple(g, "boards", "list the boards there are", exactly(0), boards, nothing),
		t.simple(g, "where", "print the board's file and why it is that one", exactly(0), where, nothing),
		t.simple(g, "config", "print every setting, its value and where it comes from", exactly(0), showConfig, nothing),
	}
}

// fileVerbs bring tasks in from files and take them out, and look after the
// board's own.
func (t tree) fileVerbs() []entry {
	return []entry{
		{"import", t.importCommand},
		{"export", t.exportCommand},
		{"backup", t.backupCommand},
		{"restore", t.restoreCommand},
		{"doctor", t.doctorCommand},
		t.simple(groupFiles, "compact", "rewrite the board's file without what is no longer used", exactly(0), compact, nothing),
	}
}

// otherVerbs are about the program itself.
func (t tree) otherVerbs() []entry {
	return []entry{{"demo", t.demoCommand}, {"completion", t.completionCommand}, {"man", t.manCommand}, {"version", t.versionCommand}}
}

// entry is a verb whose command is made when it is asked for.
type entry struct {
	name string
	make func() *cobra.Command
}

// simple is the entry of a verb without flags of its own.
func (t tree) simple(group, use, short string, args cobra.PositionalArgs, v verb, f completer) entry {
	name, _, _ := strings.Cut(use, " ")
	return entry{name, func() *cobra.Command { return t.completing(t.command(group, use, short, args, v), f) }}
}

// completing gives a command what its arguments may be.
func (t tree) completing(c *cobra.Command, f completer) *cobra.Command {
	c.ValidArgsFunction = t.complete(f)
	return c
}
