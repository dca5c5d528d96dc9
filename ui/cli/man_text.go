package cli

// What the manual says that no command's help says.
const (
	manDescription = `ID is one task or a list of them: 12, PAY-12, or 12,14-16. Several are one change: all or nothing, and one undo. A board whose references begin with a key takes plain numbers too.

Data goes to standard output, everything else to standard error. An error is one line that names the thing and the way out.`

	manTokens = `Adding, editing and filtering share their tokens. The spelling without characters that shells eat is given behind the first. An argument that begins with -@, -#, -! or -word: is a token, never a flag.

A name that the board does not know is added to it, and the answer says so; one that is a slip away from a known name is refused, unless --force is given.`

	manBoard = `A board is a file. It is, the first that there is:

  what --file names
  what BATON_FILE names
  what --board, then BATON_BOARD names, among one's own boards
  the nearest .baton.db, in this folder or above
  one's own board called default

baton where prints the file and why it is that one. A board that is not there is made by the first change.`

	manPerson = `A change is recorded as made by, the first that there is:

  what --as names
  what BATON_USER names
  user in the settings
  user.name and user.email in git's configuration
  the system's user

The board's people are looked through for that short name, e-mail, full name or login elsewhere.`

	manSettings = `One's own settings stand in config.toml, as in theme = "dark". What belongs to the board stands in the board: columns, limits, people, labels, milestones, views. baton config prints all of them and where each comes from.`

	manExamples = `Make a board for this folder, and add a task:

  baton init --key PAY
  baton add 'Fix login @kim #api !high due:fri'

Look at what is due or can't go on, the most urgent first:

  baton list '(due:..fri or is:blocked) is:open sort:due,-prio'

Move three tasks at once, and take it back:

  baton move 12,14-16 Done
  baton undo

Give programs what is overdue:

  baton list is:overdue --json | jq -r '.[].ref'`
)

// configText says what a setting is for.
func configText(name string) string {
	return map[string]string{
		"user":     "who acts, unless --as or BATON_USER says otherwise",
		"theme":    "how colours are chosen: dark, light, or auto, which asks the terminal",
		"ascii":    "draw with ASCII alone, if true",
		"renderer": "who draws the board: painter, or stock where the terminal shows it wrongly",
		"mouse":    "true, or false to leave the mouse to the terminal, whose own selection then works",
		"editor":   "the command that edits long text, before VISUAL and EDITOR",
		"backup":   "keep daily backups beside a board, unless false",

		"minutes":        "a command of the shell that gets the minutes of every standup you hold",
		"minutes_format": "what it gets: md, or text, json, html",
		"keys":           `a table of actions and their keys, as in add = "n" or add = ["n", "insert"]; ? in the board lists the actions`,
	}[name]
}

// variables are the variables of the environment that baton looks at.
func variables() [][2]string {
	return [][2]string{
		{"BATON_FILE", "the board's file"},
		{"BATON_BOARD", "one of one's own boards, by its name"},
		{"BATON_USER", "who acts"},
		{"BATON_NOW", "the moment it is, as in 2026-11-27T09:00:00+09:00; its offset is the time zone"},
		{"TZ", "the time zone that days are counted in"},
		{"VISUAL, EDITOR", "what edits long text"},
		{"NO_COLOR", "no colours, if it is not empty"},
		{"CLICOLOR_FORCE", "colours also where there is no terminal, if it is neither empty nor 0"},
		{"XDG_DATA_HOME, XDG_CONFIG_HOME", "where one's boards and settings are kept"},
	}
}

// files are the files that baton reads and writes.
func files() [][2]string {
	return [][2]string{
		{hereName, "the board of a folder and those below"},
		{"$XDG_DATA_HOME/baton/NAME" + suffix, "one's own boards; ~/.local/share stands for an XDG_DATA_HOME that is not set"},
		{"$XDG_CONFIG_HOME/baton/" + configFile, "one's own settings; ~/.config stands for an XDG_CONFIG_HOME that is not set"},
		{"BOARD.backups/", "beside a board: how it stood at the end of the last seven days that had changes; see baton restore"},
		{"BOARD.lock", "beside a board: whoever writes holds it"},
	}
}
