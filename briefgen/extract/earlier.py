"""Earlier rounds of what a text is about, in a sentence of their own: "The previous session was held in Oslo in 2022", "The council last met in May".

Such a sentence tells where and when another meeting was, and must lend neither to the main event.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.extract.dates import FUTURE, DateMention
from briefgen.extract.meetings import Frame, kind_of
from briefgen.extract.present import eliminate
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.referred import clause_end, clause_of
from briefgen.extract.registry import only_speaks
from briefgen.extract.series import SeriesMention, number_of
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Span, Status
from briefgen.prepare.days import YEAR

_LAST = r"(?:last|previous(?:ly)?|preceding|earlier|first|inaugural|most recent(?:ly)?|originally)"
_NOUN = (
    r"(?:rounds?|sessions?|meetings?|editions?|sittings?|consultations|talks|dialogue|commission|committee|council|summit|conference|forum|"
    r"ministerial|mechanism|iteration|one)"
)
_VERB = rule(
    rf"\s*,?\s*\b(?P<when>{_LAST}\s+)?(?:(?:was|were|had been|has been|having been)\s+)?(?P<later>{_LAST}\s+)?"
    r"(?P<verb>(?:held|convened|organi[sz]ed|hosted)\b|(?:took|taken) place\b|met\b|gathered\b|(?:dates|goes|went|dated) back to\b)",
    re.I,
)
# "The fourth session of the Joint Commission", "Its previous meeting", "The 4th JCC", "the commission".
_ROUND = rule(
    rf"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|^[A-Z][\w-]+['’]s)\s+(?:(?P<last>{_LAST}),?\s+)?(?:(?P<number>[\w-]+)\s+)?(?:(?:regular|annual|joint|bilateral|ministerial)\s+)*"
    rf"(?:(?i:{_NOUN})(?:\s+(?:of|under|within)\s+(?:the\s+|this\s+)?(?:[A-Z][\w’'&-]*|\w+)(?:\s+(?:[A-Z][\w’'&-]*|of|on|for|and|the|body|mechanism|commission|committee|council|dialogue)){{0,9}})?|(?P<short>[A-Z][A-Za-z]*[A-Z]+))$"
)
_ITS_ROUND = rule(
    rf"\b(?:had|held|(?P<host>hosted|welcomed))\s+(?:its|the|their)\s+(?:(?P<last>{_LAST}),?\s+)?(?:(?P<number>[\w-]+)\s+)?(?:(?:regular|annual|joint|bilateral)\s+)*(?i:{_NOUN})\b"
)
_LAST_OF = rule(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:last|previous|preceding|most recent),?\s+$")  # "The last | Harbour Leaders' Summit"
# What may stand before it: in "reviewed the decisions taken at the 4th session, held in 2022" the sentence is about something else.
_OPENS = rule(
    r"\W*(?:(?:(?:The|Its|Their)\s+)?(?:\w+,?\s+)?|(?:It|This|The)\s(?:\w+\s+)?(?:follows|followed|comes after|came after|succeeds)\s+(?:the\s+)?"
    r"|(?:[^.;]{0,60}\b(?:recall(?:ed)?|recalled|reminded?|noted|mentioned|remembered|worth \w+)\b[^.;,]{0,30}?,?\s+(?:that\s+)?(?:the\s+)?))"
)
_YEAR_ALONE = rule(rf"\b(?:in|of|since|to)\s+(?P<year>{YEAR})\b(?!\s*[-–—])")


def find_earlier(reading: Reading, sentence: Sentence, main: Frame) -> Frame | None:
    """The earlier round that `sentence` is about, with its own day and place; None where it is about the main event or no round at all."""
    if sentence.number <= main.sentence.number:
        return None
    told = next(itertools.chain(_after_the_subject(reading, sentence, main), _as_object(reading, sentence, main)), None)
    if told is None or FUTURE.search(sentence.text):
        return None
    number, series, at = told
    clause = _dated(clause_of(sentence, at, clause_end(sentence, at)))
    sides = main.parties or _sides_of(main) or reading.parties
    if not clause.dates or _on_the_same_day(clause, main) or len(sides) < 2:
        return None
    people = [person for mention in clause.people if mention.name and (person := reading.who(mention)) and not only_speaks(person)]
    if len(people) == 2:
        eliminate(reading, people)
    named = series or _of_main(main, number, at)
    kind = named.kind if named else kind_of(sentence.text, None)
    return Frame(clause, Status.REFERRED, Kind.MEETING if kind is Kind.CALL else kind, named, people, [clause], "meeting", sides)


_FIRST = frozenset({"first", "inaugural"})
_Told = tuple[int | None, SeriesMention | None, int]  # the round's number, its own name, where its clause begins


def _after_the_subject(reading: Reading, sentence: Sentence, main: Frame) -> Iterator[_Told]:
    """ "The previous session | was held in Oslo in 2022", "The 4th A-B Joint Commission | took place ...", "The council | last convened ..."."""
    text, base = sentence.text, sentence.span.start
    for verb in _VERB.finditer(text):
        own = next((one for one in sentence.series if _ends_at(text, one.span.end - base, verb.start())), None)
        subject = _ROUND.search(text[: verb.start()].rstrip(" ,"))
        begins = min(([own.span.start - base] if own else []) + ([subject.start()] if subject else []), default=0)
        if (own is None and subject is None) or not _OPENS.fullmatch(text, 0, begins):
            continue
        number = own.ordinal if own else None
        if subject is not None and number is None and subject["number"]:
            number = number_of(subject["number"], reading.lexicon)
        if subject is not None and subject["short"] and number is None:
            continue
        if number is None and subject is not None and (subject["last"] or "").lower() in _FIRST:
            number = 1
        last = verb["when"] or verb["later"] or (subject["last"] if subject else own and _LAST_OF.search(text, 0, own.span.start - base))
        if _is_earlier(number, bool(last), main):
            yield number, own if own and own.key else None, base + verb.start("verb")


def _as_object(reading: Reading, sentence: Sentence, main: Frame) -> Iterator[_Told]:
    """ "Norway hosted the previous session in 2022", "The Commission had its fourth meeting in Oslo in 2022"."""
    for found in _ITS_ROUND.finditer(sentence.text):
        number = number_of(found["number"], reading.lexicon) if found["number"] else None
        if _is_earlier(number, bool(found["last"]), main):
            yield number, None, sentence.span.start + (0 if found["host"] else found.end())


def _ends_at(text: str, end: int, verb: int) -> bool:
    return end <= verb and bool(rule(r"(?:\s*\([^()]*\))?(?:\s+(?:of|between)\s+[A-Z][^,;.]{2,50})?[\s,]*").fullmatch(text, end, verb))


def _is_earlier(number: int | None, last: bool, main: Frame) -> bool:
    """A lower number than the main event's, or a word that says so."""
    of_main = main.series.ordinal if main.series else None
    if number is not None and of_main is not None:
        return number < of_main
    return last or (number is not None and of_main is None and main.series is not None)


def _dated(clause: Sentence) -> Sentence:
    """With a year that stands alone ("in 2022") as its date, where it has no other."""
    if clause.dates or not (alone := _YEAR_ALONE.search(clause.text)):
        return clause
    at = clause.span.start + alone.start("year")
    return replace(clause, dates=[DateMention(Span(at, at + 4), alone["year"], year=int(alone["year"]))])


def _on_the_same_day(clause: Sentence, main: Frame) -> bool:
    """ "The fifth session was held here on Tuesday": the main event told again."""
    days = {(one.month, one.day) for sentence in main.sentences for one in sentence.dates if one.day}
    return any(one.day and (one.month, one.day) in days for one in clause.dates)


def _of_main(main: Frame, number: int | None, at: int) -> SeriesMention | None:
    """The main event's mechanism with another number."""
    return replace(main.series, ordinal=number, span=Span(at, at)) if main.series else None


def _sides_of(main: Frame) -> tuple[str, ...]:
    sides = tuple(dict.fromkeys(person.side for person in main.people if person.side))
    return sides if len(sides) > 1 else ()
