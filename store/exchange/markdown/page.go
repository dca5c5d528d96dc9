package markdown

// Page is the page of help.
const Page = `The board as a document for people: a heading for each column and a task list
below it, with descriptions, checklists, links and comments. Nothing a task says can
break out of its place. It can't be imported again; json and csv can.`
