"""What a standup has to say, by docs/standups.md."""


from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass
class Said:
    refs: list
    columns: dict  # of those tasks when they were promised
    words: list
    n: int  # place in the log where it was promised
    held: object = None  # the standup that keeps it


def day_of_checkin(w, name, at, zone):
    """The day a check-in is for."""
    local = at.astimezone(zone)
    day = local.date()
    met = any(e.standup.day == day for e in w.standups())
    if met or local.time() >= w.close or not w.works(name, day):
        return w.next_working(name, day)
    return day


def said(w, name, counts):
    """What a person has said for each day in the check-ins that count: {day: Said}."""
    out, stands = {}, w.standing()
    for e in w.log:
        if not e.checkin or e.by != name or e.n not in stands or not counts(e):
            continue
        c = e.checkin
        if c.refs or c.day not in out:
            out[c.day] = Said(list(c.refs), dict(c.columns), [c.words] if c.words else [], e.n)
        elif c.words:
            out[c.day].words.append(c.words)
    return out


class Meeting:
    """A standup at a moment, in a zone; since None counts from the last one held."""

    def __init__(self, w, at, zone, order, since=None):
        self.w, self.at, self.zone = w, at, zone
        self.order = order  # references as the board lists them
        self.day = at.astimezone(zone).date()
        held = w.standups()
        self.last = held[-1] if held else None
        self.told_since = since is not None
        self.by_clock = since is not None or not self.last
        if not self.by_clock:
            self.since, self.start = self.last.standup.at, self.last.standup.columns
            self.news = w.news(lambda e: e.n <= self.last.n)
        else:
            if since is None:
                day = self.day - timedelta(1)
                while not w.board_works(day):
                    day -= timedelta(1)
                since = datetime.combine(day, time(), zone)
            self.since = since
            self.start = self.columns_at(since)
            self.news = w.news(lambda e: e.at < since)
        self.ways, self.movers = self.moves()

    def columns_at(self, since):
        out = {}
        for e in self.w.log:
            if e.at >= since:
                continue
            for x in e.net():
                if x.what in ("create", "move", "restore"):
                    out[x.ref] = x.new
                elif x.what == "delete":
                    out.pop(x.ref, None)
        return out

    def moves(self):
        ways, movers = {}, {}
        for e, effects in self.news:
            for x in effects:
                if x.what == "create" and x.ref not in self.start:
                    ways[x.ref] = [x.new]
                    movers[x.ref] = e.by
                elif x.what == "move":
                    way = ways.setdefault(x.ref, [x.old])
                    way.append(x.new)
                    movers[x.ref] = e.by
        return {r: way for r, way in ways.items() if not self.w.tasks[r].deleted}, movers

    def told_to(self, t):
        names = [n for n in t.people if not self.w.people[n].left]
        if not names and not t.people and t.ref in self.movers and not self.w.people[self.movers[t.ref]].left:
            names = [self.movers[t.ref]]
        return names

    def outcomes(self):
        """(finished, moved, reports of ways) of all tasks."""
        finished, moved, told = set(), set(), {}
        for ref, way in self.ways.items():
            t = self.w.tasks[ref]
            was_done = [c == "Done" for c in way]
            if t.kind == "done":
                again = any(a and not b for a, b in zip(was_done, was_done[1:]))
                if self.start.get(ref) != "Done" or again:
                    finished.add(ref)
                if again:
                    told[ref] = (way[0] == way[-1], True, tuple(way))
            elif len(way) > 1 and not t.archived:
                if way[0] != way[-1]:
                    moved.add(ref)
                told[ref] = (way[0] == way[-1], any(was_done), tuple(way))
        return finished, moved, told

    def did(self, name):
        n = Counter()
        for e, effects in self.news:
            if e.by != name:
                continue
            for x in effects:
                if self.w.tasks[x.ref].deleted:
                    continue
                if x.what == "move" and x.old == "Review" and x.people and name not in x.people:
                    n["reviewed", x.ref] += 1
                elif x.what == "unblock" and not e.target:
                    n["unblocked", x.ref] += 1
                elif x.what == "assign" and not e.target and name in x.old and name not in x.new and set(x.new) - set(x.old):
                    n["handed", x.ref] += 1
                elif x.what in ("split", "tick", "comment"):
                    n[{"split": "split", "tick": "ticked", "comment": "commented"}[x.what], x.ref] += 1
        return dict(n)

    def fate(self, name, ref, column):
        t = self.w.tasks[ref]
        if t.kind == "done" and not t.deleted:
            return "kept"
        if t.deleted or t.archived or name not in t.people:
            return "dropped"
        if t.reason:
            return "blocked"
        if t.column != column:
            return "moved"
        return "waiting" if self.w.waits(t) else "open"

    def touched(self, ref, news):
        """Whether news tell that anything was done to a task, or a part of it."""
        parts = {t.ref for t in self.w.tasks.values() if t.parent == ref}
        return any(x.ref == ref or x.ref in parts for _, effects in news for x in effects)

    def untouched(self, name, ref, day, s):
        """Whether nothing has happened to what was promised for a day, for a whole working day."""
        if not self.w.works(name, self.day) or self.touched(ref, self.w.news(lambda e: e.n <= s.n)):
            return False
        days = [d for d in (day + timedelta(i) for i in range((self.day - day).days)) if self.w.works(name, d)]
        if s.held and s.held.standup.day in days:
            begin = datetime.combine(s.held.standup.day, time(), self.zone)
            if self.touched(ref, [(e, x) for e, x in self.w.news(lambda e: e.at < begin) if e.n < s.n]):
                days.remove(s.held.standup.day)
        return bool(days)

    def pledged(self, name):
        """{day: Said} of what was promised in the last standup or since."""
        out = {}
        if self.last:
            for day, s in self.last.standup.pledged.get(name, {}).items():
                out[day] = Said(s.refs, s.columns, [], self.last.n, self.last)
        n = self.last.n if self.last else -1
        for day, s in said(self.w, name, lambda e: e.n > n).items():
            if s.refs:
                out[day] = s
                s.columns = {ref: self.column_then(ref, n, s) for ref in s.refs}
        return out

    def column_then(self, ref, n, s):
        """Where a task was when it was promised: what has been undone since the last standup never was."""
        column = self.last.standup.columns.get(ref) if self.last else None
        for e, effects in self.w.news(lambda e: e.n <= n):
            for x in effects:
                if e.n < s.n and x.ref == ref and x.what in ("create", "move", "restore"):
                    column = x.new
        return column or s.columns[ref]

    def promised(self, name):
        """{ref: (day, fate, untouched)} of the last day before this for which anything was promised."""
        by_day = {d: s for d, s in self.pledged(name).items() if d < self.day and s.refs}
        if not by_day:
            return {}
        day, out = max(by_day), {}
        for ref in by_day[day].refs:
            fate = self.fate(name, ref, by_day[day].columns[ref])
            out[ref] = (day.isoformat(), fate, fate == "open" and self.untouched(name, ref, day, by_day[day]))
        return out

    def today(self, name):
        refs, words = [], []
        for day, s in sorted(self.pledged(name).items()):
            if day >= self.day:
                refs += [r for r in s.refs if not self.w.tasks[r].deleted and r not in refs]
        for day, s in sorted(said(self.w, name, lambda e: True).items()):
            if day >= self.day or not self.last or self.last.standup.day < day:
                words += s.words
        return refs, "; ".join(words) or None

    def kept(self):
        """{person: {day: Said}} of what is promised in this standup once it is held."""
        out = {}
        for p in self.w.people.values():
            days = {d: s for d, s in self.pledged(p.name).items() if d >= self.day}
            for d, s in days.items():
                columns = {r: self.w.tasks[r].column for r in s.refs if not self.w.tasks[r].deleted}
                out.setdefault(p.name, {})[d] = Said(list(columns), columns, [], None)
        return out

    def turn(self, name):
        """All that a person's turn says."""
        w = self.w
        finished, moved, told = self.outcomes()
        mine = lambda refs: {r for r in refs if name in self.told_to(w.tasks[r])}
        own = [t for t in w.live() if name in t.people and t.kind not in ("done", "backlog")]
        today, words = self.today(name)
        free = [t for t in own if not t.reason and not w.waits(t)]
        ready = sorted((t.ref for t in free if t.kind == "todo"), key=self.order.index)
        theirs = {r for r in told if name in w.tasks[r].people}
        return {
            "finished": mine(finished), "moved": {r for r in moved if name in w.tasks[r].people},
            "moves": {r: told[r] for r in told if r in theirs or r in finished and r in mine(finished)},
            "did": self.did(name), "doing": {t.ref for t in free if t.kind == "doing"},
            "blocked": {t.ref: (t.blocked_at, t.reason) for t in own if t.reason},
            "waiting": {t.ref for t in own if not t.reason and w.waits(t)}, "next": ready[:3],
            "promised": self.promised(name), "today": set(today), "words": words, "off": not w.works(name, self.day),
        }

    def others(self):
        return {r for r in self.outcomes()[0] if not self.told_to(self.w.tasks[r])}

    def walk(self):
        cards = [t for t in self.w.live() if t.kind == "doing"]
        return [t.ref for column in ("Review", "Doing") for t in sorted(cards, key=lambda t: t.since) if t.column == column]

    # What comes up by itself.

    def stale(self, t):
        last = t.updated.astimezone(self.zone).date()
        days = sum(self.w.board_works(last + timedelta(i)) for i in range(1, (self.day - last).days + 1))
        return days >= self.w.stale

    def alarms(self):
        """{person, or None for all: [(kind, the refs it may be about)]}, the worst first."""
        w, out = self.w, {None: []}
        doing = sorted((t for t in w.live() if t.kind == "doing"), key=lambda t: t.updated)
        for p in w.people.values():
            if p.left:
                for ref, (_, fate, _) in self.promised(p.name).items():
                    if fate != "kept" and not w.tasks[ref].deleted:
                        out[None].append(("broken", ref))
        for column, limit in w.limits.items():
            if sum(t.column == column for t in w.live()) > limit:
                out[None].append(("over", None))
        out[None] += [("stale", t.ref) for t in doing if self.stale(t) and not t.people]
        out[None] += [("unowned", t.ref) for t in doing if not t.people]
        for p in w.active():
            mine = out[p.name] = [("broken", r) for r, (_, _, idle) in self.promised(p.name).items() if idle]
            if p.limit and sum(p.name in t.people for t in doing) > p.limit:
                mine.append(("over", None))
            broken = {r for _, r in mine}  # of one task the worst is enough
            mine += [("stale", t.ref) for t in doing if self.stale(t) and sorted(t.people)[:1] == [p.name] and t.ref not in broken]
            turn = self.turn(p.name)
            if not turn["off"] and not any(turn[k] for k in ("doing", "blocked", "waiting", "next")):
                mine.append(("idle", None))
        return out

    def remind(self):
        """Who is still to check in."""
        today = [e for e in self.w.standups() if e.standup.day == self.day]
        stands, out = self.w.standing(), []
        for p in self.w.active():
            checked = any(e.checkin and e.n in stands and e.by == p.name and e.checkin.day >= self.day for e in self.w.log)
            if self.w.works(p.name, self.day) and not checked and not any(p.name in e.standup.present for e in today):
                out.append(p.name)
        return out
