"""Rules on names, titles and countries (NAM)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from briefgen.checks.held import Finding, Held, key, plain, short
from briefgen.checks.words import table
from briefgen.extract.registry import office_words
from briefgen.model import Status

_SHORTEST = 8  # letters of a name below which two that differ in one are two names
_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|madam|dr|h\.?e|his excellency|her excellency|minister|secretary|president|ambassador)\.?\s+", re.IGNORECASE
)
_FAMILY_FIRST = {"VN"}  # whose family names stand first and are never used alone


class Named(NamedTuple):
    """A name where it stands, with the title beside it ("" where there is none)."""

    where: str
    name: str
    title: str
    side: str
    day: date | None
    event_id: str
    evidence: tuple[str, ...]


class _People:
    """Every name of a person in a matrix."""

    def __init__(self, held: Held) -> None:
        self._held = held

    @cached_property
    def rows(self) -> tuple[Named, ...]:
        return tuple(self._rows())

    def _rows(self) -> Iterator[Named]:
        held = self._held
        for event in held.matrix.events:
            for letter, names, titles in (("a", event.lead_a, event.lead_a_title), ("b", event.lead_b, event.lead_b_title)):
                side = event.parties["ab".index(letter)] if len(event.parties) > "ab".index(letter) else ""
                split, offices = names.split(" / "), titles.split(" / ")
                for number, name in enumerate(split):
                    title = offices[number] if len(offices) == len(split) else ""
                    where = f"Events/{event.event_id}/lead_{letter}"
                    yield Named(where, name.strip(), title.strip(), side, event.date_start, event.event_id, event.evidence[:1])
        for person in held.matrix.participants:
            found = held.events.get(person.event_id)
            where = f"Participants/{person.participant_id}/name"
            day = found.date_start if found else None
            yield Named(where, person.name, person.title, person.side, day, person.event_id, person.evidence[:1])
        for row in held.matrix.statements:
            found = held.events.get(row.event_id)
            where = f"Statements/{row.statement_id}/speaker"
            yield Named(where, row.speaker, "", row.side, found.date_start if found else None, row.event_id, row.evidence[:1])


def _people(held: Held) -> tuple[Named, ...]:
    return tuple(row for row in _People(held).rows if row.name)


def misspelt(held: Held) -> Iterator[Finding]:
    """Two names of one side with a letter or two between them: the rarer one is told, once."""
    counts: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], Named] = {}
    for row in _people(held):
        counts.setdefault(row.side, Counter())[key(row.name)] += 1
        first.setdefault((row.side, key(row.name)), row)
    for listed in held.matrix.names:
        if listed.kind == "person" and listed.house_form:
            counts.setdefault(listed.side, Counter())[key(listed.house_form)] += 1
    allowed = {key(form) for listed in held.matrix.names for form in listed.aliases.split(" | ") if form}
    for side, names in counts.items():
        for one, other in _nearly(name for name in names if name not in allowed):
            rare, common = sorted((one, other), key=lambda name: (names[name], name))
            if told := first.get((side, rare)):
                likely = first.get((side, common))
                what = f"“{told.name}” is nearly “{likely.name if likely else common}”: one person, or two?"
                yield Finding(told.where, what, "correct the one that is misspelt, or list it under Other forms on Names", told.evidence)


def _nearly(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of long names of as many words with an edit or two between them."""
    from rapidfuzz.distance import Levenshtein

    by_words: dict[int, list[str]] = {}
    for name in sorted(names):
        if len(name) >= _SHORTEST and " " in name:
            by_words.setdefault(name.count(" "), []).append(name)
    for group in by_words.values():
        for one, other in combinations(group, 2):
            if abs(len(one) - len(other)) <= 2 and Levenshtein.distance(one, other, score_cutoff=2) <= 2:
                yield one, other


def marks_lost(held: Held) -> Iterator[Finding]:
    forms: dict[tuple[str, str], dict[str, Named]] = {}
    for row in _people(held):
        forms.setdefault((row.side, key(row.name)), {}).setdefault(row.name, row)
    for found in forms.values():
        bare = next((name for name in found if name.isascii()), "")
        marked = next((name for name in found if not name.isascii()), "")
        if bare and marked:
            what = f"“{marked}” is also written “{bare}”, without its marks."
            yield Finding(found[bare].where, what, f"use one form: {marked} is the fuller", found[bare].evidence)


def not_composed(held: Held) -> Iterator[Finding]:
    """Marks that stand apart from their letters: search and sorting pass such words by."""
    for row in held.matrix.evidence:
        if odd := _odd(row.quote):
            yield Finding(f"Evidence/{row.evidence_id}/quote", f"Marks stand apart from their letters in “{odd}”.", "retype the word")
    for named in _people(held):
        if odd := _odd(named.name):
            yield Finding(named.where, f"Marks stand apart from their letters in “{odd}”.", "retype the name", named.evidence)


def _odd(text: str) -> str:
    """The first word with a mark of the Latin alphabet that stands apart; "" for none."""
    if text.isascii():
        return ""
    for word in text.split():
        at = next((n for n, sign in enumerate(word) if "\u0300" <= sign <= "\u036f"), -1)
        if at > 0 and unicodedata.normalize("NFC", word) != word:
            return word
    return ""


