"""What new texts tell, under the names that it has in a matrix that is there: which source, which event, and what is named after them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import Any

from briefgen.checks.finding import make_check
from briefgen.merge.events import same_event
from briefgen.merge.ids import short_hash
from briefgen.merge.wire import containment_of, grams
from briefgen.model import Account, Check, Event, Matrix, Person, Precision, Span, When, Where

# Of a text that is there only its quotes are known. A copy of it holds nearly all of them; what two desks write of one meeting, or one desk of two,
# shares its opening and the names. Too few letters tell nothing.
_QUOTED, _ENOUGH = 0.9, 200


def with_known_sources(held: Matrix, fresh: Matrix, texts: Mapping[str, str]) -> Matrix:
    """`fresh` with the ids under which its texts stand in `held`, and with copies of texts that are there marked as copies."""
    by_hash = {source.sha256: source.source_id for source in held.sources if source.sha256}
    ids = {source.source_id: by_hash.get(source.sha256, source.source_id) for source in fresh.sources}
    taken = {source.source_id for source in held.sources}
    for source in fresh.sources:
        if source.sha256 not in by_hash and ids[source.source_id] in taken and source.sha256:
            ids[source.source_id] = f"S-{source.sha256[:12]}"
    fresh = _mapped(fresh, ids, {})
    texts = {ids.get(name, name): text for name, text in texts.items()}
    quotes: dict[str, list[str]] = {}
    for evidence in held.evidence:
        quotes.setdefault(evidence.source, []).append(evidence.quote)
    told = {name: " ".join(parts) for name, parts in quotes.items() if name not in texts and sum(map(len, parts)) >= _ENOUGH}
    sources = []
    for source in fresh.sources:
        if source.source_id not in taken and not source.same_text_as and (text := texts.get(source.source_id)):
            own = grams(text)
            close, first = max(((containment_of(quoted, own, _QUOTED), name) for name, quoted in told.items()), default=(0.0, ""))
            if close >= _QUOTED:
                source = replace(source, same_text_as=first, similarity=round(close, 2))
        sources.append(source)
    return replace(fresh, sources=tuple(sources))


def event_ids(held: Matrix, fresh: Matrix, gone: Collection[str]) -> dict[str, str]:
    """For each event of `fresh` its id in `held`: by a sentence that both rest on, else by parties, date, people; else one that is free."""
    by_evidence = {
        evidence.evidence_id: fact.partition(":")[0] for evidence in held.evidence for fact in evidence.supports if fact.endswith(":event")
    }
    accounts = {event.event_id: account_of(event, "held") for event in held.events}
    there = {event.event_id for event in held.events}
    names: dict[str, str] = {}
    used: set[str] = set()
    for event in fresh.events:
        mine = {evidence.evidence_id for evidence in fresh.evidence if f"{event.event_id}:event" in evidence.supports}
        told = sorted({by_evidence[one] for one in mine & by_evidence.keys()} & (there | set(gone)))
        account = account_of(event, "new")
        alike = [name for name, other in accounts.items() if name not in used and same_event(account, other)]
        alike.sort(key=lambda name: name != event.event_id)
        found = next((name for name in [*told, *alike] if name not in used), "")
        if not found and event.event_id in gone:
            found = event.event_id
        if not found:
            found = event.event_id
            if found in there or found in used:
                found = f"{found}-{short_hash(event.name, *sorted(event.sources))}"
        names[event.event_id] = found
        used.add(found)
    return names


def account_of(event: Event, text: str) -> Account:
    """An event as if one text told it, to be compared with those of another."""
    where = Where(event.city, event.country, event.venue, event.mode)
    when = When(
        event.date_text, event.date_start, event.date_end, event.date_partial, event.date_precision or Precision.NONE, event.year_basis
    )
    people = [
        Person(name.strip(), "", side, "", Span(0, 0))
        for side, lead in zip(event.parties, (event.lead_a, event.lead_b), strict=False)
        for name in lead.split(" / ")
        if name.strip()
    ]
    return Account(
        readout=text,
        status=event.status,
        kind=event.kind,
        name=event.name,
        primary=True,
        parties=event.parties,
        when=when,
        where=where,
        people=tuple(people),
        acts=(),
        series=event.mechanism_id,
        series_key=event.mechanism_id,
        round_no=event.round_no,
    )


def renamed(fresh: Matrix, names: Mapping[str, str]) -> Matrix:
    """`fresh` with other ids of events, and of all that is named after them."""
    stems = {old.removeprefix("EV-"): new.removeprefix("EV-") for old, new in names.items() if old != new}
    rows: dict[str, str] = dict(names)
    for row in fresh.participants:
        rows[row.participant_id] = _own_id(row.participant_id, "P-", row.event_id, stems)
    for statement in fresh.statements:
        rows[statement.statement_id] = _own_id(statement.statement_id, "ST-", statement.event_id, stems)
    return _mapped(fresh, {}, rows)


def _own_id(name: str, prefix: str, event_id: str, stems: Mapping[str, str]) -> str:
    stem = event_id.removeprefix("EV-")
    return f"{prefix}{stems[stem]}{name[len(prefix) + len(stem) :]}" if stem in stems and name.startswith(prefix + stem) else name


def _mapped(matrix: Matrix, sources: Mapping[str, str], rows: Mapping[str, str]) -> Matrix:
    """A matrix in which ids of sources (with those of their evidence) and of rows are others."""
    sources = {old: new for old, new in sources.items() if old != new}
    rows = {old: new for old, new in rows.items() if old != new}
    if not sources and not rows:
        return matrix
    stems = {old.removeprefix("S-"): new.removeprefix("S-") for old, new in sources.items()}

    def evidence_id(name: str) -> str:
        stem, dash, place = name.removeprefix("E-").rpartition("-")
        return f"E-{stems[stem]}{dash}{place}" if stem in stems else name

    def source(name: str) -> str:
        return sources.get(name, name)

    def fact(text: str) -> str:
        name, colon, what = text.partition(":")
        return rows.get(name, name) + colon + what

    def mapped(row: Any) -> Any:
        changed: dict[str, Any] = {}
        for one in fields(row):
            value = getattr(row, one.name)
            if one.name in ("event_id", "participant_id", "statement_id"):
                changed[one.name] = rows.get(value, value)
            elif one.name in ("source_id", "source", "same_text_as"):
                changed[one.name] = source(value)
            elif one.name == "sources":
                changed[one.name] = tuple(source(name) for name in value)
            elif one.name == "evidence_id":
                changed[one.name] = evidence_id(value)
            elif one.name == "evidence":
                changed[one.name] = tuple(evidence_id(name) for name in value)
            elif one.name == "supports":
                changed[one.name] = tuple(fact(text) for text in value)
        return replace(row, **changed)

    def check(row: Check) -> Check:
        sheet, _, rest = row.where.partition("/")
        name, slash, what = rest.partition("/")
        moved = f"{sheet}/{rows.get(name, source(name))}{slash}{what}"
        row = mapped(row)
        return row if moved == row.where else make_check(row.rule, row.severity, moved, row.what, row.fix, row.evidence)

    names = ("events", "participants", "statements", "mechanisms", "sources", "evidence")
    all_rows: dict[str, Any] = {name: tuple(mapped(row) for row in getattr(matrix, name)) for name in names}
    return replace(matrix, **all_rows, checks=tuple(check(row) for row in matrix.checks))


def without(fresh: Matrix, gone: Collection[str]) -> Matrix:
    """`fresh` without deleted events and what hangs on them."""
    lost = {event.event_id for event in fresh.events} & set(gone)
    if not lost:
        return fresh
    statements = tuple(row for row in fresh.statements if row.event_id not in lost)
    participants = tuple(row for row in fresh.participants if row.event_id not in lost)
    dropped = lost | ({row.statement_id for row in fresh.statements} - {row.statement_id for row in statements})
    dropped |= {row.participant_id for row in fresh.participants} - {row.participant_id for row in participants}
    evidence = []
    for row in fresh.evidence:
        supports = tuple(fact for fact in row.supports if fact.partition(":")[0] not in dropped)
        if supports:
            evidence.append(replace(row, supports=supports))
    return replace(
        fresh,
        events=tuple(event for event in fresh.events if event.event_id not in lost),
        statements=statements,
        participants=participants,
        evidence=tuple(evidence),
        checks=tuple(check for check in fresh.checks if not dropped & set(check.where.split("/")[1:2])),
    )
