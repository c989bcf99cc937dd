"""The words of the field as frozen values. Readers and writers meet here and nowhere else; this module imports nothing of ours.

Two halves: what is found in ONE text (`Readout`, `Account` and their parts, with spans), and what all texts say together
(`Matrix`, whose rows are the rows of the workbook, one dataclass per sheet). Rows hold plain values only, so that a workbook
gives back the same matrix; `tuple` fields hold short keys (ids, country codes, area ids) that never contain ";".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Stance(StrEnum):
    """What a side did with its words, by the strongest verb of the act."""

    AGREED = "agreed"
    COMMITTED = "committed"
    AFFIRMED = "affirmed"
    PROPOSED = "proposed"
    WELCOMED = "welcomed"
    DISCUSSED = "discussed"


class Strength(StrEnum):
    """hard: to do something ("agreed to expand"); soft: a view of it ("agreed on the importance of"); past: looks back ("reviewed")."""

    HARD = "hard"
    SOFT = "soft"
    PAST = "past"


class Modality(StrEnum):
    """The ten codes that a desk uses to tell what was agreed from what was only said."""

    AG = "AG"  # agreed by both
    JA = "JA"  # joint affirmation
    UC = "UC"  # commitment by one side
    UA = "UA"  # one side alone "agreed"
    PR = "PR"  # proposal, ask
    PO = "PO"  # position, support
    WE = "WE"  # welcome
    DI = "DI"  # discussed
    RE = "RE"  # review of the past
    NM = "NM"  # only named


class Status(StrEnum):
    """held: reported as a meeting; referred: named with a date or people of its own, but not reported; announced: still to come."""

    HELD = "held"
    REFERRED = "referred"
    ANNOUNCED = "announced"


class Kind(StrEnum):
    DIALOGUE = "dialogue"
    CONSULTATION = "consultation"
    COMMISSION = "commission"
    TALKS = "talks"
    MEETING = "meeting"
    CALL = "call"
    VISIT = "visit"
    SIGNING = "signing"
    OTHER = "other"


class Mode(StrEnum):
    IN_PERSON = "in person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"
    PHONE = "phone"
    UNSAID = ""


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = ""


class YearBasis(StrEnum):
    """How the year is known: printed with the date, from the date of publication, or inferred from other facts of the texts."""

    STATED = "stated"
    PUBLISHED = "publication date"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


class Severity(StrEnum):
    ERROR = "E"
    WARNING = "W"
    INFO = "I"


class FollowUp(StrEnum):
    """Where an undertaking stands, as the desk sees it; the tool never sets anything but UNKNOWN."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    DELIVERED = "Delivered"
    PARTLY = "Partly"
    OVERTAKEN = "Overtaken"
    DROPPED = "Dropped"
    UNKNOWN = "Unknown"


BOTH = "both"  # the side of a statement that both (all) parties made; any other side is one party's code


def modality(side: str, stance: Stance, strength: Strength) -> Modality:
    """The code that follows from side, stance and strength (research/domain 2.0): agreed + both = AG, agreed by one side = UA, ..."""
    joint = side == BOTH
    match stance:
        case Stance.AGREED:
            return Modality.AG if joint else Modality.UA
        case Stance.COMMITTED:
            return Modality.JA if joint else Modality.UC
        case Stance.AFFIRMED:
            if strength is Strength.PAST:
                return Modality.RE
            return Modality.JA if joint else Modality.PO
        case Stance.PROPOSED:
            return Modality.PR
        case Stance.WELCOMED:
            return Modality.WE
        case Stance.DISCUSSED:
            return Modality.RE if strength is Strength.PAST else Modality.DI


