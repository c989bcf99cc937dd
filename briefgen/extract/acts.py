"""From a subject and its verbs to acts: stance, strength, the clause's words and areas."""

from __future__ import annotations

import re

from briefgen.extract.actor import Actor
from briefgen.extract.areas import areas_of
from briefgen.extract.around import LISTED_BEHIND, SIGNED_ON, about_topic
from briefgen.extract.meetings import BACKGROUND
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.subjects import Found
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Act, Span, Stance, Strength

_WILL = rule(
    r"\b(?:will|would|shall)\b(?! (?:be|have) (?:held|a (?:testament|boost|major)))"
    r"|\b(?:stands?|stood|is|are|was|were|remains?|remained) (?:\w+ly |always )?(?:ready|willing|prepared|committed|determined)\b",
    re.I,
)

_GLAD = rule(
    r",?\s+(?:that\s+)?(?-i:[A-Z]\w+(?: [A-Z]\w+)?) (?:\w+ly )?(?:welcomes|thanks|appreciates|congratulates|commends)\b|\s+(?:that\s+)?(?:he|she|it|they|his|her|their|(?-i:[A-Z]\w+(?: [A-Z]\w+)?))\s+(?:\w+\s+)?(?:was|were|is|are|felt)\s+(?:\w+\s+)?(?:glad|pleased|delighted|happy|grateful|honou?red)\b",
    re.I,
)
_WOULD_LIKE = rule(
    r"\s+(?:that\s+)?(?:he|she|it|they|(?:his|her|its|their) \w+|(?-i:[A-Z]\w+(?: [A-Z]\w+)?))\s+would (?:like|appreciate|welcome)\b", re.I
)
_SELF = rule(
    r"\b(?:he|she|they|it|we|(?:his|her|its|their|the) (?:country|government|side|nation|ministry|two (?:countries|sides|nations|governments|peoples))|their (?:countries|nations|governments)|both (?:sides|countries))\b",
    re.I,
)

# "said she | hoped that Norway would"
_HOPES = rule(
    r"\b(?:hop|expect|believ|wish|trust|anticipat|doubt)(?:e|es|ed|s|ing)?\b|\b(?:thinks?|thought|wants?|wanted|confident|sure|certain|convinced|optimistic|hopeful)\b"
)

_COMMITMENT = rule(
    r"^(?:\s+(?:that|on|its|his|her|their|the|our|a|an|[\w’'.]+['’]s?|[A-Z][\w.]*|strong|firm|continued|continuing|full|steadfast|unwavering|ironclad|long-standing|longstanding|mutual|shared|joint|enduring|ongoing|deep)){0,5}\s+(?:commitments?|pledge|readiness|willingness|determination|resolve)\b",
    re.I,
)

_SOFT = rule(
    r"^\s*(?:\w+\s+){0,3}?(?:on|that|with|about|in)?\s*(?:the\s+)?(?:\w+\s+)?(?:importance|need|necessity|urgency|centrality|significance|value|desirability|principle|role|benefits?)\b",
    re.I,
)

_PREVIOUS = rule(
    r"\b(?:last (?:year|month|week)|previous(?:ly)?|earlier this (?:year|month)|in the past|(?:years|decades|months) ago)\b", re.I
)

STRONGEST = [Stance.AGREED, Stance.COMMITTED, Stance.AFFIRMED, Stance.PROPOSED, Stance.WELCOMED, Stance.DISCUSSED]


