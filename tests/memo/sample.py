"""A matrix as a desk has it: Kenya and Norway, five meetings, forty statements, six texts of which two are one. All of it is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefgen.model import (
    Area,
    Check,
    Confidence,
    Event,
    Evidence,
    Kind,
    Matrix,
    Mechanism,
    Mode,
    Participant,
    Party,
    Precision,
    Severity,
    Source,
    Statement,
    Status,
    YearBasis,
)

from .said import ADVISER, AKINYI, BRANDVOLD, CALL, EIK, FOREIGN, LIEN, MAINA, NGUGI, SAID, SEA7, SEA8, TALKS, P

AREAS = (
    Area("high", "High-level exchanges", "Political"),
    Area("mechanisms", "Dialogue mechanisms", "Political"),
    Area("sea", "Maritime security", "Security"),
    Area("police", "Law enforcement", "Security"),
    Area("peace", "Peacekeeping", "Security"),
    Area("cyber", "Cyber security", "Security"),
    Area("trade", "Trade and investment", "Economy"),
    Area("energy", "Energy and green transition", "Economy"),
    Area("fish", "Fisheries", "Economy"),
    Area("climate", "Climate", "Environment"),
    Area("skills", "Education and skills", "People"),
    Area("culture", "Culture and people", "People"),
    Area("rights", "Human rights", "Political"),
)


def statements() -> tuple[Statement, ...]:
    made = []
    for number, (event, side, stance, strength, speaker, areas, verb, words, sources) in enumerate(SAID, 1):
        carried = "side carried over from the sentence before" if not verb or (stance is P and not speaker) else ""
        made.append(
            Statement(
                f"ST-{number:03}",
                event,
                side=side,
                stance=stance,
                strength=strength,
                speaker=speaker,
                areas=tuple(areas.split()),
                areas_named=("rights",) if event == FOREIGN and number == 24 else (),
                text=words,
                verb=verb,
                attribution=carried,
                due_stated="2025" if "sixtieth" in words else "",
                sources=tuple(sources.split()),
                evidence=tuple(f"E-{s}-{number}" for s in sources.split()),
                confidence=Confidence.LOW if carried else Confidence.HIGH,
            )
        )
    return tuple(made)


def evidence() -> tuple[Evidence, ...]:
    found = [
        Evidence(e, source=e.split("-")[1], paragraph=2 + number % 7, quote=f"They {s.text}.", supports=(s.statement_id,))
        for number, s in enumerate(statements())
        for e in s.evidence
    ]
    return (
        *found,
        *(Evidence(f"E-{s}", source=s, paragraph=1, quote="The meeting was held.") for s in ("S1", "S2", "S3", "S4", "S5", "S6")),
    )


EVENTS = (
    Event(
        SEA7,
        date_start=date(2023, 3, 9),
        date_text="March 9",
        date_precision=Precision.DAY,
        year_basis=YearBasis.PUBLISHED,
        name="7th Kenya-Norway Ocean Security Dialogue",
        kind=Kind.DIALOGUE,
        mechanism_id="ME-ocean",
        round_no=7,
        city="Oslo",
        country="NO",
        mode=Mode.IN_PERSON,
        parties=("KE", "NO"),
        lead_a=MAINA[0],
        lead_a_title=MAINA[1],
        lead_b=EIK[0],
        lead_b_title=EIK[1],
        co_chaired=True,
        sources=("S1", "S2"),
        evidence=("E-S1", "E-S2"),
    ),
    Event(
        TALKS,
        date_start=date(2023, 4, 22),
        date_text="22 April 2023",
        date_precision=Precision.DAY,
        year_basis=YearBasis.STATED,
        name="Official talks of the foreign ministers",
        kind=Kind.TALKS,
        city="Nairobi",
        country="KE",
        mode=Mode.IN_PERSON,
        parties=("KE", "NO"),
        lead_a=AKINYI[0],
        lead_a_title=AKINYI[1],
        lead_b=BRANDVOLD[0],
        lead_b_title=BRANDVOLD[1],
        framework="Partnership for the Ocean",
        sources=("S3",),
        evidence=("E-S3",),
    ),
    Event(
        ADVISER,
        date_start=date(2024, 3, 18),
        date_text="March 18",
        date_precision=Precision.DAY,
        year_basis=YearBasis.INFERRED,
        date_reason="after the partnership of October 2023, before the eighth round",
        date_alternatives=("2025-03-18",),
        name="Meeting with the National Security Adviser",
        kind=Kind.MEETING,
        city="Oslo",
        country="NO",
        parties=("KE", "NO"),
        lead_a=AKINYI[0],
        lead_a_title=AKINYI[1],
        lead_b=LIEN[0],
        lead_b_title=LIEN[1],
        sources=("S4",),
        evidence=("E-S4",),
    ),
    Event(
        FOREIGN,
        date_start=date(2024, 3, 18),
        date_text="March 18",
        date_precision=Precision.DAY,
        year_basis=YearBasis.INFERRED,
        date_reason="after the partnership of October 2023, before the eighth round",
        date_alternatives=("2025-03-18",),
        name="Annual Dialogue of the Foreign Ministers",
        kind=Kind.DIALOGUE,
        mechanism_id="ME-ministers",
        city="Oslo",
        country="NO",
        parties=("KE", "NO"),
        lead_a=AKINYI[0],
        lead_a_title=AKINYI[1],
        lead_b=BRANDVOLD[0],
        lead_b_title=BRANDVOLD[1],
        co_chaired=True,
        framework="Green Strategic Partnership",
        anniversaries="60th anniversary of diplomatic relations (2025)",
        sources=("S4",),
        evidence=("E-S4",),
    ),
    Event(
        SEA8,
        date_start=date(2024, 9, 3),
        date_end=date(2024, 9, 4),
        date_text="3-4 September 2024",
        date_precision=Precision.DAY,
        year_basis=YearBasis.STATED,
        name="8th Kenya-Norway Ocean Security Dialogue",
        kind=Kind.DIALOGUE,
        mechanism_id="ME-ocean",
        round_no=8,
        city="Mombasa",
        country="KE",
        mode=Mode.HYBRID,
        parties=("KE", "NO"),
        lead_a=f"{MAINA[0]} / {NGUGI[0]}",
        lead_a_title=f"{MAINA[1]} / {NGUGI[1]}",
        lead_b=EIK[0],
        lead_b_title=EIK[1],
        co_chaired=True,
        framework="Green Strategic Partnership",
        sources=("S5", "S6"),
        evidence=("E-S5", "E-S6"),
    ),
    Event(
        CALL,
        status=Status.REFERRED,
        date_partial="--03-02",
        date_text="March 2",
        name="Phone call of the President and the Prime Minister",
        kind=Kind.CALL,
        mode=Mode.PHONE,
        parties=("KE", "NO"),
        sources=("S1",),
        evidence=("E-S1",),
    ),
)

SOURCES = (
    Source(
        "S1",
        file="ocean-dialogue-7.txt",
        publisher="Savanna News Agency",
        side="KE",
        tier=3,
        title="Kenya, Norway hold seventh Ocean Security Dialogue",
        published=date(2023, 3, 11),
        words_used=612,
        url="https://savanna.example/7th-ocean-dialogue",
        status="read",
    ),
    Source(
        "S2",
        file="ocean-dialogue-7-copy.txt",
        publisher="The Coast Courier",
        side="KE",
        tier=4,
        title="Kenya and Norway hold 7th ocean dialogue",
        same_text_as="S1",
        similarity=0.99,
        words_used=598,
        status="read",
    ),
    Source(
        "S3",
        file="talks.html",
        publisher="Savanna News Agency",
        side="KE",
        tier=3,
        title="Foreign ministers meet in Nairobi",
        published=date(2023, 4, 24),
        words_used=701,
        url="https://savanna.example/talks",
        status="read",
    ),
    Source(
        "S4",
        file="oslo.txt",
        publisher="Lake Region Daily",
        side="KE",
        tier=4,
        title="Otieno in Oslo: ministers to meet every year",
        words_used=540,
        status="read",
    ),
    Source(
        "S5",
        file="ocean-dialogue-8.txt",
        publisher="Savanna News Agency",
        side="KE",
        tier=3,
        title="Eighth Ocean Security Dialogue closes in Mombasa",
        published=date(2024, 9, 5),
        words_used=390,
        status="read",
    ),
    Source(
        "S6",
        file="ocean-dialogue-8-indian-ocean.txt",
        publisher="Indian Ocean Monitor",
        side="third",
        tier=4,
        title="Norway, Kenya widen vessel tracking",
        published=date(2024, 9, 6),
        words_used=240,
        status="read",
    ),
)


def people() -> tuple[Participant, ...]:
    rows = []
    for event in EVENTS[:5]:
        for side, names, titles in (("KE", event.lead_a, event.lead_a_title), ("NO", event.lead_b, event.lead_b_title)):
            for name, title in zip(names.split(" / "), titles.split(" / "), strict=True):
                level = 2 if "Minister of" in title or title.startswith("Cabinet") else 3 if "Secretary" in title else 4
                rows.append(
                    Participant(
                        f"PA-{event.event_id}-{name}",
                        event.event_id,
                        name,
                        side,
                        "home title",
                        title,
                        "",
                        "lead",
                        level,
                        event.sources,
                        event.evidence,
                    )
                )
    return tuple(rows)


def sample() -> Matrix:
    return Matrix(
        as_of=date(2024, 10, 1),
        parties=(Party("KE", "Kenya", "Kenyan"), Party("NO", "Norway", "Norwegian")),
        areas=AREAS,
        events=EVENTS,
        participants=people(),
        statements=statements(),
        mechanisms=(
            Mechanism("ME-ocean", "Ocean Security Dialogue", parties=("KE", "NO"), evidence=("E-S1",)),
            Mechanism(
                "ME-ministers",
                "Annual Dialogue of the Foreign Ministers",
                parties=("KE", "NO"),
                stated_periodicity="annual",
                evidence=("E-S4",),
            ),
            Mechanism("ME-rights", "Human Rights Dialogue", parties=("KE", "NO"), named_only=True, evidence=("E-S4",)),
        ),
        sources=SOURCES,
        evidence=evidence(),
        checks=(
            Check(
                "CH-1",
                "DAT2",
                Severity.WARNING,
                f"Events/{FOREIGN}/date_start",
                "the text prints no year; 2024 is inferred",
                "confirm the year from another source",
                ("E-S4",),
            ),
            Check(
                "CH-2",
                "NAM1",
                Severity.WARNING,
                "Statements/ST-025/side",
                "the sentence has no subject; the side is carried over from the sentence before",
                "read the paragraph",
                ("E-S4-25",),
            ),
            Check(
                "CH-3",
                "MOD1",
                Severity.ERROR,
                "Statements/ST-034/stance",
                "“agreed” is reported of the Norwegian side only",
                "do not write that both sides agreed",
                ("E-S5-34",),
            ),
            Check("CH-4", "SRC3", Severity.INFO, "Sources/S2", "copy of another text", ""),
            Check(
                "CH-5",
                "DAT2",
                Severity.WARNING,
                f"Events/{SEA7}/date_start",
                "year from the date of publication",
                "confirm",
                decision="confirmed",
                decided_by="desk",
            ),
        ),
    )


def both_accounts() -> Matrix:
    """The same with a Norwegian readout of the eighth round: one agreement told alike, one told of one side, one title that differs."""
    matrix = sample()
    readout = Source(
        "S7",
        file="regjeringen.html",
        publisher="Ministry of Foreign Affairs of Norway",
        side="NO",
        tier=2,
        title="Eighth dialogue on ocean security",
        published=date(2024, 9, 4),
        language="en",
        words_used=310,
        status="read",
    )
    events = tuple(
        replace(e, sources=(*e.sources, "S7"), evidence=(*e.evidence, "E-S7")) if e.event_id == SEA8 else e for e in matrix.events
    )
    shared = {"ST-030": "E-S7-30"}
    said = tuple(
        replace(s, sources=(*s.sources, "S7"), evidence=(*s.evidence, shared[s.statement_id])) if s.statement_id in shared else s
        for s in matrix.statements
    )
    own = Statement(
        "ST-100",
        SEA8,
        side="KE",
        stance=P,
        areas=("cyber",),
        text="asked for advice on the security of port systems",
        verb="asked",
        sources=("S7",),
        evidence=("E-S7-100",),
    )
    new = (
        Evidence("E-S7", source="S7", paragraph=1, quote="The dialogue met in Mombasa."),
        Evidence(
            "E-S7-30",
            source="S7",
            paragraph=2,
            char_start=90,
            quote="Both sides will extend the exchange of vessel positions to carriers and bunker ships.",
        ),
        Evidence("E-S7-100", source="S7", paragraph=3, char_start=40, quote="Kenya asked for advice on the security of port systems."),
    )
    conflict = Check(
        "CH-9",
        "NAM6",
        Severity.WARNING,
        f"Events/{SEA8}/lead_b_title",
        "One person, different titles: “State Secretary” (S5); “Deputy Minister” (S7)",
        "settle",
        ("E-S7",),
    )
    return replace(
        matrix,
        events=events,
        statements=(*said, own),
        sources=(*matrix.sources, readout),
        evidence=(*matrix.evidence, *new),
        checks=(*matrix.checks, conflict),
    )
