"""The part of a matrix that concerns one pair of countries, with its rows at hand by id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, TypeVar

from briefgen.brief.dates import day, order, when
from briefgen.errors import UsageError
from briefgen.model import STRENGTH, Area, Event, Evidence, Matrix, Modality, Participant, Party, Source, Statement, Status

Row = dict[str, Any]
_EventRow = TypeVar("_EventRow", Statement, Participant)
# Countries whose short name, not the demonym, stands before a noun in diplomatic English.
_SHORT = {"US": "US", "GB": "UK", "AE": "UAE", "NZ": "New Zealand", "EU": "EU"}
_CODE = re.compile(r"\w[\w-]*\w")  # an id or a date, among words
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
MAX_NOTES = 3  # sources named in one footnote


def pairs(matrix: Matrix) -> list[tuple[str, str]]:
    """The pairs of countries that held meetings, the pair with the most first; party A of most of its events stands first."""
    held: Counter[frozenset[str]] = Counter()
    first: Counter[tuple[str, str]] = Counter()
    bilateral = [event for event in matrix.events if len(set(event.parties)) == 2]
    for event in bilateral or matrix.events:  # a summit of ten is no reason for 45 memos
        for a, b in combinations(dict.fromkeys(event.parties), 2):
            held[frozenset((a, b))] += event.status is Status.HELD
            first[a, b] += 1
    ordered = sorted((pair for pair, times in held.items() if times), key=lambda pair: (-held[pair], sorted(pair)))
    found = [tuple(sorted(pair)) for pair in ordered]
    return [(a, b) if first[a, b] >= first[b, a] else (b, a) for a, b in found]


@dataclass(frozen=True, slots=True)
class View:
    """One pair's events (oldest first) with all that hangs on them."""

    matrix: Matrix
    pair: tuple[str, str]
    events: tuple[Event, ...]
    held: tuple[Event, ...]
    days: Counter[date | None]  # how many meetings were held on a day
    issues: Counter[tuple[str, date | None]]  # how many texts a publisher brought out on a day
    statements: dict[str, tuple[Statement, ...]]  # by event id
    participants: dict[str, tuple[Participant, ...]]
    sources: tuple[Source, ...]  # those that report an event of the pair
    number_of: dict[str, int]  # source id -> its number in the list of sources
    source_by_id: dict[str, Source]
    evidence: dict[str, Evidence]
    areas: dict[str, Area]
    parties: dict[str, Party]
    dates: str = "long"  # one of dates.STYLES
    ours: str = ""  # the reader's side; "" where it is not known
    meeting: Event | None = None  # the one that the reader chose

    def when(self, event: Event, *, short: bool = False) -> str:
        """The event's date in words, as far as it is known."""
        return when(event, short=short, style=self.dates)

    def day(self, value: date) -> str:
        return day(value, style=self.dates)

    def statement_rows(self) -> list[tuple[Event, Statement]]:
        """Every statement with its event, newest event first, the text's own order within."""
        return [(event, statement) for event in reversed(self.events) for statement in self.statements.get(event.event_id, ())]

    def side_name(self, side: str) -> str:
        """What a party, "both" or a source's side is called."""
        if side in ("third", "", "both"):
            return {"third": "a third party", "": "not known", "both": "the two sides"}[side]
        return self.parties[side].name or side if side in self.parties else side

    def adjective(self, side: str) -> str:
        """For "the ... side": the demonym where there is one."""
        if side in _SHORT:
            return _SHORT[side]
        party = self.parties.get(side)
        return (party.demonym or party.name or side) if party else side

    def area_name(self, area_id: str) -> str:
        area = self.areas.get(area_id)
        return area.name or area_id if area else area_id

    def event_areas(self, event: Event) -> dict[str, tuple[Modality, str]]:
        """Area id -> the strongest modality in which it occurs, and its side; areas that are only named have NM."""
        found: dict[str, tuple[Modality, str]] = {}
        for statement in self.statements.get(event.event_id, ()):
            claims = [(area, (statement.modality, statement.side)) for area in statement.areas]
            claims += [(area, (Modality.NM, statement.side)) for area in statement.areas_named]
            for area, claim in claims:
                if area not in found or STRENGTH.index(claim[0]) < STRENGTH.index(found[area][0]):
                    found[area] = claim
        return found

    def notes(self, evidence: tuple[str, ...], sources: tuple[str, ...] = ()) -> list[Row]:
        """The sources behind a fact for its footnote: key, full and short text each; wire copies count once. None: an empty list."""
        found: dict[str, Row] = {}
        for evidence_id in evidence:
            item = self.evidence.get(evidence_id)
            if item and (source := self._first_copy(item.source)):
                found.setdefault(source.source_id, self._note(source, item.paragraph))
        for source_id in sources if not found else ():
            if source := self._first_copy(source_id):
                found.setdefault(source.source_id, self._note(source, 0))
        return list(found.values())[:MAX_NOTES]

    def numbers(self, source_ids: tuple[str, ...]) -> list[int]:
        """The numbers of these sources in the list of sources, copies left out."""
        firsts = {source.source_id for source_id in source_ids if (source := self._first_copy(source_id))}
        return sorted(self.number_of[i] for i in firsts if i in self.number_of)

    def in_words(self, text: str) -> str:
        """The text of a check with the numbers of the list of sources in place of ids, and dates as the document writes them."""
        return _CODE.sub(lambda found: self._in_words(found.group()), text)

    def _in_words(self, code: str) -> str:
        if code in self.number_of:
            return f"text {self.number_of[code]}"
        try:
            return self.day(date.fromisoformat(code)) if _ISO_DATE.fullmatch(code) else code
        except ValueError:
            return code

    def _note(self, source: Source, paragraph: int) -> Row:
        """Publisher, "title", date and place in the text, saying so where the text names none; title and address only the first time, unless
        the publisher and date are those of another text too."""
        parts = {
            "publisher": source.publisher or "Publisher not named",
            "title": source.title or f"file {source.file}",
            "published": self.day(source.published) if source.published else "undated",
            "where": f"para. {paragraph}" if paragraph else "",
        }
        shown = {**parts, "title": f"“{source.title}”" if source.title else parts["title"], "url": source.url}
        full = ", ".join(part for part in shown.values() if part)
        alone = self.issues[source.publisher, source.published] == 1
        short = ", ".join(part for key, part in shown.items() if part and key != "url" and not (alone and key == "title"))
        number = self.number_of.get(source.source_id, 0)
        return {"key": source.source_id, "full": full, "short": short, **parts, "url": source.url, "alone": alone, "number": number}

    def _first_copy(self, source_id: str) -> Source | None:
        source = self.source_by_id.get(source_id)
        return self.source_by_id.get(source.same_text_as, source) if source and source.same_text_as else source


