"""The derived tables: what may be said of the sample, and what may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from memo.said import ADVISER, CALL, FOREIGN, SEA7, SEA8, TALKS
from memo.sample import sample

from briefgen.brief import brief_of, pairs
from briefgen.brief.dates import add_months, months_of, when
from briefgen.errors import UsageError
from briefgen.model import Event, Matrix, Stance, Status, YearBasis


@pytest.fixture(scope="module")
def brief() -> dict[str, Any]:
    return brief_of(sample())


def test_the_counts_tell_copies_from_sources_and_whose_they_are(brief: dict[str, Any]) -> None:
    counts = brief["counts"]
    assert (counts["texts"], counts["independent"], counts["meetings"], counts["referred"]) == (6, 5, 5, 1)
    assert [(side["code"], side["texts"]) for side in counts["by_side"]] == [("KE", 5), ("NO", 0)]
    assert (counts["third_texts"], counts["unknown_texts"]) == (1, 0)
    assert brief["accounts"]["missing"] == [{"code": "NO", "name": "Norway", "adjective": "Norwegian"}]


def test_meetings_come_newest_first(brief: dict[str, Any]) -> None:
    assert [row["id"] for row in brief["meetings"]] == [SEA8, FOREIGN, ADVISER, TALKS, SEA7]
    assert [row["id"] for row in brief["referred"]] == [CALL]
    assert [(lead["name"], lead["side"]) for lead in brief["meetings"][0]["leads"]] == [
        ("Josphat Maina", "KE"),
        ("Peter Ngũgĩ", "KE"),
        ("Solveig Eik", "NO"),
    ]
    assert brief["meetings"][4]["source_numbers"] == [1]  # the copy is not counted beside its original


def test_only_what_both_agreed_is_called_agreed(brief: dict[str, Any]) -> None:
    assert {row["code"] for row in brief["agreed"]} == {"AG"}
    assert all(row["side"] == "both" for row in brief["agreed"])
    assert [row["id"] for row in brief["agreed"]][:2] == ["ST-030", "ST-031"]  # what is to be done stands before what is thought of it
    one_side = [row for side in brief["undertakings"] for row in side["items"] if row["code"] == "UA"]
    assert [row["id"] for row in one_side] == ["ST-034"]
    assert {row["code"] for side in brief["proposals"] for row in side["items"]} == {"PR"}


def test_no_statement_is_lost_between_the_lists(brief: dict[str, Any]) -> None:
    listed = len(brief["agreed"]) + sum(len(side["items"]) for name in ("undertakings", "proposals") for side in brief[name])
    assert listed + sum(row["number"] for row in brief["other_counts"]) == len(sample().statements)


def test_the_calendar_says_how_the_next_round_is_known(brief: dict[str, Any]) -> None:
    rows = {row["id"]: row for row in brief["calendar"]}
    assert (rows["ME-ocean"]["next"], rows["ME-ocean"]["interval"]) == ("unknown", "18 months")
    assert (rows["ME-ministers"]["next"], rows["ME-ministers"]["next_basis"]) == ("18 March 2025", "computed")
    assert rows["ME-rights"]["last"] == "no round on file"
    matrix = sample()
    planned = replace(
        matrix,
        mechanisms=(replace(matrix.mechanisms[0], next_planned=date(2025, 2, 1)), replace(matrix.mechanisms[1], next_stated="in 2026")),
    )
    assert [(row["next"], row["next_basis"]) for row in brief_of(planned)["calendar"]] == [
        ("1 February 2025", "planned"),
        ("in 2026", "stated"),
    ]


def test_a_round_is_compared_with_the_last_round_of_its_own_mechanism(brief: dict[str, Any]) -> None:
    (change,) = brief["changes"]
    assert (change["earlier"]["round"], change["later"]["round"]) == (7, 8)
    assert change["only_earlier"] == ["Dialogue mechanisms", "Education and skills"]
    assert change["first_seen"] == []  # high-level exchanges were named at the talks between the two rounds
    assert change["only_later"] == ["High-level exchanges"]
    assert "different publishers" in change["caveats"]


def test_open_checks_and_inferred_years_are_to_be_verified(brief: dict[str, Any]) -> None:
    rules = [row["rule"] for row in brief["verify"]]
    assert rules == ["MOD1", "DAT2", "NAM1", "", ""]  # errors first; the decided one and the remark are left out
    assert "18 March 2025" in brief["verify"][3]["fix"]  # the year that no check names
    assert brief["verify"][4]["what"] == "4 of 5 meetings are known from a single independent text"


def test_coverage_has_the_strongest_code_of_each_meeting(brief: dict[str, Any]) -> None:
    cells = {row["id"]: row["cells"] for row in brief["coverage"]}
    assert cells["sea"] == ["AG", "", "", "", "AG"]
    assert cells["cyber"] == ["PR-KE", "", "", "", "UC-NO"]
    assert cells["rights"] == ["", "", "", "NM", ""]


def test_a_check_of_another_pair_does_not_concern_this_one() -> None:
    matrix = sample()
    other = Event("EV-other", date_start=date(2024, 1, 1), parties=("KE", "FR"), name="Talks", sources=("S9",))
    check = replace(matrix.checks[0], check_id="CH-9", rule="OTHER", where="Events/EV-other/date_start")
    both = replace(matrix, events=(*matrix.events, other), checks=(*matrix.checks, check))
    assert "OTHER" not in [row["rule"] for row in brief_of(both, ("KE", "NO"))["verify"]]
    assert "OTHER" in [row["rule"] for row in brief_of(both, ("KE", "FR"))["verify"]]


def test_pairs_are_named_and_must_be_chosen() -> None:
    matrix = sample()
    other = Event("EV-other", date_start=date(2024, 1, 1), parties=("FR", "KE"))
    planned = Event("EV-plan", status=Status.ANNOUNCED, parties=("KE", "DE"))
    several = replace(matrix, events=(*matrix.events, other, planned))
    assert pairs(several) == [("KE", "NO"), ("FR", "KE")]
    assert brief_of(several, ("NO", "KE"))["pair"][0]["code"] == "NO"
    for matrix, pair, message in (
        (several, None, "several pairs"),
        (several, ("KE", "DE"), "no meeting of KE-DE"),
        (Matrix(), None, "no meeting between"),
    ):
        with pytest.raises(UsageError, match=message):
            brief_of(matrix, pair)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Event("e", date_start=date(2023, 3, 30)), "30 March 2023"),
        (Event("e", date_start=date(2023, 3, 30), date_end=date(2023, 3, 31)), "30–31 March 2023"),
        (Event("e", date_start=date(2023, 3, 30), date_end=date(2023, 4, 1)), "30 March – 1 April 2023"),
        (Event("e", date_start=date(2023, 12, 30), date_end=date(2024, 1, 1)), "30 December 2023 – 1 January 2024"),
        (Event("e", date_start=date(2024, 3, 25), year_basis=YearBasis.INFERRED), "25 March [2024]"),
        (Event("e", date_partial="2023-09"), "September 2023"),
        (Event("e", date_partial="2023"), "2023"),
        (Event("e", date_partial="--03-29"), "29 March (year not known)"),
        (Event("e", date_text="last spring"), "last spring"),
        (Event("e"), "date not known"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(event: Event, expected: str) -> None:
    assert when(event) == expected


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("annual", 12),
        ("held every two years", 24),
        ("twice a year", 6),
        ("semi-annual", 6),
        ("biannual", 6),
        ("biennial", 24),
        ("quarterly", 3),
        ("regular", None),
    ],
)
def test_a_stated_rhythm_in_months(text: str, months: int | None) -> None:
    assert months_of(text) == months


def test_a_month_without_that_day_gives_its_last() -> None:
    assert add_months(date(2024, 8, 31), 6) == date(2025, 2, 28)


def test_a_long_matrix_takes_time_in_proportion() -> None:
    matrix = sample()
    many = tuple(replace(event, event_id=f"{event.event_id}-{n}") for n in range(300) for event in matrix.events[:5])
    said = tuple(
        replace(s, statement_id=f"{s.statement_id}-{n}", event_id=f"{s.event_id}-{n}") for n in range(300) for s in matrix.statements
    )
    brief = brief_of(replace(matrix, events=many, statements=said))
    assert brief["counts"]["meetings"] == 1_500
    assert len(brief["agreed"]) == 300 * sum(s.stance is Stance.AGREED and s.side == "both" for s in matrix.statements)


@pytest.mark.parametrize(
    ("style", "one", "range_", "months", "inferred", "partial"),
    [
        ("long", "9 March 2023", "3–4 September 2024", "30 March – 2 April 2024", "18 March [2024]", "2 March (year not known)"),
        ("us", "March 9, 2023", "September 3–4, 2024", "March 30 – April 2, 2024", "March 18, [2024]", "March 2 (year not known)"),
        ("vn", "09/03/2023", "03–04/09/2024", "30/03 – 02/04/2024", "18/03/[2024]", "02/03 (year not known)"),
    ],
)
def test_dates_are_written_as_the_house_writes_them(style: str, one: str, range_: str, months: str, inferred: str, partial: str) -> None:
    events = {event.event_id: event for event in sample().events}
    longer = Event("EV", date_start=date(2024, 3, 30), date_end=date(2024, 4, 2))
    written = [when(event, style=style) for event in (events[SEA7], events[SEA8], longer, events[FOREIGN], events[CALL])]
    assert written == [one, range_, months, inferred, partial]
    brief = brief_of(sample(), dates=style)
    assert brief["meetings"][4]["when"] == one
    assert one in {row["first"] for row in brief["coverage"]}
