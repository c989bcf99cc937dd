"""The ways in which a sentence opens an event: who met whom, spoke with whom, what was held."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefgen.extract.dates import FUTURE
from briefgen.extract.places import VIRTUAL, find_country, find_place
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody, at_home, only_speaks
from briefgen.extract.series import SeriesMention
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status

HELD = rule(
    r"\b(?:(?:was|were|has been|have been|is being|are being)\s+(?:\w+\s+){0,2}?(?:held|convened|organi[sz]ed|conducted|hosted|launched|concluded|co-?chaired|chaired|inaugurated|opened)"
    r"|(?:took|takes|taking)\s+place|co-?chair(?:ed|s|ing)?|co-?led|co-?host(?:ed|s|ing)|chair(?:ed|s|ing)\b(?! of)|(?:re)?convened|concluded|opened|kicked off|wrapped up|held|holds|holding|hosted|hosts|met(?!\s+(?:the|its|their)\s+(?:target|need|demand|requirement|criteria))"
    r"|meets|meeting with|conven(?:es|ing)|conducted|led\s+(?:[\w.]+\s+){0,4}?(?:delegations?|sides|teams)|(?:took|taking) part|brought together|participated|lead(?:ing)?\s+the|led\s+the\s+(?:\w+\s+)?(?:meeting|session|round)|presided over)\b",
    re.I,
)
MET = rule(
    r"\b(?:met|meets|(?:had|has had|held|holds|having|holding|conducted|hold)\s+(?:\w+[,-]?\s+(?:and\s+)?){0,6}?(?:talks?|meetings?|discussions?|conversations?|consultations|working session|tete-a-tete|t[êe]te-[àa]-t[êe]te|exchange)\b|received(?! (?:a |an |the )?(?:briefing|letter|support|assistance|message|copy|report))"
    r"|(?:paid|pays|paying|made|makes)\s+(?:(?:an?|his|her|their)\s+)?(?:[\w-]+\s+){0,4}?(?:call|visit)|call(?:ed|s)\s+on(?!\s+(?:the\s+)?(?:all|both|parties|countries|international|iran|russia|israel|hamas|china\s+to|vietnam\s+to|the US\s+to))|welcomed|hosted|hosts|receives|sat down with|conferred with|hosted|was joined (?:today )?by|travel(?:l)?ed to [^.;]{3,70}? (?:to (?:meet|hold|co-?chair|consult)|for (?:\w+ ){0,3}?(?:talks|meetings|consultations|discussions))"
    r"|(?:pleasure|honou?r|privilege|privileged|delighted|pleased|honou?red)\s+(?:of|to|in)\s+(?:have\s+)?(?:met|meet(?:ing)?|welcom(?:e|ing)|host(?:ing|ed)?|receiv(?:e|ing)|(?:hold|have) talks))\b",
    re.I,
)
SPOKE = rule(
    r"\b(?:spoke(?:\s+\w+){0,4}?\s+(?:with|to)\b|spoke (?:by|over|via|on the (?:tele)?phone)\b|speaks (?:by|with|to)\b|telephoned|phoned|(?:held|had|holds|conducted)\s+(?:(?!courtesy)\w+[,-]?\s+){0,4}?(?:call|(?:phone|telephone) (?:conversation|talks|discussion))\b|(?:received|made|placed)\s+(?:today\s+|yesterday\s+)?(?:a\s+)?(?:(?:tele)?phone|video)\s+call\b"
    r"|(?:conversation|call)\s+(?:\w+\s+){0,2}?(?:took place|was held)|talked (?:by|on|over)|(?:by|over|on|via) (?:the )?(?:tele)?phone)\b",
    re.I,
)
_NOMINAL_CALL = rule(
    r"\b(?:outcomes?|results?|following|after|since|including|implementation|momentum)\b[^.;]{0,60}\b(?:call|talks|conversation)\b", re.I
)
VISIT = rule(
    r"\b(?:visited|visits|is visiting|(?:made|makes|concluded|concludes|wrapped up|completed|began|begins|is making)\s+(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,4}?visit|arriv(?:ed|es)|(?:is|was|are|were)\s+(?:\w+\s+){0,3}?(?:on|paying)\s+(?:an?|the)\s+(?:\w+[- ]){0,6}?visit|pa(?:id|ying|ys)\s+(?:(?:an?|his|her|their|the)\s+)(?:\w+[- ]){0,5}?visit|travel(?:l)?ed)\b",
    re.I,
)
BACKGROUND = rule(
    r"\b(?:(?:seeks? to |aims? to |will )?build(?:s|ing)? (?:up)?on|last (?:held|met|spoke|year|month|visited|round|meeting|week)|previous(?:ly)?|earlier this (?:year|month)|in the past|since\s+(?:the\s+)?(?:\d|19|20|its|their|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|previous|establish)|was established|were established|was last|had (?:earlier|previously)|was (?:first )?launched in|during his visit to .{0,40} in (?:19|20)\d\d)\b",
    re.I,
)
# "the recommendations of the second A-B Dialogue held in Bergen": told of beside something else, and not reported.
_HELD_THEN = rule(
    r"\b(?:by|of|at|from|in|during|since|following|after|under)\s+(?:the|its|their)\s+[^;]{3,160}?\s(?:(?:that|which|was|were)\s+){0,2}(?:held|convened|hosted|took place)\b",
    re.I,
)
_BESIDE = 40  # characters after the verb in which the manner stands: "spoke today by video link with"
_SIDELINES = rule(r"\b(?:on|at|in)\s+the\s+(?:sidelines?|margins?|occasion)\s+of\b", re.I)


BY_NOUN = rule(
    r"\b(?:in|during|over)\s+(?:a|their|his|her)\s+(?:\w+\s+)?(?:(?:tele)?phone|video)\s+(?:call|conversation|talks)\b|\b(?:during|following|after)\s+(?:\w+\s+)?talks\s+(?=with\b)|\b(?:in|at|during|following|after)\s+(?:a|an|the|their|another|his|her)\s+(?:[\w-]+['’]?s?['’]?\s+){0,3}?(?:meeting|talks|call|conversation|summit)\b",
    re.I,
)
_DONE = rule(r"(?<!\bbe )(?<!\bto )\b(?:met|held|co-?chaired|took place|convened|spoke|concluded|gathered|conferred|hosted)\b")
NOUN_EVENT = rule(
    r"\b(?P<noun>(?:high-level\s+)?(?:phone|telephone)\s+(?:talks|calls?|conversations?)|video\s?call|summit|meeting|talks|discussions held|call)\b(?P<gap>[^.;]{0,60}?)\b(?:between|of|with)\b",
    re.I,
)


@dataclass(slots=True)
class Frame:
    """One event as far as one text tells: its opening sentence and all that speak of it."""

    sentence: Sentence
    status: Status
    kind: Kind
    series: SeriesMention | None
    people: list[Somebody] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)  # that tell who, when, where
    noun: str = ""  # "phone talks", "courtesy call" where no series names it
    parties: tuple[str, ...] = ()  # where the words themselves tell them: of a visit, the visitor's and the country visited

    def sides(self) -> set[str]:
        return {person.side for person in self.people if person.side}


@dataclass(slots=True)
class Told:
    """What one sentence tells of a meeting, as far as the ways of opening an event ask for it."""

    reading: Reading
    sentence: Sentence
    main: Frame | None
    people: list[Somebody]
    series: SeriesMention | None
    announced: bool

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def sides(self) -> set[str]:
        return {person.side for person in self.people if person.side}

    @property
    def two_sided(self) -> bool:
        return len(self.people) >= 2 and len(self.sides) >= 2

    @property
    def looks_back(self) -> bool:
        """Beside a main event, a meeting of earlier times is background."""
        return bool(self.main and (BACKGROUND.search(self.text) or (_HELD_THEN.search(self.text) and _another_month(self))))

    def frame(self, kind: Kind, noun: str = "", people: list[Somebody] | None = None, series: bool = True) -> Frame:
        status = Status.ANNOUNCED if self.announced else Status.HELD
        chosen = self.people if people is None else people
        return Frame(self.sentence, status, kind, self.series if series else None, chosen, [self.sentence], noun)


def _another_month(told: Told) -> bool:
    """The sentence prints a month and a year, and the main event's opening another month or year."""

    def months(sentence: Sentence) -> set[tuple[int, int]]:
        return {(one.year, one.month) for one in sentence.dates if one.year and one.month}

    here, then = months(told.sentence), months(told.main.sentence) if told.main else set()
    return bool(here and then and not here & then)


