"""Event frames: which sentences report a meeting, who met whom, and which later sentences speak of another one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.extract.dates import FUTURE
from briefgen.extract.people import PersonMention
from briefgen.extract.places import PHONE, VIRTUAL
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.series import SeriesMention
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status

HELD = rule(
    r"\b(?:(?:was|were|has been|have been|is being|are being)\s+(?:\w+\s+){0,2}?(?:held|convened|organi[sz]ed|conducted|hosted|launched|concluded|co-?chaired|chaired|inaugurated|opened)"
    r"|(?:took|takes|taking)\s+place|co-?chair(?:ed|s|ing)?|co-?led|co-?host(?:ed|s|ing)|chair(?:ed|s|ing)?\b(?! of)|(?:re)?convened|concluded|opened|kicked off|wrapped up|held|holds|holding|hosted|hosts|met(?!\s+(?:the|its|their)\s+(?:target|need|demand|requirement|criteria))"
    r"|meets|meeting with|conven(?:es|ing)|conducted|led\s+(?:\w+\s+){0,3}?(?:delegations?|sides|teams)|(?:took|taking) part|brought together|participated|lead(?:ing)?\s+the)\b",
    re.I,
)
MET = rule(
    r"\b(?:met|meets|(?:had|has had|held|holds|having|holding|conducted|hold)\s+(?:\w+[,-]?\s+(?:and\s+)?){0,6}?(?:talks?|meetings?|discussions?|conversations?|consultations|working session|tete-a-tete|t[êe]te-[àa]-t[êe]te|exchange)\b|received(?! (?:a |an |the )?(?:briefing|letter|support|assistance|message|copy|report))"
    r"|(?:paid|pays|paying|made|makes)\s+(?:a\s+)?(?:\w+\s+){0,2}?(?:call|visit)|call(?:ed|s)\s+on(?!\s+(?:the\s+)?(?:all|both|parties|countries|international|iran|russia|israel|hamas|china\s+to|vietnam\s+to|the US\s+to))|welcomed|hosted|hosts|receives|sat down with|conferred with|hosted)\b",
    re.I,
)
SPOKE = rule(
    r"\b(?:spoke(?:\s+\w+){0,4}?\s+(?:with|to)\b|spoke (?:by|on|over|via)\b|speaks (?:by|with|to)\b|telephoned|phoned|(?:held|had|holds|conducted)\s+(?:(?!courtesy)\w+[,-]?\s+){0,4}?(?:call|(?:phone|telephone) (?:conversation|talks|discussion))\b|(?:received|made|placed)\s+(?:a\s+)?(?:(?:tele)?phone|video)\s+call\b"
    r"|(?:conversation|call|talks)\s+(?:\w+\s+){0,2}?(?:took place|was held)|talked (?:by|on|over)|(?:by|over|on|via) (?:the )?(?:tele)?phone)\b",
    re.I,
)
_NOMINAL_CALL = rule(
    r"\b(?:outcomes?|results?|following|after|since|including|implementation|momentum)\b[^.;]{0,60}\b(?:call|talks|conversation)\b", re.I
)
VISIT = rule(
    r"\b(?:visited|visits|is visiting|(?:made|makes|concluded|concludes|wrapped up|completed|began|begins|is making)\s+(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,4}?visit|arriv(?:ed|es)|(?:is|was|are|were)\s+(?:\w+\s+){0,3}?(?:on|paying)\s+(?:an?|the)\s+(?:\w+[- ]){0,6}?visit|pa(?:id|ying|ys)\s+(?:an?\s+)(?:\w+[- ]){0,5}?visit|travel(?:l)?ed)\b",
    re.I,
)
BACKGROUND = rule(
    r"\b(?:last (?:held|met|year|month|visited|round|meeting|week)|previous(?:ly)?|earlier this (?:year|month)|in the past|since\s+(?:the\s+)?(?:\d|19|20|its|their|first|establish)|was established|were established|was last|had (?:earlier|previously)|was (?:first )?launched in|during his visit to .{0,40} in (?:19|20)\d\d)\b",
    re.I,
)
_SIDELINES = rule(r"\b(?:on|at|in)\s+the\s+(?:sidelines?|margins?|occasion)\s+of\b", re.I)


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

    def sides(self) -> set[str]:
        return {person.side for person in self.people if person.side}


def find_frames(reading: Reading) -> list[Frame]:
    """The main event first, then side events and events referred to in the order of the text."""
    frames: list[Frame] = []
    main: Frame | None = None
    for sentence in reading.body:
        candidate = _candidate(reading, sentence, main)
        if candidate is None:
            continue
        if candidate.status is Status.REFERRED:
            if main is not None and not _known(candidate, frames):
                frames.append(candidate)
            continue
        same = next((frame for frame in frames if frame.status is candidate.status and _same(frame, candidate, reading)), None)
        if same is not None:
            _absorb(same, candidate)
        elif main is None or _is_new(reading, candidate, frames):
            frames.append(candidate)
            if main is None:
                main = candidate
    if main is None and (headed := _from_headline(reading) or _from_joint_work(reading)):
        frames.insert(0, headed)
        main = headed
    for sentence in reading.body:
        for referred in _referred(reading, sentence):
            if main is not None and not _known(referred, frames):
                frames.append(referred)
    return frames


_BY_NOUN = rule(
    r"\b(?:in|at|during|following|after)\s+(?:a|an|the|their|another)\s+(?:[\w-]+\s+){0,3}?(?:meeting|talks|call|conversation)\b", re.I
)
_ASIDE = rule(r"\b(?:also|later|earlier|sidelines?|margins?|during (?:his|her|their|the) (?:stay|visit)|courtesy|received)\b", re.I)
_DONE = rule(r"(?<!\bbe )(?<!\bto )\b(?:met|held|co-?chaired|took place|convened|spoke|concluded|gathered|conferred|hosted)\b")
_HEAD_EVENT = rule(r"\b(?:meetings?|calls?|talks|dialogue|consultations?|summit|conversation|phone call|ministerial|commission)\b", re.I)
_HEAD_FUTURE = rule(
    r"\b(?:to (?:visit|meet|host|hold|travel|attend|lead)|will|upcoming|ahead of|travels? to|announces?|nominat\w+)\b", re.I
)


def _from_headline(reading: Reading) -> Frame | None:
    """Where no sentence of the body opens an event, the headline may name it ("Joint Statement on the A-B Strategic Dialogue"),
    and the body must then speak of what both sides did."""
    body = reading.body
    if not body or not any(_JOINT_WORK.search(sentence.text) for sentence in body[:6]):
        return None
    for sentence in reading.sentences:
        if not sentence.heading or _HEAD_FUTURE.search(sentence.text):
            continue
        series = _series_of(reading, sentence)
        people = [person for one in (sentence, *body[:2]) for person in _people(reading, one)]
        unique = [person for place, person in enumerate(people) if not any(person is other for other in people[:place])]
        if series and (series.key or len(series.parties) >= 2) and len(reading.parties) >= 2:
            opening = next(
                (one for one in body[:4] if one.dates or "dialogue" in one.text.lower() or "meeting" in one.text.lower()), body[0]
            )
            return Frame(opening, Status.HELD, series.kind, series, unique, [opening])
        if _HEAD_EVENT.search(sentence.text) and len({person.side for person in unique if person.side}) >= 2:
            kind = Kind.CALL if rule(r"\bcalls?\b|\bphone\b", re.I).search(sentence.text) else Kind.MEETING
            return Frame(body[0], Status.HELD, kind, None, unique, [body[0]], "phone call" if kind is Kind.CALL else _noun(sentence.text))
    return None


_EVENT_NOUN = rule(
    r"\b(?:meeting|talks|phone|telephone|call|conversation|dialogue|consultations?|session|commission|visit|summit|conferred|negotiations)\b",
    re.I,
)


def _from_joint_work(reading: Reading) -> Frame | None:
    """Where neither a verb of meeting nor the headline opens an event: two sides that in at least two sentences agreed or discussed
    something, and an event's noun at the head, that is not still to come."""
    body = reading.body
    if len(reading.parties) < 2 or sum(bool(_JOINT_WORK.search(sentence.text)) for sentence in body) < 2:
        return None
    heads = [sentence for sentence in reading.sentences if sentence.heading]
    for sentence in [*body[:4], *heads]:
        if not _EVENT_NOUN.search(sentence.text) or FUTURE.search(sentence.text):
            continue
        people = [person for one in body[:8] for person in _people(reading, one) if person.side in reading.parties and person.title]
        unique = [person for place, person in enumerate(people) if not any(person is other for other in people[:place])]
        if len({person.side for person in unique}) < 2:
            return None
        noun = sentence if not sentence.heading else body[0]
        kind = Kind.CALL if PHONE.search(sentence.text) or any(PHONE.search(head.text) for head in heads) else _kind(sentence.text, None)
        return Frame(
            noun, Status.HELD, kind, _series_of(reading, noun), unique, [noun], "phone call" if kind is Kind.CALL else _noun(sentence.text)
        )
    return None


