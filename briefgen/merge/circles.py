"""Circles: the accounts of one event, which are put together with one another and with no others.

What a circle tells follows from its texts alone, but for the ids and copies among all texts and the order of the sides. So it can be kept: of ten
thousand texts a new one changes the circles of its own events.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from briefgen.lexicon import Lexicon
from briefgen.merge.accounts import event_row, ordered_parties, participant_rows, rank_of
from briefgen.merge.agreed import with_areas
from briefgen.merge.disagreements import event_checks
from briefgen.merge.events import group_accounts
from briefgen.merge.evidence import EvidenceBook
from briefgen.merge.mechanisms import Mention, mentions_of
from briefgen.merge.statements import statement_rows
from briefgen.merge.texts import Text
from briefgen.model import Account, Area, Check, Event, Evidence, Participant, Source, Statement, Status
from briefgen.records import pack, unpack


@dataclass(frozen=True, slots=True)
class Circle:
    """The rows that come of a circle's accounts: one event, or several whose accounts would give one id, in the order of their groups, and the
    rows of each in that order, too. `evidence` is what these rest on, `named` what the `mentions` do."""

    events: tuple[Event, ...]
    participants: tuple[Participant, ...]
    statements: tuple[Statement, ...]
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]
    mentions: tuple[Mention, ...]
    named: tuple[Evidence, ...]


class Known(NamedTuple):
    """A circle, and a hash of all that its rows follow from; b"" where nothing is kept."""

    circle: Circle
    key: bytes


class Keep(Protocol):
    """What earlier runs told, by key; what it gives was put there under that key."""

    def get(self, key: bytes) -> bytes | None: ...

    def put(self, key: bytes, packed: bytes) -> None: ...


def grouped(accounts: Iterable[Account]) -> list[list[Account]]:
    """The accounts of each event: those of meetings held first, by date."""
    return group_accounts(sorted(accounts, key=lambda a: (a.status is not Status.HELD, a.when.start or date.max)))


Member = tuple[str, tuple[int, ...]]  # a text by its name, and which of its accounts are of the circle


def members_of(accounts: Iterable[tuple[str, int]], order: Mapping[str, int]) -> tuple[Member, ...]:
    """The texts of these accounts, which are given by their text and their place in it; the texts in `order`."""
    found: dict[str, list[int]] = defaultdict(list)
    for name, number in accounts:
        found[name].append(number)
    return tuple((name, tuple(sorted(found[name]))) for name in sorted(found, key=order.__getitem__))


@dataclass(frozen=True, slots=True)
class Beside:
    """What a circle needs to know of all texts: the texts and their rows on Sources by name, how many speak for each side, and the terms."""

    texts: dict[str, Text]
    sources: dict[str, Source]
    spoken_for: Counter[str]
    lexicon: Lexicon
    areas: tuple[Area, ...]


def told_in(members: Sequence[Member], beside: Beside, keep: Keep | None) -> Known:
    """What these accounts tell together; from what is `keep`t where it is known."""
    key = b"" if keep is None else _key(members, beside)
    if keep is None or not key:
        return Known(_put_together(members, beside), b"")
    circle = _known(keep.get(key))
    if circle is None:
        circle = _put_together(members, beside)
        keep.put(key, pack(circle))
    return Known(circle, key)


def _known(packed: bytes | None) -> Circle | None:
    try:
        return unpack(Circle, packed) if packed else None
    except ValueError:
        return None


def _key(members: Sequence[Member], beside: Beside) -> bytes:
    """A hash of all that the rows follow from; b"" where a text has no key."""
    texts = [(beside.texts[name], numbers) for name, numbers in members]
    if not all(text.key for text, _ in texts):
        return b""
    codes = {code for text, numbers in texts for number in numbers for code in text.gist.accounts[number].parties}
    sides = ordered_parties(tuple(codes), beside.spoken_for, beside.lexicon)
    held = repr(("circle", [(text.key, beside.sources[text.name], numbers) for text, numbers in texts], sides))
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).digest()


def _put_together(members: Sequence[Member], beside: Beside) -> Circle:
    told = {name: beside.texts[name].whole() for name, _ in members}
    readouts, sources = {name: one.readout for name, one in told.items()}, {name: beside.sources[name] for name in told}
    book, names = EvidenceBook(readouts, sources), EvidenceBook(readouts, sources)
    events: list[Event] = []
    taken: set[str] = set()
    participants: list[Participant] = []
    statements: list[Statement] = []
    checks: list[Check] = []
    placed = [(number, told[name].accounts[number]) for name, numbers in members for number in numbers]
    for group in grouped(account for _, account in placed):
        ranked = sorted(group, key=lambda a: rank_of(a, book))
        event = event_row(ranked, book, beside.lexicon, taken, beside.spoken_for)
        taken.add(event.event_id)
        events.append(event)
        participants += participant_rows(event, ranked, book, beside.lexicon)
        acts = statement_rows(event, ranked, book)
        statements += acts
        checks += event_checks(event, ranked, acts, book)
    sentences = book.rows()
    mentions = mentions_of(placed, names)
    return Circle(
        with_areas(events, statements, sentences, beside.areas),
        tuple(participants),
        tuple(statements),
        sentences,
        tuple(checks),
        mentions,
        names.rows(),
    )