def view_of(matrix: Matrix, pair: tuple[str, str] | None = None, *, dates: str = "long", ours: str = "", meeting: str = "") -> View:
    """The view of one pair; without `pair` the only one that there is. `ours` and `meeting` as in `brief_of`.

    Raises UsageError when there is no pair, several, or not this one, and when the side or the meeting is not there.
    """
    known = pairs(matrix)
    chosen = _choose(known, pair)
    events = sorted((e for e in matrix.events if set(chosen) <= set(e.parties)), key=lambda e: (order(e), e.event_id))
    ids = [event.event_id for event in events]
    statements = _grouped(matrix.statements, ids)
    used = {s for e in events for s in e.sources} | {s for rows in statements.values() for row in rows for s in row.sources}
    sources = tuple(s for s in matrix.sources if s.source_id in used or (s.same_text_as in used and s.same_text_as))
    return View(
        matrix=matrix,
        pair=chosen,
        events=tuple(events),
        held=tuple(event for event in events if event.status is Status.HELD),
        days=Counter(event.date_start for event in events if event.status is Status.HELD),
        issues=Counter((s.publisher, s.published) for s in matrix.sources if not s.same_text_as),
        statements=statements,
        participants=_grouped(matrix.participants, ids),
        sources=sources,
        number_of={s.source_id: number for number, s in enumerate(sources, 1)},
        source_by_id={s.source_id: s for s in matrix.sources},
        evidence={e.evidence_id: e for e in matrix.evidence},
        areas={a.area_id: a for a in matrix.areas},
        parties={p.code: p for p in matrix.parties},
        dates=dates,
        ours=_side(chosen, ours),
        meeting=_meeting(events, meeting),
    )


def _side(pair: tuple[str, str], wanted: str) -> str:
    if wanted and wanted.upper() not in pair:
        raise UsageError(f"{wanted} is no side of {'-'.join(pair)}", where="--our-side", fix=f"use {pair[0]} or {pair[1]}")
    return wanted.upper()


def _meeting(events: Sequence[Event], wanted: str) -> Event | None:
    """The meeting of that id or date; of several on one day the last. None where none is asked for."""
    if not wanted:
        return None
    held = [event for event in events if event.status is Status.HELD]
    found = [event for event in held if wanted in (event.event_id, event.date_start.isoformat() if event.date_start else "")]
    if not found:
        latest = ", ".join(event.event_id for event in reversed(held[-5:]))
        raise UsageError(f"there is no meeting {wanted}", where="--meeting", fix=f"give its id or date: {latest}")
    return found[-1]


def _grouped(rows: Sequence[_EventRow], ids: list[str]) -> dict[str, tuple[_EventRow, ...]]:
    """The rows of each of these events, in their order."""
    found: dict[str, list[_EventRow]] = {i: [] for i in ids}
    for row in rows:
        if row.event_id in found:
            found[row.event_id].append(row)
    return {i: tuple(group) for i, group in found.items()}


def _choose(known: list[tuple[str, str]], pair: tuple[str, str] | None) -> tuple[str, str]:
    names = ", ".join("-".join(p) for p in known)
    if pair is None:
        if len(known) == 1:
            return known[0]
        if not known:
            raise UsageError("no meeting between two parties is held", fix="add readouts that report one")
        raise UsageError("several pairs of countries are held", fix=f"choose one: {names}")
    if not any(set(pair) == set(p) for p in known):
        raise UsageError(f"no meeting of {'-'.join(pair)} is held", fix=f"choose one: {names}" if names else "add readouts that report one")
    return pair