_JOINT_WORK = rule(
    r"\b(?:the two|both|they|leaders|ministers|participants|the (?:sides|parties|officials|delegations|allies|(?:\w+ )?(?:ministers|diplomats|leaders)))\b[^.]{0,40}\b(?:agreed|discussed|reviewed|exchanged|reaffirmed|reiterated|welcomed|committed|condemned|affirmed|decided|stressed|emphasi[sz]ed|noted|underscored|conferred|expressed)\b",
    re.I,
)


def _known(candidate: Frame, frames: list[Frame]) -> bool:
    names = {id(person) for person in candidate.people}
    call = candidate.kind is Kind.CALL
    return any((frame.kind is Kind.CALL) == call and names and names <= {id(person) for person in frame.people} for frame in frames)


def _people(reading: Reading, sentence: Sentence, host: Somebody | None = None) -> list[Somebody]:
    """Those whom the sentence names or, by a bare name or title, plainly means; in order."""
    found: list[tuple[int, Somebody]] = []
    named = [reading.who(mention) for mention in sentence.people if mention.name]
    for mention in sentence.people:
        person = reading.who(mention)
        if person is None and mention.title and not mention.plural:
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
    for token in sentence.tokens:
        if token.capital and not any(span.start <= token.start < span.end for span in covered):
            person = reading.registry.by_short(token.text)
            if person:
                found.append((token.start, person))
    unique: list[Somebody] = []
    for _, person in sorted(found, key=lambda item: item[0]):
        if person not in unique:
            unique.append(person)
    return unique


