package csv

// Page is the page of help.
const Page = `A table with one task per line. The separator, the encoding and the way dates are
written are detected; columns are recognised by their names, in a dozen languages and
as Jira, Linear, Asana, GitHub, Notion and others call them. Any other column becomes
a field of the task.

  baton import csv FILE --dry-run          says what would come in, and as what
  baton import csv FILE --map Owner=assignees --map "Due on=due:dmy" --map Team=-

An export has every task and can be edited in a spreadsheet and imported again: the
ID says which task a line is. It leaves out what isn't part of a task, such as limits
and colors; --excel writes it so that Excel opens it with a double click.`
