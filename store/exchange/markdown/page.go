package markdown

// Page is the page of help.
const Page = `The board as a document for people: a heading for each column and a task list
below it, with descriptions, checklists, links and comments. Nothing in a task's text can
break the layout. It can't be imported again; json and csv can.`
