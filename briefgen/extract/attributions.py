"""Whose words a sentence is where it says so behind or within them: "..., Li said", "in the words of Li", "..., according to Li"."""

from __future__ import annotations

import re

from briefgen.extract.actor import Actor
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.subjects import OPENS_WITH, TALK_SUBJECT, TOGETHER_ONLY, TOLD, Found, governs
from briefgen.extract.turns import turn_at
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Span, Stance

_ADVERBS_ONLY = rule(r"[\s,]*(?:(?:also|further|then|\w+ly)\s+)*")


def attribution(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit]) -> Found | None:
    """ "..., Li said." / "...", said the Minister: the whole sentence is that speaker's; an agreement told so is still of both."""
    text = reading.text
    if lead := _ACCORDING_TO.match(text, sentence.start, sentence.span.end):
        if lead["who"]:
            who = Actor(Span(lead.start("who"), lead.end("who")), "", "pronoun", word="he")
            return Found(who, [VerbHit(Span(sentence.start, sentence.start + 9), Stance.AFFIRMED, "say", "past")], whole=True)
        told = actors[0] if actors else None
        if told and told.kind in {"person", "title", "side"} and "," not in text[lead.end() : told.span.start]:
            return _as_told(text, actors, hits, told)
    if labelled := _labelled(reading, sentence, actors, hits):
        return labelled
    for actor in reversed(actors):
        if actor.kind not in {"person", "title", "pronoun", "side", "joint"}:
            continue
        before = text[sentence.start : actor.span.start]
        after = text[actor.span.end : sentence.span.end]
        if (
            _IN_WORDS_OF.search(before)
            or (_PUT_IT.match(after) and _AS.search(before))
            or (_THEIR_VIEW.match(after) and _IN.search(before))
        ):
            return _as_told(text, actors, hits, actor)
        if inverted := _inverted(text, sentence, actor, hits):
            return Found(actor, [inverted], whole=True)
        said = _said_behind(text, sentence, actors, actor, hits)
        if said is None and before.strip() and rule(r",\s*(?:the\s+|a\s+)?(?:\w+\s+)?$").search(before):
            said = _said_in_the_middle(text, sentence, actor, hits)
            if said:
                return _told_on(text, sentence, actors, hits, actor, said)
        said = said or _said_in_front(text, sentence, actor, hits)
        if said:
            return told_by(reading, sentence, actors, hits, actor, said)
        if actor.kind == "joint" and (agreed := _agreed_behind(text, sentence, actor, hits)):
            return Found(actor, [agreed], whole=True)
    return None


_ACCORDING_TO = rule(r"according to\s+(?:(?P<who>him|her)\b|(?:the\s+)?)", re.I)
_HAD_TALKS = rule(r"(?:had|have|held) ")  # "we had good talks"
# "the areas where | we focus", "it is enough that | we work"
_HANGS = rule(r"\b(?:that|where|which|when|if|because|who|as|what|how|why|while)\s+(?:the\s+)?$", re.I)


# "in the words of A", "..., according to A", "in A's view"
_IN_WORDS_OF = rule(
    r"(?:^|[,;”\"]\s*|\s)(?:according to|in the (?:words|view|opinion|eyes|judg[e]?ment|estimation|assessment) of)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.I,
)


_IN = rule(r"\b[Ii]n\s+(?:the\s+)?$")


_THEIR_VIEW = rule(r"['’]s?\s+(?:view|opinion|words|eyes|judg[e]?ment|assessment|telling|account|reading)\b")


# What both do by speaking, unlike "value", "support".
_SPOKEN = frozenset(
    "stress reaffirm affirm reiterate underline underscore emphasize emphasise highlight note express voice call urge welcome praise condemn confirm declare thank".split()
)


def _as_told(text: str, actors: list[Actor], hits: list[VerbHit], speaker: Actor) -> Found | None:
    """What is so "according to" one: an act of both where both stand as its subject or it is told without one, else the speaker's words."""
    for hit in hits:
        settled = hit.stance in {Stance.AGREED, Stance.COMMITTED, Stance.DISCUSSED}
        if hit.infinitive or not (settled or (hit.shape == "past" and hit.base in _SPOKEN)):
            continue
        if hit.passive and settled:
            return Found(Actor(hit.span, BOTH, "talks", word="passive"), [hit], TOLD)
        subject = next((a for a in reversed(actors) if a.span.end <= hit.span.start and a is not speaker), None)
        if subject and (subject.kind == "joint" or subject.word == "they") and governs(text, subject, hit):
            return Found(Actor(subject.span, BOTH, "joint", word=subject.word), [hit], TOLD, whole=True)
    return Found(speaker, [VerbHit(speaker.span, Stance.AFFIRMED, "say", "past")], whole=True)