def _candidate(reading: Reading, sentence: Sentence, main: Frame | None) -> Frame | None:
    """The event that this sentence reports as one that took place (or will); None where it reports none."""
    text = sentence.text
    early = sentence.number < 7 or main is None
    people = _people(reading, sentence, main.people[0] if main and main.people else None)
    if len(people) == 2 and MET.search(text):
        _eliminate(reading, people)
    series = _series_of(reading, sentence)
    sides = {person.side for person in people if person.side}
    announced = _announced(sentence)
    if series and HELD.search(text) and not _background(text, series, main):
        return Frame(sentence, Status.ANNOUNCED if announced else Status.HELD, series.kind, series, _parties_only(people), [sentence])
    if (len(people) >= 2 and len(sides) >= 2) or (len(people) >= 1 and _counterpart_party(reading, sentence, people)):
        if SPOKE.search(text) and not VIRTUAL.search(text) and not (main and _NOMINAL_CALL.search(text)):
            return Frame(sentence, Status.ANNOUNCED if announced else Status.HELD, Kind.CALL, series, people, [sentence], "phone call")
        if (MET.search(text) or HELD.search(text)) and len(people) >= 2 and not (BACKGROUND.search(text) and main):
            return Frame(
                sentence, Status.ANNOUNCED if announced else Status.HELD, _kind(text, series), series, people, [sentence], _noun(text)
            )
    if (
        main is not None
        and series
        and series.ordinal
        and rule(r"\W*(?:it|this|that|this year's \w+|the meeting|the dialogue|the session)\s+(?:was|is|marked|marks)\b", re.I).match(text)
    ):
        return Frame(sentence, main.status, series.kind, series, [], [sentence])
    if (
        len(people) == 1
        and main is not None
        and main.people
        and people[0].side
        and main.people[0].side not in {"", people[0].side}
        and _BY_NOUN.search(text)
    ):
        people = [main.people[0], *people]
        sides = {person.side for person in people}
    aside = _BY_NOUN.search(text) if len(people) >= 2 and len(sides) >= 2 and not announced else None
    if aside and (main is None or rule(r"separate|bilateral|third|second|another").search(aside.group())):
        return Frame(sentence, Status.HELD, _kind(text, None), None, people, [sentence], "meeting")
    if (
        len(people) >= 2
        and len(sides) == 1
        and MET.search(text)
        and not announced
        and not BACKGROUND.search(text)
        and any(not p.side for p in people)
    ):
        return Frame(sentence, Status.HELD, _kind(text, series), series, people, [sentence], _noun(text))
    if (
        main is None
        and early
        and series
        and series.key
        and not announced
        and rule(
            r"\b(?:at|after|following|during)\s+(?:a|the|their)\s+(?:\w+\s+)?(?:(?:session|meeting|round)\s+of\s+(?:the\s+)?)?$", re.I
        ).search(text[: series.span.start - sentence.span.start][-30:])
    ):
        return Frame(sentence, Status.ANNOUNCED if announced else Status.HELD, series.kind, series, people, [sentence])
    if main is None and early and not announced and (noun := _NOUN_EVENT.search(text)) and len(people) >= 2 and len(sides) >= 2:
        return Frame(sentence, Status.HELD, _kind(text, series), series, people, [sentence], noun["noun"])
    if early and main is None and _DONE.search(text) and len(_countries(sentence)) >= 2 and (people or _joint_meeting(text)):
        return Frame(sentence, Status.ANNOUNCED if announced else Status.HELD, _kind(text, series), series, people, [sentence], _noun(text))
    if early and main is None and people and VISIT.search(text) and _countries(sentence) and rule(r"\bvisit", re.I).search(text):
        return Frame(sentence, Status.ANNOUNCED if announced else Status.HELD, Kind.VISIT, series, people, [sentence], "visit")
    return None


