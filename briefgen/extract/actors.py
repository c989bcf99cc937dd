"""Who can be the subject of a statement in a sentence: people, sides, countries, both together, pronouns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.extract.actor import Actor, overlaps
from briefgen.extract.governments import MEMBERS, parties_speaking
from briefgen.extract.meetings import Frame
from briefgen.extract.mentions import PersonMention
from briefgen.extract.pronouns import by_order
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.roles import GUEST, HOST, counterpart_side, guest_of, host_of
from briefgen.extract.together import JOINT_TEXT, PLURALS, TALKS, joint_subjects
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Span

_PRONOUN = rule(r"(?<![\w’'])(?!(?-i:HE)\b)(?:he|she|they|we|both|it)(?![\w])", re.I)  # "HE the Minister" is no "he"
_I = rule(r"(?<![\w'’.])I(?![\w.])|\b[Mm]y (?:country|government|nation)\b(?!['’])")
_HIGHNESS = rule(r"\b(?:His|Her|HRH|HH)\s+(?:Royal\s+|Serene\s+)?(?P<rank>Highness|Majesty|Excellency)\b(?!,|\s+[A-Z])")
# "H.H. said", "HE also thanked", where no name follows
_HONOUR = rule(
    r"(?<![\w.])H\.?(?P<rank>R\.?H|H|M|E)\b\.?(?=(?:,? (?:also|then|further|too|likewise|[a-z]+ly),?)? [a-z]+(?:ed|s|d|ld|de|ve|ke|ok|aw|ut)\b)"
)
_RANKS = {"H": "highness", "RH": "highness", "M": "majesty", "E": "excellency"}
_HEAD_OF_STATE = rule(r"\b[Tt]he (?:[A-Z]\w+ )?[Hh]ead of (?:our )?(?P<of>[Ss]tate|[Gg]overnment)\b(?!['’])")
_STATE = rule(r"(?:president|king|queen|emir|amir|sultan|grand duke|prince)\b(?! of the (?:council|assembly|senate|parliament))", re.I)
_GOVERNMENT = rule(r"(?:prime minister|premier|chancellor|head of (?:the )?government)\b", re.I)
_PAIR_NOUN = rule(rf"\s+(?:(?!(?:have|has|had|will|are|were|was|is|also|and|\w+ed)\s)[\w’'-]+\s+){{0,3}}?(?:{PLURALS})\b(?!['’])", re.I)
_BEFORE_OBJECT = frozenset(
    (
        "of with between to for by from in on at among against towards toward about into regarding over than via concerning through upon "
        "including as under within behind alongside around visiting after since before that's and"
    ).split()
)


def find_actors(reading: Reading, sentence: Sentence, frame: Frame | None) -> list[Actor]:
    """In order, none inside another; two that are joined by "and" with different sides are one actor of BOTH."""
    jointly = [m for m in joint_subjects(sentence.text) if not _one_sides(m, sentence)]
    named = [series.span for series in sentence.series]
    found = list(_heads(reading, sentence, frame))
    taken = [actor.span for actor in found]
    spoken = [
        actor for actor in _people_speaking(reading, sentence, frame, jointly) if actor.side or not _told_by_role(actor, reading.text)
    ]
    found += [actor for actor in spoken if not overlaps(actor.span, taken)]
    taken = [actor.span for actor in found] + named

    def take(actors: Iterable[Actor]) -> None:
        """Those that stand in nothing found before."""
        for actor in actors:
            if not overlaps(actor.span, taken):
                found.append(actor)
                taken.append(actor.span)

    take(_pairs(reading, sentence))
    take(by_order(reading, sentence, frame))
    together = [Span(sentence.span.start + m.start(), sentence.span.start + m.end()) for m in jointly]  # "the host and guest"
    take(actor for actor in _in_a_role(reading, sentence, frame) if not overlaps(actor.span, together))
    for actor in _general(sentence, jointly):
        if actor.kind == "talks" and overlaps(actor.span, named):
            # "The Steering Committee discussed ...": a meeting's own name speaks too
            stop = max(stop for begin, stop in named if begin < actor.span.end and actor.span.start < stop)
            actor.span = Span(actor.span.start, stop)
        elif overlaps(actor.span, taken):
            continue
        if actor.kind == "talks" and (own := _own_body(actor.span, sentence, reading)):
            actor.side, actor.kind = own, "side"
        if not overlaps(actor.span, [one.span for one in found]):
            found.append(actor)
            taken.append(actor.span)
    take(_first_person(reading, sentence))
    take(_by_rank(reading, sentence, frame))
    for actor in parties_speaking(reading, sentence, taken):
        found.append(actor)
        taken.append(actor.span)
    take(_short_names(reading, sentence))
    parted = _joined(sorted(found, key=lambda actor: actor.span), sentence, reading.text)
    return [_with_members(actor, sentence, reading.text) for actor in parted]


def _people_speaking(reading: Reading, sentence: Sentence, frame: Frame | None, jointly: list[re.Match[str]]) -> list[Actor]:
    """Who is named, or meant by a title that is no part of "the two ministers"."""
    base = sentence.span.start
    both = [Span(base + m.start(), base + m.end()) for m in jointly]
    return [
        _unread_name(_of_country(_person_actor(reading, sentence, mention, frame), sentence, reading.text), reading.text)
        for mention in sentence.people
        if mention.name or mention.counterpart or not overlaps(mention.span, both)
    ]


def _unread_name(actor: Actor, text: str) -> Actor:
    """ "President | al-Haddad": a name that was not read still belongs to the title before it."""
    behind = _NAME_BEHIND.match(text, actor.span.end) if actor.kind == "title" else None
    return replace(actor, span=Span(actor.span.start, behind.end())) if behind else actor


_NAME_BEHIND = rule(r"(?:\s+(?:(?:al|el|bin|ibn|ben|bint|von|van|de|da|di|dos)[- ])?[A-Z][\w’'-]+){1,3}(?!['’\w])(?=\s+[a-z]|,)")


def _of_country(actor: Actor, sentence: Sentence, text: str) -> Actor:
    """ "Prime Minister Tan | of Laos": the country belongs to the person, and is no subject of its own beside the next one."""
    if actor.kind != "person":
        return actor
    for party in sentence.parties:
        after = text[actor.span.end : party.span.start] if party.sort is Sort.NAME and party.span.start > actor.span.end else ""
        if rule(r"\s+of\s+(?:the\s+)?").fullmatch(after) and text[party.span.end : party.span.end + 1] not in {"'", "’"}:
            return replace(actor, span=Span(actor.span.start, party.span.end), side=actor.side or party.code)
    return actor


def _pairs(reading: Reading, sentence: Sentence) -> Iterator[Actor]:
    """ "Japanese and Kenyan officials"."""
    for first, second in itertools.pairwise(sentence.parties):
        between = reading.text[first.span.end : second.span.start]
        after = _PAIR_NOUN.match(reading.text, second.span.end)
        if first.code != second.code and rule(r"\s*(?:and|&|-|–)\s*(?:the\s+)?").fullmatch(between) and after:
            yield Actor(Span(first.span.start, after.end()), BOTH, "joint", word="pair")


def _general(sentence: Sentence, jointly: list[re.Match[str]]) -> Iterator[Actor]:
    """ "The two sides", "the talks", "he": in this order."""
    base = sentence.span.start
    for matches, kind in (
        (jointly, "joint"),
        (JOINT_TEXT.finditer(sentence.text), "talks"),
        (TALKS.finditer(sentence.text), "talks"),
        (_PRONOUN.finditer(sentence.text), "pronoun"),
    ):
        for match in matches:
            side = BOTH if kind in ("joint", "talks") else ""
            yield Actor(Span(base + match.start(), base + match.end()), side, kind, word=match.group().lower())


_ROLE = rule(r"\b(?:visiting|host)\s+$")


def _told_by_role(actor: Actor, text: str) -> bool:
    """ "the visiting | minister": a title of which only the part in the meeting tells whose it is."""
    return actor.kind == "title" and bool(_ROLE.search(text[max(0, actor.span.start - 12) : actor.span.start]))


def _in_a_role(reading: Reading, sentence: Sentence, frame: Frame | None) -> Iterator[Actor]:
    """ "The guest", "her host"."""
    for words, side_of in ((GUEST, guest_of), (HOST, host_of)):
        for match in words.finditer(sentence.text):
            if side := side_of(reading, frame):
                yield Actor(Span(sentence.span.start + match.start(), sentence.span.start + match.end()), side, "side")


def _first_person(reading: Reading, sentence: Sentence) -> Iterator[Actor]:
    me = reading.me(sentence)
    for match in _I.finditer(sentence.text) if me is not None else ():
        span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        yield Actor(span, me.side if me else "", "person", me)


def _by_rank(reading: Reading, sentence: Sentence, frame: Frame | None) -> Iterator[Actor]:
    """ "His Highness", "the Head of State"."""
    for match in _HIGHNESS.finditer(sentence.text):
        if person := _honoured(reading, match["rank"].lower(), frame):
            yield _titled_actor(sentence, match, person)
    for match in _HONOUR.finditer(sentence.text):
        if person := _honoured(reading, _RANKS[match["rank"].replace(".", "")], frame):
            yield _titled_actor(sentence, match, person)


def _heads(reading: Reading, sentence: Sentence, frame: Frame | None) -> Iterator[Actor]:
    """ "The Head of State": of two who are, the one of the side that the text comes from, or the host."""
    for match in _HEAD_OF_STATE.finditer(sentence.text):
        offices = _STATE if match["of"].lower() == "state" else _GOVERNMENT
        held = {person.side: person for person in (frame.people if frame else ()) if person.side and offices.match(person.title)}
        own = next(iter(held), "") if len(held) == 1 else reading.readout.side or (host_of(reading, frame) if held else "")
        if own in held:
            yield _titled_actor(sentence, match, held[own])


def _titled_actor(sentence: Sentence, match: re.Match[str], person: Somebody) -> Actor:
    span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
    return Actor(span, person.side, "title", person, match.group().lower())


def _short_names(reading: Reading, sentence: Sentence) -> Iterator[Actor]:
    """A part of a name that stands for it: "Otieno", "Tae-ho"."""
    whole: Actor | None = None
    for token, person in sentence.short:
        if whole is not None and whole.person is person and not reading.text[whole.span.end : token.start].strip():
            whole.span = Span(whole.span.start, token.end)  # "Grace Otieno", no title beside
        elif token.word:
            if whole is not None:
                yield whole
            whole = Actor(Span(token.start, token.end), person.side, "person", person)
    if whole is not None:
        yield whole


def _one_sides(match: re.Match[str], sentence: Sentence) -> bool:
    """ "the Kenyan leaders", "the ASEAN members": those of one side, unlike "the Quad leaders"."""
    start, end = sentence.span.start + match.start(), sentence.span.start + match.end()
    own = [party for party in sentence.parties if start < party.span.start and party.span.end <= end]
    return len(own) == 1 and match.group()[4:5].isupper()


def _own_body(span: Span, sentence: Sentence, reading: Reading) -> str:
    """ "The ECOWAS Commission": an organisation that is a party here, not what both parties sit in; "" for others."""
    own = [party for party in sentence.parties if span.start <= party.span.start and party.span.end <= span.end]
    alone = len(own) == 1 and own[0].sort is Sort.BODY and own[0].code in reading.parties
    return own[0].code if alone and reading.text[own[0].span.end : span.end].strip() in {"Commission", "Council"} else ""


def _honoured(reading: Reading, rank: str, frame: Frame | None) -> Somebody | None:
    """Whose mentions carry "His Highness" or "Her Majesty": the first of them."""
    for sentence in reading.sentences:
        for mention in sentence.people:
            if mention.name and _has_rank(rank, reading.text[max(sentence.span.start, mention.span.start - 30) : mention.span.end]):
                return reading.who(mention)
    return None


_SHORT_RANK = {"excellency": rule(r"\bH\.?E\b\.?"), "highness": rule(r"\bH\.?R?\.?H\b\.?"), "majesty": rule(r"\bH\.?M\b\.?")}


def _has_rank(rank: str, words: str) -> bool:
    return rank in words.lower() or bool(rank in _SHORT_RANK and _SHORT_RANK[rank].search(words))


def _with_members(actor: Actor, sentence: Sentence, text: str) -> Actor:
    """ "Senior diplomats from Japan, Korea and the United States", "Minister Vakalala and I": one actor of both."""
    if actor.kind == "joint" and actor.word == "pair" and (led := MEMBERS.search(text, sentence.span.start, actor.span.start)):
        return Actor(Span(led.start(), actor.span.end), BOTH, "joint", word="pair")
    if actor.kind == "joint" and (stop := _over_countries(actor, sentence, text)):
        return Actor(Span(actor.span.start, stop), BOTH, "joint", actor.person, actor.word)
    if actor.kind == "joint" and (team := _THEIR_TEAMS.match(text, actor.span.end)):
        return Actor(Span(actor.span.start, team.end()), BOTH, "joint", actor.person, actor.word)
    if (
        actor.kind == "person"
        and actor.side
        and (met := _BESIDE.search(text, sentence.start, actor.span.start))
        and met.start() == sentence.start
    ):
        return Actor(Span(met.start(), actor.span.end), BOTH, "joint", word="pair")
    if actor.kind in {"person", "title"} and (me := rule(r"\s+and I\b").match(text[actor.span.end : actor.span.end + 8])):
        return Actor(Span(actor.span.start, actor.span.end + me.end()), BOTH, "joint", word="pair")
    return actor


def _over_countries(actor: Actor, sentence: Sentence, text: str) -> int:
    """Where "Foreign Ministers | from the countries of the EU and of the African Union (AU)" ends; 0 where no two countries follow so."""
    end, count = actor.span.end, 0
    for party in sentence.parties:
        if party.span.start < end:
            continue
        if not (_FROM_COUNTRIES if not count else _AND_COUNTRIES).fullmatch(text[end : party.span.start]):
            break
        end, count = party.span.end, count + 1
    closed = rule(r"\s*\)").match(text, end) if count > 1 else None
    return (closed.end() if closed else end) if count > 1 else 0


_FROM_COUNTRIES = rule(r"\s+(?:of|from|representing)\s+(?:both\s+)?(?:the\s+)?(?:(?:countries|members|governments) of\s+(?:the\s+)?)?")
_AND_COUNTRIES = rule(r"\s*(?:,|,?\s+and|\()\s*(?:of\s+)?(?:the\s+)?")
# "Marin and | Berg discussed": a name alone that the text has not told of is the other lead's.
_BESIDE = rule(r"(?!(?:Both|Today|Then|Yesterday|Here|Now|Earlier|Later)\b)[A-Z][a-zà-ÿ’-]{2,}\s+and\s+$")
_THEIR_TEAMS = rule(rf"\s+and\s+(?:members of\s+)?their\s+(?:\w+\s+){{0,2}}?(?:{PLURALS})\b(?!['’])", re.I)


def _two_offices(reading: Reading, mention: PersonMention) -> bool:
    """ "The Secretary and Foreign Minister discussed ...": two people, unless somebody in the text holds both offices."""
    title = mention.title.lower()
    if mention.side or " and " not in title:
        return False
    first, second = title.split(" and ", 1)
    heads = reading.lexicon.titles.heads
    if not (set(first.split()) & heads and set(second.split()) & heads):
        return False
    return not any(title in one.lower() for person in reading.registry.people for one in [person.title, *person.titles])


def _with_colleague(reading: Reading, mention: PersonMention, person: Somebody) -> bool:
    """ "The Secretary and President Ciobanu discussed ...": somebody of the other side holds the first of the two offices."""
    first, _, second = mention.title.lower().partition(" and ")
    heads = reading.lexicon.titles.heads
    if not second or not (set(first.split()) & heads and set(second.split()) & heads):
        return False
    if reading.text[max(mention.span.start - 4, 0) : mention.span.start].lower() != "the ":
        return False
    return any(other is not person and other.side not in {"", person.side} for other in reading.registry.titled(first, ""))


def _person_actor(reading: Reading, sentence: Sentence, mention: PersonMention, frame: Frame | None) -> Actor:
    if mention.counterpart and not mention.name:
        plural = reading.text[mention.span.end - 1] == "s"
        side = BOTH if plural else mention.side or counterpart_side(reading, sentence, frame)
        return Actor(mention.span, side, "counterpart", word="counterpart")
    if mention.name:
        person = reading.who(mention)
        if person and _with_colleague(reading, mention, person):
            return Actor(mention.span, BOTH, "joint", word="pair")
        return Actor(
            _with_country(reading, sentence, mention), person.side if person else mention.side, "person", person, mention.title.lower()
        )
    if not mention.plural and _two_offices(reading, mention):
        return Actor(mention.span, BOTH, "joint", word="pair")
    if mention.plural:
        start, end = _listed_before(reading, sentence, mention), mention.span.end
        for party in sentence.parties:  # "the foreign ministers of Iran and Oman"
            if party.span.start >= end and rule(r"\s*(?:,|and|,\s*and|of)\s+(?:the\s+)?").fullmatch(reading.text[end : party.span.start]):
                end = party.span.end
        several = end > mention.span.end or start < mention.span.start
        return Actor(Span(start, end), BOTH if several else mention.side or BOTH, "joint", word=mention.title.lower())
    named = [reading.who(other) for other in sentence.people if other.name and other.span.start > mention.span.end]
    pool = reading.registry.titled(mention.title, mention.side, frame.people if frame else ())
    fits = [person for person in pool if not any(person is other for other in named)]
    leads = [person for person in fits if frame and person in frame.people]
    sides = {person.side for person in (leads or fits)}
    if len(sides) == 1:
        person = (leads or fits)[0]
        return Actor(mention.span, person.side, "title", person, mention.title.lower())
    if mention.side:
        return Actor(mention.span, mention.side, "title", None, mention.title.lower())
    return Actor(mention.span, "", "title", None, mention.title.lower())


def _listed_before(reading: Reading, sentence: Sentence, mention: PersonMention) -> int:
    """Where "the Kenyan and | Norwegian ministers" begins: at the first of the countries beside the one of the office."""
    start = mention.span.start
    for party in reversed(sentence.parties):
        if party.span.end <= start and rule(r"\s*(?:,|,?\s*and|&)\s*(?:the\s+)?").fullmatch(reading.text[party.span.end : start]):
            start = party.span.start
    return start


def _with_country(reading: Reading, sentence: Sentence, mention: PersonMention) -> Span:
    """ "Prime Minister A | of Laos" and B: the country behind the name belongs to it."""
    for party in sentence.parties:
        if party.code == mention.side and rule(r"\s+of\s+(?:the\s+)?").fullmatch(reading.text[mention.span.end : party.span.start]):
            return Span(mention.span.start, party.span.end)
    return mention.span


def _joined(actors: list[Actor], sentence: Sentence, text: str) -> list[Actor]:
    """ "Minister Son and Secretary Blinken", "Japan and India" -> one actor."""
    out: list[Actor] = []
    for actor in actors:
        if out and actor.kind == "country" and _in_brackets(out[-1], actor, text):
            out[-1].span = Span(out[-1].span.start, actor.span.end + 1)
            continue
        if (
            out
            and actor.kind == "counterpart"
            and rule(r"\s+and\s+(?:his|her|their)\s+(?:\w+\s+)?").fullmatch(text[out[-1].span.end : actor.span.start])
        ):
            out[-1] = Actor(Span(out[-1].span.start, actor.span.end), BOTH, "joint", word="pair")
            continue
        if (
            out
            and out[-1].word in {"he", "she"}
            and actor.kind in {"person", "title", "counterpart"}
            and rule(r"\s+and\s+(?:the\s+|his\s+|her\s+)?(?:[\w-]+\s+)?").fullmatch(text[out[-1].span.end : actor.span.start])
        ):
            out[-1] = Actor(Span(out[-1].span.start, actor.span.end), BOTH, "joint", word="pair")  # "she and Berg had agreed"
            continue
        if (
            out
            and out[-1].word == "pair"
            and actor.kind == "country"
            and rule(r"(?:\s*\([A-Z]{2,6}\))?\s*,?\s*(?:and\s+)?(?:the\s+)?").fullmatch(text[out[-1].span.end : actor.span.start])
        ):
            out[-1] = Actor(Span(out[-1].span.start, actor.span.end), BOTH, "joint", word="pair")
            continue
        if out and out[-1].kind in ("person", "title", "country", "side") and actor.kind in ("person", "title", "country", "side"):
            gap = text[out[-1].span.end : actor.span.start]
            if gap.strip() in {",", ", the"} and (out[-1].kind == "country") != (actor.kind == "country"):
                out.append(actor)  # "On Ukraine, Secretary Berg commended ..."
                continue
            if _ends_aside(out[-1], actor, gap, sentence, text):
                out.append(actor)
                continue
            if rule(
                r"(?:,[^,.;]{1,90},|\s*\([A-Z]{2,6}\))?\s*,?\s*(?:and|&|as well as|together with|along with|,)\s+(?:the\s+|his\s+|her\s+|its\s+)?(?:(?:\w+ counterpart|host|guest|colleague|visitor),?\s*)?(?:(?:[Hh]is|[Hh]er|[Tt]heir) (?:Excellency|Majesty|Royal Highness|Highness|Honou?r),?\s+|H\.?\s?E\.?,?\s+|[Tt]he (?:Rt\.? )?Hon(?:ourable|orable)?\.?\s+|visiting\s+)?(?:President\s+|Prime Minister\s+|Minister\s+|Dr\.?\s+|Mr\.?\s+)?"
            ).fullmatch(_without_unread(gap) if actor.kind == "person" else gap):
                sides = {out[-1].side, actor.side} - {""}
                two_people = (
                    {out[-1].kind, actor.kind} <= {"person", "title"}
                    and "" in {out[-1].side, actor.side}
                    and (out[-1].person is None or out[-1].person is not actor.person)
                )
                if len(sides) == 2 or BOTH in sides or two_people:
                    out[-1] = Actor(Span(out[-1].span.start, actor.span.end), BOTH, "joint", word="pair")
                    continue
                if len(sides) == 1 and actor.kind != "country":
                    person = out[-1].person
                    out[-1] = Actor(Span(out[-1].span.start, actor.span.end), sides.pop(), out[-1].kind, person)
                    continue
        out.append(actor)
    return out


def _without_unread(gap: str) -> str:
    """ "Secretary Cruz and | Foreign Minster | Otieno": what stands with capitals before a known name is an office that was not read."""
    return _UNREAD.sub(" ", gap)


_UNREAD = rule(r"(?<=and)(?:\s+[A-Z][a-z]+){1,3}\s+$")


def _in_brackets(first: Actor, second: Actor, text: str) -> bool:
    """ "the United Arab Emirates | (UAE)", "President Cruz (Chile)": the name again, or the country of the one before."""
    return bool(rule(r"\s*\(").fullmatch(text[first.span.end : second.span.start])) and text[second.span.end : second.span.end + 1] == ")"


def _ends_aside(first: Actor, second: Actor, gap: str, sentence: Sentence, text: str) -> bool:
    """ "In a meeting with Minister A, | Secretary B reaffirmed", "gave aid in Manila, and | Japan intends": the comma ends what went before."""
    if "," not in gap:
        return False
    if first.kind == "country":
        placed = _PLACED.search(text, sentence.span.start, first.span.start) if "and" in gap else None
        return placed is not None and (placed["at"] is None or bool(_SPEAKS.match(text, second.span.end)))
    opens = rule(r"\W*(?:In|At|During|On|After|Following|Meeting|Receiving|Welcoming|Responding|Speaking)\b").match(sentence.text)
    met = rule(
        r"\W*(?:(?:While|When|After|On|Upon|Before) )?(?!(?:Including|During|Following|Regarding|Concerning|Excluding)\b)[A-Z]?[a-z]+ing(?: with| to| on| upon)? (?:the |visiting |his |her )*$"
    )
    object_ = is_object(first, sentence) or met.match(text[sentence.span.start : first.span.start])
    return gap.strip() == "," and bool(opens or object_) and second.kind in {"person", "title", "side"} and bool(object_)


# "gave aid | in Manila, and Japan intends", "aid | for Ukraine, and Germany welcomed"
_PLACED = rule(r"\b(?:in|at|(?P<at>for|with|to|from|against|by|on|towards?|of))\s+(?:the\s+)?$")
_SPEAKS = rule(r"\s+(?:also\s+|then\s+|\w+ly\s+)?[a-z]+(?:ed|ks|ts|es|ke|ld|ve|de|ok|ut)\b")


def is_object(actor: Actor, sentence: Sentence) -> bool:
    """The word right before shows that the actor is no subject: "with Minister Son", "that the US"."""
    for token in reversed(sentence.tokens):
        if token.end <= actor.span.start and token.low not in {"the", "a", "his", "her", "their", "its"}:
            if token.low == "visiting" and rule(r"\b[Tt]he\s+$").search(sentence.text[: token.start - sentence.span.start]):
                return False  # "the visiting | Kenyan minister"
            if token.low == "as" and (actor.kind in {"pronoun", "joint"} or (actor.kind == "person" and token.start == sentence.start)):
                return False  # "their views were close, as they affirmed"
            return token.low in _BEFORE_OBJECT and token.low != "and"
    return False