def open_frame(reading: Reading, sentence: Sentence, main: Frame | None) -> Frame | None:
    """The event that this sentence reports as one that took place (or will); None where it reports none."""
    people = _principals(reading, sentence, main)
    if len(people) == 2 and (MET.search(sentence.text) or SPOKE.search(sentence.text)):
        eliminate(reading, people, sentence)
        _by_main(reading, people, main)
    told = Told(reading, sentence, main, people, series_of(reading, sentence), _announced(sentence))
    return next((frame for way in _WAYS if (frame := way(told)) is not None), None)


def _series_held(told: Told) -> Frame | None:
    """ "The 5th A-B Dialogue was held"."""
    if told.series and HELD.search(told.text) and not told.looks_back:
        return told.frame(told.series.kind, people=told.people or _the_two(told))
    return None


def _the_two(told: Told) -> list[Somebody]:
    """ "The two Ministers co-chaired the fifth Joint Commission": the last two, of different sides, that the sentences before name."""
    if not rule(
        r"^\W*(?:\d+\.\s*)?(?:The two|Both|They|The)\s+(?:\w+\s+)?(?:ministers|leaders|officials|diplomats|sides|secretaries|co-chairs|co-?chaired|chaired|held)\b",
        re.I,
    ).match(told.text):
        return []
    found: dict[str, Somebody] = {}
    for sentence in reversed(
        [one for one in told.reading.body if one.number < told.sentence.number and one.paragraph >= told.sentence.paragraph - 1]
    ):
        for person in reversed(people_of(told.reading, sentence)):
            if person.side and person.title and len(found) < 2:
                found.setdefault(person.side, person)
    return list(reversed(found.values())) if len(found) == 2 else []


