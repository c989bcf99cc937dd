"""A matrix as the pipeline would make it: five meetings, a call referred to, a visit announced. Names and sentences are invented."""

from __future__ import annotations

from datetime import date

from briefgen.model import (
    BOTH,
    Area,
    Check,
    Confidence,
    Event,
    Evidence,
    FollowUp,
    Kind,
    Matrix,
    Mechanism,
    Mode,
    Participant,
    Party,
    Precision,
    Severity,
    Source,
    Stance,
    Statement,
    Status,
    Strength,
    YearBasis,
)

FPD = "ME-NZ-VN-foreign-policy-dialogue"
DIALOGUE_11, TALKS, SPEAKER, DEFENCE, DIALOGUE_12 = (
    "EV-NZ-VN-fpd-11",
    "EV-NZ-VN-2023-09-19-ministers",
    "EV-NZ-VN-2023-09-19-assembly",
    "EV-NZ-VN-ddp-3",
    "EV-NZ-VN-fpd-12",
)
VAN = ("Đỗ Thị Hồng Vân", "Deputy Minister of Foreign Affairs")
ALDOUS = ("Margaret Aldous", "Deputy Secretary for Foreign Affairs and Trade")
KHOI = ("Trịnh Quốc Khôi", "Minister of Foreign Affairs")
PARATA = ("Hēmi Parata", "Minister of Foreign Affairs")

AREAS = (
    Area("high-level-exchanges", "High-level exchanges", "Political"),
    Area("defence", "Defence", "Security"),
    Area("maritime", "Maritime security", "Security"),
    Area("trade", "Trade and investment", "Economy"),
    Area("education", "Education and skills", "People"),
    Area("climate", "Climate", "Economy"),
    Area("dairy", "Agriculture and food", "Economy"),
    Area("peacekeeping", "Peacekeeping", "Security"),
)

# statement: event, side, stance, strength, speaker, areas, verb, words, confidence
_ACTS = (
    (
        DIALOGUE_11,
        BOTH,
        Stance.AGREED,
        Strength.HARD,
        "",
        ("trade", "dairy"),
        "agreed",
        "agreed to open two more ports to fresh fruit before the next harvest",
    ),
    (
        DIALOGUE_11,
        "NZ",
        Stance.COMMITTED,
        Strength.HARD,
        "Margaret Aldous",
        ("education",),
        "will",
        "will fund thirty places for officials each year",
    ),
    (
        DIALOGUE_11,
        "VN",
        Stance.PROPOSED,
        Strength.HARD,
        "Đỗ Thị Hồng Vân",
        ("high-level-exchanges",),
        "proposed",
        "proposed that leaders meet once a year",
    ),
    (
        TALKS,
        BOTH,
        Stance.AFFIRMED,
        Strength.SOFT,
        "",
        ("maritime",),
        "stressed",
        "stressed the importance of freedom of navigation in the region’s seas",
    ),
    (
        TALKS,
        "NZ",
        Stance.WELCOMED,
        Strength.SOFT,
        "Hēmi Parata",
        ("climate",),
        "welcomed",
        "welcomed Việt Nam’s new plan for its power grid",
    ),
    (
        TALKS,
        "VN",
        Stance.PROPOSED,
        Strength.HARD,
        "Trịnh Quốc Khôi",
        ("trade",),
        "asked",
        "asked New Zealand to shorten the inspection of shrimp",
    ),
    (TALKS, "NZ", Stance.PROPOSED, Strength.HARD, "Hēmi Parata", ("trade",), "suggested", "suggested a joint working group on standards"),
    (SPEAKER, BOTH, Stance.DISCUSSED, Strength.PAST, "", ("education",), "reviewed", "reviewed twenty years of student exchange"),
    (
        DEFENCE,
        BOTH,
        Stance.AGREED,
        Strength.SOFT,
        "",
        ("defence", "peacekeeping"),
        "agreed",
        "agreed on the value of joint training for peacekeepers",
    ),
    (
        DEFENCE,
        "NZ",
        Stance.AGREED,
        Strength.HARD,
        "Air Commodore Ruth Falani",
        ("maritime",),
        "agreed",
        "agreed to send an instructor to the coast guard school",
    ),
    (
        DIALOGUE_12,
        BOTH,
        Stance.COMMITTED,
        Strength.HARD,
        "",
        ("climate",),
        "will",
        "will set up a fund for coastal towns, “as soon as both budgets allow”",
    ),
    (
        DIALOGUE_12,
        "VN",
        Stance.AFFIRMED,
        Strength.SOFT,
        "Đỗ Thị Hồng Vân",
        ("defence",),
        "supports",
        "supports a larger role for New Zealand in regional defence talks",
    ),
)
CALL, VISIT = "EV-NZ-VN-2023-02-28-call", "EV-NZ-VN-2025-visit"
_EVENT_EVIDENCE = {event: f"E-10{n}" for n, event in enumerate((DIALOGUE_11, TALKS, SPEAKER, DEFENCE, DIALOGUE_12, CALL, VISIT), start=1)}
_SOURCE_OF = {DIALOGUE_11: "S1", TALKS: "S3", SPEAKER: "S3", DEFENCE: "S4", DIALOGUE_12: "S5"}


