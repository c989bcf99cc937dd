"""Accounts and readouts put together as one matrix."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from briefgen.lexicon import Lexicon
from briefgen.merge.circles import Beside, Circle, Keep, Known, grouped, members_of, told_in
from briefgen.merge.copies import copies_among
from briefgen.merge.disagreements import matrix_checks
from briefgen.merge.mechanisms import in_order, mechanism_rows
from briefgen.merge.names import name_rows
from briefgen.merge.sources import source_rows, with_other_sides
from briefgen.merge.texts import Text, Told, gist_of
from briefgen.merge.wire import sample_of
from briefgen.model import Account, Area, Check, Event, Evidence, Matrix, Party, Readout, Source, Status


class Whole(NamedTuple):
    """The matrix of all texts; and, where all that they tell is kept, of each event and each text that is quoted, by its id, a key of all that
    its row of Events and its rows of Statements and Evidence follow from, with the checks there; {} else."""

    matrix: Matrix
    origins: Mapping[str, bytes]


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
    return merge_texts(texts, lexicon, as_of=as_of, unread=unread).matrix


def merge_texts(
    texts: Sequence[Text],
    lexicon: Lexicon,
    *,
    as_of: date | None = None,
    unread: Sequence[tuple[str, str]] = (),
    keep: Keep | None = None,
) -> Whole:
    """The same of texts that need not be held whole: what `keep` knows of those that tell of the same meetings is not put together again."""
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
        for circle in circles:
            if tuple(circle) not in known:
                members = members_of((place[id(account)] for number in circle for account in groups[number]), order)
                known[tuple(circle)] = told_in(members, beside, keep)
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


def _matrix(events: Sequence[Event], known: Sequence[Known], beside: Beside, sources: Sequence[Source], as_of: date | None) -> Whole:
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
        statements=tuple(sorted((row for circle in circles for row in circle.statements), key=lambda row: place[row.event_id])),
        mechanisms=mechanism_rows((mention for circle in circles for mention in circle.mentions), events),
        names=name_rows(by_date, participants),
        sources=tuple(with_other_sides(sources, events)),
        evidence=_sentences(circles),
    )
    checks, over_all = [check for circle in circles for check in circle.checks], matrix_checks(matrix)
    return Whole(replace(matrix, checks=checks_in_order([*checks, *over_all], place)), _origins(known, over_all))


def _sentences(circles: Sequence[Circle]) -> tuple[Evidence, ...]:
    """The sentences by source and place, each once, with all that rests on it in any circle."""
    rows: dict[str, Evidence] = {}
    more: dict[str, list[str]] = {}  # of those that several circles cite
    for circle in circles:
        for row in circle.evidence:
            if rows.setdefault(row.evidence_id, row) is not row:
                more.setdefault(row.evidence_id, []).extend(row.supports)
    named = {row.evidence_id: row for circle in circles for row in circle.named}
    for mention in in_order(mention for circle in circles for mention in circle.mentions if mention.evidence):
        rows.setdefault(mention.evidence, replace(named[mention.evidence], supports=()))
        more.setdefault(mention.evidence, []).append(mention.fact)
    for key, facts in more.items():
        rows[key] = replace(rows[key], supports=tuple(dict.fromkeys([*rows[key].supports, *facts])))
    return tuple(sorted(rows.values(), key=lambda row: (row.source, row.char_start)))


def _origins(known: Sequence[Known], over_all: Sequence[Check]) -> dict[str, bytes]:
    if not all(one.key for one in known):
        return {}
    open_there: dict[str, list[str]] = defaultdict(list)  # of each statement: what only all texts together show of it
    for check in over_all:
        open_there[check.where.split("/")[1]].append(check.check_id)
    origins: dict[str, bytes] = {}
    quoting: dict[str, list[bytes]] = defaultdict(list)  # of each text: the circles that quote it
    for circle, key in known:
        told = [open_there[row.statement_id] for row in circle.statements if row.statement_id in open_there]
        origins |= dict.fromkeys((row.event_id for row in circle.events), key + repr(told).encode() if told else key)
        for source in {row.source for row in (*circle.evidence, *circle.named)}:
            quoting[source].append(key)
    return origins | {source: hashlib.sha256(b"".join(keys)).digest() for source, keys in quoting.items()}


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
