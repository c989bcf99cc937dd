"""Circles: texts that have to be put together with one another and with no others, since they tell of the same meetings.

What a circle tells follows from its texts alone, but for the ids and copies among all texts and the order of the sides. So it can be kept: of ten
thousand texts a new one changes one circle.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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
from briefgen.merge.texts import Text, Told
from briefgen.model import Account, Area, Check, Event, Evidence, Participant, Source, Statement, Status
from briefgen.records import pack, unpack


@dataclass(frozen=True, slots=True)
class Circle:
    """The rows that come of a circle's texts: `events` in the order of their groups, and those of each event in that order, too."""

    events: tuple[Event, ...]
    participants: tuple[Participant, ...]
    statements: tuple[Statement, ...]
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]
    mentions: tuple[Mention, ...]


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


def circles_of(groups: Sequence[Sequence[Account]]) -> list[list[int]]:
    """The numbers of the groups of each circle, in order: groups are of one circle where a text has accounts in both."""
    home = list(range(len(groups)))

    def root(number: int) -> int:
        while home[number] != number:
            home[number] = number = home[home[number]]
        return number

    first: dict[str, int] = {}
    for number, group in enumerate(groups):
        for account in group:
            one, other = root(first.setdefault(account.readout, number)), root(number)
            home[max(one, other)] = min(one, other)
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(len(groups)):
        found[root(number)].append(number)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Beside:
    """What a circle needs to know of all texts: the texts and their rows on Sources by name, how many speak for each side, and the terms."""

    texts: dict[str, Text]
    sources: dict[str, Source]
    spoken_for: Counter[str]
    lexicon: Lexicon
    areas: tuple[Area, ...]


def told_in(names: Sequence[str], beside: Beside, keep: Keep | None) -> Known:
    """What the texts with these names, which come in their order, tell together; from what is `keep`t where it is known."""
    key = b"" if keep is None else _key(names, beside)
    if keep is None or not key:
        return Known(_put_together([beside.texts[name].whole() for name in names], beside), b"")
    circle = _known(keep.get(key))
    if circle is None:
        circle = _put_together([beside.texts[name].whole() for name in names], beside)
        keep.put(key, pack(circle))
    return Known(circle, key)


def _known(packed: bytes | None) -> Circle | None:
    try:
        return unpack(Circle, packed) if packed else None
    except ValueError:
        return None


def _key(names: Sequence[str], beside: Beside) -> bytes:
    """A hash of all that the rows follow from; b"" where a text has no key."""
    texts = [beside.texts[name] for name in names]
    if not all(text.key for text in texts):
        return b""
    codes = {code for text in texts for account in text.gist.accounts for code in account.parties}
    sides = ordered_parties(tuple(codes), beside.spoken_for, beside.lexicon)
    held = repr(("circle", [(text.key, beside.sources[text.name]) for text in texts], sides))
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).digest()


def _put_together(told: Sequence[Told], beside: Beside) -> Circle:
    book = EvidenceBook(
        {one.readout.name: one.readout for one in told}, {one.readout.name: beside.sources[one.readout.name] for one in told}
    )
    events: list[Event] = []
    taken: set[str] = set()
    participants: list[Participant] = []
    statements: list[Statement] = []
    checks: list[Check] = []
    flat = [account for one in told for account in one.accounts]
    for group in grouped(flat):
        ranked = sorted(group, key=lambda a: rank_of(a, book))
        event = event_row(ranked, book, beside.lexicon, taken, beside.spoken_for)
        taken.add(event.event_id)
        events.append(event)
        participants += participant_rows(event, ranked, book, beside.lexicon)
        acts = statement_rows(event, ranked, book)
        statements += acts
        checks += event_checks(event, ranked, acts, book)
    mentions = mentions_of(flat, book)  # before the sentences are told: it cites some
    sentences = book.rows()
    return Circle(
        with_areas(events, statements, sentences, beside.areas),
        tuple(participants),
        tuple(statements),
        sentences,
        tuple(checks),
        mentions,
    )