# "as | Berg put it", "as | the minister noted,": behind what was said or before it
_AS = rule(r"(?:^|,\s*)[Aa]s\s+(?:the\s+)?$")
_PUT_IT = rule(
    r"(?:\s+(?:also|\w+ly))?\s+(?:put it|said|noted|stressed|stated|remarked|observed|pointed out|told (?:reporters|journalists))(?=\s*(?:[,.]|$))"
)


def _labelled(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit]) -> Found | None:
    """ "Minister Li: “We thank our hosts.”": who speaks stands before a colon."""
    first = actors[0] if actors else None
    if first is None or first.kind not in {"person", "title", "side"} or first.span.start - sentence.start > OPENS_WITH:
        return None
    if not _COLON.match(reading.text, first.span.end, sentence.span.end) or turn_at(reading.turns, sentence.span.start) is not None:
        return None  # in a transcript whose turn it is tells more
    behind = Actor(Span(sentence.span.end, sentence.span.end), first.side, first.kind, first.person, first.word)
    said = VerbHit(Span(first.span.end, first.span.end + 1), Stance.AFFIRMED, "say", "past")
    return told_by(reading, sentence, actors[1:], hits, behind, said)


_COLON = rule(r"\s*(?:\([^)]{2,40}\))?\s*:\s+(?:[“\"«‘]|(?:I|We|My|Our)\b)")


def _inverted(text: str, sentence: Sentence, actor: Actor, hits: list[VerbHit]) -> VerbHit | None:
    """The verb in "Trade, | stressed Minister A, | has grown"."""
    if text[actor.span.end : actor.span.end + 1] != ",":
        return None
    said = next((hit for hit in reversed(hits) if hit.span.end <= actor.span.start), None)
    if said is None or said.stance is not Stance.AFFIRMED or said.shape != "past" or said.passive:
        return None
    apart = rule(r"\s+(?:the\s+)?(?:\w+\s+)?").fullmatch(text, said.span.end, actor.span.start)
    return said if apart and text[sentence.start : said.span.start].rstrip()[-1:] == "," else None


def _agreed_behind(text: str, sentence: Sentence, actor: Actor, hits: list[VerbHit]) -> VerbHit | None:
    """The verb in "Work is to go on in tea and radar, the statement said the two sides had agreed": nothing stands behind it."""
    before = text[sentence.start : actor.span.start]
    if len(before.split()) < 4 or not _BEHIND.search(before):
        return None
    agreed = next((hit for hit in hits if hit.span.start >= actor.span.end and hit.stance is Stance.AGREED and hit.shape == "past"), None)
    last = agreed and len(text[agreed.span.end : sentence.span.end].split()) <= 1 and governs(text, actor, agreed)
    return agreed if last else None


_BEHIND = rule(r",\s*(?:(?:the|a|an|its|their)\s+(?:\w+\s+)?(?:said|stated|added)\s+(?:that\s+)?)?(?:the\s+)?$", re.I)


_SAYING = (
    "said|says|added|adds|noted|notes|stressed|stated|states|declared|remarked|observed|announced|explained|continued|commented|underlined|underscored|emphasised|"
    "emphasized|affirmed|reaffirmed|reiterated|wrote|concluded|recalled|warned|cautioned|replied|responded|answered|pointed out|told|highlighted|insisted|argued|"
    "maintained|assured|confirmed|acknowledged|asserted|clarified|elaborated|quipped|tweeted|posted|read|reads|went on|mentioned|opined|hoped|lamented|admitted|summed up|summari[sz]ed|repeated|joked|exclaimed"
)
# "..., | Li said", "...,” | the Minister then told reporters"
_BEHIND_IT = rule(rf"(?:\s+(?:also|further|then|later|\w+ly))*\s+(?P<verb>{_SAYING})\b")
# "...,” | said the | Minister"
_IN_FRONT = rule(rf"(?:^|[,.!?”\"’»])\s*(?P<verb>{_SAYING})\s+(?:the\s+)?(?:visiting\s+)?$", re.I)
_QUOTE_ENDS = rule(
    r"[,.!?–—-]\s?[”\"’»]\s*(?:the\s+)?(?:visiting\s+)?$|[”\"»]\s*,\s*(?:the\s+)?(?:visiting\s+)?$|[,.!?]“\s+(?:the\s+)?(?:visiting\s+)?$"
)
_FEWEST = 4  # words of what was said; behind a closing mark fewer will do