def _eliminate(reading: Reading, people: list[Somebody]) -> None:
    """Of two who meet, the one without a side is of the text's other party."""
    known = [person for person in people if person.side]
    open_ = [person for person in people if not person.side and person.title]
    others = [code for code in reading.parties if known and code != known[0].side]
    if len(known) == 1 and len(open_) == 1 and len(reading.parties) == 2 and len(others) == 1:
        open_[0].side, open_[0].basis = others[0], "by elimination"


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


def _background(text: str, series: SeriesMention, main: Frame | None) -> bool:
    return bool(main and BACKGROUND.search(text))


def _series_of(reading: Reading, sentence: Sentence) -> SeriesMention | None:
    """The meeting that the sentence is about: with an ordinal or a pair before one without; not one on whose margins it took place."""
    fit = []
    for series in sentence.series:
        before = sentence.text[: series.span.start - sentence.span.start]
        if _SIDELINES.search(before[-40:]) or rule(
            r"\b(?:framework|mechanisms?|such as|including|like|outcomes?|results?|implementation|preparations?|ahead|next|upcoming) (?:of|as|for)?\s*(?:the\s+)?$",
            re.I,
        ).search(before):
            continue
        if rule(
            r"\b(?:next|upcoming|forthcoming)\s+(?:\w+\s+){0,2}?(?:of\s+)?(?:the\s+)?$|\bpreparations? for\s+(?:the\s+)?$|\b(?:within|under) the (?:framework|mechanism)s? (?:of )?(?:the )?$",
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


def _counterpart_party(reading: Reading, sentence: Sentence, people: list[Somebody]) -> bool:
    """The other side is there by title or country alone: "spoke with the Prime Minister of Fiji"."""
    own = {person.side for person in people}
    return any(mention.side and mention.side not in own for mention in sentence.people if not mention.name)


def _parties_only(people: list[Somebody]) -> list[Somebody]:
    return people


def _kind(text: str, series: SeriesMention | None) -> Kind:
    if series and series.key:
        return series.kind
    if rule(r"\btalks\b", re.I).search(text):
        return Kind.TALKS
    if rule(r"\bconsultations\b", re.I).search(text):
        return Kind.CONSULTATION
    return Kind.MEETING


def _noun(text: str) -> str:
    found = rule(
        r"\b(?:(?:official|formal|bilateral|delegation-level|high-level|restricted|extended)\s+)*(?:talks|courtesy call|working lunch|working session|meeting|consultations|discussions)\b",
        re.I,
    ).search(text)
    return found.group() if found else "meeting"


def _same(frame: Frame, candidate: Frame, reading: Reading) -> bool:
    """Two sentences tell of one event: same series, or the same people and nothing that parts them."""
    if frame.series and candidate.series and frame.series.key and candidate.series.key:
        if frame.series.ordinal and candidate.series.ordinal and frame.series.ordinal != candidate.series.ordinal:
            return False
        if frame.series.key == candidate.series.key or (frame.series.ordinal == candidate.series.ordinal and frame.series.ordinal):
            return True
    if (frame.kind is Kind.CALL) != (candidate.kind is Kind.CALL) or (frame.kind is Kind.VISIT) != (candidate.kind is Kind.VISIT):
        return False
    if _days(frame.sentence) and _days(candidate.sentence) and not _days(frame.sentence) & _days(candidate.sentence) and candidate.people:
        return False
    ours, theirs = {id(p) for p in frame.people}, {id(p) for p in candidate.people}
    if theirs and rule(r"\bseparate(?:ly)?\b", re.I).search(candidate.sentence.text):
        return False
    if theirs and not ours and _ASIDE.search(candidate.sentence.text) and candidate.sentence.number > frame.sentence.number + 1:
        return False  # of a meeting whose leads are not yet known, a courtesy call on somebody else
    if not theirs or theirs <= ours:
        return True
    if not ours:
        return True
    if candidate.series and candidate.series.key and not (frame.series and frame.series.key) and ours & theirs:
        return True
    # A new name beside a known one on the same side is another member of the delegation; on the open side, the missing lead.
    new = [person for person in candidate.people if id(person) not in ours]
    return all(person.side and person.side not in frame.sides() for person in new) and bool(ours & theirs) and len(frame.sides()) < 2


def _days(sentence: Sentence) -> set[tuple[int, int]]:
    """Days (month, day) that the sentence prints."""
    found: set[tuple[int, int]] = set()
    for mention in sentence.dates:
        if mention.month and mention.day:
            last = mention.end_day if mention.end_month == mention.month and mention.end_day else mention.day
            found |= {(mention.month, day) for day in range(mention.day, last + 1)}
    return found


def _is_new(reading: Reading, candidate: Frame, frames: list[Frame]) -> bool:
    """A further event needs two named sides, or a series of its own, and a verb of meeting."""
    if candidate.series and candidate.series.key and candidate.series.ordinal:
        return True
    named = [person for person in candidate.people if person.side]
    return len({person.side for person in named}) >= 2


def _absorb(frame: Frame, candidate: Frame) -> None:
    frame.sentences.append(candidate.sentence)
    new, old = candidate.series, frame.series
    better = new is not None and new.key and (old is None or not old.key or (old.key == new.key and new.ordinal and not old.ordinal))
    if better and new is not None:
        frame.series, frame.kind = new, new.kind
    for person in candidate.people:
        if not any(person is other for other in frame.people):
            frame.people.append(person)


_NOUN_EVENT = rule(
    r"\b(?P<noun>(?:high-level\s+)?(?:phone|telephone)\s+(?:talks|calls?|conversations?)|video\s?call|summit|meeting|talks|call)\b(?P<gap>[^.;]{0,60}?)\b(?:between|of|with)\b",
    re.I,
)


def _referred(reading: Reading, sentence: Sentence) -> list[Frame]:
    """ "the phone talks on March 29 between P1 and P2": an event named with its people, in a sentence that reports something else."""
    found = []
    for match in _NOUN_EVENT.finditer(sentence.text):
        end = sentence.span.start + match.end()
        after = [m for m in sentence.people if m.name and 0 <= m.span.start - end < 160]
        if len(after) < 2:
            continue
        pair = _pair(reading, after[:2])
        if pair:
            kind = Kind.CALL if rule(r"phone|call", re.I).search(match["noun"]) else Kind.MEETING
            found.append(Frame(sentence, Status.REFERRED, kind, None, pair, [sentence], match["noun"]))
    return found


def _pair(reading: Reading, mentions: list[PersonMention]) -> list[Somebody]:
    people = [person for mention in mentions if (person := reading.who(mention))]
    if len(people) == 2:
        _eliminate(reading, people)
    sides = {person.side for person in people if person.side}
    return people if len(people) == 2 and (len(sides) == 2 or (len(sides) == 1 and len(reading.parties) == 2)) else []