def family_name_alone(held: Held) -> Iterator[Finding]:
    families: dict[str, str] = {}
    for row in _people(held):
        if row.side in _FAMILY_FIRST and len(row.name.split()) > 2:
            families.setdefault(key(row.name.split()[0]), row.name)
    given = {key(name.split()[-1]) for name in families.values()}
    for row in _people(held):
        alone = _HONORIFIC.sub("", row.name)
        full = families.get(key(alone)) if row.side in _FAMILY_FIRST else None
        if full and len(alone.split()) == 1 and key(alone) not in given:
            what = f"“{row.name}” is the family name of {full}, by which nobody is called."
            yield Finding(row.where, what, f"write {full}, and later {full.split()[-1]}", row.evidence)
    for human in held.human:
        for family, full in families.items():
            if family not in given and (
                found := re.search(
                    rf"\b(?:Mr|Mrs|Ms|Madam)\.? ({re.escape(full.split()[0])}|{family})\b(?! [A-ZĐ])", human.text, re.IGNORECASE
                )
            ):
                yield Finding(human.where, f"“{found[0]}” calls {full} by the family name.", f"write {full}, and later {full.split()[-1]}")


def title_out_of_time(held: Held) -> Iterator[Finding]:
    posts: dict[tuple[str, str, str], list[tuple[date | None, date | None]]] = {}
    for name in held.matrix.names:
        if name.kind == "person" and (name.valid_from or name.valid_to):
            posts.setdefault((name.side, key(name.house_form), key(name.title)), []).append((name.valid_from, name.valid_to))
    for row in _people(held):
        spans = posts.get((row.side, key(row.name), key(row.title)))
        if spans and row.day and not any((not begin or begin <= row.day) and (not end or row.day <= end) for begin, end in spans):
            begin, end = spans[0]
            span = " ".join(part for part in (f"from {begin:%d %b %Y}" if begin else "", f"to {end:%d %b %Y}" if end else "") if part)
            what = f"{row.name} was {row.title} {span} by the sheet Names, not on {row.day:%d %b %Y}."
            yield Finding(row.where, what, "correct the title here, or the dates on Names", row.evidence)


def two_titles(held: Held) -> Iterator[Finding]:
    titles: dict[tuple[str, str], dict[str, Named]] = {}
    for row in _people(held):
        if row.title:
            titles.setdefault((row.event_id, key(row.name)), {}).setdefault(row.title, row)
    for (event_id, _), found in titles.items():
        words = [office_words(title) for title in found]
        if any(not (one <= other or other <= one) for one, other in combinations(words, 2)):
            row = next(iter(found.values()))
            told = " and ".join(f"“{title}”" for title in found)
            yield Finding(
                f"Events/{event_id}/lead_a_title",
                f"{row.name} has two titles at one meeting: {told}.",
                "settle which is right",
                row.evidence,
            )


def odd_titles(held: Held) -> Iterator[Finding]:
    ranks: dict[tuple[str, str], dict[str, Named]] = {}
    for row in _people(held):
        low = row.title.lower()
        if row.side == "US" and re.match(r"state secretary\b", low):
            yield Finding(
                row.where, f"“{row.title}”: the United States has a Secretary of State.", "write Secretary of State", row.evidence
            )
        for word in ("deputy", "vice"):
            if re.search(rf"\b{word}[ -](?:prime |foreign |defen[cs]e )?minister", low):
                ranks.setdefault((row.side, key(row.name)), {}).setdefault(word, row)
    for found in ranks.values():
        if len(found) == 2:
            one, other = found["deputy"], found["vice"]
            what = f"{one.name} is called “{one.title}” and “{other.title}”."
            yield Finding(other.where, what, "use one of Deputy and Vice", other.evidence)


def order_of_parties(held: Held) -> Iterator[Finding]:
    first: dict[frozenset[str], tuple[str, ...]] = {}
    for event in held.matrix.events:
        if len(event.parties) == 2 and event.status is Status.HELD:
            before = first.setdefault(frozenset(event.parties), event.parties)
            if before != event.parties:
                what = f"The parties stand as {'; '.join(event.parties)} here, and as {'; '.join(before)} further up."
                yield Finding(
                    f"Events/{event.event_id}/parties", what, "keep one order, and mind that leads A and B follow it", event.evidence[:1]
                )


def country_names(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        texts = (
            ("lead_a_title", event.lead_a_title, event.parties[:1]),
            ("lead_b_title", event.lead_b_title, event.parties[1:2]),
            ("name", event.name, event.parties),
        )
        for field, text, parties in texts:
            yield from _country(f"Events/{event.event_id}/{field}", text, parties, event.evidence[:1])
    for person in held.matrix.participants:
        for field, text in (("title", person.title), ("organisation", person.organisation)):
            yield from _country(f"Participants/{person.participant_id}/{field}", text, (person.side,), person.evidence[:1])


def _country(where: str, text: str, parties: tuple[str, ...], evidence: tuple[str, ...]) -> Iterator[Finding]:
    """Names of countries in `text` that are another's than the parties'; a longer name hides the shorter one in it."""
    low, taken = text.replace("’", "'"), set[int]()
    for name in sorted(table("countries"), key=len, reverse=True):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", low, re.IGNORECASE):
            places = set(range(*found.span()))
            meant = [code for code in table("countries")[name]["wrong"] if code in parties]
            if not places & taken and meant and not any(code in parties for code in table("countries")[name]["right"]):
                yield Finding(where, f"“{name}” is another country than {', '.join(meant)}.", "correct the name of the country", evidence)
            taken |= places


def acting(held: Held) -> Iterator[Finding]:
    for person in held.matrix.participants:
        quotes, title = held.quotes(person.evidence), plain(person.title)
        if not title or not quotes:
            continue
        bare = title.removeprefix("acting ")
        if title.startswith("acting ") and "acting" not in quotes:
            what = f"“{person.title}”: no sentence that this rests on says Acting."
        elif not title.startswith("acting ") and f"acting {bare}" in quotes:
            what = f"The text says “Acting {short(person.title)}”."
        else:
            continue
        yield Finding(f"Participants/{person.participant_id}/title", what, "write the title as the text has it", person.evidence[:1])
