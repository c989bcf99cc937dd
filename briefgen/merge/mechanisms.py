"""The Mechanisms sheet: recurring meetings with what the texts say of their rhythm, those only named last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.merge.evidence import EvidenceBook
from briefgen.merge.ids import mechanism_id
from briefgen.model import Account, Event, Mechanism, Status


@dataclass(frozen=True, slots=True)
class Mention:
    """A recurring meeting in one account: the one that it tells of (`is_round`), or one that it only names."""

    day: date | None  # of the account's event
    readout: str
    place: int  # of the account in its text
    mechanism_id: str
    parties: tuple[str, ...]
    name: str
    is_round: bool = False
    periodicity: str = ""
    next_stated: str = ""
    evidence: str = ""  # the sentence that names it or states its rhythm

    @property
    def fact(self) -> str:
        """What rests on its sentence."""
        return f"{self.mechanism_id}:{'periodicity' if self.is_round else 'name'}"


@dataclass(slots=True)
class _Seen:
    parties: tuple[str, ...]
    names: Counter[str] = field(default_factory=Counter)
    periodicity: str = ""
    next_stated: str = ""
    evidence: list[str] = field(default_factory=list)


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """The undated first, then the oldest."""
    return sorted(mentions, key=lambda one: (one.day is not None, one.day or date.min, one.readout, one.place))


def mentions_of(accounts: Iterable[tuple[int, Account]], book: EvidenceBook) -> tuple[Mention, ...]:
    """The recurring meetings in these accounts, of which each comes with its place in its text; the sentences are cited in `book`."""
    rows: list[Mention] = []
    for place, account in accounts:
        blank = Mention(account.when.start, account.readout, place, "", tuple(sorted(account.parties)), "")
        if account.series_key:
            key, cited = mechanism_id(account.series_key), ""
            rhythm = account.periodicity if account.periodicity_span else ""
            if rhythm and account.periodicity_span:
                cited = book.cite_around(account.readout, account.periodicity_span, f"{key}:periodicity")
            rows.append(_of(blank, key, account.series, True, rhythm, account.next_round, cited))
        for name, series_key, span in account.named:
            key = mechanism_id(series_key)
            rows.append(_of(blank, key, name, False, "", "", book.cite_around(account.readout, span, f"{key}:name")))
    return tuple(rows)


def _of(blank: Mention, key: str, name: str, is_round: bool, periodicity: str, next_stated: str, evidence: str) -> Mention:
    return Mention(blank.day, blank.readout, blank.place, key, blank.parties, name, is_round, periodicity, next_stated, evidence)


def mechanism_rows(mentions: Iterable[Mention], events: Sequence[Event]) -> tuple[Mechanism, ...]:
    """One row per mechanism in the order of their ids. The newest account that states a rhythm or a next date has it."""
    seen: dict[str, _Seen] = {}
    for mention in in_order(mentions):
        row = seen.setdefault(mention.mechanism_id, _Seen(mention.parties))
        row.names[mention.name] += mention.is_round
        row.next_stated = mention.next_stated or row.next_stated
        row.periodicity = mention.periodicity or row.periodicity
        if mention.evidence:
            row.evidence.append(mention.evidence)
    held = {event.mechanism_id: event for event in events if event.mechanism_id and event.status is Status.HELD}
    rows = []
    for key, row in sorted(seen.items()):
        names = sorted(row.names, key=lambda name: (-row.names[name], name))
        own = held[key].evidence[:1] if key in held else ()
        rows.append(
            Mechanism(
                mechanism_id=key,
                name=names[0],
                aliases=" | ".join(names[1:]),
                parties=row.parties,
                stated_periodicity=row.periodicity,
                next_stated=row.next_stated,
                named_only=key not in held,
                evidence=tuple(dict.fromkeys([*own, *row.evidence])),
            )
        )
    return tuple(rows)
