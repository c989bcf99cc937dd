"""The sheet ReadoutCompare: what the accounts of both sides say of one meeting, area by area, and the facts that they tell differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from briefgen.model import BOTH, Check, Event, Evidence, Matrix, Source, Statement, Status
from briefgen.model.compared import TIERS, Category, Told, compared_topics, conflicts
from briefgen.model.grouped import Grouped
from briefgen.workbook.columns import Column, Holds, SheetSpec, computed_column, human_column, repeated_column, text_column
from briefgen.workbook.formulas import first_of, link
from briefgen.workbook.schema import READOUT_COMPARE

_Row = TypeVar("_Row", Statement, Check)
_Any = TypeVar("_Any", Statement, Evidence)
_NAMED, _LONG = 5, 200  # texts named in a cell, and signs of a publisher's name: Sources and Evidence have all
_FACTS = {"date": "Date of the meeting", "title": "Title of a lead", "number": "Number of the round", "place": "Place of the meeting"}


@dataclass(frozen=True, slots=True)
class Account:
    """What the texts of one party say: the words, their code, and the texts; all empty where they do not mention it."""

    party: str
    words: str = ""
    code: str = ""
    sources: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """An area, or a fact (`fact_field`), in the accounts of two parties of a meeting. Party A is the one that Events has as such."""

    comparison_id: str
    event: Event
    topic: str
    category: Category
    a: Account
    b: Account
    area: str = ""
    fact_field: str = ""
    reading: str = ""


def _see(side: str) -> Column:
    first = first_of(f"Evidence of {side}")
    return computed_column(f"Go to {side}", link(first, "Evidence", "Evidence", f'"see "&{first}'), Holds.TEXT, 15, is_link=True)


def _account(side: str) -> tuple[Column, ...]:
    return (
        repeated_column(f"Party {side}", width=8.5),
        repeated_column(f"Code of {side}", width=10),
        repeated_column(f"Words of {side}", width=46),
        repeated_column(f"Source of {side}", width=24),
    )


COMPARED = SheetSpec(
    READOUT_COMPARE,
    "",
    Compared,
    "RC",
    "What the texts of each side say of one meeting, where both sides' are held; blank means not mentioned there, which may be the editor's doing",
    (
        text_column("Comparison", "comparison_id", 30),
        repeated_column("Date", Holds.DATE, 12),
        repeated_column("Meeting", width=26),
        repeated_column("Topic", width=22),
        repeated_column("Category", width=15),
        repeated_column("Fact field", width=10),
        *_account("A"),
        *_account("B"),
        _see("A"),
        _see("B"),
        repeated_column("Event", width=28),
        repeated_column("Area", width=24),
        repeated_column("Evidence of A", width=20),
        repeated_column("Evidence of B", width=20),
        human_column("Reading", "reading", Holds.TEXT, 34),
    ),
    printed=14,
)


def _shown(side: str, of: Callable[[Compared], Account]) -> dict[str, Callable[[Compared], str | date]]:
    return {
        f"Party {side}": lambda row: of(row).party,
        f"Code of {side}": lambda row: of(row).code,
        f"Words of {side}": lambda row: of(row).words,
        f"Source of {side}": lambda row: of(row).sources,
        f"Evidence of {side}": lambda row: "; ".join(of(row).evidence),
    }


# What the columns without a field show, by heading; but for the links.
VALUES: dict[str, Callable[[Compared], str | date]] = {
    "Date": lambda row: row.event.date_start or "",
    "Meeting": lambda row: row.event.name or row.event.kind.value,
    "Topic": lambda row: row.topic,
    "Category": lambda row: row.category.value,
    "Fact field": lambda row: row.fact_field,
    "Event": lambda row: row.event.event_id,
    "Area": lambda row: row.area,
    **_shown("A", lambda row: row.a),
    **_shown("B", lambda row: row.b),
}


@dataclass(frozen=True, slots=True)
class _Held:
    """What the comparisons look up; of statements and checks only those of meetings that are compared."""

    sources: Mapping[str, Source]
    areas: Mapping[str, str]
    evidence: Mapping[str, Evidence]
    said: Mapping[str, list[Statement]]
    checks: Mapping[str, list[Check]]


def compared(matrix: Matrix) -> tuple[Compared, ...]:
    """Every area and every disputed fact of every meeting of which texts of two of its parties are held, by date. No other meeting has a row."""
    side_of = {source.source_id: source.side for source in matrix.sources}
    told_by = [(event, _texts(event, side_of)) for event in matrix.events if event.status is Status.HELD and len(event.sources) > 1]
    meetings = [(event, texts) for event, texts in told_by if len(texts) > 1]
    if not meetings:
        return ()
    wanted = {event.event_id for event, _ in meetings}
    held = _Held(
        {row.source_id: row for row in matrix.sources},
        {row.area_id: row.name for row in matrix.areas},
        {row.evidence_id: row for row in _of(matrix.evidence, {source for event, _ in meetings for source in event.sources})},
        _grouped(((row.event_id, row) for row in _of(matrix.statements, wanted)), wanted),
        _grouped(
            ((row.where.partition("/")[2].partition("/")[0], row) for row in matrix.checks if row.where.startswith("Events/")), wanted
        ),
    )
    meetings.sort(key=lambda meeting: (meeting[0].date_start or date.max, meeting[0].event_id))
    return tuple(row for event, texts in meetings for pair in combinations(texts, 2) for row in _of_meeting(event, pair, texts, held))


def _texts(event: Event, side_of: Mapping[str, str]) -> dict[str, list[str]]:
    """Party -> its texts that tell of the meeting, in the order of the parties; those of no party's are left out."""
    mine = {party: [source for source in event.sources if side_of.get(source) == party] for party in dict.fromkeys(event.parties)}
    return {party: texts for party, texts in mine.items() if texts}


