"""People and places by name."""

from __future__ import annotations

from datetime import date

from briefgen.merge.names import name_rows
from briefgen.model import Event, Name, Participant

EVENTS = (
    Event("EV-1", date_start=date(2023, 3, 30), city="Hanoi", country="VN"),
    Event("EV-2", date_start=date(2024, 8, 26), city="Hà Nội", country="VN"),
    Event("EV-3", city="Hanoi", country="VN"),
)


def test_forms_with_and_without_marks_are_one_name() -> None:
    people = (
        Participant("P-1", "EV-1", "Tran Van Kiem", "VN", title="Deputy Minister"),
        Participant("P-2", "EV-2", "Trần Văn Kiếm", "VN", title="Deputy Minister"),
        Participant("P-3", "EV-3", "", "VN", title="Minister"),
    )
    assert name_rows(EVENTS, people) == (
        Name(
            "N-VN-tran-van-kiem",
            house_form="Trần Văn Kiếm",
            aliases="Tran Van Kiem",
            side="VN",
            title="Deputy Minister",
            first_seen=date(2023, 3, 30),
            last_seen=date(2024, 8, 26),
            second_reference="Kiếm",
            plain_key="tran van kiem",
        ),
        Name(
            "N-place-VN-ha-noi", "place", "Hà Nội", "", "VN", first_seen=date(2024, 8, 26), last_seen=date(2024, 8, 26), plain_key="ha noi"
        ),
        Name("N-place-VN-hanoi", "place", "Hanoi", "", "VN", first_seen=date(2023, 3, 30), last_seen=date(2023, 3, 30), plain_key="hanoi"),
    )


def test_each_title_has_a_row_of_its_own() -> None:
    people = (
        Participant("P-1", "EV-1", "Ada Moss", "NZ", title="Secretary"),
        Participant("P-2", "EV-2", "Ada Moss", "NZ", title="Minister"),
    )
    rows = [row for row in name_rows(EVENTS, people) if row.kind == "person"]
    assert [(row.name_id, row.title, row.last_seen) for row in rows] == [
        ("N-NZ-ada-moss", "Secretary", date(2023, 3, 30)),
        ("N-NZ-ada-moss-2", "Minister", date(2024, 8, 26)),
    ]


def test_no_two_rows_share_an_id() -> None:
    names = ("Ada-Lee Moss", "Ada Lee Moss", "文在寅", "尹錫悅")
    rows = name_rows((), tuple(Participant(f"P-{number}", "EV-1", name, "KR") for number, name in enumerate(names)))
    assert len({row.name_id for row in rows}) == 4


def test_an_office_turned_another_way_is_no_second_office() -> None:
    titles = ("Minister of Foreign Affairs", "Foreign Minister", "Deputy Foreign Minister", "Minister of State for Foreign Affairs")
    people = [Participant(f"P-{n}", "EV-1", "Tran Van Kiem", "VN", title=title) for n, title in enumerate(titles)]
    assert [row.title for row in name_rows(EVENTS, people) if row.kind == "person"] == [titles[0], titles[2], titles[3]]
