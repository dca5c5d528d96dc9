"""Reckons what reports on flow and on milestones say, from `log --json` and
`export json` alone.

    check.py log.json board.json flow.json milestones.json

It shares nothing with the program but these words: docs/reports.md says what they
mean. Days are those of +09:00. At the end it spoils numbers of the report, one at a
time, and fails unless each of them is found.
"""

import copy
import json
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=9))


def when(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(ZONE)


class Task:
    def __init__(self):
        self.created = None
        self.way = []  # (moment, column)
        self.off = []  # (moment, whether it left, "archived" or "deleted")
        self.reasons = []  # (moment, why it is blocked from then on)
        self.stones = []  # (moment, its milestone from then on)
        self.first_stone = None  # (the one it came with,) if anything tells
        self.after = []  # (moment, what it waits for, whether from then on or no longer)

    def column(self, at):
        return next((c for t, c in reversed(self.way) if t <= at), None)

    def left(self, at):
        """The moment it left the board at which it was still away, None if it is here."""
        since = None
        for t, gone, _ in self.off:
            if t <= at:
                since = (since or t) if gone else None
        return since

    def here(self, kind, wanted):
        """The spans in which it is on the board, in columns of kinds that are wanted."""
        out, moments = [], sorted({t for t, *_ in self.way} | {t for t, *_ in self.off})
        for t, end in zip(moments, moments[1:] + [None]):
            column = self.column(t)
            if column and wanted(kind[column]) and self.left(t) is None:
                out.append((t, end))
        return out

    def milestone(self, at):
        known = [m for t, m in self.stones if t <= at]
        return known[-1] if known else (self.first_stone or (None,))[0]

    def deleted(self, at):
        return bool(self.off) and self.off[-1][0] <= at and self.off[-1][1:] == (True, "deleted")


def tasks(log, board):
    void, out = set(), defaultdict(Task)
    for ev in log:  # the newest first, so that what undoes comes before what it undoes
        if ev["seq"] in void:
            continue
        if ev["undoes"]:
            void.add(ev["undoes"])
            continue
        for c in reversed(ev["changes"]):
            task = out[c["ref"]] if c["ref"] else Task()
            if c["field"] == "created":
                task.created = when(c["at"])
            elif c["field"] == "status" and c["to"]:
                task.way.append((when(c["at"]), c["to"]))
            elif c["field"] in ("archived", "deleted"):
                gone = c["field"] == "deleted" or bool(c["to"])
                task.off.append((when(c["at"]), gone, c["field"]))
            elif c["field"] == "blocked":
                task.reasons.append((when(c["at"]), c["to"]))
            elif c["field"] == "milestone":
                task.stones.append((when(c["at"]), c["to"]))
                task.first_stone = (c["from"],)  # of the oldest, in the end
            elif c["field"] == "blocked_by":
                task.after.append((when(c["at"]), c["to"] or c["from"], bool(c["to"])))
    for task in out.values():
        for steps in (task.way, task.off, task.reasons, task.stones, task.after):
            steps.reverse()
            steps.sort(key=lambda s: s[0])
    doing = next((c["name"] for c in board["board"]["columns"] if c["kind"] == "doing"), None)
    for t in board["tasks"]:  # an import may tell no more than how it stands, and since when
        task = out[t["ref"]]
        if len(task.way) == 1 and t["column_since"]:
            task.way = [(when(t["column_since"]), t["status"])]
            if doing and t["started"] and when(t["started"]) < task.way[0][0]:
                task.way.insert(0, (when(t["started"]), doing))
        if t["blocked"] and not task.reasons:
            task.reasons = [(when(t["blocked"]["since"]), t["blocked"]["reason"])]
        if not task.stones:
            task.first_stone = (t["milestone"],)
        if t["archived"] and not task.off:
            task.off = [(when(t["archived"]), True, "archived")]
    return {ref: t for ref, t in out.items() if t.way}


def meet(a, b):
    """The time that lies in spans of both lists; a span without an end goes on."""
    out = []
    for f1, t1 in a:
        for f2, t2 in b:
            since, until = max(f1, f2), min((t for t in (t1, t2) if t), default=None)
            if until is None or since < until:
                out.append((since, until))
    return out


def joined(spans):
    out = []
    for f, t in sorted(spans, key=lambda s: s[0]):
        if out and (out[-1][1] is None or f <= out[-1][1]):
            ends = (out[-1][1], t)
            out[-1] = (out[-1][0], None if None in ends else max(ends))
        else:
            out.append((f, t))
    return out


def steps(all_of, holds):
    """The spans in which the last of some steps is one that holds."""
    nexts = [t for t, *_ in all_of[1:]] + [None]
    return [(s[0], n) for s, n in zip(all_of, nexts) if holds(s) and s[0] != n]


def hours(spans, begin, end, board):
    """How long some spans are between two moments, in the board's working hours if it
    has any."""
    total, work = timedelta(), board["board"].get("hours")
    for since, until in spans:
        since, until = max(since, begin), min(until or end, end)
        if until <= since:
            continue
        if not work:
            total += until - since
            continue
        day = since.date()
        while day <= until.date():
            name = day.strftime("%a").lower()
            holiday = any(h["first"] <= str(day) <= h["last"] for h in board["board"]["holidays"])
            if name in board["board"]["work_days"] and not holiday:
                a, b = (datetime.combine(day, datetime.strptime(c, "%H:%M").time(), ZONE) for c in work.split(".."))
                total += max(timedelta(), min(until, b) - max(since, a))
            day += timedelta(1)
    return total / timedelta(hours=1)


def stuck(all_of, kind, board, begin, end):
    """The hours that open tasks were blocked, and those in progress waited."""
    blocked = waited = 0
    for t in all_of.values():
        held = steps(t.reasons, lambda s: s[1])
        blocked += hours(meet(held, t.here(kind, lambda k: k != "done")), begin, end, board)
        waits = []
        for other in {s[1] for s in t.after}:
            way = all_of[other].way if other in all_of else []
            undone = steps(way, lambda s: kind[s[1]] != "done")
            waits += meet(steps([s for s in t.after if s[1] == other], lambda s: s[2]), undone)
        waited += hours(meet(joined(waits), t.here(kind, lambda k: k == "doing")), begin, end, board)
    return blocked, waited


def reckon(log, board, report):
    kind = {c["name"]: c["kind"] for c in board["board"]["columns"]}
    first, last = (datetime.fromisoformat(report[k]).date() for k in ("since", "until"))
    begin = datetime.combine(first, datetime.min.time(), ZONE)
    end = min(when(report["made"]), datetime.combine(last + timedelta(1), datetime.min.time(), ZONE) - timedelta(milliseconds=1))
    names = [c["name"] for c in report["flow"]["columns"]]
    days = [first + timedelta(i) for i in range((last - first).days + 1)]
    eves = [datetime.combine(d + timedelta(1), datetime.min.time(), ZONE) - timedelta(milliseconds=1) for d in days]
    out = {"cycle": {}, "lead": {}, "finished": Counter(), "wip": Counter(), "counts": Counter(), "figures": Counter(), "reopened": 0, "scope": Counter(), "done": Counter()}

    def within(at):
        return at is not None and begin <= at <= end

    def doing(t, at):
        return kind.get(t.column(at)) == "doing" and not t.left(at)

    for ref, t in all_tasks(log, board).items():
        start = done = None
        for at, column in t.way:
            if at > end:
                break
            if kind[column] == "doing":
                start = start or at
            if kind[column] != "done":
                out["reopened"] += done is not None
                done = None
            else:
                done = done or at
        if within(done):
            began = start or done
            out["cycle"][ref] = (done.date() - began.date()).days + 1
            out["lead"][ref] = (done.date() - min(t.created or began, began).date()).days + 1
            out["finished"][done.date()] += 1
        left = t.left(end)
        out["figures"]["finished"] += within(done)
        out["figures"]["started"] += within(start)
        out["figures"]["added"] += within(t.created)
        out["figures"]["dropped"] += within(left) and kind.get(t.column(left)) != "done"
        out["figures"]["wip_at_end"] += doing(t, end)
        out["figures"]["carried_over"] += doing(t, begin - timedelta(milliseconds=1)) and doing(t, end)
        for d, eve in zip(days, eves):
            column = t.column(eve)
            away = t.left(eve) is not None
            out["wip"][d] += doing(t, eve)
            if column and (not away or kind[column] == "done" and not t.deleted(eve)):
                out["counts"][d, column] += 1
        out["figures"]["reopened"] += any(
            within(at) and kind[was] == "done" and kind[column] != "done" and not t.left(at)
            for (_, was), (at, column) in zip(t.way, t.way[1:]))
        for d, eve in zip(days, eves):
            column, stone = t.column(eve), t.milestone(eve)
            if column and stone and (not t.left(eve) or kind[column] == "done" and not t.deleted(eve)):
                out["scope"][stone, d] += 1
                out["done"][stone, d] += kind[column] == "done"
    out["blocked_hours"], out["waiting_hours"] = stuck(all_tasks(log, board), kind, board, begin, end)
    out["names"] = names
    return out


CACHE = {}


def all_tasks(log, board):
    if not CACHE:
        CACHE.update(tasks(log, board))
    return CACHE


COUNTS = ("finished", "started", "added", "dropped", "wip_at_end", "carried_over", "reopened")
TIMES = ("blocked_hours", "waiting_hours")


def compare(report, want):
    for s in report["milestones"]:
        for b in s["burn_up"]:
            at = datetime.fromisoformat(b["day"]).date()
            told = (b["scope"], b["done"], b["open"])
            scope, done = want["scope"][s["name"], at], want["done"][s["name"], at]
            assert told == (scope, done, scope - done), (s["name"], b, scope, done)
        last = s["burn_up"][-1]
        assert (s["scope"], s["done"]) == (last["scope"], last["done"]), s["name"]
    for k in TIMES:
        assert abs(report["figures"][k] - want[k]) < 1e-6, (k, report["figures"][k], want[k])
    assert len(report["reopened"]) == want["figures"]["reopened"]
    scatter = report["flow"]["scatter"]
    for what in ("cycle", "lead"):
        told = {p["ref"]: p[what] for p in scatter}
        assert told == want[what], (what, set(told.items()) ^ set(want[what].items()))
    assert len(scatter) == len(want["cycle"])
    for k in COUNTS:
        assert report["figures"][k] == want["figures"][k], (k, report["figures"][k], want["figures"][k])
    for d in report["days"]:
        at = datetime.fromisoformat(d["day"]).date()
        assert d["finished"] == want["finished"][at], (d, want["finished"][at])
        assert d["wip"] == want["wip"][at], (d, want["wip"][at])
        counts = [want["counts"][at, name] for name in want["names"]]
        assert d["counts"] == counts, (d, counts)
    for what, of in (("cycle_time", "cycle"), ("lead_time", "lead")):
        times = sorted(want[of].values())
        for p in (50, 85, 95):
            nth = times[-(-len(times) * p // 100) - 1] if times else 0
            assert report["flow"][what]["p%d" % p] == nth, (what, p, nth)


def spoilt(report):
    """Copies of a report with one number changed."""

    def with_change(f):
        r = copy.deepcopy(report)
        f(r)
        return r

    for k in COUNTS + TIMES:
        yield k, with_change(lambda r: r["figures"].update({k: r["figures"][k] + 1}))
    for n in range(len(report["milestones"])):
        for k in ("scope", "done"):
            yield k, with_change(lambda r: r["milestones"][n].update({k: r["milestones"][n][k] + 1}))
            yield k, with_change(lambda r: r["milestones"][n]["burn_up"][0].update({k: 99_999}))
    for i in {0, len(report["days"]) // 2, len(report["days"]) - 1}:
        for k in ("finished", "wip"):
            yield k, with_change(lambda r: r["days"][i].update({k: r["days"][i][k] + 1}))
        yield "counts", with_change(lambda r: r["days"][i]["counts"].__setitem__(0, r["days"][i]["counts"][0] + 1))
    for k in ("cycle_time", "lead_time"):
        yield k, with_change(lambda r: r["flow"][k].update(p85=r["flow"][k]["p85"] + 1))
    if report["flow"]["scatter"]:
        yield "scatter", with_change(lambda r: r["flow"]["scatter"].pop())
        yield "cycle", with_change(lambda r: r["flow"]["scatter"][0].update(cycle=99_999))
        yield "lead", with_change(lambda r: r["flow"]["scatter"][0].update(lead=99_999))


def main():
    log, board, report, stones = (json.load(open(f, encoding="utf-8")) for f in sys.argv[1:5])
    assert (report["since"], report["until"]) == (stones["since"], stones["until"])
    report["milestones"] = stones["milestones"]
    want = reckon(log, board, report)
    compare(report, want)
    for what, wrong in spoilt(report):
        try:
            compare(wrong, want)
        except AssertionError:
            continue
        sys.exit("a wrong number was not found: " + what)
    print("%d tasks, %d finished, %d dropped, reopened %d times, blocked for %.1f h, waiting for %.1f h, %d in milestones" % (
        len(CACHE), want["figures"]["finished"], want["figures"]["dropped"], want["reopened"],
        want["blocked_hours"], want["waiting_hours"], sum(s["scope"] for s in stones["milestones"])))


main()
