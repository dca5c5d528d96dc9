package trello

// Page is the page of help.
const Page = `A Trello board exported as JSON: board menu, Print, export and share, Export
as JSON. Lists become columns, cards tasks, with their members, labels, checklists,
comments, links and custom fields. Archived cards come in archived.

The moves in the file are replayed with their days and authors, so reports count
them. Trello exports only the newest 1,000 actions: older ones are not in the file.
Attached files are not in it either, only their addresses.

Importing a newer file updates the same tasks. What you changed here since then stays
as you made it, and the report says so.`
