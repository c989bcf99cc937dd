"""Who stands at the opening of an event: the principals, those beside them, and the side of whoever has none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.extract.meetings import BY_NOUN, MET, SIDELINES, VISIT, Frame, countries_named
from briefgen.extract.mentions import PersonMention, joined
from briefgen.extract.places import find_country, find_place
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody, at_home, of_no_body, office_words, only_speaks
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule

# What follows is what they met about, or another occasion: "to discuss the visit of C", "where he handed over a letter from C".
_ABOUT = rule(
    r"(?:\bto (?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]+\b|\b(?:where|during which|in which|at which|when|after|before|ahead of|regarding|concerning|about|discussing|which)\b)"
)
_PRONOUN = rule(
    r"(?:^|,\s|\d\s|\b(?:and|where|when|that|then|also|afterwards|before|after|[Yy]esterday|[Tt]oday|[Ee]arlier)\s)(?:[Hh]e|[Ss]he)\s+(?:(?:also|then|later|first|earlier|subsequently)\s+)?(?=\w)"
)


def principals_of(reading: Reading, sentence: Sentence, main: Frame | None) -> list[Somebody]:
    """Those who met: of the people in the sentence, the ones before it says what about; "she met with B" is the one whose day the text tells."""
    host = main.people[0] if main and main.people else None
    found = people_at(reading, sentence, host)
    if (there := _TOOK_PART.search(sentence.text)) and len(
        {one.side for place, one in found if place >= sentence.span.start + there.end()}
    ) > 1:
        found = [(place, one) for place, one in found if place >= sentence.span.start + there.end()]
    elif there := _STATED_THAT.search(sentence.text):
        told = [(place, one) for place, one in found if place >= sentence.span.start + there.end()]
        found = told if len({one.side or one.name for _, one in told}) > 1 else found
    came_along = members_at(sentence)
    found = [(place, one) for place, one in found if place not in came_along]
    topic = _topic_at(sentence, found)
    people = each_once([person for place, person in found if place < topic])
    spoken_of = _PRONOUN.search(sentence.text) or (main is None and any(mention.counterpart for mention in sentence.people))
    if main is None and people and _TO_HIM.search(sentence.text):
        return [*people, *(one for one in [_named_before(reading, sentence, people)] if one is not None)]
    talks = _TALKS_WITH.match(sentence.text)  # of one who was named before
    if (people or main is not None) and (spoken_of or talks):
        met = talks or MET.search(sentence.text) or BY_NOUN.search(sentence.text)
        first = _protagonist(main, people) if main is not None else _named_before(reading, sentence, people)
        if first is not None and met and not any(place < sentence.span.start + met.start() for place, _ in found):
            people = [first, *people]
    return people


# "A delegation led by President A and | comprising Presidents B and C | met President D": B and C came along.
_MEMBERS = rule(
    r"\b(?:led|headed) by\b[^;]{3,200}?\b(?P<whom>comprising|consisting of|composed of|made up of|which included|that included)\b"
)


def members_at(sentence: Sentence) -> range:
    """Where those are named who came along with the leader of a delegation; an empty range where nobody is."""
    found = _MEMBERS.search(sentence.text)
    if found is None:
        return range(0)
    ends = [met.start() for pattern in (MET, VISIT, _TALKS_THERE) if (met := pattern.search(sentence.text, found.end()))]
    base = sentence.span.start
    return range(base + found.end(), base + min(ends, default=len(sentence.text)))


_TALKS_THERE = rule(r"\b(?:held|had|met|paid|visited|arrived|called)\b")
# "Minister C took part in | the talks that President A held with President B": C only sat there.
_TOOK_PART = rule(
    r"\b(?:participated|took\s+part|was\s+present|sat\s+in)\b[^.;]{0,90}?\b(?:in|at|on)\s+(?:the|a)\s+(?:[\w-]+\s+){0,3}?(?:meeting|talks|call|conversation|videoconference|session|summit)\b"
    r"(?=[^.;]{0,60}?\b(?:that|which|between|of|held|hosted)\b)"
)
_TALKS_WITH = rule(
    r"\W*(?:The|These|His|Her) (?:[\w-]+ ){0,2}?(?:talks|meetings?|calls?|conversations?|discussions) with\b"
    r"|\W*(?:During|At|In) (?:the|a|his|her) (?:[\w-]+ ){0,2}?(?:talks|meeting|call|conversation|discussions) with (?:his|her) (?:\w+ )?(?:counterpart|colleague)\b"
)
# "Spokesperson C stated that | Minister A made a call to Minister B": who only tells of it.
_STATED_THAT = rule(r"\b(?:stated|said|announced|explained|informed|reported|confirmed|added|disclosed|revealed)\s+(?:\w+\s+){0,3}?that\b")
_TO_HIM = rule(r"\b(?:call(?:ed)? on|received by) (?:him|her)\b")


def _topic_at(sentence: Sentence, found: list[tuple[int, Somebody]]) -> int:
    """Where the sentence goes over to what they met about, after it named two sides; its end where it does not."""
    for match in _ABOUT.finditer(sentence.text):
        at = sentence.span.start + match.start()
        if len({person.side or person.name for place, person in found if place < at}) >= 2:
            return at
    return sentence.span.end


def _named_before(reading: Reading, sentence: Sentence, people: list[Somebody]) -> Somebody | None:
    """Before any event: the one with an office whom the sentences just before name last, where that one is not of the side of those named here."""
    theirs = {person.side for person in people}
    for other in reversed([one for one in reading.body if sentence.number - 3 < one.number < sentence.number]):
        for mention in other.people:
            person = reading.who(mention) if mention.name else None
            if person is not None and person.title and not only_speaks(person) and (person.side or len(reading.parties) == 2):
                return person if person.side not in theirs else None
    return None


def _protagonist(main: Frame, people: list[Somebody]) -> Somebody | None:
    """The first lead of the main event who is not of the side of those named here."""
    theirs = {person.side for person in people}
    if not people or any(person is one for person in people for one in main.people[:1]):
        return None
    return next((person for person in main.people if person.side and person.side not in theirs), None)


def people_of(reading: Reading, sentence: Sentence, host: Somebody | None = None) -> list[Somebody]:
    """Those whom the sentence names or, by a bare name or title, plainly means; in order."""
    return each_once([person for _, person in people_at(reading, sentence, host)])


def each_once(people: Sequence[Somebody]) -> list[Somebody]:
    """Everybody where first named."""
    return [person for place, person in enumerate(people) if not any(person is other for other in people[:place])]


def people_at(reading: Reading, sentence: Sentence, host: Somebody | None) -> list[tuple[int, Somebody]]:
    found: list[tuple[int, Somebody]] = [
        (place, one) for place, ones in reading.unnamed.items() for one in ones if _within(place, sentence)
    ]
    author = reading.me(sentence)
    if author is not None and (me := _FIRST_PERSON.search(sentence.text)):
        found.append((sentence.span.start + me.start(), author))
    named = [reading.who(mention) for mention in sentence.people if mention.name]
    spoken_of: PersonMention | None = None
    for mention in sentence.people:
        before = sentence.text[: mention.span.start - sentence.span.start]
        if OWNS.match(reading.text, mention.span.end) or before.endswith(_WITH_HIM) or _SENT_BY.search(before):
            spoken_of = mention
            continue  # "President Orlov's war": spoken of, and not there
        if spoken_of is not None and joined(reading.text, spoken_of, mention):
            continue  # "with the support of President A | and Prime Minister B"
        person = reading.who(mention)
        owned = _OWNED.search(before)
        if person is None and mention.title and not owned and not mention.plural and mention.span.start not in reading.unnamed:
            fits = [fit for fit in reading.registry.titled(mention.title, mention.side) if not any(fit is one for one in named)]
            fits = [fit for fit in fits if fit.first.start < mention.span.start] or fits  # who is yet to be named is not meant
            person = fits[0] if len(fits) == 1 else None
            if (
                person is None
                and host is not None
                and mention.title.lower() in host.title.lower()
                and (not mention.side or mention.side == host.side)
            ):
                person = host  # "The minister also met ...": the one whose day the text tells
        several = reading.text[mention.span.end - 1 : mention.span.end] == "s"  # "their Hungarian colleagues": nobody in particular
        if person is None and mention.counterpart and mention.side and not several and mention.span.start not in reading.unnamed:
            theirs = [
                one for one in reading.registry.people if one.side == mention.side and one.title and one.first.start < mention.span.start
            ]
            alike = [one for one in theirs if any(same and office_words(one.title) == office_words(same.title) for same in named)]
            person = next(iter(alike if len(alike) == 1 else theirs if len(theirs) == 1 else []), None)
        if person:
            found.append((mention.span.start, person))
    found += _guests(reading, sentence)
    covered = [*(m.span for m in sentence.people), *(m.span for m in sentence.parties)]
    for token, person in sentence.short:
        if not any(span.start <= token.start < span.end for span in covered):
            found.append((token.start, person))
    return sorted(found, key=lambda item: item[0])


_GUEST = rule(r"\s+(?:guests?|visitor|diplomat|leader|official)\b(?!\s+[A-Z])")


def _guests(reading: Reading, sentence: Sentence) -> list[tuple[int, Somebody]]:
    """ "at the meeting with the Norwegian guest": the first of that side whom the text names."""
    found = []
    for mention in sentence.parties:
        if mention.sort is Sort.DEMONYM and _GUEST.match(reading.text, mention.span.end):
            theirs = (person for person in reading.registry.people if person.side == mention.code and person.title)
            found += [(mention.span.start, person) for person in list(theirs)[:1]]
    return found


# "conveyed the greetings of | President B"
_SENT_BY = rule(
    r"\b(?:greetings|regards|wishes|condolences|congratulations|compliments|salutations|message|letter|support|backing|directives|guidance|patronage|vision|care|attention)\s+(?:of|from|by)\s+(?:the\s+|his\s+|her\s+)?$"
)
_WITH_HIM = (
    "accompanied by ",
    "accompanied by the ",
    "on behalf of ",
    "on behalf of the ",
    "in the presence of ",
    "in the presence of the ",
)  # comes along, or is not there
_OWNED = rule(r"\b(?:his|her|their|its|an?|another)\s+(?:\w+\s+)?$", re.I)  # "a message from his minister"
OWNS = rule(
    r"['’]s\s+(?!(?:\w+[ -]){0,3}?(?:meetings?|calls?|talks|visit|trip|conversation|discussions|invitation|counterpart|delegation|delegations|participation|travel|working lunch|programme|program|agenda|schedule|stay)\b)"
)
_FIRST_PERSON = rule(
    r"(?<![“\"\w])(?:I|[Ww]e)\s+(?:(?:have|had|was|were|also|today|just|recently)\s+)*(?:met|spoke|held|hosted|welcomed|received|discussed|agreed|reaffirmed|affirmed|exchanged|reviewed|talked|signed|had|the (?:privilege|pleasure|honou?r)|(?:very )?pleased|delighted|honou?red)\b|\bIt(?:['’]s| was| is| has been) (?:an?|my) (?:\w+ )?(?:honou?r|pleasure|privilege|delight)\b|\bwith me\b|\b[Mm]y (?:meeting|talks|discussions|call|conversation) with\b"
)


def _within(place: int, sentence: Sentence) -> bool:
    return sentence.span.start <= place < sentence.span.end


def eliminate(reading: Reading, people: list[Somebody], sentence: Sentence | None = None) -> None:
    """Of two who meet, the one without a side is of the text's other party, or of the country in which they meet."""
    if sentence is not None and _CALLS_ON.search(sentence.text):
        _part(reading, people)
    known = [person for person in people if person.side]
    open_ = [person for person in people if not person.side]
    if len(known) != 1 or len(open_) != 1:
        return
    side = reading.other_party(known[0].side) if len(reading.parties) == 2 else ""
    aside = sentence is not None and bool(SIDELINES.search(sentence.text))  # there all are guests
    place = "" if aside or sentence is None else _own_ground(reading, sentence)
    if sentence is not None and side not in countries_named(sentence) and place != known[0].side and not _opens_with(reading, side):
        side = place or side
    headed = {code for head in reading.sentences if head.heading for code in countries_named(head)}
    if reading.readout.tier == 2 and known[0].side == reading.readout.side and side not in headed:
        told = sentence is not None and side in countries_named(sentence) and not at_home(open_[0].title)
        if side != place and not told:
            side = ""  # a ministry names the country of those it meets: who has none is its own colleague
    open_[0].not_of.add(known[0].side)
    if (
        side
        and not of_no_body(open_[0], side, reading.lexicon.parties.organisations)
        and (open_[0].title or side == place or not _of_a_third(reading, sentence))
        and side not in open_[0].not_of
        and not _office_held(reading, open_[0], side)
    ):
        open_[0].side, open_[0].basis = side, "by elimination"


