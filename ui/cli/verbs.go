package cli

import (
	"github.com/spf13/cobra"

	"baton/model/query"
)

// taskVerbs are the verbs that look at tasks and change them.
func (t tree) taskVerbs() []*cobra.Command {
	g := groupTasks
	return []*cobra.Command{
		t.addCommand(),
		t.listCommand(),
		t.completing(t.command(g, "show ID…", "show a task with all it has", atLeast(1, -1), show), refs),
		t.logCommand(),
		t.reportCommand(),
		t.moveCommand(),
		t.completing(t.command(g, "assign ID @WHO…", "assign people, or with -@WHO take them off", atLeast(2, -1), assign), tokens(query.Editing, 1)),
		t.completing(t.command(g, "take ID…", "assign yourself", atLeast(1, -1), take), refs),
		t.completing(t.command(g, "hand ID @WHO", "hand what is yours to somebody else", atLeast(2, -1), hand), tokens(query.Editing, 1)),
		t.editCommand(),
		t.linkCommand(),
		t.completing(t.command(g, "check ID N|add TEXT…", "tick a line of the checklist, untick it, or add one", atLeast(2, -1), check), refFirst),
		t.completing(t.command(g, "done ID…", "move to the first column of kind done", atLeast(1, -1), done), refs),
		t.completing(t.command(g, "reopen ID…", "move what was done back to the first column of kind todo", atLeast(1, -1), reopen), refs),
		t.completing(t.command(g, "archive ID…", "take out of sight", atLeast(1, -1), archive), refs),
		t.completing(t.command(g, "unarchive ID…", "take back into sight", atLeast(1, -1), unarchive), refs),
		t.completing(t.command(g, "block ID REASON…", "say why a task can't go on", atLeast(2, -1), block), refFirst),
		t.completing(t.command(g, "unblock ID…", "let tasks go on", atLeast(1, -1), unblock), refs),
		t.commentCommand(),
		t.deleteCommand(),
		t.standupCommand(),
		t.checkinCommand(),
		t.command(g, "undo [N]", "take back your last changes", atLeast(0, 1), undo),
		t.command(g, "redo [N]", "do again what you have undone", atLeast(0, 1), redo),
	}
}

// boardVerbs set boards up and find them.
func (t tree) boardVerbs() []*cobra.Command {
	g := groupBoard
	return []*cobra.Command{
		t.boardCommand(),
		nounCommand(t, columnNoun()),
		nounCommand(t, personNoun()),
		nounCommand(t, labelNoun()),
		nounCommand(t, milestoneNoun()),
		nounCommand(t, viewNoun()),
		t.initCommand(),
		t.command(g, "boards", "list the boards there are", exactly(0), boards),
		t.command(g, "where", "print the board's file and why it is that one", exactly(0), where),
		t.command(g, "config", "print every setting, its value and where it comes from", exactly(0), showConfig),
	}
}

// fileVerbs bring tasks in from files and take them out, and look after the
// board's own.
func (t tree) fileVerbs() []*cobra.Command {
	return []*cobra.Command{
		t.importCommand(), t.exportCommand(), t.backupCommand(), t.restoreCommand(), t.doctorCommand(),
		t.command(groupFiles, "compact", "rewrite the board's file without what is no longer used", exactly(0), compact),
	}
}

// otherVerbs are about the program itself.
func (t tree) otherVerbs() []*cobra.Command {
	return []*cobra.Command{t.demoCommand(), t.completionCommand(), t.manCommand(), t.versionCommand()}
}

// completing gives a command what its arguments may be.
func (t tree) completing(c *cobra.Command, f completer) *cobra.Command {
	c.ValidArgsFunction = t.complete(f)
	return c
}
