package csv_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/store/exchange"
	"baton/store/exchange/card"
	"baton/store/exchange/exchangetest"
)

// shown writes a task on one line: what of it people notice.
func shown(b *model.Board, t *model.Task) string {
	s := b.Setup()
	out := []string{t.Title, model.Named[model.Column](s, string(t.Column))}
	add := func(sign, text string) {
		if text != "" {
			out = append(out, sign+text)
		}
	}
	for _, p := range card.Names[model.Person](s, t.Assignees) {
		add("@", p)
	}
	for _, l := range card.Names[model.Label](s, t.Labels) {
		add("#", l)
	}
	add("!", t.Priority.String())
	add("est:", card.Estimate(t.Estimate))
	add("due:", t.Due.String())
	add("%", model.Named[model.Milestone](s, string(t.Milestone)))
	title := func(id model.ID) string {
		if o := b.Task(id); o != nil {
			return o.Title
		}
		return ""
	}
	add("^", title(t.Parent))
	for _, id := range t.After {
		add("after:", title(id))
	}
	if t.CreatedBy != "kim" { // who imports
		add("by:", model.Named[model.Person](s, string(t.CreatedBy)))
	}
	for _, c := range b.Body(t.ID).Comments {
		add("said:", model.Named[model.Person](s, string(c.By))+" "+c.Text)
	}
	for _, l := range b.Body(t.ID).Links {
		add("link:", l.URL)
	}
	if t.Archived != 0 {
		add("", "archived")
	}
	return strings.Join(out, " ")
}

// imported brings a table onto a new board and returns its tasks as shown.
func imported(t *testing.T, table string) (string, card.Summary, *model.Board) {
	t.Helper()
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "csv", []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	all := exchangetest.Tasks(l.Board)
	slices.SortStableFunc(all, func(a, b *model.Task) int { return cmp.Compare(a.Num, b.Num) })
	var out []string
	for _, task := range all {
		out = append(out, shown(l.Board, task))
	}
	return strings.Join(out, "\n"), rep, l.Board
}

