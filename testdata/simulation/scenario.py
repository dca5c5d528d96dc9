"""Draws what a team does in some weeks, does it with the program and in the model."""

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .meeting import day_of_checkin
from .world import COLUMNS, CheckIn, Effect, Person, Task, World

NAMES = ("kim", "ann", "lee", "zoe", "max", "ida")
# (first day, where the team sits, zone of the board, what is special)
SETTINGS = (
    ("2026-03-16", "Europe/Berlin", "Europe/Berlin", ""),
    ("2026-10-12", "Europe/Berlin", None, "skew"),
    ("2026-03-02", "America/Los_Angeles", "America/Los_Angeles", "hours skew"),
    ("2026-10-26", "America/Los_Angeles", None, "limits"),
    ("2026-03-16", "Asia/Seoul", "Asia/Seoul", "hours abroad"),
    ("2026-10-12", "Asia/Seoul", None, "skew limits"),
    ("2026-10-19", "Europe/Berlin", "Europe/Berlin", "abroad skew limits"),
    ("2026-03-23", "Europe/Berlin", None, "hours idle"),
    ("2026-03-02", "Europe/Berlin", "America/Los_Angeles", "limits"),
    ("2026-10-12", "America/Los_Angeles", "Europe/Berlin", "skew idle"),
    ("2026-10-19", "Europe/Berlin", "Asia/Seoul", "hours limits"),
    ("2026-05-04", "Europe/Berlin", "Europe/Berlin", "empty"),
)


