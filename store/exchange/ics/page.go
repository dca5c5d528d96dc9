package ics

// Page is the page of help.
const Page = `A calendar (iCalendar, RFC 5545): open tasks on the days they are due, milestones,
and the times of standups and reviews. Times are in the board's zone; if it has
none they are those of whoever looks.

An export that is imported into a calendar again updates the entries that are there.`