func TestTheTablesOfKnownToolsAreRead(t *testing.T) {
	for _, c := range []struct{ tool, table, want string }{
		{
			"Kanboard", "Task Id,Reference,Project,Status,Category,Swimlane,Column,Due date,Creator,Creator Name,Assignee Username,Assignee Name,Complexity,Title,Creation date,Completion date,Priority,Tags\n" +
				"1,,Pay,Open,,Main,Work in progress,12/24/2026 00:00,ann,Ann Doe,kim,Kim Lee,3,Fix login,03/10/2026 09:05,,2,api\n2,,Pay,Closed,,Main,Done,,ann,Ann Doe,kim,Kim Lee,5,Refund,03/10/2026 09:05,03/13/2026 10:00,0,\n",
			"Fix login Work in progress @kim #api !medium est:3 due:2026-12-24 by:ann\nRefund Done @kim est:5 by:ann",
		},
		{
			"Kanboard's template", "Reference,Title,Description,Assignee Username,Creator Username,Color Name,Column Name,Category Name,Complexity,Due Date,Priority,Tags\n,Fix login,,kim,ann,,Backlog,,3,24/12/2026,3,api\n",
			"Fix login Backlog @kim #api !high est:3 due:2026-12-24 by:ann",
		},
		{
			"Asana", "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies)\n" +
				"1,2026-03-10,,2026-03-11,Fix login,Todo,Kim Lee,kim@example.com,,2026-12-24,api,,,,\"Refund, all of it\"\n2,2026-03-10,,2026-03-11,\"Refund, all of it\",Todo,,,,,,,,Fix login,\n",
			"Fix login Todo @kim-lee #api due:2026-12-24 after:Refund, all of it\nRefund, all of it Todo ^Fix login",
		},
		{
			"ClickUp", "Task ID,Task Custom ID,Task Name,Task Content,Status,Date Created,Due Date,Start Date,Parent ID,Attachments,Assignees,Tags,Priority,List Name\n" +
				"a1,,Fix login,the text,in progress,1773133500000,1798070400000,,null,[],\"[Kim Lee,Ann]\",\"[api,urgent]\",1,Sprint\nb2,,Refund,,to do,1773133500000,,,a1,[],[],[],4,Sprint\n",
			"Refund to do !low ^Fix login\nFix login in progress @ann @kim-lee #api #urgent !urgent due:2026-12-24",
		},
		{
			"Notion", "Name,Assign,Created time,Due,Status,Tags,Priority\nFix login,\"Kim Lee, Ann Doe\",\"March 10, 2026 9:05 AM\",\"December 24, 2026\",In progress,\"api, ui\",High\n",
			"Fix login In progress @ann-doe @kim-lee #api #ui !high due:2026-12-24",
		},
		{
			"Todoist", "TYPE,CONTENT,DESCRIPTION,IS_COLLAPSED,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\nmeta,view_style=board,,,,,,,,,\nsection,Doing,,,,,,,,,\n" +
				"task,Fix login,the text,,1,1,Kim (12345),Ann (678),2026-12-24,en,\nnote,look here,,,,,Ann (678),,,,\ntask,Write a test,,,4,2,Kim (12345),,,en,\nsection,Todo,,,,,,,,,\ntask,Refund,,,2,1,Kim (12345),,,en,\n",
			"Refund Todo !high\nFix login Doing @ann !urgent due:2026-12-24 said:ann look here\nWrite a test Doing ^Fix login",
		},
		{
			"Taskwarrior", "uuid,description,status,project,tags,priority,entry,due,end,modified,depends\n" +
				"11-aa,Fix login,pending,pay,\"api,ui\",H,20260310T090500Z,20261204T000000Z,,20260311T000000Z,22-bb\n22-bb,Refund,completed,pay,,M,20260310T090500Z,,20260313T100000Z,20260313T100000Z,\n33-cc,Tidy,pending,,,L,20260310T090500Z,,,,\n",
			"Fix login pending #api #ui !high due:2026-12-04 after:Refund\nTidy pending !low\nRefund completed !medium",
		},
		{
			"Jira Cloud", "Summary,Issue key,Issue id,Status,Priority,Assignee,Assignee Id,Reporter,Reporter Id,Creator,Creator Id,Created,Due date,Labels,Labels,Custom field (Story Points),Sprint,Parent,Comment,Status Category\n" +
				"Fix login,P-1,10,In Progress,Highest,Kim Lee,5b:aa,Ann Doe,5b:bb,Ann Doe,5b:bb,10/Mar/26 9:05 AM,24/Dec/26 12:00 AM,api,ui,3,Sprint 1,,14/Mar/26 10:00 AM;5b:aa;a note,In Progress\n" +
				"Refund,P-2,11,To Do,Low,,,Ann Doe,5b:bb,Ann Doe,5b:bb,10/Mar/26 9:05 AM,,,,,,10,,To Do\n",
			"Refund To Do !low ^Fix login by:ann-doe\nFix login In Progress @kim-lee #api #ui !urgent est:3 due:2026-12-24 %Sprint 1 by:ann-doe said:kim-lee a note",
		},
		{
			"Jira Server", "Summary,Issue key,Issue id,Status,Assignee,Reporter,Created,Inward issue link (Blocks),Fix Version/s,Component/s,Comment\n" +
				"Fix login,P-1,10,Open,kim,ann,10/Mär/26 9:05,P-2,1.0,api,14/Mär/26 10:00;kim;a note\nRefund,P-2,11,Closed,\"Doe, Jane\",\"Doe, Jane\",10/Mär/26 9:05,,,,\n",
			"Fix login Open @kim #api %1.0 after:Refund by:ann said:kim a note\nRefund Closed @jane-doe by:jane-doe",
		},
		{
			"Linear", "ID,Team,Title,Description,Status,Estimate,Priority,Creator,Assignee,Labels,Created,Completed,Due Date,Parent issue,Project Milestone\n" +
				"CLA-1,Claw,Fix login,,In Progress,5,Urgent,ann@example.com,kim@example.com,\"api, ui\",Tue Mar 10 2026 09:05:00 GMT+0000 (GMT),,Thu Dec 24 2026 05:00:00 GMT+0000 (GMT),CLA-2,v1\nCLA-2,Claw,Refund,,Todo,,No priority,ann@example.com,,,Tue Mar 10 2026 09:05:00 GMT+0000 (GMT),,,,\n",
			"Refund Todo by:ann\nFix login In Progress @kim #api #ui !urgent est:5 due:2026-12-24 %v1 ^Refund by:ann",
		},
		{
			"gh", "number,title,state,assignees,author,labels,createdAt,closedAt,milestone,url\n" +
				`12,Fix login,OPEN,"[{""id"":""x"",""login"":""kim"",""name"":""Kim Lee""}]","{""login"":""ann""}","[{""name"":""api, v2""},{""name"":""ui""}]",2026-03-10T09:05:00Z,,"{""title"":""v1""}",https://example.com/12` + "\n",
			"Fix login OPEN @kim #api, v2 #ui %v1 by:ann link:https://example.com/12",
		},
		{
			"GitLab", "Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Assignee Username,Due Date,Created At (UTC),Closed At (UTC),Milestone,Weight,Labels\n" +
				"Fix login,,12,https://example.com/12,Open,Ann Doe,ann,\"Kim Lee, Bo Ek\",\"kim, bo\",2026-12-24,2026-03-10 09:05:00,,v1,3,\"api,ui\"\nRefund,,13,,Closed,Kim Lee,kim,,,,2026-03-10 09:05:00,2026-03-13 10:00:00,,,\n",
			"Fix login Open @bo @kim #api #ui est:3 due:2026-12-24 %v1 by:ann link:https://example.com/12\nRefund Closed",
		},
		{
			"Trello", "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,Attachment Links,List ID,List Name,Archived,Due Complete\n" +
				"5f,Fix login,https://trello.com/c/x,,\"api (red), ui (sky_dark)\",\"kim, ann\",2026-12-24T09:00:00Z,https://example.com/a,6a,Doing,false,false\n6f,Refund,,,,,,,6b,Todo,true,\n",
			"Refund Todo archived\nFix login Doing @ann @kim #api #ui due:2026-12-24 link:https://example.com/a",
		},
		{
			"Monday", "Payments,,,,\nThis week,,,,\nName,Person,Status,Deadline,Priority\nFix login,Kim Lee,Working on it,2026-12-24,High\nRefund,,Done,,Low\n",
			"Fix login Working on it @kim-lee !high due:2026-12-24\nRefund Done !low",
		},
		{
			"Azure DevOps", "ID,Work Item Type,Title 1,Title 2,Assigned To,State,Tags,Iteration Path,Priority,Story Points,Created Date\n" +
				"12,Feature,Fix login,,Kim Lee <kim@example.com>,Active,api; ui,Pay\\Sprint 1,1,,3/10/2026 9:05:00 AM\n13,Task,,Write a test,Kim Lee <kim@example.com>,New,,,2,3,3/13/2026 9:05:00 AM\n",
			"Write a test New @kim-lee !high est:3 ^Fix login\nFix login Active @kim-lee #api #ui !urgent %Pay\\Sprint 1",
		},
		{
			"YouTrack", "Issue Id,Project,Tags,Summary,Reporter,Created,Updated,Resolved,Priority,State,Assignee,Due Date\nP-1,Pay,api,Fix login,Ann Doe,1773133500000,1773133500000,,Show-stopper,In Progress,Kim Lee,24 Dec 2026\n",
			"Fix login In Progress @kim-lee #api !urgent due:2026-12-24 by:ann-doe",
		},
		{
			"Redmine", "#,Project,Tracker,Parent task,Status,Priority,Subject,Author,Assignee,Target version,Due date,% Done,Created,Closed\n" +
				"12,Pay,Bug,,In Progress,Immediate,Fix login,Ann Doe,Kim Lee,1.0,2026-12-24,30,2026-03-10 09:05,\n13,Pay,Bug,#12,New,Low,Refund,Ann Doe,,,,0,2026-03-10 09:05,\n",
			"Refund New !low ^Fix login by:ann-doe\nFix login In Progress @kim-lee !urgent due:2026-12-24 %1.0 by:ann-doe",
		},
		{
			"OpenProject", "ID,Subject,Type,Status,Assignee,Accountable,Priority,Author,Version,Finish date,% Complete,Story Points,Created on,Parent\n12,Fix login,Task,In progress,Kim Lee,Ann Doe,High,Ann Doe,1.0,12/24/2026,30,3,03/10/2026 09:05 AM,\n13,Refund,Task,New,,,Low,Ann Doe,,,0,,03/10/2026 09:05 AM,Task #12\n",
			"Refund New !low ^Fix login by:ann-doe\nFix login In progress @kim-lee !high est:3 due:2026-12-24 %1.0 by:ann-doe",
		},
		{"P1 to P4", "Title,Priority\na,P1\nb,P2\nc,P3\nd,P4\n", "a Todo !urgent\nb Todo !high\nc Todo !medium\nd Todo !low"},
		{"P0 to P4", "Title,Priority\na,P0\nb,P1\nc,P2\nd,P3\ne,P4\n", "a Todo !urgent\nb Todo !high\nc Todo !medium\nd Todo !low\ne Todo !low"},
		{"lists of Python", "Title,Tags\na,\"['api', 'ui']\"\nb,\"[\"\"api\"\", \"\"ui\"\"]\"\n", "a Todo #api #ui\nb Todo #api #ui"},
		{"titles of two", "Title,Blocked by\na,b\nb,\nb,\n", "a Todo\nb Todo\nb Todo"},
	} {
		want := strings.Split(c.want, "\n")
		slices.Sort(want)
		got, rep, _ := imported(t, c.table)
		lines := strings.Split(got, "\n")
		slices.Sort(lines)
		if !slices.Equal(lines, want) {
			t.Errorf("%s: got\n%s\nwant\n%s\n%s", c.tool, got, c.want, exchangetest.Text(t, rep))
		}
	}
}

