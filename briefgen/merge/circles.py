"""Circles: the accounts of one event, which are put together with one another and with no others.

What a circle tells follows from its texts alone, but for the ids and copies among all texts and the order of the sides. So it can be kept: of ten
thousand texts a new one changes the circles of its own events.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple, Protocol, TypeVar

from briefgen.lexicon import Lexicon
from briefgen.merge.accounts import event_row, ordered_parties, participant_rows, rank_of
from briefgen.merge.agreed import with_areas
from briefgen.merge.disagreements import event_checks
from briefgen.merge.events import group_accounts
from briefgen.merge.evidence import EvidenceBook
from briefgen.merge.mechanisms import Mention, mentions_of
from briefgen.merge.shelves import in_shelves
from briefgen.merge.shelves import key_of as shelf_key
from briefgen.merge.statements import statement_rows
from briefgen.merge.texts import ForgottenError, Text
from briefgen.model import Account, Area, Check, Event, Evidence, Participant, Source, Statement, Status
from briefgen.model.said import Said, figures_of, one_text
from briefgen.records import pack, unpack

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Circle:
    """What comes of a circle's accounts: one event, or several whose accounts would give one id, in the order of their groups, and the rows of
    each in that order, too; of its statements the figures, of the sentences that they rest on the ids by source. `named` is what the
    `mentions` rest on."""

    events: tuple[Event, ...]
    participants: tuple[Participant, ...]
    said: tuple[Said, ...]  # of each event
    cited: tuple[tuple[str, str], ...]  # the ids as one text
    checks: tuple[Check, ...]
    mentions: tuple[Mention, ...]
    named: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The rows of a circle that hold the words of its texts, most of what it tells: the statements of each event, and the sentences that they and
    the other rows rest on, by source and place."""

    statements: tuple[Statement, ...]
    evidence: tuple[Evidence, ...]


class Known(NamedTuple):
    """A circle, a hash of all that its rows follow from (b"" where nothing is kept), and what gives its wording, which is read when somebody asks
    for it: that raises ForgottenError where neither it nor its texts are there any more."""

    circle: Circle
    key: bytes
    wording: Callable[[], Wording]


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


def told_in(circles: Sequence[Sequence[Member]], beside: Beside, keep: Keep | None) -> list[Known]:
    """What the accounts of each circle tell together; from what is `keep`t where it is known."""
    keys = [b"" if keep is None else _key(members, beside) for members in circles]
    if keep is None or not all(keys):
        return [_told(members, key, None, beside, keep) for members, key in zip(circles, keys, strict=True)]
    told: list[Known] = []
    for shelf in in_shelves(keys):
        known = _shelf(shelf, keep)
        found = known or [_known(Circle, keep.get(key)) for key in shelf]
        begin = len(told)
        told += [_told(members, key, one, beside, keep) for members, key, one in zip(circles[begin:], shelf, found, strict=False)]
        if not known:
            keep.put(shelf_key(_CIRCLES, shelf), pack(_Circles(tuple(one.circle for one in told[begin:]))))
    return told


_CIRCLES = "circles"


@dataclass(frozen=True, slots=True)
class _Circles:
    """Those that follow one another, kept as one."""

    all: tuple[Circle, ...]


def _shelf(keys: Sequence[bytes], keep: Keep) -> tuple[Circle, ...]:
    """All circles with these keys; none where they are not kept as one."""
    shelf = _known(_Circles, keep.get(shelf_key(_CIRCLES, keys)))
    return shelf.all if shelf and len(shelf.all) == len(keys) else ()


def _told(members: Sequence[Member], key: bytes, known: Circle | None, beside: Beside, keep: Keep | None) -> Known:
    if keep and known:
        return Known(known, key, _Later(partial(_wording, known, key, members, beside, keep)))
    circle, wording = _put_together(members, beside)
    if keep and key:
        keep.put(_wording_key(key), pack(wording))
        keep.put(key, pack(circle))
    return Known(circle, key, _held(wording))


class _Later:
    """Gives a wording that is read when it is first asked for, and lets go then of what it takes to read it: the gists of all texts."""

    __slots__ = ("_read", "_wording")

    def __init__(self, read: Callable[[], Wording]) -> None:
        self._read: Callable[[], Wording] | None = read
        self._wording: Wording | None = None

    def __call__(self) -> Wording:
        if self._wording is None and self._read:
            self._wording, self._read = self._read(), None
        assert self._wording
        return self._wording


def _held(wording: Wording) -> Callable[[], Wording]:
    return lambda: wording


def _known(kind: type[T], packed: bytes | None) -> T | None:
    try:
        return unpack(kind, packed) if packed else None
    except ValueError:
        return None


def _wording(circle: Circle, key: bytes, members: Sequence[Member], beside: Beside, keep: Keep) -> Wording:
    """What is kept of it, or what its texts tell once more: only such as the circle was told of."""
    for wording in (_known(Wording, keep.get(_wording_key(key))), None):
        wording = wording or _put_together(members, beside)[1]
        if _cited(wording.evidence) == circle.cited and [row.statement_id for row in wording.statements] == [
            own for said in circle.said for own in said.ids
        ]:
            return wording
    raise ForgottenError  # the circle is none of theirs


def _wording_key(key: bytes) -> bytes:
    return hashlib.sha256(b"wording" + key).digest()


def _cited(evidence: Iterable[Evidence]) -> tuple[tuple[str, str], ...]:
    by_source = groupby(evidence, key=lambda row: row.source)
    return tuple((source, one_text(row.evidence_id for row in rows)) for source, rows in by_source)


def _key(members: Sequence[Member], beside: Beside) -> bytes:
    """A hash of all that the rows follow from; b"" where a text has no key."""
    texts = [(beside.texts[name], numbers) for name, numbers in members]
    if not all(text.key for text, _ in texts):
        return b""
    codes = {code for text, numbers in texts for number in numbers for code in text.gist.accounts[number].parties}
    sides = ordered_parties(tuple(codes), beside.spoken_for, beside.lexicon)
    held = repr(("circle", [(text.key, beside.sources[text.name], numbers) for text, numbers in texts], sides))
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).digest()


def _put_together(members: Sequence[Member], beside: Beside) -> tuple[Circle, Wording]:
    told = {name: beside.texts[name].whole() for name, _ in members}
    readouts, sources = {name: one.readout for name, one in told.items()}, {name: beside.sources[name] for name in told}
    book, names = EvidenceBook(readouts, sources), EvidenceBook(readouts, sources)
    events: list[Event] = []
    taken: set[str] = set()
    participants: list[Participant] = []
    statements: list[Statement] = []
    said: list[Said] = []
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
        said.append(figures_of(acts, event.parties))
        checks += event_checks(event, ranked, acts, book)
    sentences = book.rows()
    mentions = mentions_of(placed, names)
    circle = Circle(
        with_areas(events, statements, sentences, beside.areas),
        tuple(participants),
        tuple(said),
        _cited(sentences),
        tuple(checks),
        mentions,
        names.rows(),
    )
    return circle, Wording(tuple(statements), sentences)