_HAS_OBJECT = rule(r"\s+(?:the|a|an|his|her|its|their|this|that|these|those|our|both|all|how|why|what|for|no)\b")
_WHAT = rule(r"\s+that\s+(?!(?:day|night|week|year|morning|afternoon|evening)\b)")
_WHAT_WAS_SAID = rule(r"\s+(?:that\s+)?(?:the\s+)?")


def _said_behind(text: str, sentence: Sentence, actors: list[Actor], actor: Actor, hits: list[VerbHit]) -> VerbHit | None:
    """The verb in "Trade has grown, | Li said." and "“Trade has grown,” | the Minister told reporters, adding that ..."."""
    before = text[sentence.start : actor.span.start]
    quoted = _QUOTE_ENDS.search(before)
    if not quoted and (len(before.split()) < _FEWEST or not rule(r"[,”\"]\s*(?:the\s+)?(?:visiting\s+)?$").search(before)):
        return None
    verb = _BEHIND_IT.match(text, actor.span.end, sentence.span.end)
    if quoted and verb:
        said = VerbHit(Span(verb.start("verb"), verb.end("verb")), Stance.AFFIRMED, "say", "past")
        return said if _AFTER_QUOTE.fullmatch(text[said.span.end : sentence.span.end]) else None
    for hit in hits:
        if hit.span.start >= actor.span.end and hit.stance is Stance.AFFIRMED and hit.shape == "past":
            if _WHAT.match(text, hit.span.end) or (hit.base not in {"say", "tell", "add"} and _HAS_OBJECT.match(text, hit.span.end)):
                return None  # "A proposed a school, B | supported this idea"
            if any(_WHAT_WAS_SAID.fullmatch(text[hit.span.end : one.span.start]) for one in actors if one.span.start > hit.span.end):
                return None  # "In its readout, the ministry said that | Minister Li thanked ..."
            last = _AFTER_SAID.fullmatch(text[hit.span.end : sentence.span.end])
            return hit if last and _ADVERBS_ONLY.fullmatch(text[actor.span.end : hit.span.start]) else None
    return None


# What may follow "he said" at the end of a sentence: nothing of what was said.
_AFTER_SAID = rule(
    r"(?:[^,;“\"]{0,60}|\s+(?:in|at|during|after|before|following|on|as|to)\b(?!\s+that\b)[^;“\"]{0,140}|(?:\s+(?:reporters|journalists|newsmen|the (?:press|media)))?,\s+(?:also\s+)?\w+ing\b.*)"
    r"[.,]?\s*[”\"]?\s*",
    re.S,
)
# Behind a quotation also "told a news conference with Li, adding that ...".
_AFTER_QUOTE = rule(r"(?!\s+that\b)[^,;“\"]{0,140}(?:(?:,|\s+while|\s+as)\s.*)?[.,]?\s*[”\"]?\s*", re.S)


def _said_in_front(text: str, sentence: Sentence, actor: Actor, hits: list[VerbHit]) -> VerbHit | None:
    """The verb in "Trade has grown, | said | Minister Li."."""
    before = text[sentence.start : actor.span.start]
    if len(text[actor.span.end : sentence.span.end].split()) > _LAST or not (verb := _IN_FRONT.search(before[-_NEXT_TO:])):
        return None
    at = actor.span.start - len(before[-_NEXT_TO:])
    if any(hit.span.start >= actor.span.end and not hit.infinitive and governs(text, actor, hit) for hit in hits):
        return None  # "the ministry, in a statement, said | the two sides agreed": it goes on with what was said
    if len(before.split()) <= _FEWEST and text[at + verb.start() : at + verb.start() + 1] not in {
        "”",
        '"',
        "’",
        "»",
    }:
        return None
    return VerbHit(Span(at + verb.start("verb"), at + verb.end("verb")), Stance.AFFIRMED, "say", "past")


_NEXT_TO = 60  # letters, in which "pointed out the visiting" has room
_LAST = 12  # words behind "said Minister Li"