func TestATableWithoutAHeaderLosesNothing(t *testing.T) {
	for _, c := range []struct {
		table, want string
		said        []string
	}{
		{"Fix login,Todo,2026-12-24\nRefund,Done,\n", "Fix login Todo due:2026-12-24\nRefund Done", []string{"Column 1 as title", "Column 2 as status", "Column 3 as due", "--map"}},
		{"Buy milk\nCall Ann\n", "Buy milk Todo\nCall Ann Todo", []string{"Column 1 as title"}},
		{"12\tOPEN\tFix login\tapi\t2026-03-10T09:05:00Z\n13\tOPEN\tRefund of it all\t\t2026-03-10T09:05:00Z\n", "Fix login OPEN due:2026-03-10\nRefund of it all OPEN due:2026-03-10", []string{"Column 3 as title"}},
	} {
		got, rep, _ := imported(t, c.table)
		if got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.table, got, c.want)
		}
		for _, s := range c.said {
			if !strings.Contains(exchangetest.Text(t, rep), s) {
				t.Errorf("%s: no word of %s in\n%s", c.table, s, exchangetest.Text(t, rep))
			}
		}
	}
	o := exchangetest.Options()
	o.Map = map[string]string{"Column 2": "title", "Column 1": "labels"}
	f, err := exchange.Import("csv", strings.NewReader("api long enough to be taken for it,Fix it,2026-12-24\nui,Refund,\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	l := exchangetest.Fresh()
	d, _, _ := f.Draft(l)
	if _, err := l.Propose(d, "kim"); err != nil {
		t.Fatal(err)
	}
	if got := shown(l.Board, exchangetest.Tasks(l.Board)[1]); got != "Refund Todo #ui" {
		t.Errorf("mapped: got %s", got)
	}
}

func TestPeopleOfTablesAreOneEach(t *testing.T) {
	for _, c := range []struct{ table, want, people string }{
		{
			"Summary,Assignee,Reporter\nOne,\"Doe, Jane\",\"Lee, Kim\"\nTwo,\"Lee, Kim\",\"Doe, Jane\"\n",
			"One Todo @jane-doe by:kim-lee\nTwo Todo @kim-lee by:jane-doe", "jane-doe:Jane Doe kim-lee:Kim Lee",
		},
		{"Key,Summary,Assignee\nA-1,one,\"Doe, Jane\"\nA-2,two,\"Doe, Jane\"\n", "one Todo @jane-doe\ntwo Todo @jane-doe", "jane-doe:Jane Doe"},
		{"Summary,Assignee,Reporter\nOne,\"Doe, Jane\",\"Doe, Jane\"\nTwo,kim,kim\n", "One Todo @jane-doe by:jane-doe\nTwo Todo @kim", "jane-doe:Jane Doe"},
		{"Summary,Assignees\nOne,\"kim, ann\"\nTwo,\"ann, kim\"\n", "One Todo @ann @kim\nTwo Todo @ann @kim", "ann:"},
		{"Summary,Assignees\nOne,\"Kim, Ann\"\nTwo,\"Ann, Kim\"\n", "One Todo @ann @kim\nTwo Todo @ann @kim", "Ann:"},
		{"Summary,Assignees\nOne,\"Kim, Ann, Bo\"\nTwo,\"Ann, Bo\"\n", "One Todo @ann @bo @kim\nTwo Todo @ann @bo", "Ann: Bo:"},
		{
			"Title,Assigned To,Reporter\nOne,Kim Lee <kim@example.com>,kim@example.com\nTwo,\"Kim Lee <kim@example.com>; \"\"Doe, Jane\"\" <jane@example.com>\",Kim Lee\n",
			"One Todo @kim-lee by:kim-lee\nTwo Todo @jane-doe @kim-lee by:kim-lee", "kim-lee:Kim Lee jane-doe:Jane Doe",
		},
		{"Title,Owner\nOne,Kim Lee (12345)\nTwo,Kim Lee\n", "One Todo @kim-lee\nTwo Todo @kim-lee", "kim-lee:Kim Lee"},
		{"Title,Assignee,Assignee Id,Comment\nOne,Kim Lee,5b:aa,\"14/Mar/26 10:00 AM;5b:aa;hello\"\n", "One Todo @kim-lee said:kim-lee hello", "kim-lee:Kim Lee"},
		{"Title,Assignee,Watchers,Watchers Id,Comment\nOne,Kim Lee,Ann Doe,5b:bb,\"14/Mar/26 10:00 AM;5b:bb;hello\"\n", "One Todo @kim-lee said:ann-doe hello", "kim-lee:Kim Lee ann-doe:Ann Doe"},
	} {
		got, _, b := imported(t, c.table)
		var people []string
		for _, p := range model.Live[model.Person](b.Setup()) {
			if p.ID != "kim" {
				people = append(people, fmt.Sprint(p.Name, ":", p.Full))
			}
		}
		slices.Sort(people)
		want := strings.Fields(c.people)
		if gotP := strings.Join(people, " "); got != c.want || len(strings.Fields(gotP)) != len(want) {
			t.Errorf("%s: got\n%s\n%s, want\n%s\n%s", c.table, got, gotP, c.want, c.people)
		}
	}
}
