"""What was found in one text, as marks with all that a person needs to argue with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.evidence.marks import Mark, Sort, tidy
from briefgen.evidence.rows import Rows
from briefgen.evidence.unread import cut_marks, repair_marks
from briefgen.evidence.words import MEANINGS, STATUSES, code_of, day_of, days, place_of
from briefgen.model import Account, Act, Confidence, Event, Evidence, Person, Readout, Span, Statement, YearBasis

Facts = tuple[tuple[str, str], ...]


def marks_of(readout: Readout, accounts: Sequence[Account], rows: Rows) -> list[Mark]:
    """All marks of one text, in the order in which they open."""
    marks = [*cut_marks(readout), *repair_marks(readout)]
    marks += [_sentence(row, readout.raw_start) for row in rows.evidence_of(rows.source(readout))]
    for account, event in zip(accounts, rows.events_of(readout, accounts), strict=True):
        marks += _account(readout, account, event, rows)
    return tidy(marks, readout.raw)


def _account(readout: Readout, account: Account, event: Event | None, rows: Rows) -> Iterator[Mark]:
    own = (event.event_id,) if event else ()

    def mark(
        span: Span | None, sort: Sort, value: str, facts: Iterable[tuple[str, str]], ids: Iterable[str] = (), code: str = ""
    ) -> Iterator[Mark]:
        if span is not None:
            raw = readout.raw_span(span)
            row = rows.evidence_around(readout, raw.start)
            cited = (row.evidence_id,) if row else ()
            kept = tuple((label, text) for label, text in facts if text)
            yield Mark(raw.start, raw.end, sort, value, code, kept, own, tuple(dict.fromkeys((*ids, *own, *cited))))

    mechanism = (event.mechanism_id,) if event and event.mechanism_id else ()
    yield from mark(account.sentence, Sort.EVENT, account.name, _event_facts(account, event, rows), (*own, *mechanism))
    yield from mark(account.when.span, Sort.DATE, day_of(account.when), _date_facts(account, event))
    yield from mark(account.where.span, Sort.PLACE, place_of(account.where), _place_facts(account))
    series = (("Mechanism", account.series or account.name), ("Round", str(account.round_no or "")))
    yield from mark(account.name_span, Sort.MECHANISM, account.name, series, mechanism)
    rhythm = (("Mechanism", account.series), ("How often", account.periodicity))
    yield from mark(account.periodicity_span, Sort.MECHANISM, account.periodicity, rhythm, mechanism)
    for name, _, span in account.named:
        known = rows.mechanism(name, account.parties)
        facts = (("Mechanism", name), ("Why", "named here, not reported as a meeting"))
        yield from mark(span, Sort.MECHANISM, name, facts, (known.mechanism_id,) if known else ())
    for person in account.people:
        row = rows.participant(readout, event, person)
        yield from mark(person.span, Sort.PERSON, _person(person), _person_facts(person, rows), (row.participant_id,) if row else ())
    for act in account.acts:
        statement = rows.statement(readout, event, act)
        ids = (statement.statement_id, *statement.evidence) if statement else ()
        code = code_of(act)
        value = f"{rows.party(act.side)}: {act.verb} ({MEANINGS[code]})"
        yield from mark(act.span, Sort.STATEMENT, value, _act_facts(act, statement, rows), ids, str(code))


def _sentence(row: Evidence, begins: int) -> Mark:
    """`begins` is where the text stands in its file, from whose beginning the rows count."""
    return Mark(row.char_start - begins, row.char_end - begins, Sort.SENTENCE, row.evidence_id, rows=(row.evidence_id,))


def _event_facts(account: Account, event: Event | None, rows: Rows) -> Facts:
    leads = "; ".join(_person(person) + f" ({person.side or 'side unknown'})" for person in account.people if person.role == "lead")
    facts = [
        ("Event", account.name),
        ("Status", STATUSES[account.status]),
        ("Kind", str(account.kind)),
        ("Parties", ", ".join(rows.party(code) for code in account.parties)),
        ("Date", day_of(account.when)),
        ("Place", place_of(account.where) + (f", {account.where.mode}" if account.where.mode else "")),
        ("Leads", leads),
        ("Mechanism", account.series),
        ("Round", str(account.round_no or "")),
        ("Next round", account.next_round),
        ("Part of", account.part_of),
        ("Framework", account.framework),
        ("Anniversary", account.anniversary),
        ("Outcome", account.outcome),
        ("Note", "; ".join(account.notes)),
    ]
    if event:
        facts += [("In the matrix", _in_the_matrix(account, event)), ("Confidence", _confidence(event.confidence, event.confidence_reason))]
        facts += [("To look at", check.what) for check in rows.checks(event.event_id)]
    return tuple(facts)


def _in_the_matrix(account: Account, event: Event) -> str:
    """What the row has otherwise than this text; "" where they say the same."""
    pairs = (
        (event.name, account.name),
        (days(event.date_start, event.date_end), days(account.when.start, account.when.end)),
        (event.city, account.where.city),
    )
    return "; ".join(row for row, here in pairs if row and row != here)


def _date_facts(account: Account, event: Event | None) -> Facts:
    when = account.when
    basis = f"inferred: {when.reason}" if when.year_basis is YearBasis.INFERRED else when.reason
    return (
        ("Date", day_of(when)),
        ("As printed", when.text),
        ("Year", str(when.year_basis)),
        ("Reason", basis),
        ("Weekday", when.weekday),
        ("Would fit, too", ", ".join(when.alternatives)),
        ("Event", account.name),
        ("Confidence", _confidence(event.confidence, event.confidence_reason) if event else ""),
    )


def _place_facts(account: Account) -> Facts:
    where = account.where
    carried = "taken from the main meeting, not printed for this one" if where.carried else ""
    return (
        ("Venue", where.venue),
        ("City", where.city),
        ("Country", where.country),
        ("Mode", str(where.mode)),
        ("Reason", carried),
        ("Event", account.name),
    )


def _person(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.title) if part)


def _person_facts(person: Person, rows: Rows) -> Facts:
    return (
        ("Name", person.name or "not named"),
        ("Title", person.title),
        ("Organisation", person.organisation),
        ("Side", rows.party(person.side) or "unknown"),
        ("How the side is known", person.side_basis),
        ("Role", person.role),
    )


def _act_facts(act: Act, statement: Statement | None, rows: Rows) -> Facts:
    code = code_of(act)
    facts = [
        ("Code", f"{code}: {MEANINGS[code]}"),
        ("Side", rows.party(act.side)),
        ("Stance", f"{act.stance}, {act.strength}"),
        ("Verb", act.verb),
        ("Speaker", act.speaker),
        ("Towards", rows.party(act.object_side)),
        ("Areas", "; ".join(rows.area_names.get(area, area) for area in act.areas)),
        ("In the text’s words", " | ".join(act.areas_text)),
        ("Only inside a name", "; ".join(rows.area_names.get(area, area) for area in act.areas_named)),
        ("Carried over", act.carried),
        ("Limits", "; ".join(act.flags)),
    ]
    if statement:
        facts += [("Due", statement.due_stated), ("Confidence", _confidence(statement.confidence, statement.confidence_reason))]
        facts += [("To look at", check.what) for check in rows.checks(statement.statement_id)]
    return tuple(facts)


def _confidence(level: Confidence, reason: str) -> str:
    return f"{level}: {reason}" if reason else str(level)
