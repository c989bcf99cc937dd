"""Each rule: one matrix in which it finds something, with what it says, and one, hardly different, in which it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefgen.checks.held import Held
from briefgen.checks.release import unseen
from briefgen.checks.rules import META7, RULES
from briefgen.checks.run import beside, checked, find_checks, gone
from briefgen.model import (
    BOTH,
    Check,
    Confidence,
    Event,
    Evidence,
    FollowUp,
    Matrix,
    Mechanism,
    Name,
    Participant,
    Party,
    Severity,
    Source,
    Stance,
    Statement,
    Status,
    YearBasis,
)

DAY = date(2023, 3, 30)  # a Thursday
EVENT = Event(
    "EV-1", date_start=DAY, date_text="March 30", year_basis=YearBasis.STATED, parties=("VN", "NZ"), sources=("S-1",), evidence=("E-1",)
)
SAID = Statement("ST-1", "EV-1", BOTH, Stance.AGREED, text="agreed to open a port", verb="agreed", sources=("S-1",), evidence=("E-1",))
PERSON = Participant("P-1", "EV-1", "Trần Văn Kiếm", "VN", title="Minister", sources=("S-1",), evidence=("E-1",))
SERIES = Mechanism("M-1", "Dialogue", evidence=("E-1",))
NAME = Name("N-1", house_form="Trần Văn Kiếm", side="VN", title="Minister")
BASE = Matrix(
    as_of=date(2023, 5, 1),
    parties=(Party("VN"), Party("NZ")),
    events=(EVENT,),
    participants=(PERSON,),
    statements=(SAID,),
    mechanisms=(SERIES,),
    sources=(Source("S-1", side="VN", tier=2, published=date(2023, 4, 1)), Source("S-2", side="NZ", tier=2)),
    evidence=(Evidence("E-1", "S-1", quote="On March 30 the two sides agreed to open a port, said Minister Trần Văn Kiếm."),),
)


def _with(**rows: Any) -> Matrix:
    return replace(BASE, **rows)


def event(**fields: Any) -> Matrix:
    return _with(events=(replace(EVENT, **fields),))


def events(*changes: dict[str, Any]) -> Matrix:
    return _with(events=tuple(replace(EVENT, **{"event_id": f"EV-{number}", **change}) for number, change in enumerate(changes, start=1)))


def said(quote: str = "", **fields: Any) -> Matrix:
    text = quote or str(fields.get("text", SAID.text))
    return _with(statements=(replace(SAID, **fields),), evidence=(replace(BASE.evidence[0], quote=f"The two sides {text}."),))


def person(*changes: dict[str, Any], **rows: Any) -> Matrix:
    people = tuple(replace(PERSON, **{"participant_id": f"P-{number}", **change}) for number, change in enumerate(changes, start=1))
    return _with(participants=people, **rows)


def series(**fields: Any) -> Matrix:
    return _with(mechanisms=(replace(SERIES, **fields),))


def supported(city: str, quote: str) -> Matrix:
    return _with(events=(replace(EVENT, city=city),), evidence=(Evidence("E-1", "S-1", quote=quote, supports=("EV-1:city",)),))


HELD_ROUND = {"mechanism_id": "M-1", "status": Status.HELD}
# rule, where it finds something, where it does not, and what it says
CASES: tuple[tuple[str, Matrix, Matrix, str], ...] = (
    ("DAT0", event(date_start=None), event(date_start=None, status=Status.REFERRED), "No full date: the texts give none."),
    (
        "DAT1",
        event(date_text="March 26"),
        event(date_text="Thursday, 30th of March"),
        "The date is 30 Mar 2023, but the text prints “March 26”.",
    ),
    ("DAT2", event(weekday_stated="Friday"), event(weekday_stated="Thursday"), "30 Mar 2023 is a Thursday, but the text says Friday."),
    (
        "DAT3",
        event(year_basis=YearBasis.INFERRED),
        event(year_basis=YearBasis.PUBLISHED),
        "The year of 2023-03-30 is inferred: no text prints it.",
    ),
    (
        "DAT4",
        event(date_start=date(2023, 4, 1), date_text=""),
        event(date_start=date(2023, 4, 1), date_text="April 1"),
        "01 Apr 2023 is the day of publication, and no text prints it as the day of the meeting.",
    ),
    (
        "DAT5",
        event(country="US", date_text="yesterday"),
        event(country="TH", date_text="yesterday"),
        "“yesterday” is the publisher's day; the meeting was 12 hours away.",
    ),
    (
        "DAT6",
        event(date_text="03/04/2023"),
        event(date_text="30/03/2023"),
        "“03/04/2023” may be read in two ways: day first or month first.",
    ),
    (
        "DAT8",
        said(due_stated="by the end of this year"),
        said(due_stated="by the end of 2023"),
        "“by the end of this year” names no date of its own: it counts from the day of the text.",
    ),
    (
        "DAT9",
        series(next_planned=date(2023, 4, 30)),
        series(next_planned=date(2023, 5, 1)),
        "The next round was planned for 30 Apr 2023, which is past as of 01 May 2023.",
    ),
    (
        "DAT10",
        events({**HELD_ROUND, "round_no": 12}, {**HELD_ROUND, "round_no": 11, "date_start": date(2024, 1, 1)}),
        events({**HELD_ROUND, "round_no": 11}, {**HELD_ROUND, "round_no": 12, "date_start": date(2024, 1, 1)}),
        "Round 11 (01 Jan 2024) comes after round 12 (30 Mar 2023).",
    ),
    ("DAT11", _with(as_of=None), BASE, "The workbook has no as-of date."),
    (
        "DAT12",
        said(text="agreed to mark the 30th anniversary of ties (1995-2020)"),
        said(text="agreed to mark the 30th anniversary of ties (1995-2025)"),
        "“30th anniversary” does not fit the years 1995, 2020.",
    ),
    (
        "NAM1",
        person({"name": "Jessica Lewis"}, {"name": "Jessica Lewis"}, {"name": "Jessica Louis"}),
        person({"name": "Jessica Lewis"}, {"name": "Jessica Moss"}),
        "“Jessica Louis” is nearly “Jessica Lewis”: one person, or two?",
    ),
    (
        "NAM2",
        person({}, {"name": "Tran Van Kiem"}),
        person({}, {}),
        "“Trần Văn Kiếm” is also written “Tran Van Kiem”, without its marks.",
    ),
    (
        "NAM3",
        person({"name": "Trần Văn Kie\u0302\u0301m"}),
        person({"name": "Trần Văn Kiếm"}),
        "Marks stand apart from their letters in “Kie\u0302\u0301m”.",
    ),
    (
        "NAM4",
        person({}, {"name": "Mr Trần"}),
        person({}, {"name": "Mr Kiếm"}),
        "“Mr Trần” is the family name of Trần Văn Kiếm, by which nobody is called.",
    ),
    (
        "NAM5",
        _with(names=(replace(NAME, valid_to=date(2022, 12, 31)),)),
        _with(names=(replace(NAME, valid_to=date(2023, 12, 31)),)),
        "Trần Văn Kiếm was Minister to 31 Dec 2022 by the sheet Names, not on 30 Mar 2023.",
    ),
    (
        "NAM6",
        person({}, {"title": "Ambassador"}),
        person({}, {"title": "Minister of Defence"}),
        "Trần Văn Kiếm has two titles at one meeting: “Minister” and “Ambassador”.",
    ),
    (
        "NAM7",
        person({"side": "US", "title": "State Secretary"}),
        person({"side": "NO", "title": "State Secretary"}),
        "“State Secretary”: the United States has a Secretary of State.",
    ),
    (
        "NAM9",
        events({}, {"parties": ("NZ", "VN")}),
        events({}, {"parties": ("VN", "NZ")}),
        "The parties stand as NZ; VN here, and as VN; NZ further up.",
    ),
    (
        "NAM10",
        person({"side": "CN", "title": "President of the Republic of China"}),
        person({"side": "CN", "title": "President of the People's Republic of China"}),
        "“Republic of China” is another country than CN.",
    ),
    (
        "NAM11",
        person({"title": "Acting Minister"}),
        person({"title": "Minister"}),
        "“Acting Minister”: no sentence that this rests on says Acting.",
    ),
    (
        "PLC1",
        _with(events=(replace(EVENT, notes="South China Sea raised; East Sea again in the evening"),)),
        _with(events=(replace(EVENT, notes="South China Sea raised; “East Sea” in the text"),)),
        "One sea goes by two names: “South China Sea” and “East Sea”.",
    ),
    (
        "PLC2",
        events({"city": "Hanoi"}, {"city": "Ha Noi"}),
        events({"city": "Hanoi"}, {"city": "Hanoi"}),
        "One place is written in several ways: “Hanoi” and “Ha Noi”.",
    ),
    (
        "PLC3",
        event(notes="asked about the East Sea", parties=("JP", "KR")),
        event(notes="asked about the East Sea"),
        "“East Sea” may be read as the Sea of Japan where neither party is Vietnam.",
    ),
    (
        "PLC4",
        supported("Hanoi", "The talks were held in Wellington."),
        supported("Hanoi", "The talks were held in Hà Nội."),
        "The city is Hanoi, but the sentence that it rests on does not name it.",
    ),
    ("SRC1", said(evidence=()), said(), "“agreed to open a port” rests on no sentence of a source."),
    ("SRC2", said(sources=("S-9",)), said(), "The source S-9 is not on the sheet Sources."),
    (
        "SRC3",
        said("agreed to close a port", text="agreed to open a port"),
        said("agreed to “open” a port", text='agreed to "open" a port'),
        "“agreed to open a port” is not, word for word, in the sentence that it rests on.",
    ),
    (
        "SRC4",
        _with(events=(replace(EVENT, sources=("S-1", "S-2")),), statements=(replace(SAID, side="NZ", speaker="Ada Moss"),)),
        _with(events=(replace(EVENT, sources=("S-1",)),), statements=(replace(SAID, side="NZ", speaker="Ada Moss"),)),
        "These words of Ada Moss are from another's report; the NZ side's own text is S-2.",
    ),
    (
        "SRC5",
        replace(event(sources=("S-1", "S-2")), sources=(BASE.sources[0], replace(BASE.sources[1], same_text_as="S-1"))),
        event(sources=("S-1", "S-2")),
        "2 sources (S-1, S-2) are one text: they confirm nothing.",
    ),
    ("SRC6", BASE, event(sources=("S-1", "S-2")), "No text published by NZ is held for NZ–VN."),
    (
        "SRC7",
        said("agreed to build 12 ports", text="agreed to build 21 ports"),
        said(text="agreed to build 21 ports"),
        "21: not in the sentence that this rests on.",
    ),
    (
        "SRC8",
        replace(said(text="agreed to give $5 million"), as_of=date(2025, 1, 1)),
        replace(said(text="agreed to give $5 million in 2023"), as_of=date(2025, 1, 1)),
        "The figure “$5 million” is of March 2023, and names no year.",
    ),
    (
        "MOD1",
        said(text="spoke of a port", verb="spoke"),
        said(),
        "Coded as agreed, but no word of agreeing is in the sentence: “spoke of a port”",
    ),
    (
        "MOD2",
        said(text="proposed a port", verb="proposed", stance=Stance.COMMITTED),
        said(text="proposed a port", verb="proposed", stance=Stance.PROPOSED),
        "The verb is “proposed”, a proposal, but the stance is committed: “proposed a port”",
    ),
    (
        "MOD3",
        said(confidence=Confidence.LOW, attribution="from the sentence before"),
        said(confidence=Confidence.LOW),
        "Who says this is carried over (from the sentence before): “agreed to open a port”",
    ),
    (
        "MOD4",
        said(text="signed a memorandum", verb="signed"),
        replace(said(text="signed a memorandum", verb="signed"), events=(replace(EVENT, outcome_doc="memorandum"),)),
        "“signed”, but the meeting has no outcome document: “signed a memorandum”",
    ),
    ("MOD5", event(notes="historic visit"), event(notes="“historic visit”, says S-1"), "“historic”: says who?"),
    (
        "MOD6",
        event(framework="Comprehensive Strategic Partnership", parties=("VN", "US")),
        event(framework="Comprehensive Strategic Partnership", parties=("VN", "US"), date_start=date(2023, 9, 11)),
        "The Comprehensive Strategic Partnership of VN and US dates from 10 Sep 2023; the meeting was before.",
    ),
    (
        "MOD7",
        said(follow_up=FollowUp.DELIVERED),
        said(follow_up=FollowUp.DELIVERED, follow_up_evidence="gazette, 3 May"),
        "Follow-up is “Delivered”, and nothing says on what evidence.",
    ),
    ("MOD9", event(name="Breakthrough talks"), event(name="Port talks"), "“Breakthrough” is a judgement, and no cited sentence has it."),
    (
        "MOD10",
        event(notes="port dropped since"),
        event(notes="port not mentioned in the texts held"),
        "“dropped”: that a thing is not mentioned does not say that it was given up.",
    ),
)


def test_every_rule_has_a_case() -> None:
    assert [case[0] for case in CASES] == [rule.rule_id for rule in RULES]


@pytest.mark.parametrize(("rule_id", "fires", "silent", "what"), CASES, ids=[case[0] for case in CASES])
def test_a_rule_finds_what_it_looks_for_and_no_more(rule_id: str, fires: Matrix, silent: Matrix, what: str) -> None:
    rule = next(rule for rule in RULES if rule.rule_id == rule_id)
    assert what in [finding.what for finding in rule.find(Held(fires))]
    assert [finding.what for finding in rule.find(Held(silent))] == []


def test_what_a_workbook_carries_along() -> None:
    carried = [("hidden sheet", "Draft", "Draft"), ("picture", "Events", "logo.png")]
    assert [(finding.where, finding.what) for finding in unseen(carried)] == [("Draft", "Hidden sheet: Draft.")]
    assert [check.rule for check in find_checks(BASE, carried=carried) if check.rule == META7.rule_id] == ["META7"]


@pytest.mark.parametrize(
    ("matrix", "what"),
    [
        (event(status=Status.ANNOUNCED), "Announced for 30 Mar 2023, which is past as of 01 May 2023, and no report of it is held."),
        (series(next_stated="in 2022"), "The next round as stated (“in 2022”) is past as of 01 May 2023."),
        (
            events({**HELD_ROUND, "round_no": 11}, {**HELD_ROUND, "round_no": 14, "date_start": date(2024, 1, 1)}),
            "No text is held on round 12, 13, between 30 Mar 2023 and 01 Jan 2024.",
        ),
        (said(side="NZ"), "One side alone is said to have agreed: “agreed to open a port”"),
        (said(side="JP"), "The side JP is no party of any event."),
        (event(framework="ASEAN-Viet Nam partnership"), "“ASEAN-Viet Nam partnership” is ASEAN's, not that of VN and NZ."),
        (said(text="agreed on trade of 12 billion"), "“12 billion” of which currency?"),
        (
            person({"title": "Deputy Minister"}, {"title": "Vice Minister"}),
            "Trần Văn Kiếm is called “Deputy Minister” and “Vice Minister”.",
        ),
        (
            _with(settings=(("House name of the sea", "South China Sea"),), events=(replace(EVENT, notes="East Sea raised"),)),
            "“East Sea” is not the house name, South China Sea.",
        ),
        (_with(statements=(replace(SAID, event_id="EV-9"),)), "The event EV-9 is not on the sheet Events."),
    ],
)
def test_other_findings_of_the_same_rules(matrix: Matrix, what: str) -> None:
    assert what in [check.what for check in find_checks(matrix)]


def test_a_matrix_that_nobody_has_touched_has_only_its_one_sided_source() -> None:
    assert [check.rule for check in find_checks(BASE)] == ["SRC6"]


def test_the_day_asked_for_counts_and_not_the_clock() -> None:
    assert [check.what for check in find_checks(BASE, today=date(2023, 12, 1)) if check.rule == "DAT11"] == [
        "The as-of date is 01 May 2023, 214 days before 01 Dec 2023."
    ]
    assert not [check for check in find_checks(BASE, today=date(2023, 7, 1)) if check.rule == "DAT11"]


def test_what_may_not_leave_the_house_is_an_error_at_the_end() -> None:
    rules = {check.rule: check.severity for check in find_checks(BASE, final=True)}
    assert rules == {"SRC6": Severity.ERROR}


def test_findings_are_put_beside_what_is_there() -> None:
    (found,) = find_checks(BASE)
    decided = replace(found, decision="none is to be had", decided_by="AM")
    assert beside((decided,), (found,)) == ()
    assert beside((Check("C-other", "SRC6", where=found.where),), (found,)) == ()  # told before, in other words
    assert gone((found, decided, Check("C-x", "PLC2", where="Events/EV-1/city")), ()) == (Check("C-x", "PLC2", where="Events/EV-1/city"),)
    old = Check("C-y", "DAT3", where="Events/EV-1/date_start")
    assert checked(replace(BASE, checks=(old, decided)), (found,)).checks == (decided,)


def test_nothing_is_found_in_nothing() -> None:
    assert [check.rule for check in find_checks(Matrix())] == ["DAT11"]
