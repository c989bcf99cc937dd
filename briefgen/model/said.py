"""What was said at each event, in figures: what sheets that count or sum up need to know of statements that nobody need hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from briefgen.model.codes import BOTH, Modality, Stance
from briefgen.model.grouped import Grouped, grouped_by
from briefgen.model.matrix import Evidence, Matrix, Statement

# Strongest first.
RANK = tuple(Modality(code) for code in ("AG", "JA", "UC", "UA", "PR", "PO", "WE", "RE", "DI", "NM"))


def one_text(ids: Iterable[str]) -> str:
    """The ids as one text, parted by a sign that no cell can hold."""
    return _PARTED.join(ids)


def several(text: str) -> list[str]:
    """The ids that it was made of."""
    return text.split(_PARTED) if text else []


_PARTED = "\x1f"


@dataclass(frozen=True, slots=True)
class Said:
    """The statements of one event: their `ids` in their order, how many there are of each code, stance and side; and of each area that one of
    them is about or only names, by place: how often, the strongest code, and the strongest of those that are about it ("" where all only name
    it). `others`: id, side and first evidence of those whose side is neither both nor a party of the event."""

    own: str = ""  # the ids as one text (`one_text`): of ten thousand texts they are a quarter of a million
    acts: tuple[tuple[Modality, Stance, str, int], ...] = ()
    areas: tuple[str, ...] = ()
    times: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    others: tuple[tuple[str, str, str], ...] = ()

    @property
    def ids(self) -> list[str]:
        return several(self.own)


class Acts(Grouped[Statement]):
    """The statements of a matrix, by event; `said` has the figures of group 0, 1, 2 ..."""

    def __init__(
        self,
        names: Sequence[str],
        lengths: Iterable[int],
        load: Callable[[int], Sequence[Statement]],
        keys: Sequence[bytes] | None,
        said: Callable[[int], Said],
        fetch: Callable[[int], object] | None = None,
    ) -> None:
        super().__init__(names, lengths, load, keys, fetch)
        self.said = said


class Sentences(Grouped[Evidence]):
    """The sentences that a matrix rests on, by source, each source once; `ids` has those of group 0, 1, 2 ..., in any order."""

    def __init__(
        self,
        names: Sequence[str],
        ids: Sequence[Sequence[str]],
        load: Callable[[int], Sequence[Evidence]],
        keys: Sequence[bytes],
        fetch: Callable[[int], object],
    ) -> None:
        super().__init__(names, map(len, ids), load, keys, fetch)
        self.ids = ids


def acts_of(matrix: Matrix) -> Acts:
    """The statements of any matrix so; where those of one event do not follow one another, it has several groups."""
    if isinstance(matrix.statements, Acts):
        return matrix.statements
    rows = grouped_by(matrix.statements, lambda row: row.event_id)
    parties = {event.event_id: event.parties for event in matrix.events}

    @cache
    def said(group: int) -> Said:
        return figures_of(rows.load(group), parties.get(rows.names[group], ()))

    return Acts(rows.names, rows.lengths, rows.load, rows.keys, said)


def held_whole(matrix: Matrix) -> Matrix:
    """The matrix with all its rows at hand."""
    return replace(matrix, statements=tuple(matrix.statements), evidence=tuple(matrix.evidence))


def ids_of(rows: Sequence[Any], field: str) -> Iterator[str]:
    """What `rows` have in the field of their ids, without more of the rows than is known."""
    if isinstance(rows, Acts):
        return (own for group in range(len(rows.names)) for own in rows.said(group).ids)
    return chain.from_iterable(rows.ids) if isinstance(rows, Sentences) else map(attrgetter(field), rows)


def figures_of(statements: Sequence[Statement], parties: Sequence[str]) -> Said:
    """The figures of an event's statements; `parties` are the event's."""
    codes = [(row.modality, row) for row in statements]
    acts = Counter((code, row.stance, row.side) for code, row in codes)
    times: Counter[str] = Counter()
    about: dict[str, list[tuple[Modality, str]]] = {}
    named: dict[str, list[tuple[Modality, str]]] = {}
    for code, row in codes:
        times.update(row.areas)
        times.update(row.areas_named)
        for area in row.areas:
            about.setdefault(area, []).append((code, row.side))
        for area in row.areas_named:
            named.setdefault(area, []).append((Modality.NM, row.side))
    return Said(
        one_text(row.statement_id for row in statements),
        tuple((*key, count) for key, count in acts.items()),
        tuple(times),
        tuple(times.values()),
        tuple(strongest([*about.get(area, ()), *named.get(area, ())], parties) for area in times),
        tuple(strongest(about[area], parties) if area in about else "" for area in times),
        tuple(
            (row.statement_id, row.side, next(iter(row.evidence), "")) for row in statements if row.side != BOTH and row.side not in parties
        ),
    )


def strongest(acts: Sequence[tuple[Modality, str]], parties: Sequence[str]) -> str:
    """The strongest code, with the side or sides whose it is ("UC-US", "PR-VN/US"); none where both sides did it together."""
    code = min((code for code, _ in acts), key=RANK.index)
    sides = {side for act, side in acts if act is code}
    if BOTH in sides or code is Modality.NM:
        return code.value
    order = [*(party for party in parties if party in sides), *sorted(sides.difference(parties))]
    named = "/".join(side for side in order if side)
    return f"{code}-{named}" if named else code.value


class AtEvents:
    """The statements of each event by its id, and their figures, also where they do not follow one another; `parties` has those of the events."""

    def __init__(self, acts: Acts, parties: Mapping[str, Sequence[str]]) -> None:
        self._acts, self._parties = acts, parties
        self._groups: dict[str, list[int]] = {}
        for group, name in enumerate(acts.names):
            self._groups.setdefault(name, []).append(group)

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def said(self, event: str) -> Said:
        """Those of an event without statements are empty."""
        groups = self._groups.get(event, ())
        return self._acts.said(groups[0]) if len(groups) == 1 else figures_of(self.rows(event), self._parties.get(event, ()))

    def about(self, event: str) -> list[str]:
        """The areas that a statement of the event is about."""
        said = self.said(event)
        return [area for area, code in zip(said.areas, said.about, strict=True) if code]

    def rows(self, event: str) -> list[Statement]:
        return [row for group in self._groups.get(event, ()) for row in self._acts.load(group)]

    def fetch(self, event: str) -> None:
        """Has them at hand."""
        for group in self._groups.get(event, ()):
            self._acts.fetch(group)

    def key(self, event: str) -> bytes:
        """What they follow from; b"" where that is not known."""
        groups = self._groups.get(event, ())
        return self._acts.keys[groups[0]] if len(groups) == 1 else b""
