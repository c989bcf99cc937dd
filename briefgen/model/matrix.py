"""What all texts say together: one dataclass per sheet of the workbook.

Rows hold plain values only, so that a workbook gives back the same matrix; `tuple` fields hold short keys (ids, country codes, area
ids) that never contain ";".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from briefgen.model.codes import (
    BOTH,
    Confidence,
    FollowUp,
    Kind,
    Modality,
    Mode,
    Precision,
    Severity,
    Stance,
    Status,
    Strength,
    YearBasis,
    modality,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting (not one article), as all accounts together have it. Several leads of one side are parted by " / "."""

    event_id: str
    status: Status = Status.HELD
    date_start: date | None = None
    date_end: date | None = None
    date_text: str = ""
    date_partial: str = ""
    date_precision: Precision = Precision.NONE
    year_basis: YearBasis = YearBasis.UNKNOWN
    date_reason: str = ""
    date_alternatives: tuple[str, ...] = ()
    weekday_stated: str = ""
    name: str = ""
    kind: Kind = Kind.MEETING
    mechanism_id: str = ""
    round_no: int | None = None
    city: str = ""
    country: str = ""
    venue: str = ""
    mode: Mode = Mode.UNSAID
    parties: tuple[str, ...] = ()  # party A first, party B second
    lead_a: str = ""
    lead_a_title: str = ""
    lead_a_level: int | None = None  # of side A's highest lead: 1 head of state, party or government .. 5 other
    lead_b: str = ""
    lead_b_title: str = ""
    lead_b_level: int | None = None
    other_leads: str = ""  # of a third and fourth party: "Name, Title (JP)"
    agreed_areas: str = ""  # what both sides agreed on, in the texts' words, parted by "; "
    affirmed_areas: str = ""  # what both affirmed or undertook
    areas: tuple[str, ...] = ()  # every area that a statement of the event is about
    co_chaired: bool = False
    part_of: str = ""
    framework: str = ""
    anniversaries: str = ""
    outcome_doc: str = ""
    sources: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    confidence_reason: str = ""
    our_file_ref: str = ""  # human
    notes: str = ""  # human


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part in one event."""

    participant_id: str
    event_id: str
    name: str = ""  # as printed
    side: str = ""
    side_basis: str = ""
    title: str = ""  # as printed
    organisation: str = ""
    role: str = ""  # lead | participant
    level: int | None = None  # 1 head of state, party or government .. 5 other
    sources: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one side (or both) said or did at an event, as all texts together have it."""

    statement_id: str
    event_id: str
    side: str = BOTH
    stance: Stance = Stance.AFFIRMED
    strength: Strength = Strength.SOFT
    speaker: str = ""
    object_side: str = ""
    areas: tuple[str, ...] = ()
    areas_named: tuple[str, ...] = ()
    areas_text: str = ""  # in the text's own words, parted by " | "
    text: str = ""  # verbatim
    verb: str = ""
    due_stated: str = ""
    attribution: str = ""  # "" where the sentence itself says who; else why the side is carried over
    flags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    confidence_reason: str = ""
    owner_ours: str = ""  # human, as all that follows
    owner_theirs: str = ""
    due_internal: date | None = None
    follow_up: FollowUp = FollowUp.UNKNOWN
    follow_up_date: date | None = None
    follow_up_evidence: str = ""
    next_step: str = ""

    @property
    def modality(self) -> Modality:
        return modality(self.side, self.stance, self.strength)


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A dialogue or other series of meetings."""

    mechanism_id: str
    name: str = ""
    aliases: str = ""  # other names in the texts, parted by " | "
    parties: tuple[str, ...] = ()
    stated_periodicity: str = ""  # as a text says: "annual"
    next_stated: str = ""
    named_only: bool = False  # never seen as an event
    evidence: tuple[str, ...] = ()
    next_planned: date | None = None  # human, as all that follows
    our_lead_unit: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A person with one title, or a place, as the texts print it; the key under which forms with and without marks are one."""

    name_id: str
    kind: str = "person"  # person | place, or what a desk adds
    house_form: str = ""
    aliases: str = ""  # other forms in the texts, parted by " | "
    side: str = ""
    title: str = ""
    first_seen: date | None = None  # the earliest and latest event on file with this title (or in this place)
    last_seen: date | None = None
    second_reference: str = ""  # what a later mention is shortened to
    plain_key: str = ""  # small letters without marks
    valid_from: date | None = None  # human, as all that follows
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One text: who published it, when, and how it was read."""

    source_id: str
    file: str = ""
    sha256: str = ""
    publisher: str = ""
    side: str = ""
    tier: int | None = None
    title: str = ""
    published: date | None = None
    published_method: str = ""
    language: str = ""
    url: str = ""
    same_text_as: str = ""  # the source_id of the first copy; "" for an independent text
    similarity: float | None = None  # containment of the two texts, 0..1, two decimals
    words_used: int = 0
    lines_cut: int = 0
    cut_reasons: str = ""
    repairs: int = 0
    status: str = ""  # read | not a readout | not read
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of one source, on which values rest."""

    evidence_id: str
    source: str = ""
    paragraph: int = 0  # from 1
    char_start: int = 0  # in the decoded text of the file, as it came
    char_end: int = 0
    quote: str = ""  # the sentence, verbatim but for repaired words
    repaired: bool = False  # the quote differs from the file in glued words or letters mended
    supports: tuple[str, ...] = ()  # "EV...:date_start", "ST-...": what rests on it


@dataclass(frozen=True, slots=True)
class Check:
    """Something that a person should look at."""

    check_id: str
    rule: str = ""
    severity: Severity = Severity.WARNING
    where: str = ""  # "Events/EV-.../date_start"
    what: str = ""
    fix: str = ""
    evidence: tuple[str, ...] = ()
    decision: str = ""  # human
    decided_by: str = ""  # human


@dataclass(frozen=True, slots=True)
class Area:
    """One row of the taxonomy of cooperation areas, as the workbook's Lists sheet and the Coverage sheet show it."""

    area_id: str
    name: str = ""
    group: str = ""  # the top-level area's name


@dataclass(frozen=True, slots=True)
class Party:
    """A party's code and the names it goes by in our outputs."""

    code: str
    name: str = ""
    demonym: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """All that the texts say. Rows are sorted by their ids' natural order as the pipeline gives them; order is kept."""

    as_of: date | None = None
    title: str = "Event matrix"
    parties: tuple[Party, ...] = ()
    areas: tuple[Area, ...] = ()
    events: tuple[Event, ...] = ()
    participants: tuple[Participant, ...] = ()
    statements: tuple[Statement, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    names: tuple[Name, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    checks: tuple[Check, ...] = ()
    settings: tuple[tuple[str, str], ...] = field(default=())  # ReadMe rows that carry data: name, value
