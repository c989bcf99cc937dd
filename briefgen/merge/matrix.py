"""Accounts and readouts put together as one matrix."""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from briefgen.lexicon import Lexicon
from briefgen.merge.agreed import with_areas
from briefgen.merge.disagreements import event_checks, matrix_checks
from briefgen.merge.events import group_accounts
from briefgen.merge.ids import event_id, mechanism_id, slug
from briefgen.merge.mechanisms import mechanism_rows
from briefgen.merge.names import name_rows
from briefgen.merge.sources import source_rows, with_other_sides
from briefgen.merge.statements import statement_rows
from briefgen.model import (
    Account,
    Area,
    Check,
    Confidence,
    Event,
    Evidence,
    Matrix,
    Participant,
    Party,
    Person,
    Readout,
    Source,
    Span,
    Statement,
    Status,
    YearBasis,
)
from briefgen.prepare.sentences import find_sentences


@dataclass(slots=True)
class EvidenceBook:
    """Sentences that something rests on, each once, with what rests on it."""

    readouts: dict[str, Readout]
    sources: dict[str, Source]  # by Readout.name
    _rows: dict[str, Evidence] = field(default_factory=dict)
    _supports: dict[str, list[str]] = field(default_factory=dict)
    _paragraphs: dict[str, list[int]] = field(default_factory=dict)  # where those of a text begin
    _sentences: dict[tuple[str, int], list[Span]] = field(default_factory=dict)  # of the paragraphs that were asked for

    def cite(self, readout_name: str, span: Span, fact: str) -> str:
        """The id of the evidence row for `span`, made if need be; `fact` is noted as resting on it."""
        readout, source = self.readouts[readout_name], self.sources[readout_name]
        raw = readout.raw_span(span)
        key = f"E-{source.source_id.removeprefix('S-')}-{raw.start}"
        if key not in self._rows:
            quote, printed = readout.text[span.start : span.end], readout.raw[raw.start : raw.end]
            words = printed.split()
            same = quote.count(" ") == len(words) - 1 and (quote == printed or "".join(quote.split()) == "".join(words))
            paragraph = bisect_right(self._begins(readout_name), span.start)
            start, end = readout.raw_start + raw.start, readout.raw_start + raw.end
            self._rows[key] = Evidence(key, source.source_id, paragraph, start, end, quote, not same)
            self._supports[key] = []
        if fact not in self._supports[key]:
            self._supports[key].append(fact)
        return key

    def rows(self) -> tuple[Evidence, ...]:
        """The rows of all that was cited, by source and place."""
        found = (replace(row, supports=tuple(self._supports[key])) for key, row in self._rows.items())
        return tuple(sorted(found, key=lambda row: (row.source, row.char_start)))

    def cite_around(self, readout_name: str, span: Span, fact: str) -> str:
        """The same for the whole sentence in which `span` stands."""
        begins = self._begins(readout_name)
        number = bisect_right(begins, span.start) - 1
        key = readout_name, number
        if key not in self._sentences:
            begin = begins[number]
            end = begins[number + 1] - 2 if number + 1 < len(begins) else None
            found = find_sentences(self.readouts[readout_name].text[begin:end])
            self._sentences[key] = [Span(begin + one.start, begin + one.end) for one in found]
        sentence = next((one for one in reversed(self._sentences[key]) if one.start <= span.start), None)
        return self.cite(readout_name, sentence if sentence and span.start < sentence.end else span, fact)

    def _begins(self, readout_name: str) -> list[int]:
        if readout_name not in self._paragraphs:
            lengths = (len(paragraph) + 2 for paragraph in self.readouts[readout_name].text.split("\n\n"))
            self._paragraphs[readout_name] = [0, *itertools.accumulate(lengths)][:-1]
        return self._paragraphs[readout_name]


