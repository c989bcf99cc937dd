"""What a template has to stand: nothing, little, the sample readouts, a thousand meetings, and strings made to break it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from briefgen.model import Event, Evidence, Matrix, Participant, Source, Statement
from briefgen.pipeline import build_matrix
from briefgen.readers import read_document

from .sample import both_accounts, sample

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
Pair = tuple[str, str] | None
# One after the other in all texts: markup, tags, quotation marks, letters of many scripts and directions, marks without end, one long word.
HOSTILE = (
    '<w:p/> & "quoted" “inner” {{ x }} {% for y in z %} [[human_x|y]] ]]>',
    "\u202eright to left\u202c العربية עברית हिन्दी ไทย 漢字かな交じり文 한국어",
    "Z\u0341\u0323\u030d\u033f\u0346a\u0337\u0334l\u0336g\u0335o" * 12,
    "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww" * 20,
    "\ufdfd " * 40,
    "line\none\n\n\ntab\ttab\r\nlast 😀👩‍👩‍👧‍👦 " * 6,
    "a word and " * 200,
)
MEETINGS = 1000


@functools.cache
def seeds() -> Matrix:
    return build_matrix(
        [read_document(path.read_bytes(), path.name) for path in sorted(SEEDS.iterdir()) if path.suffix in (".txt", ".html")]
    )


def bare(matrix: Matrix) -> Matrix:
    """One meeting of which nothing is known but that it was held."""
    blank = {
        "mechanism_id": "",
        "round_no": None,
        "lead_a": "",
        "lead_a_title": "",
        "lead_b": "",
        "lead_b_title": "",
        "city": "",
        "country": "",
    }
    return Matrix(events=(replace(matrix.events[0], sources=(), evidence=(), **blank),), parties=matrix.parties)


@functools.cache
def many(meetings: int = MEETINGS) -> Matrix:
    """The sample's five meetings again and again, a week apart, each with statements, people and texts of its own."""
    matrix = both_accounts()
    held = [event for event in matrix.events if event.date_start]
    events: list[Event] = []
    said: list[Statement] = []
    people: list[Participant] = []
    texts: list[Source] = []
    quotes: list[Evidence] = []
    for number in range(meetings):
        event, day = held[number % len(held)], date(1990, 1, 1) + timedelta(days=7 * number)
        tag = f"-{number}"
        events.append(
            replace(
                event,
                event_id=event.event_id + tag,
                date_start=day,
                date_end=None,
                sources=tuple(s + tag for s in event.sources),
                evidence=tuple(e + tag for e in event.evidence),
            )
        )
        for s in matrix.statements:
            if s.event_id == event.event_id:
                sources, evidence = tuple(x + tag for x in s.sources), tuple(e + tag for e in s.evidence)
                said.append(
                    replace(s, statement_id=s.statement_id + tag, event_id=event.event_id + tag, sources=sources, evidence=evidence)
                )
        people += [
            replace(p, participant_id=p.participant_id + tag, event_id=event.event_id + tag)
            for p in matrix.participants
            if p.event_id == event.event_id
        ]
        texts += [
            replace(s, source_id=s.source_id + tag, published=day, same_text_as=s.same_text_as and s.same_text_as + tag)
            for s in matrix.sources
            if s.source_id in event.sources
        ]
        quotes += [replace(e, evidence_id=e.evidence_id + tag, source=e.source + tag) for e in matrix.evidence if e.source in event.sources]
    return replace(
        matrix,
        events=tuple(events),
        statements=tuple(said),
        participants=tuple(people),
        sources=tuple(texts),
        evidence=tuple(quotes),
        as_of=None,
    )


def hostile(matrix: Matrix) -> Matrix:
    """Every text that people or reports can put into the matrix is one of HOSTILE."""
    at = iter(range(10**9))

    def bad() -> str:
        return HOSTILE[next(at) % len(HOSTILE)]

    people = {p.name: bad() for p in matrix.participants}
    events = tuple(
        replace(
            e, name=bad(), city=bad(), venue=bad(), lead_a=bad(), lead_a_title=bad(), lead_b=bad(), lead_b_title=bad(), framework=bad(),
            anniversaries=bad(), date_text=bad(), date_reason=bad(), outcome_doc=bad(),
        )
        for e in matrix.events
    )  # fmt: skip
    said = tuple(
        replace(s, text=bad(), verb=bad(), speaker=people.get(s.speaker, ""), due_stated=bad(), attribution=bad())
        for s in matrix.statements
    )
    return replace(
        matrix,
        parties=tuple(replace(p, name=bad(), demonym=bad()) for p in matrix.parties),
        areas=tuple(replace(a, name=bad()) for a in matrix.areas),
        events=events,
        statements=said,
        participants=tuple(replace(p, name=people[p.name], title=bad()) for p in matrix.participants),
        mechanisms=tuple(replace(m, name=bad(), stated_periodicity=bad(), next_stated=bad()) for m in matrix.mechanisms),
        sources=tuple(replace(s, publisher=bad(), title=bad(), url="https://x.example/" + "y" * 900, file=bad()) for s in matrix.sources),
        evidence=tuple(replace(e, quote=bad()) for e in matrix.evidence),
        checks=tuple(replace(c, what=bad(), fix=bad()) for c in matrix.checks),
    )


def cases(template: str, meetings: int = MEETINGS) -> Iterator[tuple[str, Matrix, Pair]]:
    """Name, matrix and pair of all that a template is filled with; a comparison needs accounts by both sides."""
    two = template == "readout-comparison"
    if not two:
        yield "empty", bare(sample()), None
        yield "seeds", seeds(), ("VN", "US")
    yield "small", both_accounts(), None
    yield "call", seeds(), ("US", "KE")
    yield "many", many(meetings), None
    yield "hostile", hostile(both_accounts()), None
