"""One text with what is found in it, sentence by sentence: the ground on which events and statements are read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from briefgen.extract.dates import DateMention, YearBounds, find_dates
from briefgen.extract.delegations import take_stated_sides
from briefgen.extract.leading_side import take_leading_side
from briefgen.extract.mentions import PersonMention
from briefgen.extract.own_words import take_sides_of_own_words
from briefgen.extract.parties import PartyMention, find_parties
from briefgen.extract.people import find_people
from briefgen.extract.principals import find_unnamed, share_the_plural
from briefgen.extract.registry import Registry, Somebody, build_registry, settle_sides, share_titles, title_told_later
from briefgen.extract.series import SeriesMention, find_series
from briefgen.extract.sides import (
    take_side_of_the_dateline,
    take_sides_by_order,
    take_sides_of_visits,
)
from briefgen.extract.tokens import Token, find_tokens
from briefgen.extract.turns import Turn, find_turns, turn_at
from briefgen.extract.two_sides import say_which_office, take_sides_of_two
from briefgen.lexicon import Lexicon
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import Rule, Worded, rule
from briefgen.model import Readout, Span
from briefgen.prepare.dateline import Dateline, dateline_at
from briefgen.prepare.sentences import find_sentences


@dataclass(slots=True)
class Sentence:
    number: int
    span: Span
    text: Worded
    paragraph: int
    heading: bool
    tokens: list[Token]
    parties: list[PartyMention]
    people: list[PersonMention]
    series: list[SeriesMention]
    dates: list[DateMention]
    dateline: Dateline | None = None
    short: list[tuple[Token, Somebody]] = field(default_factory=list)  # words that are part of a name, and whose they are

    @property
    def start(self) -> int:
        """Where the sentence proper begins, after a dateline."""
        return self.dateline.span.end if self.dateline else self.span.start


@dataclass(slots=True)
class Reading:
    readout: Readout
    lexicon: Lexicon
    sentences: list[Sentence]
    registry: Registry
    parties: tuple[str, ...] = ()  # the two (or more) sides of the whole text, likeliest first
    bounds: YearBounds = field(default_factory=YearBounds)
    unnamed: dict[int, tuple[Somebody, ...]] = field(default_factory=dict)  # by the place where their office alone stands
    author: Somebody | None = None  # who says "I"
    elsewhere: set[int] = field(default_factory=set)  # numbers of the sentences that tell of another meeting than the main one
    text: str = field(init=False)  # of the readout
    body: list[Sentence] = field(init=False)  # the sentences under the headlines
    turns: list[Turn] = field(default_factory=list)  # of a transcript: who has the word
    small_names: dict[Span, list[tuple[str, Span]]] = field(default_factory=dict, repr=False)  # by sentence, as `calendar` finds them
    _telling: dict[str, list[tuple[Sentence, re.Match[str]]]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.text = self.readout.text
        self.body = [sentence for sentence in self.sentences if not sentence.heading]

    def me(self, sentence: Sentence) -> Somebody | None:
        """Who says "I" in the sentence: in a transcript whoever has the word, else the author; None where that is unknown."""
        turn = turn_at(self.turns, sentence.span.start)
        return turn.person if turn else self.author

    @property
    def published(self) -> date | None:
        return self.readout.published

    def telling(self, one: Rule) -> list[tuple[Sentence, re.Match[str]]]:
        """The sentences of the body in which `one` matches, with its first match; looked for once in a text, however many events ask."""
        found = self._telling.get(one.source)
        if found is None:
            found = self._telling[one.source] = [(own, match) for own in self.body if (match := one.search(own.text))]
        return found

    def other_party(self, *sides: str) -> str:
        """Of the text's parties the one that is none of `sides`: "Kenya" beside Norway. "" where none or several are left."""
        left = [code for code in self.parties if code not in sides]
        return left[0] if len(left) == 1 else ""

    def who(self, mention: PersonMention) -> Somebody | None:
        return self.registry.named(mention.name) if mention.name else None


