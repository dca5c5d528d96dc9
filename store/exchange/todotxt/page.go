package todotxt

// Page is the page of help.
const Page = `Lists in the todo.txt format (todotxt.org), one task per line:

  (A) 2026-11-20 Fix login +shop @phone due:2026-12-01
  x 2026-11-27 2026-11-19 Write docs +shop pri:C

Priorities A to D are urgent, high, medium and low. +project and @context become
labels, due: is the due date, t: the field Start; est:, assignee:, milestone: and
status: are what they say, other keys become fields. Open tasks come into Todo, done ones
into Done, unless status: names a column. rec: is left out.

An export writes every task that is not archived, with an id: and an updated: at the
end of each line. Edit it elsewhere and import it again: the same tasks are
updated, and what was changed on the board in the meantime stays. An x before a line
finishes its task, and words added behind it are more of its title. Descriptions,
comments, checklists, links and relations are left out.
`