def _event(event_id: str, day: date | None, name: str, a: tuple[str, str], b: tuple[str, str], **more: object) -> Event:
    printed = {"date_text": f"{day:%B} {day.day}", "date_precision": Precision.DAY, "year_basis": YearBasis.STATED} if day else {}
    leads = {"lead_a": a[0], "lead_a_title": a[1], "lead_b": b[0], "lead_b_title": b[1]}
    return Event(
        event_id, date_start=day, name=name, parties=("VN", "NZ"), evidence=(_EVENT_EVIDENCE[event_id],), **(printed | leads | more)
    )  # type: ignore[arg-type]


def sample_matrix() -> Matrix:
    """Five meetings, two of them rounds of one dialogue; six texts, two of them copies of one another, one not read."""
    events = (
        _event(
            DIALOGUE_11,
            date(2023, 3, 14),
            "11th Viet Nam – New Zealand Foreign Policy Dialogue",
            VAN,
            ALDOUS,
            kind=Kind.DIALOGUE,
            mechanism_id=FPD,
            round_no=11,
            city="Wellington",
            country="NZ",
            mode=Mode.IN_PERSON,
            co_chaired=True,
            sources=("S1", "S2"),
        ),
        _event(
            TALKS,
            date(2023, 9, 19),
            "official talks during Minister Parata's visit",
            KHOI,
            PARATA,
            kind=Kind.TALKS,
            city="Hà Nội",
            country="VN",
            part_of="official visit of Minister Parata, 18–20 September",
            sources=("S3",),
            outcome_doc="joint statement",
        ),
        _event(
            SPEAKER,
            date(2023, 9, 19),
            "call on the Vice Chair of the National Assembly",
            ("Lương Ngọc Ánh", "Vice Chair of the National Assembly"),
            PARATA,
            city="Hà Nội",
            country="VN",
            sources=("S3",),
            confidence=Confidence.MEDIUM,
            confidence_reason="place carried over from the main event",
        ),
        _event(
            DEFENCE,
            date(2024, 6, 6),
            "third Defence Policy Dialogue",
            ("Phan Đức Thịnh", "Deputy Minister of National Defence"),
            ("Ruth Falani", "Air Commodore, Assistant Chief of Defence"),
            kind=Kind.DIALOGUE,
            mechanism_id="ME-NZ-VN-defence-policy-dialogue",
            round_no=3,
            city="Auckland",
            country="NZ",
            year_basis=YearBasis.INFERRED,
            date_reason="no year printed; a Thursday named with 6 June fits 2024 only, between the texts S3 and S5",
            date_alternatives=("2019-06-06",),
            weekday_stated="Thursday",
            sources=("S4",),
            confidence=Confidence.LOW,
            confidence_reason="year inferred from the weekday alone",
        ),
        _event(
            DIALOGUE_12,
            date(2024, 10, 21),
            "12th Viet Nam – New Zealand Foreign Policy Dialogue",
            VAN,
            ALDOUS,
            kind=Kind.DIALOGUE,
            mechanism_id=FPD,
            round_no=12,
            city="Hà Nội",
            country="VN",
            year_basis=YearBasis.PUBLISHED,
            sources=("S5",),
            our_file_ref="POL/24-117",
            notes="Minister's office asked for the shrimp file before the next round.",
        ),
        _event(
            CALL,
            date(2023, 2, 28),
            "telephone call",
            KHOI,
            PARATA,
            status=Status.REFERRED,
            kind=Kind.CALL,
            mode=Mode.PHONE,
            sources=("S1",),
        ),
        _event(
            VISIT,
            None,
            "visit of the Prime Minister of New Zealand",
            ("", ""),
            ("", ""),
            status=Status.ANNOUNCED,
            kind=Kind.VISIT,
            date_text="next year",
            date_partial="2025",
            date_precision=Precision.YEAR,
            year_basis=YearBasis.INFERRED,
            sources=("S5",),
        ),
    )
    statements = tuple(_statement(number, act) for number, act in enumerate(_ACTS, start=1))
    return Matrix(
        as_of=date(2024, 10, 22),
        title="Viet Nam – New Zealand: event matrix",
        parties=(Party("VN", "Viet Nam", "Vietnamese"), Party("NZ", "New Zealand", "New Zealand")),
        areas=AREAS,
        events=events,
        participants=tuple(_participants(events)),
        statements=statements,
        mechanisms=(
            Mechanism("ME-NZ-VN-defence-policy-dialogue", "Defence Policy Dialogue", parties=("NZ", "VN"), evidence=("E-104",)),
            Mechanism(
                FPD,
                "Viet Nam – New Zealand Foreign Policy Dialogue",
                aliases="Foreign Policy Dialogue | annual dialogue of foreign ministries",
                parties=("NZ", "VN"),
                stated_periodicity="annual",
                next_stated="2025 in Wellington",
                evidence=("E-105",),
                next_planned=date(2025, 9, 15),
                our_lead_unit="Pacific desk",
            ),
            Mechanism(
                "ME-NZ-VN-joint-trade-commission", "Joint Trade Commission", parties=("NZ", "VN"), named_only=True, evidence=("E-102",)
            ),
        ),
        sources=_sources(),
        evidence=tuple(_evidence(events, statements)),
        checks=_checks(),
        settings=(("Pairs", "NZ-VN"), ("Spelling of places", "as the text prints them")),
    )