class Scenario:
    def __init__(self, seed, baton, days):
        self.roll = random.Random(seed)
        first, self.home, zone, self.special = SETTINGS[(seed - 1) % len(SETTINGS)]
        self.first, self.days = date.fromisoformat(first), days
        self.baton = baton
        self.w = World(ZoneInfo(zone) if zone else None, "PAY" if seed % 3 == 0 else "")
        self.next = 1
        self.moment = None  # of the last call

    # The clock.

    def local(self, day, hour, minute=0):
        return datetime.combine(day, time(hour, minute), ZoneInfo(self.home))

    def zone(self, name):
        """The zone in which a person's days are kept."""
        return self.w.zone or ZoneInfo(self.w.people[name].tz)

    def clock(self, name):
        return self.moment + self.w.people[name].skew

    def do(self, name, *args, code=0):
        """Runs the program as a person, by their clock."""
        p = self.w.people[name]
        return self.baton.run([*args, "--as", name], self.clock(name), p.tz, code)

    # The team.

    def setup(self):
        r, w = self.roll, self.w
        self.moment = self.local(self.first, 8)
        for name in NAMES:
            w.people[name] = Person(name, tz=self.home)
        # kim, who makes the board, has a clock that is right.
        self.do("kim", "init", *(["--key", w.key] if w.key else []), "--name", "Sim")
        for name in NAMES:
            self.do("kim", "people", "add", name)
        settings = []
        if w.zone:
            settings.append("zone:" + w.zone.key)
        if "hours" in self.special:
            w.hours = time(8, 30), time(15, 30)
            w.close = w.hours[1]
            settings.append("hours:08:30..15:30")
            w.stale = 3
            settings.append("stale:3")
        holiday = self.first + timedelta(r.choice([2, 8, 10, 15]))
        w.holidays = [holiday]
        settings.append("holidays:" + holiday.isoformat())
        self.do("kim", "board", "edit", *settings)
        self.do("kim", "people", "edit", "lee", "days:mon..thu")
        w.people["lee"].days = ("mon", "tue", "wed", "thu")
        self.do("kim", "people", "edit", "zoe", "days:tue,wed,fri")
        w.people["zoe"].days = ("tue", "wed", "fri")
        off = self.first + timedelta(r.choice([3, 4, 9]))
        self.do("kim", "people", "edit", "max", "off:%s..%s" % (off, off + timedelta(1)))
        w.people["max"].off = [off, off + timedelta(1)]
        if "limits" in self.special:
            for column, n in (("Doing", 6), ("Review", 4)):
                w.limits[column] = n
                self.do("kim", "columns", "edit", column, "limit:%d" % n)
            for name in ("ann", "ida"):
                w.people[name].limit = 2
                self.do("kim", "people", "edit", name, "limit:2")
        if "skew" in self.special:
            w.people["ann"].skew = timedelta(minutes=r.choice([-7, -4, 4, 6]))
            w.people["max"].skew = timedelta(minutes=r.choice([-5, 3, 9]))
        if "abroad" in self.special:
            w.people["ida"].tz = "America/Los_Angeles"
            w.people["ann"].tz = "Asia/Seoul"
        self.event("kim", [], None, fixed=True)
        if "empty" in self.special:
            return
        for _ in range(12):
            self.moment += timedelta(seconds=r.randrange(20, 60))
            self.add("kim")

    # What people do. Each returns whether it could be done.

    def pick(self, name, ok, most=1):
        """Some tasks that nobody with another clock has touched by that moment."""
        at = self.clock(name)
        fit = [t.ref for t in self.w.tasks.values() if not t.deleted and self.w.touched[t.ref] < at and ok(t)]
        return sorted(self.roll.sample(fit, min(len(fit), self.roll.randint(1, most))), key=self.number)

    @staticmethod
    def number(ref):
        return int(ref.rpartition("-")[2])

    def list(self, refs):
        return ",".join(refs)

    def event(self, name, refs, change, **kind):
        return self.w.act(self.clock(name), name, refs, change, **kind)

    def workers(self):
        """Those who get tasks."""
        return [p.name for p in self.w.active() if p.name != "max" or "idle" not in self.special]

    def add(self, name):
        r, w, at = self.roll, self.w, self.clock(name)
        ref = ("%s-" % w.key if w.key else "") + str(self.next)
        column = r.choices(list(COLUMNS), (2, 6, 4, 2, 0.4))[0]
        people = r.sample(self.workers(), r.choices((0, 1, 2), (2, 6, 2))[0])
        t = Task(ref, "Task %d" % self.next, column, people, name, at, at)
        args = ["Task", str(self.next), "in:" + column.lower()] + ["@" + p for p in people]
        others = self.pick(name, lambda o: not o.archived)
        effects = [Effect(ref, "create", None, column, tuple(people))]
        if others and r.random() < 0.15:
            t.after = (others[0],)
            args.append("after:%d" % self.number(others[0]))
        if r.random() < 0.3:
            t.milestone = r.choice(["v1", "v2"])
            args.append("milestone:" + t.milestone)
        parents = self.pick(name, lambda o: not o.archived and o.kind != "done" and not o.parent and o.ref not in t.after)
        if parents and r.random() < 0.12 and column != "Done":
            t.parent = parents[0]
            args.append("parent:%d" % self.number(t.parent))
            effects.append(Effect(t.parent, "split"))
        self.do(name, "add", *args, "--force")
        self.next += 1
        return self.event(name, [ref], lambda _: (t, effects))

    def to(self, name, refs, column):
        """Moves tasks to a column, in the model."""
        at = self.clock(name)

        def change(t):
            if t.column == column:
                return t, []
            e = Effect(t.ref, "move", t.column, column, tuple(t.people))
            t.column, t.since = column, at
            return t, [e]

        return self.event(name, refs, change)

    def move(self, name):
        column = self.roll.choices(list(COLUMNS), (1, 4, 6, 5, 3))[0]
        refs = self.pick(name, lambda t: t.column != column and not t.archived, 2)
        if refs:
            self.do(name, "move", self.list(refs), column, "--force")
            return self.to(name, refs, column)

    def done(self, name):
        refs = self.pick(name, lambda t: t.kind == "doing" and not t.archived, 2)
        if refs:
            self.do(name, "done", self.list(refs), "--force")
            return self.to(name, refs, "Done")

    def reopen(self, name):
        refs = self.pick(name, lambda t: t.kind == "done" and not t.archived)
        if refs:
            self.do(name, "reopen", refs[0], "--force")
            return self.to(name, refs, "Todo")

    def block(self, name):
        refs = self.pick(name, lambda t: not t.reason and t.kind != "done" and not t.archived)
        if refs:
            why = self.roll.choice(["no data", "waits for ops", "unclear"])
            self.do(name, "block", refs[0], why)
            return self.event(name, refs, self.blocking(name, why))

    def blocking(self, name, why):
        at = self.clock(name)

        def change(t):
            t.reason, t.blocked_at = why, at
            return t, [Effect(t.ref, "block")]

        return change

    def unblock(self, name):
        refs = self.pick(name, lambda t: t.reason and not t.archived)

        def change(t):
            t.reason, t.blocked_at = "", None
            return t, [Effect(t.ref, "unblock")]

        if refs:
            self.do(name, "unblock", refs[0])
            return self.event(name, refs, change)

    def give(self, refs, name, people):
        def change(t):
            e = Effect(t.ref, "assign", tuple(t.people), tuple(people), tuple(t.people))
            t.people = list(people)
            return t, [e]

        return self.event(name, refs, change)

    def assign(self, name):
        refs = self.pick(name, lambda t: not t.archived)
        if not refs:
            return
        t = self.w.tasks[refs[0]]
        who = self.roll.choice(self.workers())
        people = [p for p in t.people if p != who] if who in t.people else t.people + [who]
        self.do(name, "assign", refs[0], ("-@" if who in t.people else "@") + who, "--force")
        return self.give(refs, name, people)

    def hand(self, name):
        refs = self.pick(name, lambda t: name in t.people and not t.archived)
        others = refs and [p for p in self.workers() if p not in self.w.tasks[refs[0]].people]
        if not others:
            return
        who = self.roll.choice(others)
        self.do(name, "hand", refs[0], "@" + who, "--force")
        return self.give(refs, name, [who if p == name else p for p in self.w.tasks[refs[0]].people])

    def comment(self, name):
        refs = self.pick(name, lambda t: not t.archived)
        if refs:
            self.do(name, "comment", refs[0], "something about it")
            return self.event(name, refs, lambda t: (t, [Effect(t.ref, "comment")]))

    def check(self, name):
        refs = self.pick(name, lambda t: not t.archived)
        if not refs:
            return
        t = self.w.tasks[refs[0]]
        free = [i for i, ticked in enumerate(t.ticks) if not ticked]

        def change(t):
            if free:
                t.ticks = t.ticks[:free[0]] + (True,) + t.ticks[free[0] + 1:]
                return t, [Effect(t.ref, "tick")]
            t.ticks += (False,)
            return t, [Effect(t.ref, "edit")]

        self.do(name, "check", t.ref, *([str(free[0] + 1)] if free else ["add", "a line"]))
        return self.event(name, refs, change)

    def edit(self, name):
        refs = self.pick(name, lambda t: not t.archived)
        if not refs:
            return
        old = self.w.tasks[refs[0]]
        what = self.roll.choice(["title", "milestone", "after", "alone"])
        earlier = [r for r in self.pick(name, lambda t: not t.archived and self.number(t.ref) < self.number(old.ref) and t.ref != old.parent, 1) if r not in old.after]
        if what == "after" and not earlier or what == "alone" and not old.after:
            what = "title"
        new = {"title": "Task %d again %d" % (self.number(old.ref), self.roll.randrange(10**6)), "milestone": "v2" if old.milestone == "v1" else "v1",
               "after": old.after + tuple(earlier), "alone": ()}[what]
        words = {"title": lambda: new.split(), "milestone": lambda: ["milestone:" + new], "after": lambda: ["after:%d" % self.number(earlier[0])],
                 "alone": lambda: ["-after:%d" % self.number(a) for a in old.after]}[what]()

        def change(t):
            old = t.milestone
            setattr(t, "after" if what == "alone" else what, new)
            return t, [Effect(t.ref, "milestone", old, new) if what == "milestone" else Effect(t.ref, "edit")]

        self.do(name, "edit", refs[0], *words)
        return self.event(name, refs, change)

    def gone(self, name, verb, ok):
        refs = self.pick(name, ok)

        def change(t):
            if t.ref not in refs:  # it no longer waits for what is deleted
                t.after = tuple(a for a in t.after if a not in refs)
                return t, [Effect(t.ref, "edit")]
            e = Effect(t.ref, verb, t.column, None)
            t.archived = verb == "archive" or t.archived and verb != "unarchive"
            t.deleted = verb == "delete"
            return t, [e]

        waiting = [t.ref for t in self.w.tasks.values() if verb == "delete" and not t.deleted and refs and refs[0] in t.after]
        if refs and self.newer(name, waiting):
            self.do(name, verb, refs[0], "--force")
            return self.event(name, refs + waiting, change)

    def archive(self, name):
        return self.gone(name, "archive", lambda t: not t.archived)

    def unarchive(self, name):
        return self.gone(name, "unarchive", lambda t: t.archived)

    def delete(self, name):
        parents = {t.parent for t in self.w.tasks.values()}
        return self.gone(name, "delete", lambda t: t.ref not in parents)

    def undo(self, name):
        stack = self.w.done_stack.get(name)
        if stack and self.w.can(stack[-1], True) and self.newer(name, stack[-1].after):
            self.do(name, "undo", "--force")
            return self.w.undo(self.clock(name), name)

    def redo(self, name):
        stack = self.w.undone_stack.get(name)
        if stack and self.w.can(stack[-1][0], False) and self.newer(name, stack[-1][0].before):
            self.do(name, "redo", "--force")
            return self.w.redo(self.clock(name), name)

    def newer(self, name, tasks):
        return all(self.w.touched[ref] < self.clock(name) for ref in tasks)

    def checkin(self, name, words=None, refs=None):
        w, r = self.w, self.roll
        mine = [t.ref for t in w.live() if name in t.people and t.kind != "done"]
        anyones = [t.ref for t in w.live() if t.kind != "done"]
        if refs is None:
            pool = mine if mine and r.random() < 0.85 else anyones
            refs = sorted(r.sample(pool, min(len(pool), r.choices((0, 1, 2, 3, 4), (2, 3, 4, 2, 1))[0])), key=self.number)
        if words is None and (not refs or r.random() < 0.4):
            words = r.choice(["out at noon", "ask me", "half a day", "on the phone"])
        at = self.clock(name)
        day = day_of_checkin(w, name, at, self.zone(name))
        flags, blocked = [], None
        free = [t for t in mine if t not in refs and not w.tasks[t].reason and w.touched[t] < at]
        if refs and free and r.random() < 0.15:
            blocked = r.choice(free)
            flags = ["--blocked", blocked + "=no luck"]
        self.do(name, "checkin", *([self.list(refs)] if refs else []), *(words.split() if words else []), *flags)
        c = CheckIn(day, refs, words or "", {x: w.tasks[x].column for x in refs})
        self.event(name, [blocked] if blocked else [], self.blocking(name, "no luck"), checkin=c)
        return True

    def leave(self, name, leaver):
        """Somebody leaves, who has just finished what was nobody's; kim takes them off the board."""
        refs = self.pick(leaver, lambda t: not t.people and t.kind != "done" and not t.archived)
        if refs:
            self.do(leaver, "done", refs[0], "--force")
            self.to(leaver, refs, "Done")
            self.moment += timedelta(minutes=1)
        refs = [t.ref for t in self.w.tasks.values() if leaver in t.people and not t.deleted and not t.archived]
        if not self.newer(name, refs):
            return False
        self.do(name, "people", "rm", leaver, "--force")
        self.w.people[leaver].left = True
        self.event(name, [], None, fixed=True)
        for ref in refs:
            self.give([ref], name, [p for p in self.w.tasks[ref].people if p != leaver]).fixed = True
        return True

    ACTIONS = ((add, 9), (move, 24), (done, 9), (reopen, 4), (block, 5), (unblock, 3), (assign, 4), (hand, 3), (comment, 7),
               (check, 7), (edit, 6), (archive, 2), (unarchive, 1), (delete, 1.5), (undo, 8), (redo, 5), (checkin, 3))

    def something(self, name):
        act = self.roll.choices([a for a, _ in self.ACTIONS], [n for _, n in self.ACTIONS])[0]
        return act(self, name)
