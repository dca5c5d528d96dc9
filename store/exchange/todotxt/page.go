package todotxt

// Page is the page of help.
const Page = `Lists as todo.txt has them (todotxt.org), a task a line:

  (A) 2026-11-20 Fix login +shop @phone due:2026-12-01
  x 2026-11-27 2026-11-19 Write docs +shop pri:C

Priorities A to D are urgent, high, medium and low. +project and @context become
labels, due: the day it is due, t: the field Start; est:, assignee:, milestone: and
status: are what they say, other keys fields. Open tasks come into Todo, done ones
into Done, unless status: names a column. rec: has no place on the board.

An export writes every task that is not archived, with an id: and an updated: at the
end of each line. Edit it elsewhere and import it again: the same tasks are brought up
to date, and what was changed on the board meanwhile stays. Descriptions, comments,
checklists, links and relations have no place in it.
`