def _statement(number: int, act: tuple[str, str, Stance, Strength, str, tuple[str, ...], str, str]) -> Statement:
    event_id, side, stance, strength, speaker, areas, verb, words = act
    return Statement(
        f"ST-{number:03}",
        event_id,
        side,
        stance,
        strength,
        speaker,
        object_side={"VN": "NZ", "NZ": "VN"}.get(side, ""),
        areas=areas,
        areas_text=" | ".join(area.replace("-", " ") for area in areas),
        areas_named=("defence",) if number == 10 else (),
        text=words,
        verb=verb,
        due_stated="before the next harvest" if number == 1 else "",
        attribution="subject carried over from the sentence before" if number == 7 else "",
        flags=("conditional",) if number == 11 else (),
        sources=(_SOURCE_OF[event_id],),
        evidence=(f"E-{number:03}",),
        confidence=Confidence.LOW if number == 7 else Confidence.HIGH,
        confidence_reason="side carried over" if number == 7 else "",
        owner_ours="Trade desk" if number in (1, 6) else "",
        due_internal={1: date(2024, 6, 30), 2: date(2025, 3, 1)}.get(number),
        follow_up={1: FollowUp.IN_PROGRESS, 2: FollowUp.DELIVERED}.get(number, FollowUp.UNKNOWN),
        follow_up_evidence="letter of 3 May" if number == 2 else "",
    )


def _participants(events: tuple[Event, ...]) -> list[Participant]:
    people = []
    for event in events:
        for side, name, title in (("VN", event.lead_a, event.lead_a_title), ("NZ", event.lead_b, event.lead_b_title)):
            if name:
                basis = "home title" if side == "VN" else "country after name"
                people.append(
                    Participant(
                        f"PA-{len(people) + 1:03}",
                        event.event_id,
                        name,
                        side,
                        basis,
                        title,
                        role="lead",
                        level=3,
                        sources=event.sources,
                        evidence=event.evidence,
                    )
                )
    return people