def _stance_of(reading: Reading, sentence: Sentence, one: Found, hit: VerbHit, side: str) -> Stance:
    """The verb's stance, raised to a commitment where a verb of saying is followed by "will" or "commitment"."""
    after = reading.text[hit.span.end : sentence.span.end]
    if hit.base in {"consider", "assess"} and side == BOTH and not rule(r"[^.;]{0,60}\b(?:as|to be|that)\b").match(after):
        return Stance.DISCUSSED
    if hit.base.startswith("identif") and rule(r"[^.;]{3,160}?\bas\b|[^.;:]{0,40}\bpriorit").match(after):
        return Stance.AFFIRMED  # "identified A and B as priorities": settled, not only talked of
    told = hit.base in _TOLD and after.startswith((" that ", " why "))  # "explained that ...", unlike "explained its plans"
    if side == BOTH and hit.stance is Stance.WELCOMED and _SIGNED_NOW.match(after):
        return Stance.COMMITTED  # "welcomed the signing of the accord": what was signed here is agreed on, and not only welcome
    if hit.base in {"raise", "broach"} and _THE_NEED.match(after):
        return Stance.PROPOSED  # "raised the need to open a port"
    if hit.stance is Stance.AFFIRMED or told:
        if hit.base in _RAISED and _GLAD.match(after):
            return Stance.WELCOMED
        if _COMMITMENT.match(after):
            return Stance.COMMITTED
        if hit.base in _RAISED and _WOULD_LIKE.match(after):
            return Stance.PROPOSED
        if hit.base in _RAISED and _promises(reading, sentence, hit, side):
            return Stance.COMMITTED
    return Stance.AFFIRMED if told else hit.stance


_PAPER_ALONE = rule(
    r"(?:(?:first|second|third|fourth|fifth|last|latest|same|final|two|three|other) )?(?:deal|declaration|accord|treaty|pact|protocol|statement|agreement|memorandum|document|MoU|MOU)s?"
)  # "The second deal was signed by A": of what it is, another sentence tells
_INSTRUMENT = r"(?:memorand(?:um|a)|mous?|agreements?|accords?|protocols?|treat(?:y|ies)|arrangements?|declarations?|(?:action|work)? ?plans?|programmes?|programs?|terms of reference|letters? of intent|documents?|contracts?)"
_SIGNED_NOW = rule(
    rf"\s+(?:with satisfaction )?(?:the (?:\w+ )?(?:signing|signature)(?: (?:today|during the (?:visit|meeting|session)|on this occasion))? of|that (?:they|both sides|the two (?:sides|countries|ministers|governments)|the (?:sides|parties)) (?:have |had )?(?:signed|concluded))"
    rf" (?!(?:[\w’'-]+ ){{0,12}}?(?:last|earlier|previous|recent|ago|in (?:\w+ )?(?:19|20)\d\d)\b)(?:(?:an?|the|two|three|four|five|six|seven|several|new|their) )*(?:[\w’'-]+ ){{0,6}}?{_INSTRUMENT}\b",
    re.I,
)
_THE_NEED = rule(
    r"(?:\s+with (?:[\w’-]+\s){1,3}?)?\s*(?:the )?(?:\w+ )?(?:need|necessity|urgency|possibility|idea|request) (?:to|for|of|that)\b"
)
_TOLD = frozenset({"explain", "describe", "outline"})
_RAISED = frozenset(
    (
        "announce affirm reaffirm say state stress emphasize emphasise confirm add tell reiterate remark note assure declare underline underscore "
        "highlight reassure reply respond answer explain"
    ).split()
)


def _promises(reading: Reading, sentence: Sentence, hit: VerbHit, side: str) -> bool:
    """What is said goes on "that we / his country / Vietnam will ...": the speaker's own side is the subject of "will"."""
    text = reading.text
    will = _WILL.search(text, hit.span.end, sentence.span.end)
    if will is None or will.start() - hit.span.end > 130:
        return False
    between = text[hit.span.end : will.start()]
    if rule(r"[;.]|\b(?:since|because|so that)\b").search(between.replace("U.S.", "US")) or between.count(",") > 2:
        return False
    near = text[max(hit.span.end, will.start() - 70) : will.start()]
    if "," in near:
        near = near[near.rindex(",") :]
    own = [
        m
        for m in sentence.parties
        if m.code == side
        and hit.span.end <= m.span.start < will.start()
        and will.start() - m.span.end < 50
        and not _BELONGS.search(text, hit.span.end, m.span.start)
    ]
    itself = _SELF.search(near)
    return (itself is not None and not _HOPES.search(near, itself.end())) or any(
        m.sort is not Sort.DEMONYM or rule(r"\s+(?:side|government)").match(text[m.span.end : m.span.end + 12]) for m in own
    )


