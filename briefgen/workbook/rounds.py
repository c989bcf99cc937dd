"""The sheet Changes: what each round of a mechanism says of an area, beside what the round before it said."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from briefgen.model import Event, Matrix, Modality, Statement, Status
from briefgen.model.grouped import Grouped
from briefgen.model.said import RANK, AtEvents, acts_of, strongest
from briefgen.workbook.columns import Holds, SheetSpec, date_column, human_column, keys_column, text_column
from briefgen.workbook.formulas import see_evidence
from briefgen.workbook.schema import CHANGES

_Row = TypeVar("_Row", Event, Statement)
FIRST_SEEN, SEEN_AGAIN, NOT_MENTIONED = "first seen", "seen again", "not mentioned"
RECODED, REWORDED, IDENTICAL = "modality changed", "reworded", "identical"
_OTHER_PUBLISHER = "other publisher"


@dataclass(frozen=True, slots=True)
class Shift:
    """One area in two rounds of a mechanism that follow one another. Codes and words are empty where a round does not mention it."""

    change_id: str
    change: str
    area: str
    area_name: str
    mechanism: str
    from_event: str
    from_date: date | None
    from_code: str
    from_words: str
    to_event: str
    to_date: date | None
    to_code: str
    to_words: str
    cause: str
    evidence: tuple[str, ...]
    meaning: str = ""


SHIFTS = SheetSpec(
    CHANGES,
    "",
    Shift,
    "CH",
    "What each round of a mechanism says of an area, beside the round before it; a difference may be the publisher's, not the sides'",
    (
        text_column("Change id", "change_id", 34),
        text_column("Mechanism", "mechanism", 30),
        text_column("Area name", "area_name", 26),
        text_column("Change", "change", 15),
        date_column("From", "from_date", 12),
        text_column("Code before", "from_code", 11),
        text_column("Words before", "from_words", 46),
        date_column("To", "to_date", 12),
        text_column("Code after", "to_code", 11),
        text_column("Words after", "to_words", 46),
        text_column("Possible cause", "cause", 16),
        see_evidence(),
        text_column("Event before", "from_event", 28),
        text_column("Event after", "to_event", 28),
        text_column("Area", "area", 24),
        keys_column("Evidence", "evidence", 20),
        human_column("Meaning", "meaning", Holds.TEXT, 34),
    ),
    printed=11,
)


@dataclass(frozen=True, slots=True)
class _Round:
    """A meeting of a mechanism: area -> code with its side, and the statement that it is of."""

    event: Event
    codes: dict[str, str]
    acts: dict[str, Statement]


class _Turn(NamedTuple):
    """Two rounds of a mechanism (by its name) that follow one another, the areas that either speaks of, in their order, and those of them that
    are spoken of in any round before the later one."""

    mechanism: str
    before: Event
    after: Event
    areas: tuple[str, ...]
    seen: frozenset[str]


def shifts(matrix: Matrix, of: Container[str] | None = None, later: Container[str] | None = None) -> Grouped[Shift]:
    """Every area of every two rounds on file that follow one another, by mechanism and date; `of` names the mechanisms, `later` the meetings
    that are compared with the one before them, None for all."""
    acts = acts_of(matrix)
    said = AtEvents(acts, {event.event_id: event.parties for event in matrix.events})
    areas = {row.area_id: row.name for row in matrix.areas}
    publishers = {row.source_id: row.publisher for row in matrix.sources}
    turns = list(_turns(matrix, said, of, later))

    def load(number: int) -> list[Shift]:
        turn = turns[number]
        pair = (_round(turn.before, said.rows(turn.before.event_id)), _round(turn.after, said.rows(turn.after.event_id)))
        return [_shift(turn.mechanism, pair, (area, areas.get(area, "") or area), turn.seen, publishers) for area in turn.areas]

    def key(turn: _Turn) -> bytes:
        one, other = said.key(turn.before.event_id), said.key(turn.after.event_id)
        return one and other and one + other + repr((turn.mechanism, sorted(turn.seen))).encode("utf-8", "surrogatepass")

    def fetch(number: int) -> None:
        said.fetch(turns[number].before.event_id)
        said.fetch(turns[number].after.event_id)

    return Grouped([turn.after.event_id for turn in turns], [len(turn.areas) for turn in turns], load, list(map(key, turns)), fetch)


def _turns(matrix: Matrix, said: AtEvents, of: Container[str] | None, later: Container[str] | None) -> Iterator[_Turn]:
    order = {row.area_id: number for number, row in enumerate(matrix.areas)}
    names = {row.mechanism_id: row.name for row in matrix.mechanisms}
    for key, events in _rounds(matrix, of).items():
        seen: set[str] = set()
        for before, after in pairwise(events):
            one, other = (said.about(event.event_id) for event in (before, after))
            seen.update(one)
            if later is None or after.event_id in later:
                own = sorted({*one, *other}, key=lambda area: (order.get(area, len(order)), area))
                yield _Turn(names.get(key, "") or key, before, after, tuple(own), frozenset(seen.intersection(own)))


def new_shifts(held: Matrix, whole: Matrix) -> list[Shift]:
    """The rows that `shifts` gives for `whole` and not for `held`, by their ids. Only rounds that differ, in themselves or in what was said there,
    and those that follow upon another one now are compared."""
    said = _changed({row.statement_id: row for row in held.statements}, {row.statement_id: row for row in whole.statements})
    before, after = {row.event_id: row for row in held.events}, {row.event_id: row for row in whole.events}
    changed = {row.event_id for row in said} | {row.event_id for row in _changed(before, after)}
    left = [row for key, row in before.items() if key in changed or key not in after]
    touched = {row.mechanism_id for row in (*left, *(after[key] for key in changed if key in after))} - {""}
    old = set(_successions(held, touched))
    later = {other for one, other in _successions(whole, touched) if (one, other) not in old or one in changed or other in changed}
    found = shifts(whole, touched, later) if later else ()
    known = {row.change_id for row in shifts(held, touched, later)} if found else set()
    return [row for row in found if row.change_id not in known]


def _changed(before: dict[str, _Row], after: dict[str, _Row]) -> list[_Row]:
    """The rows that are new or differ. Most are the same object still, and need no look at what they hold."""
    return [row for key, row in after.items() if (old := before.get(key)) is not row and old != row]


def _successions(matrix: Matrix, of: Container[str]) -> Iterator[tuple[str, str]]:
    """Every two rounds of these mechanisms that follow one another, by their ids."""
    return ((one.event_id, other.event_id) for events in _rounds(matrix, of).values() for one, other in pairwise(events))


def _rounds(matrix: Matrix, of: Container[str] | None) -> dict[str, list[Event]]:
    """The dated meetings held of each mechanism, in order."""
    found: dict[str, list[Event]] = {}
    for event in sorted((one for one in matrix.events if one.date_start), key=lambda one: (one.date_start or date.max, one.event_id)):
        if event.mechanism_id and event.status is Status.HELD and (of is None or event.mechanism_id in of):
            found.setdefault(event.mechanism_id, []).append(event)
    return found


def _round(event: Event, statements: list[Statement]) -> _Round:
    acts: dict[str, list[tuple[Modality, Statement]]] = {}
    for statement in statements:
        for area in statement.areas:
            acts.setdefault(area, []).append((statement.modality, statement))
    codes = {area: strongest([(code, row.side) for code, row in held], event.parties) for area, held in acts.items()}
    return _Round(event, codes, {area: min(held, key=lambda one: RANK.index(one[0]))[1] for area, held in acts.items()})


def _shift(mechanism: str, pair: tuple[_Round, _Round], named: tuple[str, str], seen: Container[str], publishers: dict[str, str]) -> Shift:
    """One area (`named`: its id and name) in two rounds; `seen` holds those of all rounds before the later one."""
    (before, after), (area, name) = pair, named
    one, other = ({publishers.get(source, "") for source in side.event.sources} - {""} for side in pair)
    rows = [side.acts[area] for side in pair if area in side.acts]
    return Shift(
        change_id=f"CH-{after.event.event_id.removeprefix('EV-')}-{area}",
        change=_change(before, after, area, seen),
        area=area,
        area_name=name,
        mechanism=mechanism,
        from_event=before.event.event_id,
        from_date=before.event.date_start,
        from_code=before.codes.get(area, ""),
        from_words=before.acts[area].text if area in before.acts else "",
        to_event=after.event.event_id,
        to_date=after.event.date_start,
        to_code=after.codes.get(area, ""),
        to_words=after.acts[area].text if area in after.acts else "",
        cause=_OTHER_PUBLISHER if one and other and not one & other else "",
        evidence=tuple(dict.fromkeys(key for row in reversed(rows) for key in row.evidence)),
    )


def _change(before: _Round, after: _Round, area: str, seen: Container[str]) -> str:
    if area not in after.codes:
        return NOT_MENTIONED
    if area not in before.codes:
        return SEEN_AGAIN if area in seen else FIRST_SEEN
    if before.codes[area] != after.codes[area]:
        return RECODED
    words = [" ".join(side.acts[area].text.casefold().split()) for side in (before, after)]
    return IDENTICAL if words[0] == words[1] else REWORDED