def read(readout: Readout, lexicon: Lexicon) -> Reading:
    """All mentions of `readout`, the people once each, and the text's parties."""
    text = readout.text
    parties = find_parties(text, lexicon.parties)
    sentences: list[Sentence] = []
    next_party = 0
    paragraph, counted = 1, 0
    for number, span in enumerate(find_sentences(text)):
        own: list[PartyMention] = []
        while next_party < len(parties) and parties[next_party].span.start < span.end:
            own.append(parties[next_party])
            next_party += 1
        paragraph += text.count("\n\n", counted, span.start)
        counted = span.start
        words = Worded(text[span.start : span.end])
        tokens = find_tokens(text, span.start, span.end)
        heading = readout.headline is not None and span.end <= readout.headline.end
        opens = span.start == 0 or text[span.start - 2 : span.start] == "\n\n"
        dateline = dateline_at(text, span.start) if opens and not heading and number < 12 else None
        sentences.append(
            Sentence(
                number,
                span,
                words,
                paragraph,
                heading,
                tokens,
                own,
                find_people(text, tokens, own, lexicon),
                find_series(text, tokens, own, lexicon),
                find_dates(text, span.start, span.end, words),
                dateline,
            )
        )
    registry = _registry_of(text, sentences)
    reading = Reading(readout, lexicon, sentences, registry)
    take_stated_sides(reading)
    share_titles(registry, [mention for sentence in sentences for mention in sentence.people if not _sends(text, mention)], text)
    title_told_later(registry, [mention for sentence in reading.body for mention in sentence.people[:1] if _is_subject(sentence, mention)])
    reading.parties = likely_parties(reading)
    mentioned = frozenset(m.code for m in parties if m.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY))
    cities = frozenset(m.code for m in parties if m.sort in (Sort.CAPITAL, Sort.CITY))
    take_sides_of_visits(reading)
    take_sides_of_own_words(reading)
    take_sides_by_order(reading)
    mine = own_side(reading)
    others = _open_sides(reading, mine)
    bodies = lexicon.parties.organisations
    settle_sides(registry, reading.parties, lexicon.titles, mine, mentioned, cities, _opening_people(reading), others, bodies)
    take_sides_of_two(reading)
    take_leading_side(reading)
    take_side_of_the_dateline(reading)
    share_the_plural(reading)
    say_which_office(reading)
    find_unnamed(reading, mine)
    reading.turns = find_turns(readout.text, partial(_meant, registry, lexicon))
    return reading


def _registry_of(text: str, sentences: list[Sentence]) -> Registry:
    """The people of all sentences, those of headlines last; puts into each sentence who is meant by a name alone."""
    body_first = sorted(sentences, key=lambda sentence: sentence.heading)
    mentions = [mention for sentence in body_first for mention in sentence.people]
    companions = {one.span.start for one in mentions if _CAME_ALONG.search(text, max(0, one.span.start - 40), one.span.start)}
    registry = build_registry(mentions, companions)
    for sentence in sentences:
        capitals = [token for token in sentence.tokens if token.capital]
        sentence.short = [(token, person) for token in capitals if (person := registry.meant_by(token.text))]
    return registry


_CAME_ALONG = rule(r"\b(?:accompanied by|flanked by|alongside|along with|together with|in the company of)\s+(?:the\s+|his\s+|her\s+)?$")


def _open_sides(reading: Reading, mine: str) -> list[str]:
    """On which sides somebody may be put by elimination: a ministry, whose side is `mine`, names the country of those whom it meets in the headline."""
    heads = [sentence for sentence in reading.sentences if sentence.heading]
    headed = {m.code for sentence in heads for m in sentence.parties}
    named = any(series.key for sentence in heads for series in sentence.series)  # a headline of a meeting, not of who met
    official = reading.readout.tier == 2
    return [code for code in reading.parties if not official or named or code in headed or code == mine]


def _meant(registry: Registry, lexicon: Lexicon, label: str) -> list[Somebody]:
    """Whom the label of a turn may mean, which may be in capitals throughout: "PRIME MINISTER OF JAPAN"."""
    office, of, country = label.partition(" of ") if " of " in label else label.partition(" OF ")
    side = next((mention.code for mention in find_parties(country.title(), lexicon.parties)), "") if of else ""
    return registry.labelled(office if side else label, side)


def _is_subject(sentence: Sentence, mention: PersonMention) -> bool:
    """An office without a name with which the sentence opens: "The President of Russia congratulated ..."."""
    before = sentence.text[: mention.span.start - sentence.span.start]
    return not mention.name and not mention.plural and not mention.counterpart and before.strip().lower() == "the"


def _sends(text: str, mention: PersonMention) -> bool:
    """Somebody whose words are brought ("a message from the Algerian President"): not the President who is there."""
    return bool(_MESSAGE.search(text, max(0, mention.span.start - 40), mention.span.start))


_MESSAGE = rule(
    r"\b(?:messages?|letters?|greetings|invitations?|regards|condolences|congratulations|behalf|envoy|gift)\s+(?:from|of)\s+(?:the\s+)?$"
)


def _acts_here(text: str, sentence: Sentence, mention: PartyMention) -> bool:
    """The country speaks or is a side: "Kenya reaffirmed", "the Kenyan side", "between Japan and Kenya", "Japan-Kenya"."""
    after = text[mention.span.end : min(sentence.span.end, mention.span.end + 30)]
    before = text[max(sentence.span.start, mention.span.start - 80) : mention.span.start]
    if rule(
        r"\s+(?:side|delegation|counterpart|government)\b|\s*[-–]\s*[A-Z]|\s+(?:also\s+|has\s+|have\s+)?(?:re)?(?:affirmed|agreed|welcomed|proposed|thanked|expressed|announced|committed|pledged|noted|stressed|will)\b"
    ).match(after):
        return True
    if sentence.number < 4 and rule(r"\b(?:visit(?:ed|s|ing)?(?: to)?|trip to)\s+(?:the\s+)?$").search(before):
        return True  # "is on a visit to Singapore"
    joins = "between" in before or before.rstrip().endswith(("-", "–"))
    return (
        joins
        and bool(
            rule(
                r"\bbetween\s+(?:the\s+)?(?:(?:\w+\s+){1,3}of\s+(?:the\s+)?)?$|\bbetween\s+(?:the\s+)?(?:\w+\s+){1,3}of\s+(?:the\s+)?[A-Z][^.;,]{2,30}\sand\s+(?:the\s+)?$|[A-Z]\w+\s*[-–]\s*$"
            ).search(before)
        )
    ) or (sentence.number < 4 and bool(rule(r"\s+and\s+(?:the\s+)?[A-Z]").match(after)))


