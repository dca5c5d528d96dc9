"""The world as the model sees it: tasks, people and what was done, in the order of the log."""

import copy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

COLUMNS = {"Backlog": "backlog", "Todo": "todo", "Doing": "doing", "Review": "doing", "Done": "done"}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Task:
    ref: str
    title: str
    column: str
    people: list
    by: str
    since: datetime  # in its column
    updated: datetime
    reason: str = ""
    blocked_at: datetime = None
    after: tuple = ()
    parent: str = ""
    milestone: str = ""
    ticks: tuple = ()
    archived: bool = False
    deleted: bool = False

    @property
    def kind(self):
        return COLUMNS[self.column]


@dataclass
class Person:
    name: str
    days: tuple = ()  # of the week; the board's where there are none
    off: list = field(default_factory=list)
    limit: int = 0
    left: bool = False
    skew: timedelta = timedelta()
    tz: str = ""


@dataclass
class Effect:
    """What an event did to a task; people are those it was assigned to before."""

    ref: str
    what: str
    old: object = None
    new: object = None
    people: tuple = ()

    def inverse(self):
        what = {"create": "delete", "tick": "untick", "comment": "uncomment", "split": "unsplit", "block": "unblock",
                "unblock": "block", "archive": "unarchive", "unarchive": "archive", "delete": "restore"}.get(self.what, self.what)
        return Effect(self.ref, what, self.new, self.old, self.people)


@dataclass
class CheckIn:
    day: date
    refs: list
    words: str
    columns: dict  # of the tasks when they were promised


@dataclass
class Standup:
    day: date
    at: datetime
    by: str
    zone: str
    present: list
    parked: list
    decided: list
    columns: dict  # of all tasks when it was held
    pledged: dict = None  # what is promised in it, by person and day
    said: dict = None  # what --close printed, and its other forms


@dataclass
class Event:
    n: int
    at: datetime
    by: str
    effects: list
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)
    target: "Event" = None  # what it takes back
    checkin: CheckIn = None
    standup: Standup = None
    fixed: bool = False  # the model takes it not back

    def net(self):
        """What it does to tasks: an undo the opposite of what it takes back."""
        return [e.inverse() for e in reversed(self.target.net())] if self.target else self.effects


class World:
    def __init__(self, zone, key=""):
        self.zone, self.key = zone, key  # zone of the board, None where it has none
        self.tasks, self.people, self.log = {}, {}, []
        self.holidays, self.hours, self.close = [], None, time(17)
        self.limits, self.stale, self.milestones = {}, 5, []
        self.done_stack, self.undone_stack = {}, {}
        self.touched = {}  # when a task was last changed, by the clock of who did it

    # What is done.

    def act(self, at, by, refs, change, **kind):
        """Does one thing to tasks, as one event; change returns the effects on a copy of each task."""
        event = Event(len(self.log), at, by, [], **kind)
        for ref in refs:
            old = self.tasks.get(ref)
            new = copy.copy(old) if old else None
            event.before[ref] = old
            new, effects = change(new)
            new.updated = at
            event.after[ref] = new
            event.effects += effects
            self.tasks[ref] = new
            self.touched[ref] = at
        return self.keep(event)

    def keep(self, event):
        self.log.append(event)
        self.done_stack.setdefault(event.by, []).append(event)
        self.undone_stack[event.by] = []
        return event

    def can(self, event, back):
        """Whether nobody has since touched what an event touched."""
        want = event.after if back else event.before
        return not event.fixed and all(self.tasks.get(ref) is t for ref, t in want.items())

    def undo(self, at, by):
        event = self.done_stack[by].pop()
        top = next((e for e in reversed(self.log) if self.origin(e) is event and self.stands(e)), event)
        for ref, t in event.before.items():
            if t is None:  # it was added
                t = copy.copy(event.after[ref])
                t.deleted = True
            self.tasks[ref] = event.before[ref] = t
            self.touched[ref] = at
        undo = Event(len(self.log), at, by, [], target=top)
        self.log.append(undo)
        self.undone_stack[by].append((event, undo))
        return event

    def redo(self, at, by):
        event, undo = self.undone_stack[by].pop()
        for ref, t in event.after.items():
            self.tasks[ref] = t
            self.touched[ref] = at
        self.log.append(Event(len(self.log), at, by, [], target=undo))
        self.done_stack[by].append(event)
        return event

    @staticmethod
    def origin(event):
        while event.target:
            event = event.target
        return event

    def stands(self, event):
        return event.n in self.standing()

    def standing(self):
        """The numbers of the events that stand: those that no event that stands takes back."""
        void, out = set(), set()
        for e in reversed(self.log):
            if e.n not in void:
                out.add(e.n)
                if e.target:
                    void.add(e.target.n)
        return out

    def news(self, earlier):
        """What counts as done since: events that stand, and what they do; earlier says of an event that it is not since."""
        stands, out = self.standing(), []
        for e in self.log:
            if e.n in stands and not earlier(e) and (not e.target or earlier(e.target)):
                out.append((e, e.net()))
        return out

    def standups(self):
        stands = self.standing()
        return [e for e in self.log if e.standup and e.n in stands]

    # Who works when.

    def board_works(self, day):
        return day.weekday() < 5 and day not in self.holidays

    def works(self, name, day):
        p = self.people[name]
        if day in self.holidays or day in p.off:
            return False
        return DAYS[day.weekday()] in p.days if p.days else day.weekday() < 5

    def next_working(self, name, day):
        day += timedelta(1)
        while not self.works(name, day):
            day += timedelta(1)
        return day

    def active(self):
        return [p for p in self.people.values() if not p.left]

    # What a task is.

    def waits(self, t):
        return any(not self.tasks[a].deleted and self.tasks[a].kind != "done" for a in t.after)

    def live(self):
        return [t for t in self.tasks.values() if not t.deleted and not t.archived]
