"""What is found in ONE text: the readout as it is read, and its accounts of events, whose spans all index `Readout.text`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from briefgen.model.codes import Kind, Mode, Precision, Stance, Status, Strength, YearBasis


class Span(NamedTuple):
    """Half-open, in code points of `Readout.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the raw text that was not read as part of the report, and why ("caption", "related news", ...)."""

    reason: str
    text: str
    line: int  # of the raw text, from 1; 0 for what a reader set aside before there was a text (a running head)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of `Document.text` that the file's own form marks off. Kinds: heading, paragraph, list item, table row, caption, text box,
    footnote."""

    kind: str
    start: int
    end: int
    page: int = 0  # from 1; 0 where the file has no pages


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gets out of one text: the text as it stands, page furniture and all, and what the file says of itself.

    One file can hold several: the members of an archive, the messages of an e-mail and its attachments.
    """

    name: str  # the file as the user gave it; of a member or attachment: "file/member"
    sha256: str  # of the file's bytes, or of the member's
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
    blocks: tuple[Block, ...] = ()  # in order; () for plain text, where empty lines say all there is
    cuts: tuple[Cut, ...] = ()  # what the reader set aside: running heads and feet
    sender: str = ""  # of an e-mail: the address that sent it, small letters
    sent: date | None = None  # and the day; a date of publication only where the sender is the publisher


@dataclass(frozen=True, slots=True)
class Readout:
    """One side's published account, fit to read. Every `Span` indexes `text` and no other."""

    name: str  # the file as the user gave it
    sha256: str  # of the file's bytes
    raw: str  # the decoded text as it came
    text: str  # NFC, "\n" line ends, furniture cut, glued words repaired; paragraphs parted by one blank line
    offsets: Sequence[int]  # for each code point of `text`, where it stands in `raw`; one more for the end
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
    organisation: str = ""  # the institution that the title names


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