def _of(rows: Sequence[_Any], names: Container[str]) -> Iterable[_Any]:
    """The rows; of such as are put together only where they are asked for, those of the groups that are wanted."""
    if not isinstance(rows, Grouped):
        return rows
    return (row for at, name in enumerate(rows.names) if name in names for row in rows.load(at))


def _grouped(rows: Iterable[tuple[str, _Row]], wanted: set[str]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for key, row in rows:
        if key in wanted:
            found.setdefault(key, []).append(row)
    return found


def _of_meeting(event: Event, pair: tuple[str, str], texts: Mapping[str, list[str]], held: _Held) -> Iterator[Compared]:
    one, other = pair
    several = f"-{one}-{other}" if len(set(event.parties)) > 2 else ""
    start = f"RC-{event.event_id.removeprefix('EV-')}{several}"
    times: Counter[str] = Counter()
    for fact in conflicts(event, held.checks.get(event.event_id, ()), texts[one], texts[other]):
        times[fact.field] += 1
        number = f"-{times[fact.field]}" if times[fact.field] > 1 else ""
        a, b = (_fact_account(party, event, told, held) for party, told in ((one, fact.a), (other, fact.b)))
        yield Compared(f"{start}-fact-{fact.field}{number}", event, _FACTS[fact.field], Category.FACT, a, b, fact_field=fact.field)
    for topic in compared_topics(held.said.get(event.event_id, ()), held.evidence, texts[one], texts[other]):
        a, b = (_area_account(party, told, held) for party, told in ((one, topic.a), (other, topic.b)))
        yield Compared(f"{start}-{topic.area}", event, held.areas.get(topic.area, "") or topic.area, topic.category, a, b, topic.area)


def _area_account(party: str, told: Told | None, held: _Held) -> Account:
    if told is None:
        return Account(party)
    code, side = told.statement.modality.value, told.statement.side
    return Account(party, told.words, code if side in (BOTH, "") else f"{code}-{side}", _named(told.sources, held), told.evidence)


def _fact_account(party: str, event: Event, told: Mapping[str, str], held: _Held) -> Account:
    """The values with the sentence that has them; where none has, since a date is printed in words, one that tells of the meeting."""
    rows = [row for key in event.evidence if (row := held.evidence.get(key)) and row.source in told]
    rows.sort(key=lambda row: (told[row.source] not in row.quote, row.source != next(iter(told))))
    return Account(party, "; ".join(dict.fromkeys(told.values())), "", _named(told, held), tuple(row.evidence_id for row in rows[:1]))


def _named(texts: Iterable[str], held: _Held) -> str:
    """ "Ministry of Trade, joint text (S-1); Herald, press, a copy (S-2)": whose text, and of what type, since types should not be compared unsaid."""
    names = [_name(held.sources[text]) for text in texts]
    more = [f"and {len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return "; ".join((*names[:_NAMED], *more))


def _name(source: Source) -> str:
    parts = (_short(source.publisher) or "not named", TIERS.get(source.tier or 0, ""), "a copy" if source.same_text_as else "")
    return f"{', '.join(part for part in parts if part)} ({source.source_id})"


def _short(name: str) -> str:
    return name if len(name) <= _LONG else f"{name[: _LONG - 2]} …"