_WISHED = rule(
    r"\s+(?:the|their|a|both sides[’'])\s+(?:\w+ )?(?:desire|wish|aspiration|interest|will|intention|readiness)s? (?:for|to|in|of)\b", re.I
)
# "the idea of a new Kenya | will help": Kenya promises nothing
_BELONGS = rule(
    r"\b(?!(?:government|republic|kingdom|people|state|side|ministry|president|emirate|sultanate|commonwealth|federation|union|islands)\b)[a-z]\w+ of (?:[\w’'-]+ ){0,3}$"
)
_GRANTED = frozenset({"acknowledge", "recognize", "recognise"})  # what they grant to be important is no progress looked back on


def _strength_of(reading: Reading, hit: VerbHit, stance: Stance, after: str) -> Strength:
    table = reading.lexicon.stances
    if (
        hit.base in table.past
        and not (hit.base in _GRANTED and (_SOFT.match(after) or _WISHED.match(after) or after.lstrip().startswith("that ")))
    ) or table.past_phrases.match(hit.base):
        return Strength.PAST
    if stance in (Stance.AGREED, Stance.COMMITTED, Stance.PROPOSED):
        return Strength.SOFT if _SOFT.match(after) else Strength.HARD
    return Strength.SOFT


def acts_from(reading: Reading, sentence: Sentence, one: Found, side: str, edge: int) -> list[Act]:
    """One act per run of verbs of like stance."""
    acts: list[Act] = []
    groups: list[tuple[Stance, VerbHit]] = []
    asks = side != BOTH and any(hit.stance is Stance.PROPOSED for hit in one.hits)
    for hit in one.hits:
        stance = _stance_of(reading, sentence, one, hit, side)
        if asks and stance is Stance.AFFIRMED and _LEADS_UP.match(hit.base):
            stance = Stance.DISCUSSED  # "explained that stocks fall, and requested help": what is asked for is the point
        if asks and groups and stance is Stance.AFFIRMED and hit.shape == "ing" and hit.base in {"say", "argue", "add"}:
            continue  # "urged both to join, saying it would pay": why
        if not groups or groups[-1][0] is not stance:
            groups.append((stance, hit))
    for place, (stance, hit) in enumerate(groups):
        if stance is Stance.DISCUSSED and (
            _is_negated(reading, sentence, hit) or _STILL_TO_COME.search(sentence.text[: hit.span.start - sentence.span.start])
        ):
            continue  # "did not discuss", "will hold talks on": no topic
        end = groups[place + 1][1].span.start if place + 1 < len(groups) else edge
        start = one.actor.span.start if place == 0 and one.actor.span.start <= hit.span.start else hit.span.start
        if one.whole:
            start, end = sentence.start, sentence.span.end
        acts.append(_act(reading, sentence, one, side, stance, hit, start, end))
    return acts


_LEADS_UP = rule(r"(?:explain|describe|outline|recount|dr[ae]w\w* (?:the )?attention)")
_STILL_TO_COME = rule(r"\b(?:will|shall|(?:is|are) (?:to|due to|expected to|scheduled to))\s+(?:also\s+|then\s+|\w+ly\s+)?$", re.I)


def _carry_note(actor: Actor) -> str:
    if actor.kind == "pronoun":
        return f"“{actor.word}” carried from the sentence before" if actor.word in {"he", "she", "it"} else ""
    return "title alone, taken for the last speaker" if actor.kind == "title" and not actor.side else ""


