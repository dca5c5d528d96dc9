"""What a report has to say, by docs/reports.md: by the clock, of what stands."""

from datetime import datetime, time, timedelta, timezone

from .world import COLUMNS

TICK = timedelta(milliseconds=1)


def utc(t):
    return t.astimezone(timezone.utc)  # Python reckons with what the clock on the wall shows


class History:
    """A task's past: since when it was in which column, blocked, off the board and whose."""

    def __init__(self, at, column, people):
        self.created = at
        self.way = [(at, column)]
        self.reasons = [(at, False)]
        self.gone = [(at, False)]
        self.people = [(at, people)]

    @staticmethod
    def of(steps, at):
        return next((v for t, v in reversed(steps) if t <= at), None)

    def kind(self, at):
        return COLUMNS.get(self.of(self.way, at))

    def wip(self, at):
        return self.kind(at) == "doing" and not self.of(self.gone, at)

    def started(self, until):
        return next((t for t, c in self.way if t <= until and COLUMNS[c] == "doing"), None)

    def finished(self, until):
        done = None
        for t, c in self.way:
            if t <= until:
                done = (done or t) if c == "Done" else None
        return done

    def dropped(self, until):
        """When it left the board without being done, None where it is back."""
        left = None
        for t, gone in self.gone:
            if t <= until:
                left = (left or t) if gone else None
        return left if left and self.kind(left) != "done" else None

    def blocked(self, since, until):
        """The spans in which it had a reason and was neither done nor gone."""
        moments = sorted({t for s in (self.way, self.reasons, self.gone) for t, _ in s if since < t < until} | {since, until})
        return [(a, b) for a, b in zip(moments, moments[1:]) if self.of(self.reasons, a) and self.kind(a) != "done" and not self.of(self.gone, a)]


def histories(w):
    out, stands = {}, w.standing()
    for e in w.log:
        if e.n not in stands or e.target:
            continue
        for x in e.effects:
            if x.what == "create":
                out[x.ref] = History(e.at, x.new, x.people)
                continue
            h = out.get(x.ref)
            if h is None:
                continue
            if x.what == "move":
                h.way.append((e.at, x.new))
            elif x.what in ("block", "unblock"):
                h.reasons.append((e.at, x.what == "block"))
            elif x.what in ("archive", "unarchive", "delete"):
                h.gone.append((e.at, x.what != "unarchive"))
            elif x.what == "assign":
                h.people.append((e.at, x.new))
    return out


def percentile(times, p):
    times = sorted(times)
    return times[-(-len(times) * p // 100) - 1] if times else 0


class Report:
    """A report of some days, the last of which is that of the moment it is made."""

    def __init__(self, w, at, zone, days):
        self.w, self.at, self.zone = w, at, zone
        self.last = at.astimezone(zone).date()
        self.first = self.last - timedelta(days - 1)
        self.past = histories(w)

    def midnight(self, day):
        return datetime.combine(day, time(), self.zone)

    def clip(self, first):
        self.first = max(self.first, first)

    def figures(self, refs):
        since = self.midnight(self.first)
        within = lambda t: t is not None and since <= t <= self.at
        past = [self.past[r] for r in refs]
        times = []
        for h in past:
            done = h.finished(self.at)
            if within(done):
                began = h.started(self.at)
                began = min(began, done) if began else done
                times.append((done.astimezone(self.zone).date() - began.astimezone(self.zone).date()).days + 1)
        blocked = sum((self.length(a, b) for h in past for a, b in h.blocked(since, self.at)), timedelta())
        eves = [min(self.at, self.midnight(self.first + timedelta(i + 1)) - TICK) for i in range((self.last - self.first).days + 1)]
        return {
            "finished": len(times), "started": sum(within(h.started(self.at)) for h in past), "added": sum(within(h.created) for h in past),
            "dropped": sum(within(h.dropped(self.at)) for h in past), "carried_over": sum(h.wip(since - TICK) and h.wip(self.at) for h in past),
            "cycle_time_50": percentile(times, 50), "cycle_time_85": percentile(times, 85), "wip_at_end": sum(h.wip(self.at) for h in past),
            "blocked_hours": blocked.total_seconds() / 3600, "wip": sum(h.wip(e) for h in past for e in eves) / len(eves),
            "reopened": sum(any(within(t) for t in self.reopenings(h)) for h in past),
        }

    def length(self, a, b):
        """How long it is from a to b: all time, or where the board has them its working hours."""
        if not self.w.hours:
            return utc(b) - utc(a)
        total, day = timedelta(), a.astimezone(self.zone).date()
        while day <= b.astimezone(self.zone).date():
            if self.w.board_works(day):
                opens, closes = (datetime.combine(day, t, self.zone) for t in self.w.hours)
                first, last = max(utc(a), utc(opens)), min(utc(b), utc(closes))
                total += max(last - first, timedelta())
            day += timedelta(1)
        return total

    @staticmethod
    def reopenings(h):
        return [t for (_, a), (t, b) in zip(h.way, h.way[1:]) if a == "Done" and b != "Done"]

    def whose(self, name):
        """The tasks of a person: assigned to them now, or to those it was when it was finished, if it was anybody's."""
        out = []
        for ref, h in self.past.items():
            done = h.finished(self.at)
            if name in (done and h.of(h.people, done) or h.people[-1][1]):
                out.append(ref)
        return out

    def nobodys(self):
        owned = {r for p in self.w.people for r in self.whose(p)}
        return [r for r in self.past if r not in owned]

    def open(self, refs):
        return sum(self.past[r].kind(self.at) != "done" and not self.past[r].of(self.past[r].gone, self.at) for r in refs)

    def milestone(self, name):
        refs = [r for r in self.past if self.w.tasks[r].milestone == name and not self.w.tasks[r].deleted]
        done = sum(self.past[r].kind(self.at) == "done" for r in refs)
        return refs, done + self.open(refs), done

    def days(self):
        for i in range((self.last - self.first).days + 1):
            day = self.first + timedelta(i)
            eve = min(self.at, self.midnight(day + timedelta(1)) - TICK)
            done = [h.finished(self.at) for h in self.past.values()]
            yield day, {
                "finished": sum(d is not None and d.astimezone(self.zone).date() == day for d in done),
                "wip": sum(h.wip(eve) for h in self.past.values()),
            }
