"""The sheet Changes: each area of a round beside the round before it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from briefgen.model import BOTH, Area, Event, Matrix, Mechanism, Source, Stance, Statement, Status
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import read_workbook
from briefgen.workbook.rounds import new_shifts, shifts
from briefgen.workbook.update.apply import Existing
from tests.workbook.update.books import saved

KEYS = ("EV-1", "EV-2", "EV-3")
AREAS = tuple(Area(key, key.title()) for key in ("trade", "climate", "ports", "music"))


def event(number: int) -> Event:
    return Event(
        KEYS[number],
        status=Status.HELD,
        date_start=date(2020 + number, 3, 1),
        mechanism_id="M-1",
        parties=("NZ", "VN"),
        sources=(f"S-{number}",),
    )


def said(number: int, area: str, stance: Stance, words: str, side: str = BOTH) -> Statement:
    return Statement(f"ST-{number}-{area}", KEYS[number], side=side, stance=stance, text=words, areas=(area,), evidence=(f"E-{number}",))


WHOLE = Matrix(
    events=tuple(event(number) for number in (2, 0, 1)),
    mechanisms=(Mechanism("M-1", "Trade Talks"),),
    areas=AREAS,
    sources=tuple(Source(f"S-{number}", publisher=name) for number, name in enumerate(("Ministry", "Ministry", "Herald"))),
    statements=(
        said(0, "trade", Stance.AGREED, "agreed on trade"),
        said(0, "climate", Stance.PROPOSED, "asked for a plan", "NZ"),
        said(0, "ports", Stance.DISCUSSED, "discussed ports"),
        said(1, "trade", Stance.AGREED, "Agreed  on trade"),
        said(1, "climate", Stance.AGREED, "agreed on a plan"),
        said(1, "music", Stance.WELCOMED, "welcomed the band", "VN"),
        said(2, "trade", Stance.AGREED, "agreed to trade more"),
        said(2, "ports", Stance.DISCUSSED, "discussed ports"),
    ),
)


def told(matrix: Matrix) -> list[tuple[str, str, str, str, str]]:
    return [(row.to_event, row.area, row.change, row.from_code, row.to_code) for row in shifts(matrix)]


def test_each_area_of_two_rounds_is_compared() -> None:
    assert told(WHOLE) == [
        ("EV-2", "trade", "identical", "AG", "AG"),
        ("EV-2", "climate", "modality changed", "PR-NZ", "AG"),
        ("EV-2", "ports", "not mentioned", "DI", ""),
        ("EV-2", "music", "first seen", "", "WE-VN"),
        ("EV-3", "trade", "reworded", "AG", "AG"),
        ("EV-3", "climate", "not mentioned", "AG", ""),
        ("EV-3", "ports", "seen again", "", "DI"),
        ("EV-3", "music", "not mentioned", "WE-VN", ""),
    ]
    first, *_, last = shifts(WHOLE)
    assert (first.evidence, first.cause, last.cause) == (("E-1", "E-0"), "", "other publisher")


def test_one_round_has_nothing_to_be_compared_with() -> None:
    assert shifts(replace(WHOLE, events=WHOLE.events[:1])) == ()
    assert shifts(replace(WHOLE, events=tuple(replace(one, status=Status.REFERRED) for one in WHOLE.events))) == ()


def test_an_update_adds_the_new_round_and_keeps_what_the_desk_wrote() -> None:
    first = replace(WHOLE, events=WHOLE.events[1:], statements=WHOLE.statements[:6])
    book = load_workbook(io.BytesIO(write_workbook(first)))
    sheet = book["Changes"]
    column = next(cell.column for cell in sheet[1] if cell.value == "✎ Meaning")
    sheet.cell(3, column).value = "they moved"
    existing = Existing.of(saved(book), "x.xlsx")
    data = existing.update(WHOLE, held=existing.matrix(), whole=WHOLE).data
    after = load_workbook(io.BytesIO(data))["Changes"]
    assert after.cell(3, column).value == "they moved"
    assert [(row[13], row[14], row[3]) for row in after.iter_rows(min_row=2, values_only=True)] == [row[:3] for row in told(WHOLE)]
    assert read_workbook(data).statements == WHOLE.statements


_MEETINGS = st.lists(
    st.builds(
        Event,
        st.sampled_from([f"EV-{number}" for number in range(6)]),
        status=st.sampled_from([Status.HELD, Status.HELD, Status.REFERRED]),
        date_start=st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9)),
        mechanism_id=st.sampled_from(["M-1", "M-1", "M-2", ""]),
    ),
    unique_by=lambda one: one.event_id,
)
_SAID = st.lists(
    st.builds(
        Statement,
        st.sampled_from([f"ST-{number}" for number in range(9)]),
        st.sampled_from([f"EV-{number}" for number in range(6)]),
        side=st.just(BOTH),
        areas=st.lists(st.sampled_from(["trade", "climate", "ports"]), unique=True).map(tuple),
        text=st.sampled_from(["some words", "other words"]),
    ),
    unique_by=lambda one: one.statement_id,
)


@settings(deadline=None, max_examples=300)
@given(_MEETINGS, _SAID, _MEETINGS, _SAID)
def test_what_is_new_between_rounds_is_told_without_comparing_all(
    events: list[Event], statements: list[Statement], more: list[Event], sayings: list[Statement]
) -> None:
    """Meetings and statements are added, changed, moved to another mechanism and taken away."""
    held = Matrix(events=tuple(events), statements=tuple(statements), areas=AREAS)
    kept = [one for one in events if one.event_id not in {other.event_id for other in more}]
    whole = Matrix(events=(*kept[: len(kept) // 2 + 1], *more), statements=tuple(sayings), areas=AREAS)
    known = {row.change_id for row in shifts(held)}
    assert new_shifts(held, whole) == [row for row in shifts(whole) if row.change_id not in known]
