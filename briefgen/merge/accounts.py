"""What the accounts of one event tell together: its row of Events, and its rows of Participants."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from briefgen.lexicon import Lexicon
from briefgen.merge.evidence import EvidenceBook
from briefgen.merge.ids import event_id, mechanism_id, slug
from briefgen.model import Account, Confidence, Event, Participant, Person, Span, Status, When, Where, YearBasis


def rank_of(account: Account, book: EvidenceBook) -> tuple[object, ...]:
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


def ordered_parties(parties: Sequence[str], weight: Counter[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The side that more of the texts speak for first, then by name."""
    return tuple(sorted(parties, key=lambda code: (-weight[code], lexicon.parties.name(code))))


def event_row(ranked: Sequence[Account], book: EvidenceBook, lexicon: Lexicon, taken: Collection[str], weight: Counter[str]) -> Event:
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
    evidence += _cited(book, series_from, series_from.name_span, f"{key}:name")
    evidence += _cited(book, when_from, when.span, f"{key}:date_start")
    evidence += _cited(book, where_from, where.span, f"{key}:city")
    for person in itertools.chain.from_iterable(leads.values()):
        evidence += _cited(book, next(one for one in ranked if person in one.people), person.span, f"{key}:lead")
    a, b = ((*parties, "", ""))[:2]
    confidence, reason = _confidence(when, where, [p for side in parties for p in leads[side]])
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
        evidence=tuple(dict.fromkeys(evidence)),
        confidence=confidence,
        confidence_reason=reason,
    )


def _cited(book: EvidenceBook, account: Account, span: Span | None, fact: str) -> list[str]:
    """The id of the sentence around `span`, cited for `fact`; none where there is no span."""
    return [] if span is None else [book.cite_around(account.readout, span, fact)]


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
    [
        "by elimination",
        "home title",
        "by the order in which the sides are named",
        "the capital from which the text is dated",
        "the city from which the text is dated",
        "receives the envoy to that country",
    ]
)


def _confidence(when: When, where: Where, leads: Sequence[Person]) -> tuple[Confidence, str]:
    """How far the row can be relied on, and why no further."""
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


def participant_rows(event: Event, ranked: Sequence[Account], book: EvidenceBook, lexicon: Lexicon) -> list[Participant]:
    rows: dict[str, Participant] = {}
    for account in ranked:
        for person in account.people:
            if not person.name:
                continue  # an office alone: it stands with the event, and is nobody in the list of people
            key = f"P-{event.event_id.removeprefix('EV-')}-{slug(person.name)}"
            cited = _cited(book, account, person.span, key)
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