_BY = rule(r"(?:statement|remarks|readout|press statement|transcript)\s+(?:by|of|from)\s+(?:the\s+)?$", re.I)
_LED_IN = rule(r"(?:(?:Earlier )?(?:Today|Yesterday)|This (?:morning|afternoon|evening|week)|On [^,]{3,40})(?:,| at [^,]{3,40},)?\s+", re.I)


def _opening_people(reading: Reading) -> list[Somebody]:
    """Who opens an official text: the one by whom a statement is, and the first subject of the body."""
    if reading.readout.tier != 2:
        return []
    found = []
    introduced = next((one for one in reading.body if one.people), None)
    for sentence in [one for one in reading.sentences if one.heading or one is introduced or one.number < 3]:
        for mention in sentence.people[:1] if not sentence.heading else sentence.people[:2]:
            before = sentence.text[: mention.span.start - sentence.span.start]
            led = _BY.search(before) if sentence.heading else _LED_IN.fullmatch(before)
            if mention.name and (not before.strip() or led):
                found.append(reading.who(mention))
    return [person for person in found if person is not None]


def own_side(reading: Reading) -> str:
    """The side for which an official publisher or a state agency speaks; "" for the press and for the unknown."""
    return reading.readout.side if reading.readout.tier in (1, 2, 3) else ""


def listed_countries(reading: Reading, sentence: Sentence) -> list[str]:
    """Three or more countries in one list: "of Japan, the Philippines and the United States"."""
    run: list[str] = []
    last = None
    for mention in sentence.parties:
        if mention.sort not in (Sort.NAME, Sort.DEMONYM) or (
            mention.code in reading.lexicon.parties.organisations and mention.code != "EU"
        ):
            continue
        gap = reading.text[last.span.end : mention.span.start] if last else ""
        if last and rule(
            r"\s*(?:,|and|plus|\+|&|-|–|,\s*and|as well as)\s*(?:(?:representatives|officials|ministers) of\s+)?(?:the\s+)?(?:League of Arab States and (?:the\s+)?)?(?:Republic of\s+)?"
        ).fullmatch(gap):
            run.append(mention.code)
        else:
            if len(set(run)) >= 3:
                break
            run = [mention.code]
        last = mention
    return run if len(set(run)) >= 3 else []


def likely_parties(reading: Reading) -> tuple[str, ...]:
    """The sides of the text, likeliest first: pairs in names of meetings, people's sides, countries in headline and lead."""
    score: Counter[str] = Counter()
    organisations = reading.lexicon.parties.organisations
    for place, sentence in enumerate(reading.sentences):
        early = sentence.heading or place < 4
        for series in sentence.series:
            if len(series.parties) >= 2:
                for code in series.parties:
                    score[code] += 5 if early else 1
        for mention in sentence.parties:
            if mention.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY):
                weight = (2 if sentence.heading else 1 if place < 4 else 0.3) * (0.3 if mention.code in organisations else 1)
                if _acts_here(reading.text, sentence, mention):
                    weight += 1.5
                score[mention.code] += weight  # type: ignore[assignment]
            elif mention.sort is Sort.CAPITAL and place > 0:
                score[mention.code] += 0.2  # type: ignore[assignment]
    for person in reading.registry.people:
        home = person.side or next((code for title in person.titles if (code := reading.lexicon.titles.sure_home_of(title))), "")
        if home:
            score[home] += 4
    if reading.readout.side and (reading.readout.side in score or own_side(reading)):
        score[reading.readout.side] += 2
    ranked = sorted(score, key=lambda code: (-score[code], code))
    for sentence in [one for one in reading.sentences if one.heading or one.number < 3]:
        if (several := listed_countries(reading, sentence)) and rule(
            r"\b(?:trilateral|tripartite|quadrilateral|three|four|five)\b", re.I
        ).search(reading.text):
            return tuple(dict.fromkeys(several))
    strong = [code for code in ranked if score[code] >= 2]
    named = [code for code in strong if any(person.side == code for person in reading.registry.people)]
    if len(named) == 1 and len(strong) > 2 and score[strong[1]] - score[strong[2]] < 1:
        return tuple(named)  # the second side cannot be told: nobody is put on a side by elimination
    return tuple(strong[:2])