def _spoke(told: Told) -> Frame | None:
    """ "A spoke by phone with B"."""
    if not told.two_sided and not (told.people and _counterpart_party(told)):
        return None
    spoke = SPOKE.search(told.text)
    if spoke and not VIRTUAL.search(told.text, 0, spoke.end() + _BESIDE) and not told.looks_back:
        return None if told.main and _NOMINAL_CALL.search(told.text) else told.frame(Kind.CALL, "phone call")
    return None


_CALLED = rule(r"\bcalled\s+(?:the\s+)?$")
_CALLED_WHY = rule(
    r"\s*(?:,[^,]{1,60},\s*)?(?:today|yesterday|tonight|this (?:morning|afternoon|evening)|on\b|to\b|from\b|[.;]|and (?:discussed|congratulated))"
)


def _called(told: Told) -> Frame | None:
    """ "A called B today to discuss"."""
    if not told.two_sided or told.looks_back:
        return None
    for mention in told.sentence.people:
        before = told.text[: mention.span.start - told.sentence.span.start]
        after = told.text[mention.span.end - told.sentence.span.start :]
        if mention.name and _CALLED.search(before) and _CALLED_WHY.match(after):
            return told.frame(Kind.CALL, "phone call")
    return None


def _met(told: Told) -> Frame | None:
    """ "A met B", "A and B held talks"."""
    if not told.two_sided and not (len(told.people) >= 2 and _counterpart_party(told)):
        return None
    if (_met_somebody(told) or HELD.search(told.text)) and not told.looks_back:
        if _is_journey(told):
            return told.frame(Kind.VISIT, "visit")
        return told.frame(kind_of(told.text, told.series), noun_of(told.text))
    return None


_JOURNEY = rule(r"\b(?:paid|pays|made|makes|undertook)\s+(?:an?|his|her|their)\s+(?:[\w-]+\s+){0,5}?visit\s+to\s+(?:the\s+)?", re.I)


def _is_journey(told: Told) -> bool:
    """ "At the invitation of A, B paid a state visit to X", and no talks in the same sentence: A and B are named, but the visit is what is told."""
    found = _JOURNEY.search(told.text)
    if found is None or MET.search(told.text, found.end()) or SPOKE.search(told.text, found.end()):
        return False
    at = told.sentence.span.start + found.end()
    return any(mention.span.start == at and mention.sort is Sort.NAME for mention in told.sentence.parties)


