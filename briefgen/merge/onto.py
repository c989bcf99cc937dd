"""What new texts tell, put onto a matrix that is there: its ids stay, what other texts gave stays, and what people corrected stands.

The matrix that is there holds rows, not the accounts that they were made of. So an event all of whose texts are given again is told anew; one
that also rests on texts that are not given now keeps what it has, and takes from the new accounts what it lacks, or what a better text says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from briefgen.extract.registry import fold, name_tokens
from briefgen.merge.agreed import FIELDS as AREA_FIELDS
from briefgen.merge.agreed import with_areas
from briefgen.merge.disagreements import matrix_checks, onto_checks
from briefgen.merge.known import event_ids, renamed, with_known_sources, without
from briefgen.merge.names import name_rows
from briefgen.merge.statements import ALIKE
from briefgen.model import (
    Check,
    Event,
    Evidence,
    Matrix,
    Mechanism,
    Name,
    Participant,
    Severity,
    Source,
    Statement,
    Status,
    YearBasis,
)

# The fields of an event that come from one text together: a date without its reason, or a name without its title, would say something new.
_WHEN = (
    "date_start",
    "date_end",
    "date_text",
    "date_partial",
    "date_precision",
    "year_basis",
    "date_reason",
    "date_alternatives",
    "weekday_stated",
)
_WHERE = ("city", "country", "venue", "mode")
_SERIES = ("name", "mechanism_id", "round_no")
_LEADS = (("lead_a", "lead_a_title", "lead_a_level"), ("lead_b", "lead_b_title", "lead_b_level"), ("other_leads",))
_ALONE = ("part_of", "framework", "anniversaries", "outcome_doc")
_UNITED = ("sources", "evidence")
_NO_LONGER = "No longer so: "
Only = dict[tuple[str, str], frozenset[str]]
Kept = Callable[[str, str], Collection[str]]  # of a sheet and the id of a row on it: the fields that stay as they stand there


@dataclass(frozen=True, slots=True)
class Merged:
    """`rows`: what new texts give, under the ids of the matrix that is there. `only`: (sheet, id) -> the fields of a row that they speak of,
    where they do not speak of all. `whole`: the matrix that comes of it."""

    rows: Matrix
    only: Mapping[tuple[str, str], frozenset[str]]
    whole: Matrix


def _nothing(_sheet: str, _row: str) -> Collection[str]:
    return ()


def merge_onto(
    held: Matrix,
    fresh: Matrix,
    texts: Mapping[str, str],
    gone: Collection[str] = (),
    corrected: Collection[tuple[str, str]] = (),
    kept: Kept = _nothing,
) -> Merged:
    """The rows of `fresh`, the matrix of the new texts, put onto `held`. `texts` are the new texts by the id of their source in `fresh`;
    `gone` the ids of events that somebody has deleted, which stay deleted with all that hangs on them; `corrected` (event, field) of the cells
    that a person has changed: what a person says is no source, with which others could disagree; `kept` tells the fields of a row that stay as they
    are in `held`, whatever the texts say, and so in `whole`, too."""
    fresh = with_known_sources(held, fresh, texts)
    given = {source.source_id for source in fresh.sources}
    names = event_ids(held, fresh, gone)
    fresh = without(renamed(fresh, names), gone)
    only: Only = {}
    rows = replace(
        fresh,
        events=tuple(_onto_events(held, fresh, given, only)),
        participants=tuple(_onto_participants(held, fresh, given, only)),
        statements=tuple(_onto_statements(held, fresh, given, only)),
        mechanisms=tuple(_onto_mechanisms(held, fresh, only)),
        sources=tuple(_onto_sources(held, fresh, only)),
        evidence=tuple(_onto_evidence(held, fresh, only)),
        as_of=max((day for day in (held.as_of, fresh.as_of) if day), default=None),
    )
    whole = _laid_over(held, rows, only, kept)
    rows = replace(rows, events=tuple(_with_areas(held, rows, whole, only)))
    whole = replace(whole, events=_laid(held.events, rows.events, "event_id", "Events", only, kept))
    rows = replace(rows, names=tuple(_told_names(held, fresh, whole)))
    whole = replace(whole, names=_laid(held.names, rows.names, "name_id", "Names", only, kept))
    own = {check.check_id for check in matrix_checks(fresh)}
    checks = [check for check in fresh.checks if check.check_id not in own and _still_holds(check, held, whole, only)]
    checks += [*_conflicts(held, fresh, only, set(corrected)), *matrix_checks(whole), *_settled(held, whole, only)]
    told = {check.check_id for check in held.checks}
    only |= {
        ("Checks", check.check_id): frozenset[str]()
        for check in checks
        if check.check_id in told and ("Checks", check.check_id) not in only
    }
    rows = replace(rows, checks=tuple({check.check_id: check for check in checks}.values()))
    whole = replace(whole, checks=_laid(held.checks, rows.checks, "check_id", "Checks", only, kept))
    return Merged(rows, only, whole)


def _with_areas(held: Matrix, rows: Matrix, whole: Matrix, only: Only) -> Iterable[Event]:
    """The events of `rows` with the areas that the statements of `whole` give, and behind them every other event whose areas they change:
    a person who takes a statement for a proposal, not an agreement, has what was agreed follow."""
    told = {event.event_id: event for event in with_areas(whole.events, whole.statements, whole.evidence, whole.areas)}
    for event in rows.events:
        yield replace(event, **{name: getattr(told[event.event_id], name) for name in AREA_FIELDS})
        if (key := ("Events", event.event_id)) in only:
            only[key] |= frozenset(AREA_FIELDS)
    new = {event.event_id for event in rows.events}
    for event in held.events:
        if event.event_id not in new and any(getattr(event, name) != getattr(told[event.event_id], name) for name in AREA_FIELDS):
            only["Events", event.event_id] = frozenset(AREA_FIELDS)
            yield told[event.event_id]


def _told_names(held: Matrix, fresh: Matrix, whole: Matrix) -> Iterable[Name]:
    """The names of the whole matrix, but for those that stand only where a person wrote them: a desk that makes Washington "Washington DC" has
    one place, not two."""
    printed = {row.name_id for row in (*held.names, *name_rows(fresh.events, fresh.participants))}
    return (row for row in name_rows(whole.events, whole.participants) if row.name_id in printed)


# --- row onto row ------------------------------------------------------------------------------------------------------------------


def _onto_events(held: Matrix, fresh: Matrix, given: set[str], only: Only) -> Iterable[Event]:
    there = {event.event_id: event for event in held.events}
    sources = {source.source_id: source for source in (*held.sources, *fresh.sources)}
    for event in fresh.events:
        old = there.get(event.event_id)
        if old is None or set(old.sources) <= given:
            yield _turned_as(old, event)
        else:
            joined = _joined_event(old, event, sources)
            only["Events", event.event_id] = frozenset(joined)
            yield replace(old, **joined)


def _turned_as(old: Event | None, event: Event) -> Event:
    """An event told anew with its sides as they stand: which party comes first is a matter of what texts there are, and of taste."""
    if old is None or len(event.parties) != 2 or old.parties != event.parties[::-1]:
        return event
    sides = {f"lead_{one}{rest}": getattr(event, f"lead_{other}{rest}") for one, other in ("ab", "ba") for rest in ("", "_title", "_level")}
    return replace(event, parties=old.parties, **sides)


def _joined_event(old: Event, new: Event, sources: Mapping[str, Source]) -> dict[str, Any]:
    """What a new account changes in an event that also rests on other texts."""
    first = _rank(new, sources) < _rank(old, sources)
    joined: dict[str, Any] = {name: tuple(dict.fromkeys([*getattr(old, name), *getattr(new, name)])) for name in _UNITED}
    if new.date_start and (first or not old.date_start):
        joined |= {name: getattr(new, name) for name in _WHEN}
    if new.city and (first or not old.city):
        joined |= {name: getattr(new, name) for name in _WHERE if getattr(new, name)}
    if (new.mechanism_id and not old.mechanism_id) or (first and new.mechanism_id):
        joined |= {name: getattr(new, name) for name in _SERIES}
    flipped = old.parties == tuple(reversed(new.parties)) and len(old.parties) == 2
    for names in _LEADS:
        theirs = tuple(name.replace("_a", "_x").replace("_b", "_a").replace("_x", "_b") for name in names) if flipped else names
        if getattr(new, theirs[0]) and (first or not getattr(old, names[0])):
            joined |= {name: getattr(new, other) for name, other in zip(names, theirs, strict=True)}
    for name in _ALONE:
        if getattr(new, name) and not getattr(old, name):
            joined[name] = getattr(new, name)
    if new.co_chaired and not old.co_chaired:
        joined["co_chaired"] = True
    if old.status is not Status.HELD and new.status is Status.HELD:
        joined |= {"status": new.status, "kind": new.kind, "name": new.name}
    return joined


def _rank(event: Event, sources: Mapping[str, Source]) -> tuple[object, ...]:
    """As for accounts: reported before referred to, joint text and official readout before press, dated, with a printed year."""
    own = [sources[name] for name in event.sources if name in sources]
    tier = min((source.tier or 9 for source in own), default=9)
    copies = bool(own) and all(source.same_text_as for source in own)
    return (event.status is not Status.HELD, copies, tier, event.date_start is None, event.year_basis is YearBasis.INFERRED)


def _united(old: Any, new: Any, key: tuple[str, str], only: Only, names: Sequence[str] = _UNITED) -> Any:
    """The row that is there with the sources and evidence of the new one added."""
    only[key] = frozenset(names)
    return replace(old, **{name: tuple(dict.fromkeys([*getattr(old, name), *getattr(new, name)])) for name in names})


def _onto_participants(held: Matrix, fresh: Matrix, given: set[str], only: Only) -> Iterable[Participant]:
    there = {row.participant_id: row for row in held.participants}
    by_name: dict[str, list[Participant]] = {}
    for row in held.participants:
        by_name.setdefault(row.event_id, []).append(row)
    done: set[str] = set()
    for row in fresh.participants:
        tokens = name_tokens(row.name)
        others = (one for one in by_name.get(row.event_id, ()) if one.side == row.side and tokens and name_tokens(one.name) == tokens)
        old = there.get(row.participant_id) or next(others, None)
        if old is None or (old.participant_id == row.participant_id and set(old.sources) <= given):
            yield row
        elif old.participant_id not in done:
            done.add(old.participant_id)
            yield _united(old, row, ("Participants", old.participant_id), only)


def _onto_statements(held: Matrix, fresh: Matrix, given: set[str], only: Only) -> Iterable[Statement]:
    there = {row.statement_id: row for row in held.statements}
    by_event: dict[str, list[Statement]] = {}
    for row in held.statements:
        if not set(row.sources) <= given:  # what only given texts say has been told anew
            by_event.setdefault(row.event_id, []).append(row)
    done: set[str] = set()
    for row in fresh.statements:
        old = there.get(row.statement_id) or next(
            (one for one in by_event.get(row.event_id, ()) if one.statement_id not in done and _alike(one, row)), None
        )
        if old is None or (old.statement_id == row.statement_id and set(old.sources) <= given):
            yield row
        elif old.statement_id not in done:
            done.add(old.statement_id)
            yield _united(old, row, ("Statements", old.statement_id), only)


def _alike(a: Statement, b: Statement) -> bool:
    return a.side == b.side and a.stance is b.stance and token_set_ratio(fold(a.text), fold(b.text)) >= ALIKE


def _onto_mechanisms(held: Matrix, fresh: Matrix, only: Only) -> Iterable[Mechanism]:
    there = {row.mechanism_id: row for row in held.mechanisms}
    for row in fresh.mechanisms:
        old = there.get(row.mechanism_id)
        if old is None:
            yield row
            continue
        names = {name: None for text in (old.aliases, row.name, row.aliases) for name in text.split(" | ") if name and name != old.name}
        changed: dict[str, Any] = {"aliases": " | ".join(names), "evidence": tuple(dict.fromkeys([*old.evidence, *row.evidence]))}
        changed |= {name: getattr(row, name) for name in ("stated_periodicity", "next_stated") if getattr(row, name)}
        if old.named_only and not row.named_only:
            changed["named_only"] = False
        only["Mechanisms", row.mechanism_id] = frozenset(changed)
        yield replace(old, **changed)


def _onto_sources(held: Matrix, fresh: Matrix, only: Only) -> Iterable[Source]:
    there = {row.source_id: row for row in held.sources}
    whole = {one.name for one in fields(Source)} - {"source_id", "same_text_as", "similarity"}
    for row in fresh.sources:
        if row.source_id in there and not row.same_text_as:
            only["Sources", row.source_id] = frozenset(whole)  # of which text it is a copy may stand in one that is not given now
        yield row


def _onto_evidence(held: Matrix, fresh: Matrix, only: Only) -> Iterable[Evidence]:
    there = {row.evidence_id: row for row in held.evidence}
    for row in fresh.evidence:
        old = there.get(row.evidence_id)
        if old is None:
            yield row
        else:
            yield _united(old, row, ("Evidence", row.evidence_id), only, ("supports",))


def _conflicts(held: Matrix, fresh: Matrix, only: Only, corrected: Collection[tuple[str, str]]) -> Iterable[Check]:
    """Where a new text and what stands in the workbook disagree on an event that also rests on other texts."""
    there = {event.event_id: event for event in held.events}
    for event in fresh.events:
        old = there.get(event.event_id)
        if old is None or ("Events", event.event_id) not in only:
            continue
        yield from onto_checks(old, event, {name for key, name in corrected if key == event.event_id})


def _still_holds(check: Check, held: Matrix, whole: Matrix, only: Only) -> bool:
    """Whether what was found in the new texts alone also holds of an event that rests on others, too, and has not been told before."""
    if any(other.rule == check.rule and other.where == check.where and other.check_id != check.check_id for other in held.checks):
        return False
    sheet, _, rest = check.where.partition("/")
    name, _, field_name = rest.partition("/")
    joined = only.get(("Events", name)) if sheet == "Events" else None
    if joined is None:
        return True
    event = next(event for event in whole.events if event.event_id == name)
    if check.rule == "NAM0" and event.lead_a and event.lead_b:
        return False
    return field_name != "date_start" or field_name in joined


def _settled(held: Matrix, whole: Matrix, only: Only) -> Iterable[Check]:
    """Checks over all texts that the new texts have settled: they say so, and stay for a person to close."""
    gone = {check.check_id for check in matrix_checks(held)} - {check.check_id for check in matrix_checks(whole)}
    for check in held.checks:
        if check.check_id in gone and not check.decision and not check.what.startswith(_NO_LONGER):
            only["Checks", check.check_id] = frozenset({"severity", "what", "fix"})
            yield replace(check, severity=Severity.INFO, what=_NO_LONGER + check.what, fix="nothing: the texts held now settle it")


# --- the matrix that comes of it ---------------------------------------------------------------------------------------------------

_SHEETS = (
    ("events", "event_id", "Events"),
    ("participants", "participant_id", "Participants"),
    ("statements", "statement_id", "Statements"),
    ("mechanisms", "mechanism_id", "Mechanisms"),
    ("sources", "source_id", "Sources"),
    ("evidence", "evidence_id", "Evidence"),
    ("parties", "code", "Parties"),
    ("areas", "area_id", "Areas"),
)


def _laid_over(held: Matrix, rows: Matrix, only: Only, kept: Kept) -> Matrix:
    """`held` with the new rows, and in rows that are there with what is new in them."""
    laid: dict[str, Any] = {name: _laid(getattr(held, name), getattr(rows, name), key, sheet, only, kept) for name, key, sheet in _SHEETS}
    return replace(held, as_of=rows.as_of, **laid)


def _laid(
    held: Sequence[Any], rows: Sequence[Any], key: str, sheet: str, only: Mapping[tuple[str, str], frozenset[str]], kept: Kept
) -> tuple[Any, ...]:
    new = {getattr(row, key): row for row in rows}
    laid = []
    for row in held:
        name = getattr(row, key)
        other = new.pop(name, None)
        if other is not None:
            names = only.get((sheet, name), frozenset(one.name for one in fields(row)))
            new_in = [one for one in names if getattr(other, one) != getattr(row, one)]
            stay = kept(sheet, name) if new_in else ()
            row = replace(row, **{one: getattr(other, one) for one in new_in if one not in stay})
        laid.append(row)
    return (*laid, *new.values())
