"""Accounts and readouts put together as one matrix."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from briefgen.lexicon import Lexicon
from briefgen.merge.circles import Beside, Keep, Known, grouped, members_of, told_in
from briefgen.merge.copies import copies_among
from briefgen.merge.disagreements import matrix_checks
from briefgen.merge.mechanisms import Mention, in_order, mechanism_rows
from briefgen.merge.names import name_rows
from briefgen.merge.sources import source_rows, with_other_sides
from briefgen.merge.texts import Text, Told, gist_of
from briefgen.merge.wire import sample_of
from briefgen.model import Account, Area, Check, Event, Evidence, Matrix, Party, Readout, Source, Statement, Status
from briefgen.model.said import Acts, Said, Sentences, several


def merge(
    readouts: Sequence[Readout],
    accounts: Sequence[Sequence[Account]],
    lexicon: Lexicon,
    *,
    as_of: date | None = None,
    unread: Sequence[tuple[str, str]] = (),
    samples: Sequence[array[int]] | None = None,
) -> Matrix:
    """The matrix of all texts. `accounts[i]` and, where it is known, `samples[i]` (`wire.sample_of`) belong to `readouts[i]`; the order of
    the texts changes nothing in the result."""
    texts = []
    for number, readout in enumerate(readouts):
        told = Told(readout, tuple(accounts[number]))
        texts.append(Text(gist_of(told, samples[number] if samples else sample_of(readout.text)), lambda told=told: told))  # type: ignore[misc]
    return merge_texts(texts, lexicon, as_of=as_of, unread=unread)


def merge_texts(
    texts: Sequence[Text],
    lexicon: Lexicon,
    *,
    as_of: date | None = None,
    unread: Sequence[tuple[str, str]] = (),
    keep: Keep | None = None,
) -> Matrix:
    """The same of texts that need not be held whole: what `keep` knows of those that tell of the same meetings is not put together again. Where
    all is kept, its statements and sentences come in groups, each with what it follows from, and are read where somebody asks for them."""
    texts = sorted(texts, key=lambda text: (text.gist.source.published or date.max, text.gist.source.sha256, text.name))
    copies = copies_among(texts, keep)
    sources = source_rows([text.gist.source for text in texts], copies, sorted(unread))
    groups = grouped(account for text in texts for account in text.gist.accounts)
    areas = tuple(Area(row.area_id, row.name, row.group) for row in lexicon.areas.rows)
    beside = Beside(
        {text.name: text for text in texts},
        {text.name: source for text, source in zip(texts, sources, strict=False)},
        Counter(source.side for source in sources if source.side),  # the side with more texts stands first: a desk's own does
        lexicon,
        areas,
    )
    events, circles = _told_in_circles(groups, beside, keep)
    return _matrix(events, circles, beside, sources, as_of or _latest(texts, events))


def _told_in_circles(groups: Sequence[Sequence[Account]], beside: Beside, keep: Keep | None) -> tuple[list[Event], list[Known]]:
    """The events in the order of their groups, and the circles that told them.

    Ids are given within a circle. Where two circles give the same, they are put together as one, in which the later event gets another id, as
    it would if all texts were put together at once.
    """
    order = {text: number for number, text in enumerate(beside.texts)}
    place = {id(account): (text.name, number) for text in beside.texts.values() for number, account in enumerate(text.gist.accounts)}
    known: dict[tuple[int, ...], Known] = {}
    circles = [[number] for number in range(len(groups))]
    while True:
        new = [tuple(circle) for circle in circles if tuple(circle) not in known]
        members = [members_of((place[id(account)] for number in circle for account in groups[number]), order) for circle in new]
        known |= zip(new, told_in(members, beside, keep), strict=True)
        told = [known[tuple(circle)] for circle in circles]
        first: dict[str, int] = {}
        clashing = {
            (other, number)
            for number, own in enumerate(told)
            for event in own.circle.events
            if (other := first.setdefault(event.event_id, number)) != number
        }
        if not clashing:
            numbered = {
                at: event for circle, own in zip(circles, told, strict=True) for at, event in zip(circle, own.circle.events, strict=True)
            }
            return [numbered[at] for at in range(len(groups))], told
        circles = _joined(circles, clashing)


def _joined(circles: Sequence[list[int]], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The circles with these pairs of them put together, in the order of their first groups."""
    own = dict(enumerate(circles))
    home = list(range(len(circles)))
    for pair in sorted(pairs):
        one, other = (home[number] for number in pair)
        if one != other:
            own[one] = sorted(own[one] + own.pop(other))
            home = [one if at == other else at for at in home]
    return sorted(own.values())


