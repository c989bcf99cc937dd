"""Which rows of the matrix an account's findings became."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.fuzz import token_set_ratio

from briefgen.model import Account, Act, Check, Event, Evidence, Matrix, Mechanism, Participant, Person, Readout, Source, Span, Statement


class Rows:
    """The matrix, looked up by what one text says."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.party_names = {party.code: party.name or party.code for party in matrix.parties}
        self.area_names = {area.area_id: area.name or area.area_id for area in matrix.areas}
        self.events = {event.event_id: event for event in matrix.events}
        self._sources = {(source.file, source.sha256): source for source in matrix.sources}
        self._evidence = {(row.source, row.char_start): row for row in matrix.evidence}
        self._evidence_of: dict[str, list[Evidence]] = defaultdict(list)
        self._by_source: dict[str, list[Event]] = defaultdict(list)
        self._statements: dict[str, list[Statement]] = defaultdict(list)
        self._participants: dict[str, list[Participant]] = defaultdict(list)
        self._checks: dict[str, list[Check]] = defaultdict(list)
        for row in sorted(matrix.evidence, key=lambda row: row.char_start):
            self._evidence_of[row.source].append(row)
        for event in matrix.events:
            for source in event.sources:
                self._by_source[source].append(event)
        for statement in matrix.statements:
            for key in statement.evidence:
                self._statements[key].append(statement)
        for participant in matrix.participants:
            self._participants[participant.event_id].append(participant)
        for check in matrix.checks:
            self._checks[check.where.split("/")[1] if "/" in check.where else check.where].append(check)

    def source(self, readout: Readout) -> Source | None:
        return self._sources.get((readout.name, readout.sha256))

    def evidence_of(self, source: Source | None) -> Sequence[Evidence]:
        """The rows of the sheet Evidence that quote this source."""
        return self._evidence_of[source.source_id] if source else ()

    def checks(self, row_id: str) -> Sequence[Check]:
        """Open checks at a row."""
        return [check for check in self._checks.get(row_id, ()) if not check.decision]

    def evidence_around(self, readout: Readout, place: int) -> Evidence | None:
        """The quoted sentence in which the character at `place` of the text as it came stands."""
        own, place = self.evidence_of(self.source(readout)), readout.raw_start + place  # rows count from the file's beginning
        number = bisect_right(own, place, key=lambda row: row.char_start) - 1
        return own[number] if number >= 0 and place < own[number].char_end else None

    def evidence_at(self, readout: Readout, span: Span | None) -> Evidence | None:
        source = self.source(readout)
        return (
            self._evidence.get((source.source_id, readout.raw_start + readout.raw_span(span).start))
            if source and span is not None
            else None
        )

    def events_of(self, readout: Readout, accounts: Sequence[Account]) -> list[Event | None]:
        """For each account of one text the event that it became: the one that its sentence supports and that is most like it.

        Accounts of one text are of different events, so none is given twice.
        """
        found: list[Event | None] = []
        for account in accounts:
            row = self.evidence_at(readout, account.sentence)
            supported = [fact.split(":", 1)[0] for fact in row.supports if fact.endswith(":event")] if row else []
            source = self.source(readout)
            near = [self.events[key] for key in supported if key in self.events] or (self._by_source[source.source_id] if source else [])
            free = [event for event in near if event not in found]
            found.append(max(free, key=lambda event: _likeness(account, event), default=None))
        return found

    def statement(self, readout: Readout, event: Event | None, act: Act) -> Statement | None:
        """The row that an act became; where it was put together with another text's, that text's words may stand in it."""
        row = self.evidence_at(readout, act.sentence)
        if row is None or event is None:
            return None
        alike = [
            one
            for one in self._statements[row.evidence_id]
            if one.event_id == event.event_id and one.side == act.side and one.stance is act.stance
        ]
        return max(alike, key=lambda one: (one.text == act.text, token_set_ratio(one.text, act.text)), default=None)

    def participant(self, readout: Readout, event: Event | None, person: Person) -> Participant | None:
        if event is None:
            return None
        own = self._participants.get(event.event_id, ())
        named = [row for row in own if plain(row.name) == plain(person.name)]
        return max(named, key=lambda row: row.side == person.side, default=None)

    def mechanism(self, name: str, parties: Sequence[str]) -> Mechanism | None:
        """The recurring meeting that goes by `name` between these parties."""
        wanted = tuple(sorted(parties))
        return next(
            (row for row in self.matrix.mechanisms if row.parties == wanted and name in (row.name, *row.aliases.split(" | "))),
            None,
        )

    def party(self, code: str) -> str:
        """ "Vietnam (VN)", "both sides"; "" for ""."""
        if code == "both":
            return "both sides"
        name = self.party_names.get(code, "")
        return f"{name} ({code})" if name and name != code else code


def _likeness(account: Account, event: Event) -> tuple[int, ...]:
    return (
        sorted(account.parties) == sorted(event.parties),
        account.round_no is not None and account.round_no == event.round_no,
        account.when.start is not None and account.when.start == event.date_start,
        account.kind is event.kind,
        account.status is event.status,
        account.name == event.name,
    )


def plain(name: str) -> str:
    """Small letters without accents, for comparing two spellings of a name."""
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D")).lower()
    return re.sub(r"[^a-z0-9]+", " ", "".join(char for char in parts if not unicodedata.combining(char))).strip() or name
