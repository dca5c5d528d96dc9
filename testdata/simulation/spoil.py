"""Wrong rules for the model: each must be noticed, or nothing checks that rule."""

from datetime import time
from unittest.mock import patch

from .meeting import Meeting
from .reports import History, Report
from .scenario import Scenario
from .world import World


def settled(change):
    """Changes what the model takes the board's settings to be."""
    setup = Scenario.setup

    def wrong(self):
        setup(self)
        change(self.w)

    return patch.object(Scenario, "setup", wrong)


def later_by_clock():
    """Counts from the last standup by its time, not from its place in the log."""
    init = Meeting.__init__

    def wrong(self, w, at, zone, order, since=None):
        init(self, w, at, zone, order, since)
        if self.last and not self.told_since:
            self.news = w.news(lambda e: e.at < self.since)
            self.ways, self.movers = self.moves()

    return patch.object(Meeting, "__init__", wrong)


def answer(of, name, change):
    """Changes what a method of the model answers."""
    right = getattr(of, name)
    return patch.object(of, name, lambda *args: change(args, right(*args)))


def without(kind):
    return lambda args, alarms: {who: [a for a in lines if a[0] != kind] for who, lines in alarms.items()}


RULES = {
    "a check-in in the evening is for the same day": lambda: settled(lambda w: setattr(w, "close", time(23, 59))),
    "what is undone counts": lambda: patch.object(World, "standing", lambda self: {e.n for e in self.log}),
    "a standup counts by the clock": later_by_clock,
    "nobody works part-time": lambda: patch.object(World, "works", lambda self, name, day: self.board_works(day)),
    "the board has no holidays": lambda: settled(lambda w: setattr(w, "holidays", [])),
    "what is stale is so a day later": lambda: settled(lambda w: setattr(w, "stale", w.stale + 1)),
    "what waits can go on": lambda: patch.object(World, "waits", lambda self, t: False),
    "what is promised is never dropped": lambda: answer(Meeting, "fate", lambda args, fate: "open" if fate == "dropped" else fate),
    "what is promised is never touched": lambda: patch.object(Meeting, "touched", lambda *args: False),
    "no alarm of a promise": lambda: answer(Meeting, "alarms", without("broken")),
    "no alarm of a limit": lambda: answer(Meeting, "alarms", without("over")),
    "no alarm of a task that is nobody's": lambda: answer(Meeting, "alarms", without("unowned")),
    "no alarm of an idle person": lambda: answer(Meeting, "alarms", without("idle")),
    "nobody reviews": lambda: answer(Meeting, "did", lambda args, did: {k: n for k, n in did.items() if k[0] != "reviewed"}),
    "what is nobody's is nobody's doing": lambda: answer(Meeting, "told_to", lambda args, names: names if args[1].people else []),
    "everybody has checked in": lambda: patch.object(Meeting, "remind", lambda self: []),
    "a blocked task that is done stays blocked": lambda: patch.object(History, "kind", lambda self, at: "doing" if History.of(self.way, at) else None),
    "blocked time goes on over night": lambda: patch.object(Report, "length", lambda self, a, b: b - a),
    "all work belongs to who has it now": lambda: patch.object(
        Report, "whose", lambda self, name: [r for r, h in self.past.items() if name in h.people[-1][1]]),
    "reopened counts each time": lambda: patch.object(Report, "reopenings", staticmethod(lambda h: [])),
}
