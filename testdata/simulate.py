"""Simulates a team and checks what standups, check-ins and reports say.

    simulate.py --baton PATH [--seeds 1-12] [--days N] [--keep DIR] [--spoil]

Each seed is a team of six who work on a board for some weeks, with the real program.
A model of its own, written from docs/standups.md and docs/reports.md, does the same, and
every figure the program says is compared with what the model says. --spoil then changes
what the model expects, one kind of figure at a time, and fails unless each is noticed.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

sys.dont_write_bytecode = True

from simulation.meeting import Meeting  # noqa: E402
from simulation.reports import Report  # noqa: E402
from simulation.scenario import Scenario  # noqa: E402
from simulation.spoil import RULES  # noqa: E402
from simulation.world import Standup  # noqa: E402

PLACES = ("Europe/Berlin", "Asia/Seoul", "America/Los_Angeles")
FORMS = ("text", "md", "html", "json")
EMPTY = ("alarms.others", "refused")  # always empty


class Baton:
    """The program, in a home of its own."""

    def __init__(self, path, home):
        self.path, self.home, self.calls = path, home, 0
        self.trace = []  # every command that changed something, to repeat it

    def run(self, args, at, tz, code=0):
        """What it prints; code None takes any."""
        now = at.astimezone(ZoneInfo(tz)).isoformat(timespec="seconds")
        env = {"HOME": self.home, "XDG_DATA_HOME": self.home + "/data", "XDG_CONFIG_HOME": self.home + "/config", "TMPDIR": self.home,
               "BATON_FILE": self.home + "/.baton.db", "BATON_NOW": now, "TZ": tz, "PATH": os.environ.get("PATH", ""), "USER": "nobody"}
        if "GORACE" in os.environ:
            env["GORACE"] = os.environ["GORACE"]
        self.calls += 1
        self.trace.append("TZ=%s BATON_NOW=%s baton %s" % (tz, now, " ".join(map(quoted, args))))
        p = subprocess.run([self.path, *args], env=env, cwd=self.home, capture_output=True, text=True)
        if code is not None and p.returncode != code:
            raise Broken("exit code %d, want %d: %s\n%s" % (p.returncode, code, self.trace[-1], p.stderr))
        return (p.returncode, p.stdout) if code is None else p.stdout


def quoted(arg):
    return arg if re.fullmatch(r"[\w:=,./-]+", arg) else "'%s'" % arg


class Broken(Exception):
    """The program refused what the model holds for possible."""


class Checks:
    """Compares, counts, and keeps what differs."""

    def __init__(self):
        self.n, self.skipped, self.differ = Counter(), Counter(), []
        self.moment, self.seen = "", {}  # a value of each kind that says something

    def same(self, kind, who, got, want):
        self.n[kind] += 1
        if want:
            self.seen[kind] = (got, want)
        if got != want:
            self.differ.append((self.moment, kind, who, got, want))


def when(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


class Run:
    """One seed."""

    def __init__(self, seed, path, home, days, checks):
        self.baton = Baton(path, home)
        self.s = Scenario(seed, self.baton, days)
        self.w, self.c = self.s.w, checks
        self.seed = seed

    def play(self):
        s, r = self.s, self.s.roll
        s.setup()
        leaves = r.randrange(6, 12)
        for i in range(s.days):
            day = s.first + timedelta(i)
            quiet = "empty" in s.special and i < 3
            if self.w.board_works(day):
                self.morning(day, quiet)
                if not quiet:
                    self.some(day, 12, 17, r.randrange(14, 22))
                if i > leaves and not self.w.people["zoe"].left:
                    s.moment += timedelta(minutes=20)
                    s.leave("kim", "zoe")
            if r.random() < 0.5 and not quiet:
                self.some(day, 19, 22, r.randrange(1, 5))
                s.moment = s.local(day, 22, 10)
                s.checkin(r.choice(self.names(day)))
            if i % 7 in (4, 6) or i == s.days - 1:
                s.moment = s.local(day, 23)
                self.reports()
        self.held_again()

    def names(self, day):
        """Who works, now and then somebody who is off."""
        r = self.s.roll
        return [p.name for p in self.w.active() if self.w.works(p.name, day) or r.random() < 0.1] or ["kim"]

    def some(self, day, start, end, n):
        """n things done between two hours, in the order of their moments."""
        r = self.s.roll
        names = self.names(day)
        for second in sorted(r.sample(range((end - start) * 3600), n)):
            self.s.moment = self.s.local(day, start) + timedelta(seconds=second)
            self.s.something(r.choice(names))

    def morning(self, day, quiet):
        s, r = self.s, self.s.roll
        names = self.names(day)
        if not quiet:
            self.some(day, 8, 9, r.randrange(0, 4))
        for i, name in enumerate(r.sample(names, r.randint(0, len(names)))):
            s.moment = s.local(day, 9, 2 + 3 * i)
            s.checkin(name)
            if r.random() < 0.2:
                s.moment += timedelta(seconds=40)
                s.checkin(name)
        s.moment = s.local(day, 9, 28)
        self.remind()
        if r.random() < 0.15:  # no standup today
            return
        self.strays(s.local(day, 9, 29), quiet)
        s.moment = s.local(day, 9, 30) + timedelta(seconds=r.randrange(200))
        self.standup(r.choice(names))
        self.strays(s.local(day, 9, 36), quiet)
        if r.random() < 0.1 and not quiet:  # a second one
            self.some(day, 10, 11, 5)
            s.moment = s.local(day, 11, 30)
            self.standup(r.choice(names))

    def strays(self, moment, quiet):
        """Those whose clocks are wrong do something just before or after a standup."""
        for p in self.w.active():
            if p.skew and not quiet:
                self.s.moment = moment
                self.s.comment(p.name)
                self.s.moment += timedelta(seconds=20)
                self.s.move(p.name)

    # What is asked.

    def ask(self, *args, name="kim", tz=None, code=0):
        return self.baton.run([*args, "--as", name], self.s.clock(name), tz or self.w.people[name].tz, code)

    def at(self, what):
        self.c.moment = "seed %d, %s: %s" % (self.seed, self.s.moment.isoformat(), what)

    def remind(self):
        self.at("checkin --remind")
        code, out = self.ask("checkin", "--remind", code=None)
        want = Meeting(self.w, self.s.moment, self.s.zone("kim"), []).remind()
        self.c.same("remind", "", sorted(out.split()), sorted(want))
        self.c.same("remind.code", "", code, int(bool(want)))

    def board(self, name):
        """Whether the board is as the model has it; returns the order of its tasks."""
        self.at("list --all --json")
        rows = {t["ref"]: t for t in json.loads(self.ask("list", "--all", "--json", name=name))}
        want = {t.ref: t for t in self.w.tasks.values() if not t.deleted}
        self.c.same("board", "tasks", sorted(rows), sorted(want))
        for ref, t in want.items():
            row = rows.get(ref)
            if row:
                got = (row["status"], sorted(row["assignees"]), (row["blocked"] or {}).get("reason", ""), bool(row["archived"]), row["milestone"] or "",
                       row["parent"] or "", [x["done"] for x in row["checklist"]], when(row["column_since"]), when(row["updated"]))
                self.c.same("board", ref, got, (t.column, sorted(t.people), t.reason, t.archived, t.milestone, t.parent, list(t.ticks), t.since, t.updated))
        return list(rows)

    def standup(self, name):
        s, r, w = self.s, self.s.roll, self.w
        order = self.board(name)
        zone, flags, since = s.zone(name), [], None
        if r.random() < 0.12:
            day = s.moment.astimezone(zone).date() - timedelta(r.randrange(1, 4))
            since = datetime(day.year, day.month, day.day, tzinfo=zone)
            flags = ["--since", day.isoformat()]
        if r.random() < 0.3:
            flags.append("--in-order")
        at = s.clock(name)
        meeting = Meeting(w, at, zone, order, since)
        self.at("standup --print --json " + " ".join(flags) + " --as " + name)
        told = json.loads(self.ask("standup", "--print", "--json", *flags, name=name))
        self.compare(meeting, told, "--in-order" in flags)
        self.c.same("held", "", (told["held"], told["present"], told["absent"]), (False, [], []))
        works = [p.name for p in w.active() if w.works(p.name, meeting.day)]
        present = works
        if r.random() < 0.6:
            present = [p.name for p in w.active() if p.name in works and r.random() < 0.8] or [name]
            flags += ["--present", ",".join(present)]
        parked = ["topic %d" % r.randrange(1000) for _ in range(r.choice((0, 0, 1, 2)))]
        decided = ["decision %d" % r.randrange(1000) for _ in range(r.choice((0, 0, 1)))]
        flags += [x for t in parked for x in ("--park", t)] + [x for t in decided for x in ("--decide", t)]
        self.at("standup --close --json " + " ".join(flags) + " --as " + name)
        out = self.ask("standup", "--close", "--json", *flags, name=name)
        held = json.loads(out)
        self.compare(meeting, held, "--in-order" in flags)
        self.c.same("order", "the same on one day", [p["person"] for p in held["people"]], [p["person"] for p in told["people"]])
        self.c.same("present", "", held["present"], present)
        self.c.same("absent", "", sorted(held["absent"]), sorted({p.name for p in w.active()} - set(present)))
        self.c.same("parked", "", [(p["text"], p["by"]) for p in held["parked"]], [(t, name) for t in parked])
        self.c.same("decided", "", held["decided"], decided)
        self.c.same("held", "", (held["held"], held["notes"]), (True, []))
        columns = {t.ref: t.column for t in w.tasks.values() if not t.deleted}
        record = Standup(meeting.day, at, name, held["zone"], present, parked, decided, columns, meeting.kept(), {"json": out})
        event = w.act(at, name, [], None, standup=record)
        self.elsewhere(record, "--last")
        if r.random() < 0.08:  # kept by mistake
            s.moment += timedelta(seconds=30)
            s.do(name, "undo", "--force")
            w.undo(s.clock(name), name)
            s.moment += timedelta(seconds=30)
            self.standup(name)
        return event

    def elsewhere(self, record, *which):
        """The minutes are the same bytes everywhere."""
        others = [p.name for p in self.w.active()]
        for i, place in enumerate(PLACES):
            for form in FORMS:
                who = others[i % len(others)]
                out = self.ask("standup", *which, "--format", form, name=who, tz=place)
                self.at("standup %s --format %s, in %s, as %s" % (" ".join(which), form, place, who))
                self.c.same("bytes", form, out, record.said.setdefault(form, out))

    def compare(self, meeting, told, in_order):
        c, w = self.c, self.w
        c.same("since", "", when(told["since"]), meeting.since)
        c.same("first", "", told["first"], meeting.by_clock and not meeting.told_since)
        people = [p["person"] for p in told["people"]]
        names = [p.name for p in w.active()]
        c.same("people", "", people if in_order else sorted(people), names if in_order else sorted(names))
        for p in told["people"]:
            want = meeting.turn(p["person"])
            got = {
                "finished": set(p["finished"]), "moved": set(p["moved"]),
                "moves": {m["ref"]: (m["back"], m["reopened"], tuple(m["way"])) for m in p["moves"]},
                "did": {(d["kind"], d["ref"]): d["n"] for d in p["did"]}, "doing": set(p["doing"]),
                "blocked": {b["ref"]: (when(b["since"]), b["why"]) for b in p["blocked"]},
                "waiting": {x["ref"] for x in p["waiting"]}, "next": p["next"],
                "promised": {x["ref"]: (x["day"], x["fate"], x["untouched"]) for x in p["promised"]},
                "today": set(p["today"]), "words": p["words"], "off": p["off"],
            }
            for k in want:
                c.same(k, p["person"], got[k], want[k])
        c.same("others", "", set(told["others"]), meeting.others())
        c.same("walk", "", told["walk"], meeting.walk())
        last = meeting.last.standup.parked if meeting.last else []
        c.same("parked_before", "", [p["text"] for p in told["parked_before"]], last)
        self.alarms(meeting, told)

    def alarms(self, meeting, told):
        got = {}
        for a in told["alarms"]:
            more = re.search(r"\(and (\d+) more\)$", a["text"])
            got.setdefault(a["person"], []).append((a["kind"], a["ref"], int(more[1]) if more else 0))
        for who, want in meeting.alarms().items():
            mine = got.pop(who, [])
            cut = want[:3]
            self.c.same("alarms.kinds", who, [a[0] for a in mine], [a[0] for a in cut])
            self.c.same("alarms.more", who, mine[-1][2] if mine else 0, max(0, len(want) - 3))
            for kind in {a[0] for a in cut}:
                refs, may = [a[1] for a in mine if a[0] == kind], [a[1] for a in want if a[0] == kind]
                if kind == "stale" or len(may) == len(refs):
                    self.c.same("alarms." + kind, who, set(refs), set(may[:len(refs)]))
                else:
                    self.c.same("alarms." + kind, who, set(refs) <= set(may) and len(set(refs)) == len(refs), True)
        self.c.same("alarms.others", "", got, {})

    def held_again(self):
        """All standups of the run, again."""
        self.at("standup --list --json")
        rows = json.loads(self.ask("standup", "--list", "--json"))
        want = [e.standup for e in reversed(self.w.standups())]
        self.c.same("list", "", [(when(x["at"]), x["by"], x["day"], x["present"], x["parked"], x["decided"]) for x in rows],
                    [(t.at, t.by, t.day.isoformat(), t.present, t.parked, t.decided) for t in want])
        for t in want:
            self.elsewhere(t, "--at", t.at.astimezone(timezone.utc).isoformat().replace("+00:00", "Z"))

    # Reports.

    def reports(self):
        for kind, days in (("weekly", 7), ("sprint", 14), ("flow", 84)):
            self.at("report %s --json" % kind)
            told = json.loads(self.ask("report", kind, "--json"))
            want = Report(self.w, self.s.moment, self.s.zone("kim"), days)
            if kind == "flow" and want.past:
                want.clip(min(h.created for h in want.past.values()).astimezone(want.zone).date())
            self.report(kind, told, want)
        self.at("report person --json")
        told = json.loads(self.ask("report", "person", "--json"))
        self.report("person", told, Report(self.w, self.s.moment, self.s.zone("kim"), 7))

    def report(self, kind, told, want):
        c = self.c
        c.same("report.window", kind, (told["since"], told["until"]), (want.first.isoformat(), want.last.isoformat()))
        self.figures(kind, told["figures"], want.figures(list(want.past)))
        for p in told["people"] or []:
            refs = want.whose(p["name"]) if p["name"] else want.nobodys()
            self.figures(kind + " of " + (p["name"] or "nobody"), p["figures"], want.figures(refs))
            c.same("report.open", p["name"], p["open"], want.open(refs))
        for m in told["milestones"] or []:
            refs, scope, done = want.milestone(m["name"])
            c.same("report.scope", m["name"], (m["scope"], m["done"]), (scope, done))
        if told["days"]:
            by_day = {d["day"]: d for d in told["days"]}
            for day, figures in want.days():
                got = by_day.get(day.isoformat(), {})
                for k, n in figures.items():
                    c.same("report.day." + k, day.isoformat(), got.get(k), n)

    def figures(self, of, told, want):
        for k, n in want.items():
            if k not in told:
                self.c.skipped[k] += 1
            elif isinstance(n, float):
                self.c.same("report." + k, of, round(told[k], 6), round(n, 6))
            else:
                self.c.same("report." + k, of, told[k], n)


def numbers(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def play(seed, path, days, keep, checks):
    """Simulates one seed; a folder to keep it in has the board, and all commands in the file commands."""
    with tempfile.TemporaryDirectory() as home:
        home = os.path.join(keep, str(seed)) if keep else home
        os.makedirs(home, exist_ok=True)
        run = Run(seed, path, home, days, checks)
        try:
            run.play()
        except Broken as e:
            checks.same("refused", "", str(e), "")
        if keep:
            with open(os.path.join(home, "commands"), "w", encoding="utf-8") as f:
                f.write("\n".join(run.baton.trace))


def spoil(path, seeds, days):
    """Spoils the model, one rule and one kind of figure at a time; returns what nobody would notice."""
    right = Checks()
    for seed in seeds:
        play(seed, path, days, None, right)
    missed = ["never anything but nothing: " + k for k in right.n if k not in right.seen and k not in EMPTY]
    for kind, (got, want) in right.seen.items():
        wrong = Checks()
        wrong.same(kind, "", got, (want, "spoilt"))
        missed += [] if wrong.differ else [kind]
    for rule, wrong_rule in RULES.items():
        wrong = Checks()
        with wrong_rule():
            for seed in seeds:
                if len(wrong.differ) <= len(right.differ):
                    play(seed, path, days, None, wrong)
        missed += [] if wrong.differ != right.differ[:len(wrong.differ)] or len(wrong.differ) > len(right.differ) else [rule]
    print("%d kinds of figures and %d rules spoilt, %d not noticed" % (len(right.seen), len(RULES), len(missed)))
    return missed


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--baton", required=True, help="the program")
    p.add_argument("--seeds", type=numbers, default=numbers("1-12"), help="3, or 1-12")
    p.add_argument("--days", type=int, default=21)
    p.add_argument("--keep", help="a folder for the boards and the commands")
    p.add_argument("--spoil", action="store_true", help="check the checks")
    a = p.parse_args()
    path = os.path.abspath(a.baton)
    if a.spoil:
        missed = spoil(path, a.seeds, a.days)
        sys.exit("not noticed: " + "; ".join(missed) if missed else 0)
    checks = Checks()
    for seed in a.seeds:
        play(seed, path, a.days, a.keep, checks)
    for moment, kind, who, got, want in checks.differ[:20]:
        print("%s\n  %s %s\n    got  %s\n    want %s" % (moment, kind, who, got, want))
    for k, n in checks.skipped.items():
        print("%d figures %s skipped: reports have none" % (n, k))
    figures = sum(checks.n.values())
    if checks.differ:
        print(", ".join("%d %s" % (n, k) for k, n in Counter(d[1] for d in checks.differ).most_common()))
        print("%d of %s figures differ. To repeat a seed, with all commands in DIR/SEED/commands:" % (len(checks.differ), format(figures, ",")))
        sys.exit("  %s --baton %s --seeds SEED --days %d --keep DIR" % (sys.argv[0], a.baton, a.days))
    print("%d seeds, %s figures agree" % (len(a.seeds), format(figures, ",")))


if __name__ == "__main__":
    main()