_LEAD_IN = rule(r"(?:Regarding|Concerning|As regards|As for|On|With regard to|With respect to|Turning to)\s+(?P<topic>[^,;.]{3,90}),", re.I)


_DANGLING = frozenset("and while but also as the whereas his her their its".split())  # a clause that ends so goes on elsewhere


def _act(reading: Reading, sentence: Sentence, one: Found, side: str, stance: Stance, hit: VerbHit, start: int, end: int) -> Act:
    actor, carried = one.actor, one.carried or _carry_note(one.actor)
    if end <= start:
        start = sentence.start
    subject = _passive_subject(reading, sentence, actor, hit)
    if subject is not None:
        start = min(start, subject)
    if article := rule(r"\b(?:the|The|both|Both|his|her|their)\s+$").search(reading.text[max(sentence.start, start - 6) : start]):
        start -= len(article.group())
    clause = reading.text[start:end].rstrip(" ,;")
    if not _DANGLING.isdisjoint(clause.rsplit(None, 1)[-1:]):
        clause = (
            rule(r"[,;]?\s+(?:and|while|but|also|as well as|the|whereas)(?:\s+(?:the|his|her|their|its))?$").sub("", clause).rstrip(" ,;")
        )
    after = reading.text[hit.span.end : end]
    said = (
        (subject, hit.span.start)
        if subject is not None
        else _told_in_an_aside(reading, sentence, actor, hit, end) or _said(reading, actor, hit, start, end)
    )
    negated = _is_negated(reading, sentence, hit)
    if negated and stance in (Stance.AGREED, Stance.COMMITTED):
        stance = Stance.DISCUSSED  # "did not agree on quotas": talked of, and not agreed
    verbs = [(other.span.start, other.span.end, other.base) for other in one.hits if other is not hit]
    areas, named, words = areas_of(reading, sentence, *said, side, stance, hit.base, verbs)
    if subject is not None:
        words = tuple(word for word in words if not _PAPER_ALONE.fullmatch(word))
    if negated and hit.passive:
        words = ()  # "the quotas were not mentioned"
    topic_before = _LEAD_IN.match(reading.text, sentence.start, start)
    if topic_before:  # "Regarding the East Sea situation, both sides ...": the topic stands before the subject
        topics = reading.lexicon.areas.find(reading.text, topic_before.start("topic"), topic_before.end("topic"))
        areas = tuple(dict.fromkeys([*areas, *(hit.area_id for hit in topics if not hit.weak)]))
        words = about_topic(words, topic_before["topic"]) if side == BOTH else words
    if (subject is not None or (hit.passive and not words)) and (
        listed := LISTED_BEHIND.search(reading.text, hit.span.end, end)
        or (None if words else SIGNED_ON.match(reading.text, hit.span.end, end))
    ):
        more = areas_of(reading, sentence, listed.end(), end, side, stance, hit.base)
        areas, words = tuple(dict.fromkeys([*areas, *more[0]])), tuple(dict.fromkeys([*words, *more[2]]))
    person: Somebody | None = actor.person
    hedged = bool(_HEDGE.search(after[:80], words=sentence.text))
    return Act(
        side=side,
        stance=stance,
        strength=_strength_of(reading, hit, stance, after),
        verb=hit.base,
        text=clause,
        span=Span(start, start + len(clause)),
        sentence=Span(sentence.start, sentence.span.end),
        speaker=person.name if person and side != BOTH else "",
        object_side=_object_side(reading, sentence, hit, side),
        areas=areas,
        areas_named=named,
        areas_text=words,
        carried=carried,
        flags=("negated",) * negated + ("hedged",) * hedged,
    )


def _object_side(reading: Reading, sentence: Sentence, hit: VerbHit, side: str) -> str:
    """The other party, where the words behind the verb name one alone; "" for an act of both."""
    others = {
        m.code
        for m in sentence.parties
        if m.span.start >= hit.span.end and m.code != side and m.code in reading.parties and m.sort is not Sort.CITY
    }
    return others.pop() if side != BOTH and len(others) == 1 else ""