def _sources() -> tuple[Source, ...]:
    def source(number: int, publisher: str, title: str, day: date | None, side: str, tier: int, **more: object) -> Source:
        sha = f"{number}".zfill(2) * 32
        base = {"file": f"{number:03}_readout.txt", "sha256": sha, "published_method": "file header", "language": "en", "status": "read"}
        return Source(f"S{number}", publisher=publisher, title=title, published=day, side=side, tier=tier, **(base | more))  # type: ignore[arg-type]

    url = "https://example.org/news/"
    return (
        source(
            1,
            "Viet Nam Courier",
            "Eleventh policy dialogue opens more ports to fruit",
            date(2023, 3, 15),
            "VN",
            3,
            words_used=412,
            lines_cut=9,
            cut_reasons="caption; related news",
            url=f"{url}1",
        ),
        source(
            2,
            "Asia Wire Repost",
            "Eleventh policy dialogue opens more ports to fruit",
            date(2023, 3, 16),
            "third",
            5,
            same_text_as="S1",
            similarity=0.99,
            words_used=408,
        ),
        source(
            3,
            "Ministry of Foreign Affairs of Viet Nam",
            "Foreign Minister holds talks with his New Zealand counterpart",
            date(2023, 9, 19),
            "VN",
            2,
            words_used=655,
            url=f"{url}3?a=1&b=2",
        ),
        source(
            4,
            "Pacific Defence Post",
            "Third defence dialogue in Auckland",
            None,
            "third",
            4,
            words_used=280,
            repairs=2,
            remarks="Origin: saved by hand",
        ),
        source(5, "Viet Nam Courier", "Twelfth policy dialogue", date(2024, 10, 22), "VN", 3, words_used=501),
        source(6, "", "", None, "", 5, status="not read", remarks="the file is empty", language=""),
    )


def _evidence(events: tuple[Event, ...], statements: tuple[Statement, ...]) -> list[Evidence]:
    found = []
    for number, event in enumerate(events, start=1):
        quote = (
            f"The two sides met for the {event.name}."
            if event.date_start
            else "The Prime Minister of New Zealand will pay a visit next year."
        )
        supports = (f"{event.event_id}:date_start", f"{event.event_id}:name")
        found.append(
            Evidence(
                _EVENT_EVIDENCE[event.event_id], event.sources[0], 1, number * 200, number * 200 + len(quote), quote, supports=supports
            )
        )
    for number, statement in enumerate(statements, start=1):
        who = statement.speaker or "The two sides"
        quote = f"{who}, in a meeting that lasted most of the morning, {statement.text}."
        found.append(
            Evidence(
                f"E-{number:03}",
                statement.sources[0],
                number,
                number * 310,
                number * 310 + len(quote),
                quote,
                number == 9,
                (statement.statement_id,),
            )
        )
    return found


def _checks() -> tuple[Check, ...]:
    return (
        Check(
            "CH-001",
            "DAT3",
            Severity.WARNING,
            f"Events/{DEFENCE}/date_start",
            "The year 2024 is inferred; 2019 also fits.",
            "Confirm the year or correct the date.",
            ("E-104",),
        ),
        Check(
            "CH-002",
            "MOD3",
            Severity.WARNING,
            "Statements/ST-007/side",
            "The side is carried over from the sentence before.",
            "Read the evidence; correct the side.",
            ("E-007",),
        ),
        Check(
            "CH-003",
            "NAM6",
            Severity.ERROR,
            f"Events/{DIALOGUE_11}/lead_b_title",
            "Two titles for one person: S1 and S2 differ.",
            "Keep the title that the official list gives.",
        ),
        Check(
            "CH-004",
            "SRC6",
            Severity.INFO,
            "",
            "No text from the New Zealand side is held.",
            "Add one if there is any.",
            decision="asked the embassy",
            decided_by="LT",
        ),
    )