def merge(
    readouts: Sequence[Readout],
    accounts: Sequence[Sequence[Account]],
    lexicon: Lexicon,
    *,
    as_of: date | None = None,
    unread: Sequence[tuple[str, str]] = (),
    samples: Sequence[array[int]] | None = None,
) -> Matrix:
    """The matrix of all texts. `accounts[i]` and, where it is known, `samples[i]` (`wire.sample_of`) belong to `readouts[i]`; the order of the texts changes nothing in the result."""
    order = sorted(range(len(readouts)), key=lambda i: (readouts[i].published or date.max, readouts[i].sha256, readouts[i].name))
    readouts = [readouts[i] for i in order]
    accounts = [accounts[i] for i in order]
    samples = [samples[i] for i in order] if samples else None
    sources = source_rows(readouts, [len(found) for found in accounts], sorted(unread), samples)
    book = EvidenceBook({r.name: r for r in readouts}, {r.name: s for r, s in zip(readouts, sources, strict=False)})
    flat = [account for found in accounts for account in found]
    groups = group_accounts(sorted(flat, key=lambda a: (a.status is not Status.HELD, a.when.start or date.max)))
    first_party = _first_parties(flat, sources)
    events: list[Event] = []
    taken: set[str] = set()
    participants: list[Participant] = []
    statements: list[Statement] = []
    checks: list[Check] = []
    for group in groups:
        ranked = sorted(group, key=lambda a: _rank(a, book))
        event = _event(ranked, book, lexicon, taken, first_party)
        taken.add(event.event_id)
        own = _participants(event, ranked, book, lexicon)
        acts = statement_rows(event, ranked, book)
        evidence = tuple(dict.fromkeys(event.evidence))
        event = replace(event, evidence=evidence)
        events.append(event)
        participants += own
        statements += acts
        checks += event_checks(event, ranked, acts, book)
    events_sorted = sorted(events, key=lambda e: (e.date_start or date.max, e.event_id))
    place = {event.event_id: n for n, event in enumerate(events_sorted)}
    statements.sort(key=lambda s: place[s.event_id])
    participants.sort(key=lambda p: place[p.event_id])
    areas = tuple(Area(row.area_id, row.name, row.group) for row in lexicon.areas.rows)
    sentences = book.rows()
    matrix = Matrix(
        as_of=as_of or _latest(readouts, events),
        title="Event matrix",
        parties=_parties(events, lexicon),
        areas=areas,
        events=with_areas(events_sorted, statements, sentences, areas),
        participants=tuple(participants),
        statements=tuple(statements),
        mechanisms=mechanism_rows(flat, events, book),
        names=name_rows(events_sorted, participants),
        sources=tuple(with_other_sides(sources, events)),
        evidence=sentences,
    )
    return replace(matrix, checks=_in_order([*checks, *matrix_checks(matrix)], place))


def _in_order(checks: Sequence[Check], place: Mapping[str, int]) -> tuple[Check, ...]:
    """The gravest first, then in the order of the events, of which `place` tells each one's."""

    def key(check: Check) -> tuple[int, int, str]:
        event = check.where.split("/")[1] if "/" in check.where else ""
        return {"E": 0, "W": 1, "I": 2}[check.severity.value], place.get(event, 999), check.check_id

    return tuple(sorted(checks, key=key))


def _rank(account: Account, book: EvidenceBook) -> tuple[object, ...]:
    """Better accounts first: reported before referred to, joint text and official readout before press, dated, undamaged, fuller."""
    source, readout = book.sources[account.readout], book.readouts[account.readout]
    return (
        account.status is not Status.HELD,
        bool(source.same_text_as),
        source.tier or 9,
        account.when.start is None,
        account.when.year_basis is YearBasis.INFERRED,
        readout.repairs,
        -len(account.acts),
        source.source_id,
    )


def _latest(readouts: Sequence[Readout], events: Sequence[Event]) -> date | None:
    days = [r.published for r in readouts if r.published] + [
        e.date_end or e.date_start for e in events if e.status is Status.HELD and e.date_start
    ]
    return max((day for day in days if day), default=None)


def _first_parties(accounts: Sequence[Account], sources: Sequence[Source]) -> Counter[str]:
    """How many texts speak for each side: the side with more stands first, so that a desk's own side does."""
    return Counter(source.side for source in sources if source.side)


