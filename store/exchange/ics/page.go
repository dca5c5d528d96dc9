package ics

// Page is the page of help.
const Page = `A calendar (iCalendar, RFC 5545): open tasks on the days they are due, milestones,
and the times of standups and reviews. Times are in the board's zone; if it has
none they are in the reader's.

Importing a newer export into a calendar updates the entries that are there.`