def _met_somebody(told: Told) -> bool:
    """A verb of meeting; "welcomed B's decision" is none."""
    found = MET.search(told.text)
    if found is None or found.group().lower() not in {"welcomed", "hosted", "received"}:
        return found is not None
    at = told.sentence.span.start + found.end()
    guest = next((mention for mention in told.sentence.people if mention.span.start >= at), None)
    after = told.reading.text[guest.span.end : guest.span.end + 2] if guest else ""
    return not after.startswith(("'s", "’s")) or bool(MET.search(told.text, found.end()))


def _same_series(told: Told) -> Frame | None:
    """ "It was the third session": the ordinal of the main event."""
    if (
        told.main is not None
        and told.series
        and told.series.ordinal
        and rule(r"\W*(?:it|this|that|this year's \w+|the meeting|the dialogue|the session)\s+(?:was|is|marked|marks)\b", re.I).match(
            told.text
        )
    ):
        return Frame(told.sentence, told.main.status, told.series.kind, told.series, [], [told.sentence])
    return None


def _in_a_meeting(told: Told) -> Frame | None:
    """ "In a separate meeting with B, A said ..."."""
    people, main = told.people, told.main
    if (
        len(people) == 1
        and main is not None
        and main.people
        and people[0].side
        and main.people[0].side not in {"", people[0].side}
        and BY_NOUN.search(told.text)
    ):
        people = [main.people[0], *people]
    if len(people) < 2 or len({person.side for person in people if person.side}) < 2:
        return None
    aside = BY_NOUN.search(told.text)
    if aside is None or (told.announced and _still_to_come(told.text[: aside.start()])):
        return None
    if main is None or rule(r"separate|bilateral|third|second|another").search(aside.group()):
        return replace(told, announced=False).frame(kind_of(told.text, None), "meeting", people, series=False)
    return None


def _still_to_come(before: str) -> bool:
    """The words before a meeting's noun set it in the future; "X will grow, the minister said after talks with B" does not."""
    future = FUTURE.search(before)
    return bool(future) and not rule(r"\b(?:said|told|stated|confirmed|noted|announced|stressed)\b").search(
        before, future.end() if future else 0
    )


def _one_side_open(told: Told) -> Frame | None:
    """ "A met B" where nothing tells the side of B."""
    if (
        len(told.people) >= 2
        and len(told.sides) == 1
        and MET.search(told.text)
        and not told.announced
        and not BACKGROUND.search(told.text)
        and any(not person.side for person in told.people)
    ):
        return told.frame(kind_of(told.text, told.series), noun_of(told.text))
    return None


def _at_the_session(told: Told) -> Frame | None:
    """ "At the second session of the A-B Commission, the sides ..."."""
    if told.main is None and told.series and told.series.key and not told.announced:
        before = told.text[: told.series.span.start - told.sentence.span.start][-30:]
        if rule(
            r"\b(?:at|after|following|during)\s+(?:a|the|their)\s+(?:\w+\s+)?(?:(?:session|meeting|round)\s+of\s+(?:the\s+)?)?$", re.I
        ).search(before):
            return told.frame(told.series.kind)
    return None


def _meeting_between(told: Told) -> Frame | None:
    """ "The meeting between A and B focused on ..."."""
    if told.main is None and not told.announced and told.two_sided and (noun := NOUN_EVENT.search(told.text)):
        return told.frame(kind_of(told.text, told.series), noun["noun"])
    return None


def _signed(told: Told) -> Frame | None:
    """ "A and B signed an agreement"."""
    if told.main is not None or told.announced or not told.two_sided or BACKGROUND.search(told.text):
        return None
    return told.frame(Kind.SIGNING, "signing") if rule(r"\b(?:signed|inked|signing of)\b", re.I).search(told.text) else None


def _countries_met(told: Told) -> Frame | None:
    """ "Officials of X and Y met"."""
    if told.main is not None or len(_countries(told.sentence)) < 2:
        return None
    if (_ROUND_OF.search(told.text) or _OCCASION.search(told.text)) and not told.announced and not told.looks_back:
        return told.frame(kind_of(told.text, told.series), noun_of(told.text))
    if not _DONE.search(told.text):
        return None
    return told.frame(kind_of(told.text, told.series), noun_of(told.text)) if told.people or _joint_meeting(told.text) else None