def ordered_parties(parties: Sequence[str], weight: Counter[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The side that more of the texts speak for first, then by name."""
    return tuple(sorted(parties, key=lambda code: (-weight[code], lexicon.parties.name(code))))


def _event(ranked: Sequence[Account], book: EvidenceBook, lexicon: Lexicon, taken: Collection[str], weight: Counter[str]) -> Event:
    best = ranked[0]
    when_from = next((a for a in ranked if a.when.start), best)
    where_from = next((a for a in ranked if a.where.city), next((a for a in ranked if a.where.country), best))
    series_from = next((a for a in ranked if a.series_key), best)
    parties = ordered_parties(best.parties, weight, lexicon)
    leads = {side: _leads(ranked, side) for side in parties}
    levels = {side: _highest(leads[side], lexicon) for side in parties}
    key = event_id(replace(series_from, when=when_from.when), min(filter(None, levels.values()), default=None), taken)
    when, where = when_from.when, where_from.where
    evidence = [book.cite(one.readout, one.sentence, f"{key}:event") for one in ranked if one.sentence]
    _cite_span(book, series_from, series_from.name_span, f"{key}:name", evidence)
    _cite_span(book, when_from, when.span, f"{key}:date_start", evidence)
    _cite_span(book, where_from, where.span, f"{key}:city", evidence)
    for person in itertools.chain.from_iterable(leads.values()):
        _cite_span(book, next(one for one in ranked if person in one.people), person.span, f"{key}:lead", evidence)
    a, b = ((*parties, "", ""))[:2]
    confidence, reason = _event_confidence(when, where, [p for side in parties for p in leads[side]])
    return Event(
        event_id=key,
        status=best.status,
        date_start=when.start,
        date_end=when.end,
        date_text=when.text,
        date_partial=when.partial,
        date_precision=when.precision,
        year_basis=when.year_basis,
        date_reason=when.reason,
        date_alternatives=when.alternatives,
        weekday_stated=when.weekday,
        name=series_from.name if series_from.status is best.status else best.name,
        kind=best.kind,
        mechanism_id=mechanism_id(series_from.series_key) if series_from.series_key else "",
        round_no=series_from.round_no,
        city=where.city,
        country=where.country,
        venue=where.venue,
        mode=where.mode,
        parties=parties,
        lead_a=" / ".join(p.name for p in leads.get(a, ()) if p.name),
        lead_a_title=" / ".join(p.title for p in leads.get(a, ())),
        lead_a_level=levels.get(a),
        lead_b=" / ".join(p.name for p in leads.get(b, ()) if p.name),
        lead_b_title=" / ".join(p.title for p in leads.get(b, ())),
        lead_b_level=levels.get(b),
        other_leads="; ".join(
            f"{', '.join(part for part in (p.name, p.title) if part)} ({side})" for side in parties[2:] for p in leads[side]
        ),
        co_chaired=any(account.co_chaired for account in ranked),
        part_of=next((x.part_of for x in ranked if x.part_of), ""),
        framework=next((x.framework for x in ranked if x.framework), ""),
        anniversaries=next((x.anniversary for x in ranked if x.anniversary), ""),
        outcome_doc=next((x.outcome for x in ranked if x.outcome), ""),
        sources=tuple(dict.fromkeys(book.sources[x.readout].source_id for x in ranked)),
        evidence=tuple(evidence),
        confidence=confidence,
        confidence_reason=reason,
    )


def _cite_span(book: EvidenceBook, account: Account, span: Span | None, fact: str, evidence: list[str]) -> None:
    """The sentence around `span` is cited for `fact`."""
    if span is not None:
        evidence.append(book.cite_around(account.readout, span, fact))


def _leads(ranked: Sequence[Account], side: str) -> list[Person]:
    """The leads of one side as the best account that names any has them."""
    for account in ranked:
        found = [p for p in account.people if p.role == "lead" and p.side == side]
        if found:
            return found
    return []


def _highest(leads: Sequence[Person], lexicon: Lexicon) -> int | None:
    """The level of the highest of these people; None where no title tells."""
    return min((level for person in leads if (level := lexicon.titles.level(person.title))), default=None)


# Ways to come by a side that are no words of the text about that person.
_INFERRED_SIDES = frozenset(
    ["by elimination", "home title", "by the order in which the sides are named", "the capital from which the text is dated"]
)


def _event_confidence(when: object, where: object, leads: Sequence[Person]) -> tuple[Confidence, str]:
    from briefgen.model import When, Where

    assert isinstance(when, When) and isinstance(where, Where)
    reasons = []
    if when.year_basis is YearBasis.INFERRED:
        reasons.append("year inferred")
    if when.start is None:
        reasons.append("no full date")
    elif "of the dateline" in when.reason:
        reasons.append("day by the dateline")
    if where.carried:
        reasons.append("place taken from the main meeting")
    reasons += [f"side of {p.name or p.title or 'the author'} {p.side_basis}" for p in leads if p.side_basis in _INFERRED_SIDES]
    low = when.start is None or any("elimination" in r for r in reasons)
    return (Confidence.LOW if low and len(reasons) > 1 else Confidence.MEDIUM if reasons else Confidence.HIGH), "; ".join(reasons)


def _participants(event: Event, ranked: Sequence[Account], book: EvidenceBook, lexicon: Lexicon) -> list[Participant]:
    rows: dict[str, Participant] = {}
    for account in ranked:
        for person in account.people:
            if not person.name:
                continue  # an office alone: it stands with the event, and is nobody in the list of people
            key = f"P-{event.event_id.removeprefix('EV-')}-{slug(person.name)}"
            cited: list[str] = []
            _cite_span(book, account, person.span, key, cited)
            source = book.sources[account.readout].source_id
            row = rows.get(key)
            if row is None:
                rows[key] = Participant(
                    key,
                    event.event_id,
                    person.name,
                    person.side,
                    person.side_basis,
                    person.title,
                    person.organisation,
                    person.role,
                    lexicon.titles.level(person.title),
                    (source,),
                    tuple(cited),
                )
            else:
                rows[key] = replace(
                    row, sources=tuple(dict.fromkeys([*row.sources, source])), evidence=tuple(dict.fromkeys([*row.evidence, *cited]))
                )
    return list(rows.values())


def _parties(events: Sequence[Event], lexicon: Lexicon) -> tuple[Party, ...]:
    codes = sorted({code for event in events for code in event.parties})
    return tuple(Party(code, lexicon.parties.name(code), lexicon.parties.demonyms.get(code, "")) for code in codes)
