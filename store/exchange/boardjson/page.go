package boardjson

// Page is the page of help.
const Page = `The whole board in baton's own JSON: the set-up and every task, with comments and
checklists. Imported into a new board it gives the same board, and exporting that
gives the same bytes.

With --history the log is in it too. A board without a history of its own imports it;
any other board imports the tasks only.`
