// Package card has the neutral records that every format reads into: columns,
// people, labels, milestones and cards in the names of their source, with where
// they came from, what they are called there for good ([model.Alias],
// [model.External]), when things happened and who did them. With them go the [Summary]
// of what came in and what did not, and the few rules by which foreign text becomes
// ours: one line, no control characters, names that differ.
//
// It is the floor that formats and planner share: it knows neither, and has nothing
// that only one of them needs. Identities are made from those of the source
// ([Identity]), so a card is the same task in every import, and one that was deleted
// here stays deleted.
package card