def _matrix(events: Sequence[Event], known: Sequence[Known], beside: Beside, sources: Sequence[Source], as_of: date | None) -> Matrix:
    circles = [one.circle for one in known]
    by_date = sorted(events, key=lambda e: (e.date_start or date.max, e.event_id))
    place = {event.event_id: n for n, event in enumerate(by_date)}
    participants = sorted((row for circle in circles for row in circle.participants), key=lambda row: place[row.event_id])
    matrix = Matrix(
        as_of=as_of,
        title="Event matrix",
        parties=_parties(events, beside.lexicon),
        areas=beside.areas,
        events=tuple(by_date),
        participants=tuple(participants),
        mechanisms=mechanism_rows((mention for circle in circles for mention in circle.mentions), events),
        names=name_rows(by_date, participants),
        sources=tuple(with_other_sides(sources, events)),
    )
    said = ((event.event_id, said) for circle in circles for event, said in zip(circle.events, circle.said, strict=True))
    others = (Statement(own, event, side, evidence=(cited,) if cited else ()) for event, told in said for own, side, cited in told.others)
    over_all = matrix_checks(matrix, others)
    checks = checks_in_order([check for circle in circles for check in circle.checks] + over_all, place)
    told: dict[str, Any] = {"statements": _acts(by_date, known, over_all), "evidence": _sentences(known)}
    return replace(matrix, checks=checks, **(told if all(one.key for one in known) else {name: tuple(rows) for name, rows in told.items()}))


def _acts(by_date: Sequence[Event], known: Sequence[Known], over_all: Sequence[Check] = ()) -> Acts:
    """The statements by event; what they, their event and its participants follow from are its circle, and what only all texts show of them."""
    open_there: dict[str, list[str]] = defaultdict(list)  # of each statement
    for check in over_all:
        open_there[check.where.split("/")[1]].append(check.check_id)
    home = {event.event_id: (one, number) for one in known for number, event in enumerate(one.circle.events)}
    homes = [home[event.event_id] for event in by_date]

    def load(group: int) -> Sequence[Statement]:
        one, number = homes[group]
        begin = sum(len(said.ids) for said in one.circle.said[:number])
        return one.wording().statements[begin : begin + len(one.circle.said[number].ids)]

    def key(one: Known, number: int) -> bytes:
        told = [(own, open_there[own]) for own in one.circle.said[number].ids if own in open_there] if open_there else []
        return one.key and one.key + repr((number, told)).encode()

    def said(group: int) -> Said:
        one, number = homes[group]
        return one.circle.said[number]

    lengths = [len(said(group).ids) for group in range(len(homes))]
    return Acts([event.event_id for event in by_date], lengths, load, [key(*own) for own in homes], said, lambda at: homes[at][0].wording())


def _sentences(known: Sequence[Known]) -> Sentences:
    """The sentences by source and place, each once, with all that rests on it in any circle."""
    citing: dict[str, dict[int, Known]] = defaultdict(dict)
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    for place, one in enumerate(known):
        for source, own in one.circle.cited:
            citing[source][place] = one
            ids[source].update(dict.fromkeys(several(own)))
    named = {row.evidence_id: row for one in known for row in one.circle.named}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in in_order(mention for one in known for mention in one.circle.mentions if mention.evidence):
        source = named[mention.evidence].source
        mentions[source].append(mention)
        ids[source][mention.evidence] = None
    told: dict[str, list[bytes]] = defaultdict(list)  # what they follow from: the circles that cite a source or name something in it
    for one in known:
        for source in dict.fromkeys((*(source for source, _ in one.circle.cited), *(row.source for row in one.circle.named))):
            told[source].append(one.key)
    names = sorted(ids)

    def load(group: int) -> list[Evidence]:
        source = names[group]
        rows: dict[str, Evidence] = {}
        more: dict[str, list[str]] = defaultdict(list)  # of those that several circles cite
        for one in citing[source].values():
            for row in one.wording().evidence:
                if row.source == source and rows.setdefault(row.evidence_id, row) is not row:
                    more[row.evidence_id].extend(row.supports)
        for mention in mentions[source]:
            rows.setdefault(mention.evidence, replace(named[mention.evidence], supports=()))
            more[mention.evidence].append(mention.fact)
        for key, facts in more.items():
            rows[key] = replace(rows[key], supports=tuple(dict.fromkeys([*rows[key].supports, *facts])))
        return sorted(rows.values(), key=lambda row: row.char_start)

    keys = [hashlib.sha256(source.encode() + b"".join(told[source])).digest() if all(told[source]) else b"" for source in names]

    def fetch(group: int) -> None:
        for one in citing[names[group]].values():
            one.wording()

    return Sentences(names, [tuple(ids[source]) for source in names], load, keys, fetch)


def checks_in_order(checks: Sequence[Check], place: Mapping[str, int]) -> tuple[Check, ...]:
    """The gravest first, then in the order of the events, of which `place` tells each one's."""

    def key(check: Check) -> tuple[int, int, str]:
        event = check.where.split("/")[1] if "/" in check.where else ""
        return {"E": 0, "W": 1, "I": 2}[check.severity.value], place.get(event, len(place)), check.check_id

    return tuple(sorted(checks, key=key))


def _latest(texts: Sequence[Text], events: Sequence[Event]) -> date | None:
    days = [text.gist.source.published for text in texts]
    days += [event.date_end or event.date_start for event in events if event.status is Status.HELD and event.date_start]
    return max((day for day in days if day), default=None)


def _parties(events: Sequence[Event], lexicon: Lexicon) -> tuple[Party, ...]:
    codes = sorted({code for event in events for code in event.parties})
    return tuple(Party(code, lexicon.parties.name(code), lexicon.parties.demonyms.get(code, "")) for code in codes)
