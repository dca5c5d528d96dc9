package trello

// Page is the page of help.
const Page = `A board of Trello, exported as JSON: board menu, Print, export and share, Export
as JSON. Lists become columns, cards tasks, with their members, labels, checklists,
comments, links and custom fields. Archived cards come in archived.

The moves in the file happen again with their days and authors, so the reports know
them. Trello exports only the newest 1,000 actions: what is older is not in the
file. Attached files are not in it either, only their addresses.

A second import of a newer file brings the same tasks up to date. What you changed
here since stays as you made it, and the report says so.`
