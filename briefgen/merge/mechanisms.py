"""The Mechanisms sheet: recurring meetings with what the texts say of their rhythm, those only named last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.merge.evidence import EvidenceBook
from briefgen.merge.ids import mechanism_id
from briefgen.model import Account, Event, Mechanism, Status


@dataclass(slots=True)
class _Seen:
    parties: tuple[str, ...]
    names: Counter[str] = field(default_factory=Counter)
    periodicity: str = ""
    next_stated: str = ""
    evidence: list[str] = field(default_factory=list)


def mechanism_rows(accounts: Sequence[Account], events: Sequence[Event], book: EvidenceBook) -> tuple[Mechanism, ...]:
    """One row per mechanism in the order of their ids. The newest account that states a rhythm or a next date has it."""
    seen: dict[str, _Seen] = {}
    for account in sorted(
        accounts, key=lambda a: (a.when.start is not None, a.when.start, a.readout) if a.when.start else (False, None, a.readout)
    ):
        parties = tuple(sorted(account.parties))
        if account.series_key:
            row = seen.setdefault(mechanism_id(account.series_key), _Seen(parties))
            row.names[account.series] += 1
            row.next_stated = account.next_round or row.next_stated
            if account.periodicity and account.periodicity_span:
                row.periodicity = account.periodicity
                row.evidence.append(
                    book.cite_around(account.readout, account.periodicity_span, f"{mechanism_id(account.series_key)}:periodicity")
                )
        for name, key, span in account.named:
            row = seen.setdefault(mechanism_id(key), _Seen(parties))
            row.names[name] += 0
            row.evidence.append(book.cite_around(account.readout, span, f"{mechanism_id(key)}:name"))
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