_HEDGE = rule(r"\b(?:may|might|could|in principle|if necessary|subject to)\b")
_NOT = rule(
    r"\b(?:not|never|no|cannot|hardly|barely|without)\s+(?:yet\s+|been\s+able\s+to\s+|able\s+to\s+|\w+\s+)?$"
    r"|\b(?:fail(?:ed|s|ing)?|unable|refus(?:ed|es|ing)|declin(?:ed|es|ing)|unwilling)\s+to\s+(?:\w+\s+)?$",
    re.I,
)


def _is_negated(reading: Reading, sentence: Sentence, hit: VerbHit) -> bool:
    """ "did not agree", "no agreement was reached", "failed to reach agreement"."""
    start = max(sentence.start, hit.span.start - 28)
    if hit.shape == "phrase" and rule(r"there (?:was|is|were|are) (?:also )?no\b", re.I).match(reading.text, hit.span.start, hit.span.end):
        return True
    return bool(_NOT.search(reading.text[start : hit.span.start], words=sentence.text))


_ASIDE = rule(r"(?:(?:On|During|At|In|After|Following|As|Upon|Moreover|Furthermore|Also|Finally|To|For)\b[^,;]{0,80},\s*)+")
_NUMBERED = rule(r"\W*\d{1,2}\s?[-–.)]\s+(?=[A-Z])")  # "5- A new protocol was signed"
_AT_MEETING = rule(
    r"(?:At|During|In) (?:the|their|this) (?:\w+ )?(?:meeting|talks|session|summit|call|visit|consultations) (?=(?:the|an?|their)\b)"
)
_EMPTY_SUBJECT = rule(
    r"(?:it|this|that|these|those|they|there|and|also|(?:the )?(?:following|documents?|agreements?|outcomes?|number of|two|three|several)(?:\s+\w+){0,3})?\s*"
    r"(?:(?:was|were|is|are|has|have|had|been|being|will|would|be|also|then|further|jointly|\w+ly)\s*)*",
    re.I,
)


_NAMED_AS = rule(
    r"\b(?:was|were) (?:\w+ )?(?:named|described|singled|identified|cited|seen|regarded|viewed|designated|earmarked|flagged|listed|highlighted)\b"
)


def _passive_subject(reading: Reading, sentence: Sentence, actor: Actor, hit: VerbHit) -> int | None:
    """Where the subject of "X was signed", "Y and Z were endorsed" begins: what was done is named before the verb; None where it follows."""
    by_agent = hit.passive and actor.span.start > hit.span.start  # "a memorandum on X was signed by the two ministers"
    if (hit.shape == "phrase" and not _NAMED_AS.search(hit.base)) or not (actor.word == "passive" or by_agent):
        return None
    text = reading.text
    begin = sentence.start
    for cut in rule(r";\s*|\b(?:while|where|(?:at|during|in|after|following|on|upon) (?:the \w+ of )?which|(?:was|is) that)\s+").finditer(
        text, sentence.start, hit.span.start
    ):
        begin = cut.end()
    if mark := _NUMBERED.match(text, begin, hit.span.start):
        begin = mark.end()
    if aside := _ASIDE.match(text, begin, hit.span.start) or _AT_MEETING.match(text, begin, hit.span.start):
        begin = aside.end()
    if rule(r"\b(?:when|since|until)\s").search(text, begin, hit.span.start):
        return None  # "since 1975, when the first treaty was signed": another time's business
    return None if _EMPTY_SUBJECT.fullmatch(text[begin : hit.span.start]) else begin