# --- one text ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open, in code points of `Readout.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gets out of one file: its text as it stands, page furniture and all, and what the file says of itself."""

    name: str  # the file as the user gave it
    sha256: str  # of the file's bytes
    text: str  # decoded; line ends "\n"; what XML cannot hold taken out
    title: str = ""
    publisher: str = ""
    published: date | None = None
    published_method: str = ""  # "file header", "page metadata", ...
    url: str = ""
    language: str = ""
    remarks: tuple[str, ...] = ()  # the file header's other lines: "Origin: ..."
    text_start: int = 0  # where `text` begins in the decoded file: what stands before it is the file's own header
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the raw text that was not read as part of the report, and why ("caption", "related news", ...)."""

    reason: str
    text: str
    line: int  # of the raw text, from 1


@dataclass(frozen=True, slots=True)
class Readout:
    """One side's published account, fit to read. Every `Span` indexes `text` and no other."""

    name: str  # the file as the user gave it
    sha256: str  # of the file's bytes
    raw: str  # the decoded text as it came
    text: str  # NFC, "\n" line ends, furniture cut, glued words repaired; paragraphs parted by one blank line
    offsets: tuple[int, ...]  # for each code point of `text`, where it stands in `raw`; one more for the end
    headline: Span | None = None  # the headlines, where the text has any; the report follows them
    title: str = ""
    publisher: str = ""
    side: str = ""  # the party whose account this is; "third" for others; "" unknown
    tier: int | None = None  # 1 joint text, 2 official readout, 3 state agency, 4 other press, 5 repost or unknown
    published: date | None = None
    published_method: str = ""
    url: str = ""
    language: str = "en"
    cuts: tuple[Cut, ...] = ()
    repairs: int = 0  # glued words parted, broken letters mended
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    raw_start: int = 0  # where `raw` begins in the decoded file

    def raw_span(self, span: Span) -> Span:
        """Where `span` of the text stands in `raw`."""
        if span.start >= span.end:
            return Span(self.offsets[span.start], self.offsets[span.start])
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event as one text gives it. `start` is None unless day, month and year are known."""

    text: str = ""  # as printed: "March 30"
    start: date | None = None
    end: date | None = None
    partial: str = ""  # "2023-09", "2023" or "--03-30" where `start` is None
    precision: Precision = Precision.NONE
    year_basis: YearBasis = YearBasis.UNKNOWN
    reason: str = ""
    weekday: str = ""
    alternatives: tuple[str, ...] = ()  # other years that fit, as ISO dates
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where an event took place, as one text gives it."""

    city: str = ""
    country: str = ""  # ISO 3166 alpha-2
    venue: str = ""
    mode: Mode = Mode.UNSAID
    span: Span | None = None
    carried: bool = False  # the place is the main event's, not printed for this one


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom one text names (or only gives a title for: name ""), with side and how the side is known."""

    name: str
    title: str
    side: str
    side_basis: str  # "demonym", "country after name", "home title", "by elimination", ...
    span: Span
    role: str = "lead"  # lead | participant
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that one side (or both) said or did at an event, with its sentence."""

    side: str  # BOTH or a party
    stance: Stance
    strength: Strength
    verb: str
    text: str  # the clause, verbatim
    span: Span  # of the clause
    sentence: Span
    speaker: str = ""
    object_side: str = ""
    areas: tuple[str, ...] = ()
    areas_named: tuple[str, ...] = ()  # areas that occur only inside the name of a body or mechanism
    areas_text: tuple[str, ...] = ()  # the areas in the text's own words
    carried: str = ""  # why the side or stance comes from an earlier sentence; "" where this sentence says it
    opened: Span | None = None  # of an item of a list: the sentence that opens the list ("The two sides agreed to:")
    flags: tuple[str, ...] = ()  # negated, hedged, in principle ...


@dataclass(frozen=True, slots=True)
class Account:
    """What one readout says of one event."""

    readout: str  # Readout.name
    status: Status
    kind: Kind
    name: str  # as reported, e.g. "12th Vietnam-US Political, Security, and Defense Dialogue"
    primary: bool
    parties: tuple[str, ...]
    when: When
    where: Where
    people: tuple[Person, ...]
    acts: tuple[Act, ...]
    series: str = ""  # the recurring mechanism's name, without its ordinal
    series_key: str = ""  # sorted pair + folded qualifier words + head
    round_no: int | None = None
    co_chaired: bool = False
    part_of: str = ""
    periodicity: str = ""  # of the series, as the text says: "annual"
    periodicity_span: Span | None = None
    next_round: str = ""  # when the next round is to be, in the text's words
    named: tuple[tuple[str, str, Span], ...] = ()  # (name, series key, place) of mechanisms that the text only names
    framework: str = ""
    anniversary: str = ""
    outcome: str = ""
    sentence: Span | None = None  # the event sentence
    name_span: Span | None = None
    notes: tuple[str, ...] = ()  # what a person should know: "date differs from weekday", ...


# --- all texts together: one dataclass per sheet of the workbook -------------------------------------------------------------------


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
    lead_b: str = ""
    lead_b_title: str = ""
    other_leads: str = ""  # of a third and fourth party: "Name, Title (JP)"
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
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    checks: tuple[Check, ...] = ()
    settings: tuple[tuple[str, str], ...] = field(default=())  # ReadMe rows that carry data: name, value