def _said_in_the_middle(text: str, sentence: Sentence, actor: Actor, hits: list[VerbHit]) -> VerbHit | None:
    """The verb in "Norway, | the Minister said, | hopes to ...": between commas, with more of the sentence behind it."""
    for hit in hits:
        if hit.stance is Stance.AFFIRMED and hit.shape in {"past", "s"} and hit.span.start >= actor.span.end:
            between = _ADVERBS_ONLY.fullmatch(text[actor.span.end : hit.span.start])
            behind = rule(r"(?:\s+(?:in|at|on|to|during)\s+[^,;“\"]{2,50})?,\s*[^,\s]").match(text, hit.span.end, sentence.span.end)
            return hit if between and behind else None
    return None


def _told_on(text: str, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], speaker: Actor, said: VerbHit) -> Found:
    """What is told around "he said,": an act of both where both stand before it ("The parties, he said, discussed ..."), else the speaker's."""
    subject = next((a for a in actors if _BETWEEN_COMMAS.fullmatch(text[a.span.end : speaker.span.start])), None)
    for hit in hits:
        promised = hit.stance is Stance.COMMITTED and hit.span.end <= speaker.span.start and not hit.infinitive
        whose = next((a for a in reversed(actors) if a.span.end <= hit.span.start), None) if promised else None
        if whose and speaker.side in {"", whose.side} and whose.kind in {"country", "side"} and governs(text, whose, hit):
            return Found(speaker if speaker.side else whose, [hit], whole=True)  # "Kenya will join in it, he added, so that ..."
    following = next((hit for hit in hits if hit.span.start > said.span.end and not hit.infinitive), None)
    near = following is not None and len(text[said.span.end : following.span.start].split()) <= _NEAR
    if subject and following and near and subject.kind == "joint":
        return Found(subject, [following], TOLD, whole=True)
    if following and near and following.stance in {Stance.COMMITTED, Stance.AGREED} and (subject is None or subject.side == speaker.side):
        return Found(speaker, [following], whole=True)
    return Found(speaker, [said], whole=True)


_BETWEEN_COMMAS = rule(r",\s*(?:the\s+|a\s+)?(?:\w+\s+)?")


_NEAR = 4  # words between "he said," and the verb of what he said


def told_by(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], speaker: Actor, said: VerbHit) -> Found:
    """What the speaker is said to have told: of both where both are its subject, in the stance of the words where the speaker's side is."""
    text = reading.text
    for hit in hits:
        if hit is said or hit.span.start >= speaker.span.start or hit.infinitive:
            continue
        if hit.shape == "phrase" and hit.span.start - sentence.start <= OPENS_WITH + 2 and TALK_SUBJECT.match(text, hit.span.start):
            return Found(Actor(hit.span, BOTH, "topic", word="talks"), [hit], TOLD, whole=True)
        subject = next((a for a in reversed(actors) if a.span.end <= hit.span.start), None)
        if subject is None or not governs(text, subject, hit) or text[sentence.start : subject.span.start].count(",") > 1:
            continue
        if (subject.kind == "joint" and hit.stance is not Stance.PROPOSED) or (subject.kind == "talks" and hit.stance is Stance.DISCUSSED):
            return Found(subject, [hit], TOLD, whole=True)
        if subject.word == "we" and (
            hit.base in TOGETHER_ONLY or (hit.shape == "phrase" and _HAD_TALKS.match(hit.base))
        ):  # "“We have agreed to open ports,” he said": both have
            return Found(Actor(subject.span, BOTH, "joint", word="we"), [hit], TOLD, whole=True)
        own = (subject.kind in {"country", "side"} and subject.side == speaker.side) or subject.word in {"we", "i"}
        if own and hit.stance is not Stance.AFFIRMED and not _HANGS.search(text, sentence.start, subject.span.start):
            return Found(speaker, [hit], whole=True)
        theirs = subject.kind in {"person", "title", "side"} and subject.side not in {"", BOTH, speaker.side}
        paper = speaker.word == "it" and subject.kind in {"person", "title"} and subject.side not in {"", BOTH}  # "A thanked B, it added"
        if (paper or (theirs and speaker.side not in {"", BOTH})) and subject.span.start - sentence.start <= OPENS_WITH:
            return Found(subject, [hit], TOLD, whole=True)
    quoted = (
        rule(r"(?:^|[“\"])\s*I\s+(?:\w+ly\s+|also\s+|have\s+|therefore\s+|would\s+)*$").search(text[sentence.start : hits[0].span.start])
        if hits
        else None
    )
    return Found(speaker, [hits[0]] if quoted else [said], whole=True)
