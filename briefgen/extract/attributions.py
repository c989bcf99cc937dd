"""Whose words a sentence is where it says so behind or within them: "..., Li said", "in the words of Li", "..., according to Li"."""

from __future__ import annotations

import re

from briefgen.extract.actor import Actor
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.subjects import OPENS_WITH, TOGETHER_ONLY, Found, governs
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Span, Stance

_ADVERBS_ONLY = rule(r"[\s,]*(?:(?:also|further|then|\w+ly)\s+)*")


def attribution(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit]) -> Found | None:
    """ "..., Li said." / "...", said the Minister: the whole sentence is that speaker's; an agreement told so is still of both."""
    text = reading.text
    if him := rule(r"according to (?P<who>him|her)\b", re.I).match(text[sentence.start : sentence.span.end]):
        who = Actor(Span(sentence.start + him.start("who"), sentence.start + him.end()), "", "pronoun", word="he")
        return Found(who, [VerbHit(Span(sentence.start, sentence.start + 9), Stance.AFFIRMED, "say", "past")], whole=True)
    if (lead := rule(r"according to\s+(?:the\s+)?", re.I).match(text[sentence.start : sentence.span.end])) and actors:
        told = actors[0]
        if told.kind in {"person", "title", "side"} and told.span.start - sentence.start - lead.end() < 30:
            return _as_told(text, actors, hits, told)
    for actor in reversed(actors):
        if actor.kind not in {"person", "title", "pronoun", "side", "joint"}:
            continue
        before = text[sentence.start : actor.span.start]
        after = text[actor.span.end : sentence.span.end]
        said: VerbHit | None = None
        if _IN_WORDS_OF.search(before) or (_IN.search(before) and _THEIR_VIEW.match(after)):
            return _as_told(text, actors, hits, actor)
        if inverted := _inverted(text, sentence, actor, hits):
            return Found(actor, [inverted], whole=True)
        if len(before.split()) >= 4 and rule(r"[,”\"]\s*(?:the\s+)?(?:visiting\s+)?$").search(before):
            said = next((h for h in hits if h.span.start >= actor.span.end and h.stance is Stance.AFFIRMED and h.shape == "past"), None)
            if said and not (
                _ADVERBS_ONLY.fullmatch(text[actor.span.end : said.span.start])
                and _AFTER_SAID.fullmatch(text[said.span.end : sentence.span.end])
            ):
                said = None
        if said is None and before.strip() and rule(r",\s*(?:the\s+|a\s+)?(?:\w+\s+)?$").search(before):
            said = _said_in_the_middle(text, sentence, actor, hits)
            if said:
                return _told_on(text, sentence, actors, hits, actor, said)
        if (
            said is None
            and len(before.split()) >= 5
            and rule(r"[,”\"]\s*(?:said|added|noted|stressed|stated)\s+(?:the\s+)?$", re.I).search(before)
            and len(after.split()) <= 12
        ):
            said = next((h for h in hits if h.span.end <= actor.span.start and actor.span.start - h.span.end < 8), None)
        if said:
            return told_by(reading, sentence, actors, hits, actor, said)
        if actor.kind == "joint" and (agreed := _agreed_behind(text, sentence, actor, hits)):
            return Found(actor, [agreed], whole=True)
    return None


# "in the words of A", "..., according to A", "in A's view"
_IN_WORDS_OF = rule(
    r"(?:^|[,;”\"]\s*|\s)(?:according to|in the (?:words|view|opinion|eyes|judg[e]?ment|estimation|assessment) of)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.I,
)


_IN = rule(r"\b[Ii]n\s+(?:the\s+)?$")


_THEIR_VIEW = rule(r"['’]s?\s+(?:view|opinion|words|eyes|judg[e]?ment|assessment|telling|account|reading)\b")


def _as_told(text: str, actors: list[Actor], hits: list[VerbHit], speaker: Actor) -> Found | None:
    """What is so "according to" one: an act of both where both stand as its subject or it is told without one, else the speaker's words."""
    for hit in hits:
        settled = hit.stance in {Stance.AGREED, Stance.COMMITTED, Stance.DISCUSSED}
        if hit.infinitive or not settled:
            continue
        if hit.passive:
            return Found(Actor(hit.span, BOTH, "talks", word="passive"), [hit], "as told by one side")
        subject = next((a for a in reversed(actors) if a.span.end <= hit.span.start and a is not speaker), None)
        if subject and subject.kind == "joint" and governs(text, subject, hit):
            return Found(subject, [hit], "as told by one side", whole=True)
    return Found(speaker, [VerbHit(speaker.span, Stance.AFFIRMED, "say", "past")], whole=True)


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


# What may follow "he said" at the end of a sentence: nothing of what was said.
_AFTER_SAID = rule(r"(?:[^,;“\"]{0,60}|\s+(?:in|at|during|after|before|following|on|as|to)\b(?!\s+that\b)[^;“\"]{0,140})[.,]?\s*[”\"]?\s*")


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
        return Found(subject, [following], "as told by one side", whole=True)
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
        subject = next((a for a in reversed(actors) if a.span.end <= hit.span.start), None)
        if subject is None or not governs(text, subject, hit) or text[sentence.start : subject.span.start].count(",") > 1:
            continue
        if subject.kind == "joint" and hit.stance is not Stance.PROPOSED:
            return Found(subject, [hit], "as told by one side", whole=True)
        if subject.word == "we" and hit.base in TOGETHER_ONLY:  # "“We have agreed to open ports,” he said": both have
            return Found(Actor(subject.span, BOTH, "joint", word="we"), [hit], "as told by one side", whole=True)
        own = (subject.kind in {"country", "side"} and subject.side == speaker.side) or subject.word in {"we", "i"}
        if own and hit.stance is not Stance.AFFIRMED:
            return Found(speaker, [hit], whole=True)
        theirs = subject.kind in {"person", "title", "side"} and subject.side not in {"", BOTH, speaker.side}
        if theirs and speaker.side not in {"", BOTH} and subject.span.start - sentence.start <= OPENS_WITH:
            return Found(subject, [hit], "as told by one side", whole=True)
    quoted = (
        rule(r"(?:^|[“\"])\s*I\s+(?:\w+ly\s+|also\s+|have\s+|therefore\s+|would\s+)*$").search(text[sentence.start : hits[0].span.start])
        if hits
        else None
    )
    return Found(speaker, [hits[0]] if quoted else [said], whole=True)