def _said(reading: Reading, actor: Actor, hit: VerbHit, start: int, end: int) -> tuple[int, int]:
    """What was said: the words after the verb, or the whole where the verb stands at the end."""
    if start <= hit.span.start and (holds := _HOLDS_OBJECT.match(reading.text, hit.span.start, hit.span.end)):
        return holds.end(), end  # "announced | a package of ...": the phrase holds what was announced
    if (
        hit.passive
        and hit.span.end < actor.span.start
        and actor.span.end < end
        and rule(r"\bby\b").search(reading.text, hit.span.end, actor.span.start)
    ):
        return actor.span.end, end  # "It was agreed by both sides | that ..."
    after = hit.span.end < end and start <= hit.span.start and not _ends_sentence(reading, actor, hit, start, end)
    return (hit.span.end if after else start), end


_HOLDS_OBJECT = rule(
    r"(?:exchang(?:ed|es|ing)(?=\s(?:an? |the |two |three |several )?(?:\w+ )?(?:memorand|mou|agreement|letters of|protocol))|announc\w+|unveil\w*|set up|established|created|formed|kick\w+ off)(?=\s)",
    re.I,
)


def _told_in_an_aside(reading: Reading, sentence: Sentence, actor: Actor, hit: VerbHit, end: int) -> tuple[int, int] | None:
    """ "The commission is to meet at once, the two sides agreed, since ...": what stands before the aside; what follows it after "Within a year, ..."."""
    text = reading.text
    begin = sentence.start
    if (
        hit.stance is not Stance.AGREED
        or text[hit.span.end : hit.span.end + 1] != ","
        or len(text[begin : actor.span.start].split()) < _TELLS
    ):
        return None
    if not rule(r",\s*(?:the\s+)?$").search(text, begin, actor.span.start):
        return None
    opens = rule(r"(?:Within|In|At|During|On|By|After|For|To|As|Under|With|Following|Regarding|Furthermore|Moreover)\b").match(text, begin)
    return (hit.span.end, end) if opens else (begin, actor.span.start)


_TELLS = 4  # words


def _ends_sentence(reading: Reading, actor: Actor, hit: VerbHit, start: int, end: int) -> bool:
    """The verb stands at the end, after what was said: "..., Li said"; a long subject before it is nothing that was said."""
    before = min(hit.span.start, actor.span.start) if actor.span.start > start else hit.span.start if actor.kind in _NOBODY else start
    return len(reading.text[hit.span.end : end].split()) <= 4 < len(reading.text[start:before].split())


_NOBODY = frozenset({"talks", "topic"})  # "subjects" that are the verb itself


# "This meeting follows the June 2021 Summit, where both sides resolved ...", "Further to the Lima meeting, at which it was decided ..."
_AT_ANOTHER_TIME = rule(
    r"\b(?:follow(?:s|ed|ing)|since|buil(?:ds?|t|ding) (?:up)?on|further to|recall\w*)\b[^.;]{5,200},\s*(?:where|when|(?:at|during|in) which)\s[^,;.]{0,60}$",
    re.I,
)


def is_past_business(reading: Reading, sentence: Sentence, act: Act) -> bool:
    """What was agreed or signed at another time is background, not an act of this event."""
    if act.stance not in (Stance.AGREED, Stance.COMMITTED) or act.verb.startswith(("will", "shall")):
        return False
    clause = reading.text[act.span.start : min(act.span.end, act.span.start + 200)]
    verb = rule(r"\b(?P<verb>agreed|signed|decided|resolved|adopted|launched|concluded|established)\b(?P<behind>[^.;]{0,60})").search(
        clause
    )
    if not verb or verb["verb"][:4] not in act.verb:
        return False  # "vowed to celebrate the treaty signed fifty years ago": the vow is of today
    if _AT_ANOTHER_TIME.search(reading.text, sentence.start, act.span.start + verb.start()):
        return True
    return bool(
        _PREVIOUS.search(verb["behind"]) or (rule(r"\bin (?:\w+ )?(?:19|20)\d\d\b").search(verb["behind"]) and BACKGROUND.search(clause))
    )