def seat_the_last(people: Sequence[Somebody], parties: Sequence[str]) -> None:
    """ "A and B co-chaired the X-Y Dialogue": as many with an office as the meeting's name has sides, and one alone without: of the side left."""
    office = [person for person in people if person.title or person.side or len(people) == 2]
    open_ = [person for person in office if not person.side]
    left = [code for code in parties if not any(person.side == code for person in office)]
    if len(office) == len(parties) and len(open_) == 1 and len(left) == 1 and left[0] not in open_[0].not_of:
        open_[0].side, open_[0].basis = left[0], "the side that is left of those in the meeting's name"


def _opens_with(reading: Reading, side: str) -> bool:
    """The headline or the first sentence tells of this country as one that does something: "Norway and Kenya agreed"."""
    opening = [sentence for sentence in reading.sentences if sentence.heading] + reading.body[:1]
    return any(m.code == side and m.sort is Sort.NAME and m.acts for sentence in opening for m in sentence.parties)


def _of_a_third(reading: Reading, sentence: Sentence | None) -> bool:
    """The sentence speaks of a country that is no side of the text: "the head of a Lebanese institution, Mr X"."""
    return sentence is not None and bool(countries_named(sentence) - set(reading.parties))


def _office_held(reading: Reading, person: Somebody, side: str) -> bool:
    """An office of which a country has one, as that of the foreign minister, is held on that side by somebody else."""
    words = office_words(person.title)
    if len(words) < 2 or not words & _OF_ONE or words & _OF_MANY:
        return False
    return any(one is not person and one.side == side and office_words(one.title) == words for one in reading.registry.people)


