"""What a person should look at once the texts are put together: accounts that disagree, and what the rules of `briefgen check` find in new rows.

Every finder gives `Finding`s, as the rules do; `_of` makes rows of the sheet Checks of them. What the rows alone show is found by the rules' own
functions, so that one thing has one wording and one id; what only the accounts show (who tells what) is found here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefgen.checks import dates, wording
from briefgen.checks.finding import make_check
from briefgen.checks.held import Finding, Held
from briefgen.checks.rules import RULES
from briefgen.checks.sourcing import one_sided
from briefgen.extract.registry import fold, name_tokens, office_words
from briefgen.merge.evidence import EvidenceBook
from briefgen.model import Account, Check, Event, Matrix, Severity, Source, Statement, Status, YearBasis
from briefgen.model.compared import told_values

_SEVERITY = {rule.rule_id: rule.severity for rule in RULES}
Told = Sequence[tuple[Account, str]]  # the accounts of one event, the best first, each with the id of its source


class Fact(NamedTuple):
    """A fact that accounts may tell differently: its rule, its field, what it is called, and what an account says of it (None: nothing)."""

    rule: str
    field: str
    kind: str
    value: Callable[[Account], str | int | None]


def _day(account: Account) -> str | None:
    when = account.when
    return when.start.isoformat() if when.start and when.year_basis is not YearBasis.INFERRED else None


FACTS = (
    Fact("DAT1", "date_start", "dates", _day),
    Fact("DAT10", "round_no", "round numbers", lambda account: account.round_no),
    Fact("PLC4", "city", "places", lambda account: account.where.city or None),
)


def event_checks(event: Event, ranked: Sequence[Account], acts: Sequence[Statement], book: EvidenceBook) -> list[Check]:
    """The checks of one event and of what was said there. `ranked` are its accounts, the best first."""
    told = [(account, book.sources[account.readout].source_id) for account in ranked]
    found = [
        *_of("DAT3", dates.year_inferred(event)),
        *_of("DAT2", _other_weekday(event)),
        *_of("DAT0", dates.without_date(event)),
        *(check for fact in FACTS for check in _of(fact.rule, _told_differently(event, fact, told))),
        *_of("NAM6", _other_titles(event, told)),
        *_of("NAM0", _leads_missing(event)),
    ]
    return found + [check for act in acts for check in (*_of("MOD3", wording.carried_over(act)), *_of("MOD1", wording.agreed_alone(act)))]


def matrix_checks(matrix: Matrix, others: Iterable[Statement] | None = None) -> list[Check]:
    """Checks over all texts together: one-sided sourcing, texts that were not read or hold no report, sides that are no parties. `others` are
    the statements whose side may be none, where that is known."""
    others = matrix.statements if others is None else others
    parties = {party.code for party in matrix.parties}
    return [
        *_of("SRC6", one_sided(Held(matrix))),
        *(check for source in matrix.sources for check in _of("SRC0", _not_used(source))),
        *(check for row in others for check in _of("MOD3", wording.of_no_party(row, parties))),
    ]


def onto_checks(old: Event, new: Event, settled: Iterable[str] = ()) -> list[Check]:
    """Where new texts and a workbook differ on an event that also rests on other texts. `settled` are the fields that a person has decided."""
    inferred = YearBasis.INFERRED in (old.year_basis, new.year_basis)
    found = []
    for fact in FACTS:
        mine, theirs = getattr(old, fact.field), getattr(new, fact.field)
        unsure = inferred and fact.field == "date_start"
        if mine and theirs and not unsure and fact.field not in settled and not _alike(str(mine), str(theirs)):
            found += _of(fact.rule, [_differing(new, fact, ((mine, "in the workbook"), *((theirs, source) for source in new.sources)))])
    return found


def _of(rule: str, findings: Iterable[Finding]) -> list[Check]:
    """The findings of a rule as checks."""
    return [
        make_check(rule, one.severity or _SEVERITY.get(rule, Severity.WARNING), one.where, one.what, one.fix, one.evidence)
        for one in findings
    ]


def _told_differently(event: Event, fact: Fact, told: Told) -> Iterator[Finding]:
    """A fact of which the accounts give several values, each with all the texts that give it."""
    values = [(value, source) for account, source in told if (value := fact.value(account)) is not None]
    if len({value for value, _ in values}) > 1:
        yield _differing(event, fact, sorted(values))


def _differing(event: Event, fact: Fact, values: Iterable[tuple[object, str]]) -> Finding:
    what = f"The sources give different {fact.kind}: {told_values(values)}."
    return Finding(
        f"Events/{event.event_id}/{fact.field}", what, "settle which is right and type it in", event.evidence[:2], Severity.ERROR
    )


def _other_titles(event: Event, told: Told) -> Iterator[Finding]:
    """One lead under titles of which none is a short form of another: "General Secretary" is one of a longer title."""
    people: dict[frozenset[str], list[tuple[str, str]]] = {}
    for account, source in told:
        for person in account.people:
            if person.role == "lead" and person.name and person.title:
                key = next((known for known in people if known & name_tokens(person.name)), name_tokens(person.name))
                people.setdefault(key, []).append((person.title, source))
    for titles in people.values():
        plain = sorted({office_words(title) for title, _ in titles}, key=len)
        if not all(shorter <= longer for shorter, longer in itertools.pairwise(plain)):
            what = f"One person, different titles: {told_values((f'“{title}”', source) for title, source in sorted(titles))}."
            yield Finding(f"Events/{event.event_id}/lead_a_title", what, "settle which is right", event.evidence[:2])


def _other_weekday(event: Event) -> Iterator[Finding]:
    if event.year_basis is not YearBasis.INFERRED and "but" in event.date_reason and "the text says" in event.date_reason:
        where = f"Events/{event.event_id}/date_start"
        yield Finding(where, f"{event.date_reason}.", "look the day up and correct the date", event.evidence[:1])


def _leads_missing(event: Event) -> Iterator[Finding]:
    leads = list(zip(event.parties, (event.lead_a, event.lead_b), strict=False))
    missing = [code for code, lead in leads if not lead] if event.status is Status.HELD else []
    if missing:
        where = f"Events/{event.event_id}/lead_{'a' if not event.lead_a else 'b'}"
        yield Finding(where, f"No lead is named for {', '.join(missing)}.", "type the name in, or leave it", event.evidence[:1])


def _not_used(source: Source) -> Iterator[Finding]:
    where = f"Sources/{source.source_id}/status"
    if source.status == "not a readout":
        what = f"No report of a meeting was found in {source.file}."
        yield Finding(where, what, "nothing, if that is right; else add the meeting by hand", severity=Severity.INFO)
    elif source.status == "not read":
        what = f"{source.file} was not read: {source.remarks or 'unknown reason'}."
        yield Finding(where, what, "save it as plain text or HTML, in English, and run again")


def _alike(one: str, other: str) -> bool:
    """Whether two values say the same, one of them perhaps in fewer words: Washington, Washington, D.C."""
    first, second = (set(re.findall(r"\w+", fold(text))) for text in (one, other))
    return first <= second or second <= first