_OCCASION = rule(r"\bon the occasion of\s+(?:an?|the|their)\s+(?:[\w-]+\s+){0,3}?(?:meeting|summit|talks|session|visit of)\b")
_ROUND_OF = rule(
    r"\b(?:during|at|in)\s+(?:an?|the|their)\s+(?:\w+\s+)?(?:round|session)\s+of\s+[^.;,]{0,60}?\b(?:consultations|talks|dialogue|negotiations)\b",
    re.I,
)


_DISCUSSED = rule(
    r"\b(?:discussed|exchanged (?:views|opinions)|reviewed|explored|considered|examined|compared notes|agreed|vowed|pledged)\b", re.I
)


def _discussed(told: Told) -> Frame | None:
    """ "A and B of Y discussed trade in Z on Tuesday": no verb of meeting, but both stand before the verb, and a day or place is told."""
    if told.main is not None or told.announced or not told.two_sided or BACKGROUND.search(told.text):
        return None
    verb = _DISCUSSED.search(told.text)
    if verb is None or told.sentence.number > told.reading.body[0].number + 2:
        return None
    before = {
        person.side for place, person in _people_at(told.reading, told.sentence, None) if place < told.sentence.span.start + verb.start()
    }
    if len(before - {""}) < 2:
        return None
    day = any(one.day or (one.relative and not one.relative.startswith("last")) for one in told.sentence.dates)
    if not day and not find_place(told.reading, told.sentence).city:
        return None
    return told.frame(kind_of(told.text, told.series), noun_of(told.text))


def _visited(told: Told) -> Frame | None:
    """ "A paid a visit to Y"."""
    if told.main is not None or not told.people or not VISIT.search(told.text) or not _countries(told.sentence):
        return None
    return told.frame(Kind.VISIT, "visit") if rule(r"\bvisit", re.I).search(told.text) else None


_WAYS: tuple[Callable[[Told], Frame | None], ...] = (
    _series_held,
    _spoke,
    _called,
    _met,
    _same_series,
    _in_a_meeting,
    _one_side_open,
    _at_the_session,
    _meeting_between,
    _signed,
    _countries_met,
    _discussed,
    _visited,
)


# --- who ----------------------------------------------------------------------------------------------------------------------------------


# What follows is what they met about, or another occasion: "to discuss the visit of C", "where he handed over a letter from C".
_ABOUT = rule(
    r"(?:\bto (?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]+\b|\b(?:where|during which|in which|at which|when|after|before|ahead of|regarding|concerning|about|discussing|which)\b)"
)
_PRONOUN = rule(
    r"(?:^|,\s|\b(?:and|where|when|that|then|also|afterwards|before|after|[Yy]esterday|[Tt]oday|[Ee]arlier)\s)(?:[Hh]e|[Ss]he)\s+(?:(?:also|then|later|first|earlier|subsequently)\s+)?(?=\w)"
)


def _principals(reading: Reading, sentence: Sentence, main: Frame | None) -> list[Somebody]:
    """Those who met: of the people in the sentence, the ones before it says what about; "she met with B" is the one whose day the text tells."""
    host = main.people[0] if main and main.people else None
    found = _people_at(reading, sentence, host)
    topic = _topic_at(sentence, found)
    people = _once([person for place, person in found if place < topic])
    spoken_of = _PRONOUN.search(sentence.text) or (main is None and any(mention.counterpart for mention in sentence.people))
    if main is None and people and _TO_HIM.search(sentence.text):
        return [*people, *(one for one in [_named_before(reading, sentence, people)] if one is not None)]
    if (people or main is not None) and spoken_of:
        met = MET.search(sentence.text) or BY_NOUN.search(sentence.text)
        first = _protagonist(main, people) if main is not None else _named_before(reading, sentence, people)
        if first is not None and met and not any(place < sentence.span.start + met.start() for place, _ in found):
            people = [first, *people]
    return people


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
            if person is not None and person.side and person.title and not only_speaks(person):
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
    return _once([person for _, person in _people_at(reading, sentence, host)])


def _once(people: list[Somebody]) -> list[Somebody]:
    return [person for place, person in enumerate(people) if not any(person is other for other in people[:place])]