_OF_ONE = frozenset(["minister", "secretary"])
_OF_MANY = frozenset(["deputy", "vice", "assistant", "state", "under", "parliamentary", "joint", "additional", "permanent", "cabinet"])


def _own_ground(reading: Reading, sentence: Sentence) -> str:
    """The country in which the sentence sets the meeting; "" without one, and in a city where all nations meet."""
    where = find_place(reading, sentence)
    return "" if where.city in reading.lexicon.parties.hosts else where.country or find_country(reading, sentence).country


_CALLS_ON = rule(r"\b(?:call(?:ed|s) on|courtesy call|(?:was|were) received by|received)\b")


def _part(reading: Reading, people: list[Somebody]) -> None:
    """Who calls on somebody is not of the same side: of two on one side, the one put there by elimination is of the other party."""
    weak = [person for person in people if person.basis == "by elimination"]
    if not weak or people[0].side != people[1].side or people[0].side not in reading.parties or len(reading.parties) != 2:
        return
    last = max(weak, key=lambda person: person.first)
    last.side = reading.other_party(last.side)


def side_by_main(reading: Reading, people: list[Somebody], main: Frame | None) -> None:
    """Beside a main event of two sides, whoever a guest of the one meets afterwards is of the other; so are the several whom one meets."""
    known = [person for person in people if person.side]
    open_ = [person for person in people if not person.side and person.title]
    if main is None or len(known) != 1 or not open_ or len(main.sides()) != 2 or known[0].side not in main.sides():
        return
    if reading.readout.tier == 2 and known[0].side == reading.readout.side:
        return  # a ministry names the country of those it meets
    for person in open_:
        person.side, person.basis = next(iter(main.sides() - {known[0].side})), "by elimination"
