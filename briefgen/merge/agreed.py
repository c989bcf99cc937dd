"""What each event agreed on, from its statements, in the words of the texts: the columns of Events that a reader looks at first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.extract.registry import fold
from briefgen.model import Area, Event, Evidence, Modality, Statement, Strength

MAX_SIGNS = 200  # of one cell: what a row shows in five lines; areas beyond that are counted, and stand on Statements
_EMPTY_WORDS = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to", "with"))
FIELDS = ("agreed_areas", "affirmed_areas", "areas")


def with_areas(
    events: Iterable[Event], statements: Sequence[Statement], evidence: Iterable[Evidence], areas: Sequence[Area]
) -> tuple[Event, ...]:
    """The events with what their statements say of areas.

    `agreed_areas`: what both sides agreed on (AG; nothing else may be called agreed), `affirmed_areas`: what both affirmed or undertook (JA);
    not what was negated, or agreed before. Both in the words of the texts, in the order of reading whatever the order of the statements, the
    area's own name where a text has no words for it; no area twice; "… and 4 more" where there are more than a cell shows well.
    `areas`: every area that anybody spoke of, in the order of the taxonomy.
    """
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.event_id, []).append(statement)
    sentences = {row.evidence_id: row for row in evidence}
    names = {area.area_id: area.name for area in areas}
    order = {area.area_id: number for number, area in enumerate(areas)}
    return tuple(_with_areas(event, said.get(event.event_id, ()), sentences, names, order) for event in events)


def _with_areas(
    event: Event, said: Sequence[Statement], sentences: Mapping[str, Evidence], names: Mapping[str, str], order: Mapping[str, int]
) -> Event:
    touched = {area for statement in said for area in statement.areas}
    return replace(
        event,
        agreed_areas=shortened(_words(event, (row for row in said if row.modality is Modality.AG), sentences, names)),
        affirmed_areas=shortened(_words(event, (row for row in said if row.modality is Modality.JA), sentences, names)),
        areas=tuple(sorted(touched, key=lambda area: (order.get(area, len(order)), area))),
    )


def shortened(words: Sequence[str]) -> str:
    """The words parted by "; ", as many as fit; the first is never left out, none is cut, and what is left out is counted."""
    shown: list[str] = []
    for word in words:
        if shown and len("; ".join([*shown, word])) > MAX_SIGNS:
            break
        shown.append(word)
    left = len(words) - len(shown)
    return "; ".join(shown) + (f" … and {left} more" if left else "")


def _words(event: Event, said: Iterable[Statement], sentences: Mapping[str, Evidence], names: Mapping[str, str]) -> list[str]:
    found: dict[frozenset[str], str] = {}
    for *_, word in sorted(item for row in said if _counts(row) for item in _placed(event, row, sentences, names)):
        found.setdefault(_telling(word), word)
    return list(found.values())


def _counts(statement: Statement) -> bool:
    return statement.strength is not Strength.PAST and "negated" not in statement.flags


def _placed(
    event: Event, statement: Statement, sentences: Mapping[str, Evidence], names: Mapping[str, str]
) -> Iterator[tuple[int, str, int, str, int, str]]:
    """The statement's areas, each with what puts it in the order of reading: the text, the sentence and the place in the sentence."""
    row = next((sentences[key] for key in statement.evidence if key in sentences), None)
    source = row.source if row else ""
    text = event.sources.index(source) if source in event.sources else len(event.sources)
    begins = row.quote.find(statement.text) if row else -1
    words = [word for word in statement.areas_text.split(" | ") if word] or [names.get(area, "") or area for area in statement.areas]
    for number, word in enumerate(words):
        at = row.quote.find(word, max(0, begins)) if row else -1
        place = (row.char_start if row else 0) + (at if at >= 0 else max(0, begins))
        yield text, source, place, statement.statement_id, number, word


def _telling(word: str) -> frozenset[str]:
    """The words that tell one area from another."""
    found = frozenset(re.findall(r"\w+", fold(word)))
    return found - _EMPTY_WORDS or found