def _people_at(reading: Reading, sentence: Sentence, host: Somebody | None) -> list[tuple[int, Somebody]]:
    found: list[tuple[int, Somebody]] = [
        (place, one) for place, ones in reading.unnamed.items() for one in ones if _within(place, sentence)
    ]
    author = reading.me(sentence)
    if author is not None and (me := _FIRST_PERSON.search(sentence.text)):
        found.append((sentence.span.start + me.start(), author))
    named = [reading.who(mention) for mention in sentence.people if mention.name]
    for mention in sentence.people:
        before = sentence.text[: mention.span.start - sentence.span.start]
        if OWNS.match(reading.text, mention.span.end) or before.endswith(_WITH_HIM):
            continue  # "President Orlov's war": spoken of, and not there
        person = reading.who(mention)
        owned = _OWNED.search(before)
        if person is None and mention.title and not owned and not mention.plural and mention.span.start not in reading.unnamed:
            fits = [fit for fit in reading.registry.titled(mention.title, mention.side) if not any(fit is one for one in named)]
            person = fits[0] if len(fits) == 1 else None
            if (
                person is None
                and host is not None
                and mention.title.lower() in host.title.lower()
                and (not mention.side or mention.side == host.side)
            ):
                person = host  # "The minister also met ...": the one whose day the text tells
        if person:
            found.append((mention.span.start, person))
    covered = [*(m.span for m in sentence.people), *(m.span for m in sentence.parties)]
    for token, person in sentence.short:
        if not any(span.start <= token.start < span.end for span in covered):
            found.append((token.start, person))
    return sorted(found, key=lambda item: item[0])


_WITH_HIM = ("accompanied by ", "accompanied by the ", "on behalf of ", "on behalf of the ")  # comes along, or is not there
_OWNED = rule(r"\b(?:his|her|their|its|an?|another)\s+(?:\w+\s+)?$", re.I)  # "a message from his minister"
OWNS = rule(
    r"['’]s\s+(?!(?:\w+[ -]){0,3}?(?:meetings?|calls?|talks|visit|trip|conversation|discussions|invitation|counterpart|delegation|delegations|participation|travel|working lunch)\b)"
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
    others = [code for code in reading.parties if code != known[0].side]
    side = others[0] if len(reading.parties) == 2 and len(others) == 1 else ""
    aside = sentence is not None and bool(_SIDELINES.search(sentence.text))  # there all are guests
    place = (
        "" if aside else (find_place(reading, sentence).country or find_country(reading, sentence).country) if sentence is not None else ""
    )
    if sentence is not None and side not in _countries(sentence) and place != known[0].side:
        side = place or side
    headed = {code for head in reading.sentences if head.heading for code in _countries(head)}
    if reading.readout.tier == 2 and known[0].side == reading.readout.side and side not in headed:
        told = sentence is not None and side in _countries(sentence) and not at_home(open_[0].title)
        if side != place and not told:
            side = ""  # a ministry names the country of those it meets: who has none is its own colleague
    if side:
        open_[0].side, open_[0].basis = side, "by elimination"


_CALLS_ON = rule(r"\b(?:call(?:ed|s) on|courtesy call|(?:was|were) received by|received)\b")


def _part(reading: Reading, people: list[Somebody]) -> None:
    """Who calls on somebody is not of the same side: of two on one side, the one put there by elimination is of the other party."""
    weak = [person for person in people if person.basis == "by elimination"]
    if not weak or people[0].side != people[1].side or people[0].side not in reading.parties or len(reading.parties) != 2:
        return
    last = max(weak, key=lambda person: person.first)
    last.side = next(code for code in reading.parties if code != last.side)


def _by_main(reading: Reading, people: list[Somebody], main: Frame | None) -> None:
    """Beside a main event of two sides, whoever a guest of the one meets afterwards is of the other."""
    known = [person for person in people if person.side]
    open_ = [person for person in people if not person.side and person.title]
    if main is None or len(known) != 1 or len(open_) != 1 or len(main.sides()) != 2 or known[0].side not in main.sides():
        return
    if reading.readout.tier == 2 and known[0].side == reading.readout.side:
        return  # a ministry names the country of those it meets
    open_[0].side, open_[0].basis = next(iter(main.sides() - {known[0].side})), "by elimination"


def _announced(sentence: Sentence) -> bool:
    """The holding itself is still to come: a future cue stands before the first verb of holding, or governs it."""
    future = FUTURE.search(sentence.text)
    if not future:
        return False
    for pattern in (HELD, MET, SPOKE):
        done = pattern.search(sentence.text)
        if done and done.start() < future.start() and done.group().lower() not in {"hold", "meet", "meeting with"}:
            return False
    return True


def series_of(reading: Reading, sentence: Sentence) -> SeriesMention | None:
    """The meeting that the sentence is about: with an ordinal or a pair before one without; not one on whose margins it took place."""
    fit = []
    for series in sentence.series:
        before = sentence.text[: series.span.start - sentence.span.start]
        if any(
            person.title and person.span.start <= series.span.start and series.span.end <= person.span.end for person in sentence.people
        ):
            continue  # "Vice President of the Council of Ministers"
        if series.ordinal and len(series.parties) >= 2 and rule(r"\b(?:on the occasion|within the framework) of (?:the )?$").search(before):
            fit.append(series)
            continue
        if _SIDELINES.search(before[-40:]) or rule(
            r"\b(?:framework|mechanisms?|such as|including|like|outcomes?|results?|implementation|preparations?|ahead|next|upcoming) (?:of|as|for)?\s*(?:the\s+)?$",
            re.I,
        ).search(before):
            continue
        if rule(
            r"\b(?:build(?:s|ing)? (?:up)?on|follow(?:s|ed|ing)? (?:up )?on|discussions held|commitments made)\b[^.;]{0,120}\b(?:during|at|in|of|from|by)\s+(?:the\s+)?$|\b(?:next|upcoming|forthcoming)\s+(?:\w+\s+){0,2}?(?:of\s+)?(?:the\s+)?$|\bpreparations? for\s+(?:the\s+)?$|\b(?:agreed|decided|intend\w*|propos\w+|plan\w*|look\w* forward|hop\w+|expect\w*)\b[^.;]{0,60}\bto (?:convene|hold|host|organi[sz]e|attend|co-?chair|relaunch)\s+(?:the\s+)?$|\b(?:within|under) the (?:framework|mechanism)s? (?:of )?(?:the )?$",
            re.I,
        ).search(before):
            continue
        fit.append(series)
    multi = [series for series in fit if not (set(series.parties) & reading.lexicon.parties.organisations and len(fit) > 1)]
    ranked = sorted(multi or fit, key=lambda s: (s.ordinal is None, not s.key, len(s.parties) < 2))
    return ranked[0] if ranked else None


def _countries(sentence: Sentence) -> set[str]:
    return {mention.code for mention in sentence.parties if mention.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY)}


