"""The words and codes with which a text's acts, dates and people are told apart; one enum each."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache


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


# From what binds most to what is only named: of several statements on one area the first counts.
STRENGTH = (
    Modality.AG, Modality.JA, Modality.UC, Modality.UA, Modality.PR, Modality.PO, Modality.WE, Modality.DI, Modality.RE, Modality.NM,
)  # fmt: skip

BOTH = "both"  # the side of a statement that both (all) parties made; any other side is one party's code


@lru_cache(maxsize=4096)
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
