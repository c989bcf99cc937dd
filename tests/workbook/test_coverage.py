"""The strongest thing said of an area at a meeting, and by whom."""

from __future__ import annotations

import re
from datetime import date

import pytest

from briefgen.model import BOTH, Event, Matrix, Modality, Stance, Statement, Status, Strength
from briefgen.model.said import strongest
from briefgen.workbook.coverage import MAX_EVENTS, cover, event_headers
from briefgen.workbook.create import write_workbook
from tests.workbook.update.books import parts_of

from .sample import sample_matrix


@pytest.mark.parametrize(
    ("acts", "code"),
    [
        ([(Modality.AG, BOTH)], "AG"),
        ([(Modality.UC, "US"), (Modality.PR, "VN")], "UC-US"),
        ([(Modality.PR, "VN"), (Modality.PR, "US")], "PR-VN/US"),  # in the order of the event's parties
        ([(Modality.WE, "US"), (Modality.WE, BOTH)], "WE"),  # together is more than alone
        ([(Modality.PO, "JP"), (Modality.PO, "VN")], "PO-VN/JP"),  # a third party last
        ([(Modality.NM, "US")], "NM"),  # nobody said anything of it
        ([(Modality.DI, ""), (Modality.NM, "US")], "DI"),  # side unknown
        ([(Modality.JA, BOTH), (Modality.UC, "US")], "JA"),
    ],
)
def test_the_strongest_code(acts: list[tuple[Modality, str]], code: str) -> None:
    assert strongest(acts, ("VN", "US")) == code


def test_areas_in_the_order_of_the_taxonomy_events_in_order_of_date() -> None:
    covered = cover(sample_matrix())
    assert [area for area, _ in covered.areas] == [
        "high-level-exchanges", "defence", "maritime", "trade", "education", "climate", "dairy", "peacekeeping",
    ]  # fmt: skip
    assert [event.date_start for event in covered.events] == sorted(event.date_start for event in covered.events if event.date_start)
    assert all(event.status is Status.HELD for event in covered.events)
    assert covered.seen["trade"] == (date(2023, 3, 14), date(2023, 9, 19))


def test_an_area_only_named_and_one_outside_the_taxonomy() -> None:
    statement = Statement("ST-1", "EV-1", "US", Stance.PROPOSED, Strength.HARD, areas=("space",), areas_named=("arctic",))
    covered = cover(Matrix(events=(Event("EV-1"),), statements=(statement,)))
    assert covered.areas == (("arctic", ""), ("space", ""))
    assert covered.cells == {"space": {"EV-1": "PR-US"}, "arctic": {"EV-1": "NM"}}


def test_headings_are_never_alike() -> None:
    day = date(2024, 5, 1)
    events = (
        Event("EV-1", date_start=day, name="talks"),
        Event("EV-2", date_start=day, name="Talks"),
        Event("EV-3", name="x\n y"),
        Event("EV-4"),
    )
    assert event_headers(events) == ["01 May 2024 talks", "01 May 2024 Talks (EV-2)", "no date x y", "no date EV-4"]


def test_too_many_events_keep_the_latest_and_say_so() -> None:
    events = tuple(Event(f"EV-{number}", date_start=date.fromordinal(730_000 + number)) for number in range(MAX_EVENTS + 7))
    covered = cover(Matrix(events=events))
    assert (len(covered.events), covered.left_out) == (MAX_EVENTS, 7)
    assert covered.events[0].event_id == "EV-7"


@pytest.mark.parametrize(("meetings", "pages"), [(0, 1), (12, 1), (13, 2), (250, 21)])
def test_many_meetings_are_printed_on_several_pages_each_with_the_areas(meetings: int, pages: int) -> None:
    events = tuple(Event(f"EV-{number}", date_start=date(2020, 1, 1), parties=("VN", "NZ")) for number in range(meetings))
    parts = parts_of(write_workbook(Matrix(events=events)))
    sheet = next(
        part
        for part in parts.values()
        if b'displayName="Coverage"' not in part and b"<t>First seen</t></is></c><c" in part and b"<t>Events</t>" in part
    )
    assert f'fitToHeight="0" fitToWidth="{pages}"'.encode() in sheet
    titles = re.search(rb"Print_Titles[^>]*>('Coverage'[^<]*)<", parts["xl/workbook.xml"])
    assert titles
    assert titles[1] == (b"'Coverage'!$A:$A,'Coverage'!$1:$1" if pages > 1 else b"'Coverage'!$1:$1")