def _joint_meeting(text: str) -> bool:
    return bool(
        rule(
            r"\b(?:talks|meeting|dialogue|consultations?|summit|session|officials|representatives|delegations|ministers|leaders|secretaries|heads|delegates|governments)\b",
            re.I,
        ).search(text)
    )


def _counterpart_party(told: Told) -> bool:
    """The other side is there by title or country alone: "spoke with the Prime Minister of Fiji"."""
    return any(mention.side and mention.side not in told.sides for mention in told.sentence.people if not mention.name)


_BY_PHONE = rule(
    r"\b(?:held|had|hold|holds|in|during|over)\s+(?:(?:a|an|their|his|her)\s+)?(?:[\w-]+\s+)?(?:tele)?phone (?:talks|calls?|conversations?|discussions)\b",
    re.I,
)


def kind_of(text: str, series: SeriesMention | None) -> Kind:
    if series and series.key:
        return series.kind
    if _BY_PHONE.search(text):
        return Kind.CALL
    if rule(r"\bcourtesy call\b", re.I).search(text):
        return Kind.MEETING
    if rule(r"\btalks\b", re.I).search(text):
        return Kind.TALKS
    if rule(r"\bconsultations\b", re.I).search(text):
        return Kind.CONSULTATION
    return Kind.MEETING


def noun_of(text: str) -> str:
    found = rule(
        r"\b(?:(?:official|formal|bilateral|delegation-level|high-level|restricted|extended)\s+)*(?:talks|courtesy call|working lunch|working session|meeting|consultations|discussions)\b",
        re.I,
    ).search(text)
    return found.group() if found else "meeting"
