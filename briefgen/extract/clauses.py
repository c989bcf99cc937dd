"""Which verbs of stance have which subject in one sentence: the grammar of a readout's clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.extract.actors import Actor, is_object, source_lead
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Span, Stance

_ADVERB = (
    r"(?:\w+ly|['’](?:ve|re|d|m|ll)|also|both|then|further|once|again|always|still|too|likewise|meanwhile|however|each|all|together|nevertheless|nonetheless|moreover|furthermore|"
    r"has|have|had|was|were|is|are|been|being|did|do|does|will|would|shall|not|therefore|thus|hence|thereby|accordingly|consequently|"
    r"who|on [A-Z][a-z]+ \d{1,2}|on \d{1,2} [A-Z][a-z]+|(?:have |has )?today|yesterday|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in turn|for (?:his|her|its|their) part|for (?:his|her|its|their) (?:own )?side|in (?:his|her|their|this|that) \w+(?: \w+)?|on (?:his|her|this|that|their|the one|the other) \w+|"
    r"as well|in particular|at the \w+|during the \w+|in response|in reply|to (?:that|this) end|on behalf of [^,]{1,40}|among others?|went on to|(?:took|used|seized) (?:the|this|that|his|her|their) (?:[\w’'-]+ ){0,3}?(?:opportunity|occasion|chance|meetings?|talks|visit|session|event) to|took to [A-Z]\w+ to|(?:sat down|came together|was keen|were keen) to|(?:began|begins|started|opened|concluded|ended|closed) (?:the \w+ |his \w+ |her \w+ )?by|expressed and|and|(?:at|in|during|on|after|following|with) [^,;]{1,60}(?=,))"
)

_GAP = rule(rf"(?:\s*\([^)]*\))?(?:\s*,?\s*(?:who|which)\b[^,]{{1,90}},)?(?:\s*,[^,;]{{1,110}},)?(?:[\s,]*{_ADVERB})*[\s,]*$", re.I)

_COORDINATED = rule(rf"(?:[,;]|\b(?:and|while|as well as|but|before|when|thereby|by|in)\b)\s*(?:(?:{_ADVERB})\s+)*$", re.I)

_BOUNDARY = rule(
    r"(?:^|[;:.!?“\"(–—-]|,\s*(?:for|to|towards?) which\b|,\s*(?:and|but|while|whereas|with|as)?|\b(?:while|whereas|as|meanwhile|and)\b)\s*(?:the\s+|both\s+)?$",
    re.I,
)

_TALK_SUBJECT = rule(
    r"(?:on the (?:table|agenda)\b|focus\b|among (?:the|other|their)\b|the (?:plan|aim|goal|intention|objective|ambition)\b|(?:topics?|subjects?|themes?|issues?) (?:of|was|also)\b|(?:discussions?|talks|conversation|deliberations|exchanges|consultations) (?:during|at|in|between|of)\b)|(?:topics|subjects|themes|issues|discussions?|talks|conversation|agenda|deliberations|exchanges|consultations|meeting|dialogue)\s+(?!was|were)",
    re.I,
)

_RELATIVE = rule(r"\b(?:which|that|who)\s+(?:was|were|has been|have been)\s+(?:\w+\s+)?$", re.I)

_ADVERBS_ONLY = rule(r"[\s,]*(?:(?:also|further|then|\w+ly)\s+)*")

NEED = rule(r"\b(?:need|needs|should|ought|must)\b", re.I)

# As a participle after a comma these go with the nearer clause ("proposed that both sides exchange visits, supporting ..."), not with the speaker.
_NOT_SPOKEN = frozenset(
    (
        "support back value consider regard see view uphold champion address cover raise focus maintain accept understand realise realize "
        "seek sign offer respond answer reply hope wish point report survey examine examin evaluate"
    ).split()
)


@dataclass(slots=True)
class Found:
    actor: Actor
    hits: list[VerbHit] = field(default_factory=list)
    carried: str = ""
    whole: bool = False  # the whole sentence is what was said: "..., Li said."


def read_clauses(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit]) -> list[Found]:
    """Subjects with their verbs, in order. What stands inside "that ..." with a subject of its own is the speaker's words, not an act."""
    text = reading.text
    begin = max(source_lead(sentence), sentence.start)
    if speaker := attribution(reading, sentence, actors, hits):
        return [speaker]
    found: list[Found] = []
    for hit in hits:
        if hit.span.start < begin or hit.infinitive or (hit.passive and hit.base in {"expect", "call"}):
            continue
        if hit.shape == "phrase" and not found and _TALK_SUBJECT.match(text, hit.span.start):
            found.append(Found(Actor(hit.span, BOTH, "topic", word="talks"), [hit]))
            continue
        actor = next((a for a in reversed(actors) if a.span.end <= hit.span.start and begin <= a.span.start), None)
        if actor and (host := _host_of(text, actors, actor, hit, begin)):
            actor = host
            found.append(Found(host, [hit]))
            continue
        if (
            actor
            and governs(text, actor, hit)
            and _may_open(text, sentence, actor, hit, found, begin)
            and not _mere_phrase(sentence, actor, hit)
        ):
            if hit.passive and not hit.base.startswith("please"):
                found.append(Found(_who_did(reading, sentence, actors, actor, hit), [hit]))
                continue
            if found and found[-1].actor == actor:
                found[-1].hits.append(hit)
            else:
                found.append(Found(actor, [hit]))
            continue
        leader = next(
            (a for a in (actor, _opener_of(actors, begin)) if a and _through_other_verb(text, sentence, a, hit, found, begin)), None
        )
        if leader and not hit.passive:
            found.append(Found(leader, [hit]))
            continue
        if found and coordinated(text, found[-1].hits[-1], hit):
            found[-1].hits.append(hit)
            continue
        if not found and hit.shape == "ing" and hit.span.start - begin < 4:
            if later := _subject_after(text, actors, hit):
                found.append(Found(later, [hit]))
            continue
        if hit.passive and not found and not _RELATIVE.search(text[begin : hit.span.start]):
            agent = _passive_agent(text, sentence, actors, hit)
            found.append(Found(agent or Actor(hit.span, BOTH, "talks", word="passive"), [hit]))
    return found


_MET = rule(r"(?:[^.;]{0,90}?[\s,])?(?:received|met|hosted|welcomed|visited)\b(?!\s+that\b)[^;“\"]{0,120}", re.I)
_AND_THEN = rule(rf",?\s+and\s+(?:(?:{_ADVERB})\s+)*$")


def _host_of(text: str, actors: list[Actor], guest: Actor, hit: VerbHit, begin: int) -> Actor | None:
    """ "A received B, and discussed ...": A, with whom the sentence begins; None where the verb has another subject."""
    opener = _opener_of(actors, begin)
    if opener is None or opener is guest or hit.shape != "past" or hit.passive or guest.kind not in {"person", "title"}:
        return None
    between = text[opener.span.end : guest.span.start]
    return opener if _AND_THEN.fullmatch(text[guest.span.end : hit.span.start]) and _MET.fullmatch(between) else None


def _subject_after(text: str, actors: list[Actor], hit: VerbHit) -> Actor | None:
    """ "Welcoming the visit, | the Minister ...": the subject of a participle with which the sentence begins."""
    for actor in actors:
        gap = text[hit.span.end : actor.span.start] if actor.span.start > hit.span.end or actor.kind == "pronoun" else ""
        if rule(r",\s*$" if actor.kind == "pronoun" else r",\s*(?:the\s+|both\s+)?$").search(gap):
            return actor
    return None


def _opener_of(actors: list[Actor], begin: int) -> Actor | None:
    """The subject with which the sentence begins: "The Minister met B today and reiterated ..."."""
    first = next((actor for actor in actors if actor.span.start >= begin), None)
    return first if first and first.span.start - begin <= 4 and first.kind in {"person", "title", "joint", "side", "talks"} else None


def _through_other_verb(text: str, sentence: Sentence, actor: Actor, hit: VerbHit, found: list[Found], begin: int) -> bool:
    """ "We celebrated our ties and reviewed progress": a verb that tells no stance stands between the subject and this one."""
    if (
        (hit.shape not in {"past", "phrase"} and not (hit.shape == "ing" and actor.kind == "joint"))
        or found
        or not _may_open(text, sentence, actor, hit, found, begin)
    ):
        return False
    between = text[actor.span.end : hit.span.start]
    if len(between) > (_FAR if actor.kind == "joint" else 160) or rule(r"[;:“\"]|\b(?:that|which|who|whose|where)\b").search(between):
        return False
    return bool(rule(r"\s*(?:\w+ly\s+|also\s+)?\w+(?:ed|ld|de|ve|ok|nt|id|et|ke|ew|an|ot|me)\b").match(between)) and bool(
        rule(rf"(?:,|\band\b|\bwhile\b|\bbefore\b)\s*(?:(?:{_ADVERB})\s+)*$", re.I).search(between)
    )


# What is done to somebody by the other side: "the Indian side was requested to reopen".
_DONE_TO = frozenset(
    "request invite ask urge call thank congratulate commend praise welcome brief inform apprise assure reassure tell encourage advise felicitate".split()
)


_TALKED_OF = frozenset("discuss review explore address cover raise examine touch debate deliberate tackle survey".split())


def _who_did(reading: Reading, sentence: Sentence, actors: list[Actor], subject: Actor, hit: VerbHit) -> Actor:
    """Whose act a passive is: the agent's, the other side's, or of both where the subject is what was discussed."""
    if agent := _passive_agent(reading.text, sentence, actors, hit):
        return agent
    if subject.kind in {"pronoun", "talks"}:
        return Actor(subject.span, BOTH, "talks")
    if hit.stance is Stance.DISCUSSED and (subject.kind == "country" or hit.shape == "phrase" or hit.base in _TALKED_OF):
        return Actor(subject.span, BOTH, "talks", word="passive")
    others = [code for code in reading.parties if code != subject.side]
    if hit.base in _DONE_TO and subject.side in reading.parties and len(others) == 1:
        return Actor(subject.span, others[0], "side")
    return subject


_FAR = 240  # letters over which both sides' verbs still have their subject: they seldom stand in a clause of somebody else


def _passive_agent(text: str, sentence: Sentence, actors: list[Actor], hit: VerbHit) -> Actor | None:
    """ "was proposed by the Vietnamese side": that side."""
    for actor in actors:
        if actor.span.start >= hit.span.end and _BY.fullmatch(text[hit.span.end : actor.span.start]):
            return actor
    ministry = _BY_MINISTRY.match(text, hit.span.end, sentence.span.end)
    return Actor(Span(ministry.start("who"), ministry.end("who")), "", "pronoun", word="it") if ministry else None


# "proposed by", "noted with satisfaction by", "discussed on Friday by both sides"
_BY = rule(
    r"(?:\s+(?:\w+ly|too|also|again|once more|as well|likewise|further|here|today|yesterday|(?:on|this|last) \w+(?: \d{1,2})?|with \w+(?: \w+)?|"
    r"(?:at|in|during) (?:the|their|this|that) (?:\w+ )?(?:meeting|talks|session|call|conversation|visit|communiqu[ée]|statement)))*"
    r"\s+by\s+(?:the\s+|both\s+|a\s+|an\s+)?",
    re.I,
)
_BY_MINISTRY = rule(r"\s+by\s+(?P<who>the\s+(?:foreign\s+)?(?:ministry|embassy|government))\b(?!\s+of\b)", re.I)


def governs(text: str, actor: Actor, hit: VerbHit) -> bool:
    return bool(_GAP.match(text[actor.span.end : hit.span.start]))


def _may_open(text: str, sentence: Sentence, actor: Actor, hit: VerbHit, found: list[Found], begin: int) -> bool:
    """The actor stands where a subject stands: first in its clause, not the object of a preposition, not inside "that ..."."""
    if found and found[-1].actor == actor:
        return True
    if rule(r"\s*,\s+who\b").match(text[actor.span.end :][:8]):
        return True  # "received by the President, who affirmed"
    if is_object(actor, sentence):
        return False
    if found and _in_their_words(text, actor, hit, found[-1]):
        return False
    before = text[begin : actor.span.start]
    if not found:
        return not rule(r"\b(?:that|whether|how|because|if)\s+(?:the\s+|both\s+)?$", re.I).search(before)
    if not _BOUNDARY.search(before):
        return False
    absolute = rule(r",\s+(?:the\s+|both\s+)?$").search(before) and not text[actor.span.end : hit.span.start].strip()
    if hit.shape == "ing" and not (absolute and actor.kind == "joint") and not rule(r"\bwith\s+(?:the\s+|both\s+)?$").search(before):
        return False  # "urged A to talk with the people of B, noting that ...": the first speaker notes
    if found[-1].actor.kind == "country" and rule(r",\s*and\s+(?:the\s+)?$").search(before):
        return True  # "Australia thanked ..., and Korea reaffirmed ...": two in parallel
    if actor.kind == "country" and hit.shape in {"past", "s"} and hit.span.start - actor.span.end <= _NEXT_TO:
        return bool(rule(r"\band\s+(?:the\s+)?$").search(before))  # "the two discussed the summit and Norway pledged ..."
    return actor.kind != "country" or bool(rule(r"(?:while|whereas|;)\s*(?:the\s+)?$", re.I).search(before))


def _in_their_words(text: str, actor: Actor, hit: VerbHit, last: Found) -> bool:
    """ "He said that “we back ...", "agreed that the ministry and the embassy will ...": the words of what was said, and no act beside it."""
    said = last.hits[-1]
    if actor.word == "we" and last.actor.side not in {"", BOTH} and said.stance is Stance.AFFIRMED and hit.base not in _TOGETHER:
        return bool(rule(r"[^;]{0,12}[“\"‘]\s*$").search(text[said.span.end : actor.span.start]))
    within = text[said.span.end : actor.span.start]
    return (
        hit.base.startswith(("will", "shall"))
        and said.stance in (Stance.AGREED, Stance.COMMITTED, Stance.AFFIRMED)
        and bool(rule(r"\s*that\b").match(within))
        and ";" not in within
        and bool(rule(r"\band\s+(?:the\s+)?$").search(within))
    )


_NEXT_TO = 6  # letters: a space, "also"


def _mere_phrase(sentence: Sentence, actor: Actor, hit: VerbHit) -> bool:
    """A country "support" in "China support" is a noun group; only forms with an ending, or after a plural, speak."""
    return actor.kind == "country" and hit.shape == "base"


def coordinated(text: str, earlier: VerbHit, hit: VerbHit) -> bool:
    between = text[earlier.span.end : hit.span.start]
    if NEED.match(hit.base):
        return False  # "stressed that ... must be kept": the words of what was stressed
    if not _COORDINATED.search(between):
        return False
    if hit.shape == "ing":
        if hit.base in _NOT_SPOKEN:
            return False
        lead = r"(?:,|\bwhile\b|\band\b|\bas well as\b)" if earlier.shape == "ing" else r"(?:,(?:\s*and)?|\bwhile\b|\bas well as\b)"
        return bool(re.search(lead + r"\s*(?:\w+ly\s+|also\s+|at the same time\s+)*$", between)) and not rule(r"\bsuch as\b").search(
            between
        )
    if hit.shape == "base" and rule(r"\bto\s+\w").search(between):
        return False  # "we urge them to reduce violence, uphold their word": what they are urged to do
    return hit.shape in {"past", "phrase", "s", "base"} and (hit.shape != "base" or earlier.shape == "base")


def attribution(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit]) -> Found | None:
    """ "..., Li said." / "...", said the Minister: the whole sentence is that speaker's; an agreement told so is still of both."""
    text = reading.text
    if him := rule(r"according to (?P<who>him|her)\b", re.I).match(text[sentence.start : sentence.span.end]):
        who = Actor(Span(sentence.start + him.start("who"), sentence.start + him.end()), "", "pronoun", word="he")
        return Found(who, [VerbHit(Span(sentence.start, sentence.start + 9), Stance.AFFIRMED, "say", "past")], whole=True)
    if (lead := rule(r"according to\s+(?:the\s+)?", re.I).match(text[sentence.start : sentence.span.end])) and actors:
        told = actors[0]
        if told.kind in {"person", "title", "side"} and told.span.start - sentence.start - lead.end() < 30:
            return Found(told, [VerbHit(Span(sentence.start, sentence.start + 9), Stance.AFFIRMED, "say", "past")], whole=True)
    for actor in reversed(actors):
        if actor.kind not in {"person", "title", "pronoun", "side", "joint"}:
            continue
        before = text[sentence.start : actor.span.start]
        after = text[actor.span.end : sentence.span.end]
        said: VerbHit | None = None
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
_OPENS_WITH = 4  # characters: "The "
_NEAR = 4  # words between "he said," and the verb of what he said


_TOGETHER = frozenset({"agree", "discuss", "exchange", "sign", "concur"})  # what nobody does alone


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
        if subject.word == "we" and hit.base in _TOGETHER:  # "“We have agreed to open ports,” he said": both have
            return Found(Actor(subject.span, BOTH, "joint", word="we"), [hit], "as told by one side", whole=True)
        own = (subject.kind in {"country", "side"} and subject.side == speaker.side) or subject.word in {"we", "i"}
        if own and hit.stance is not Stance.AFFIRMED:
            return Found(speaker, [hit], whole=True)
        theirs = subject.kind in {"person", "title", "side"} and subject.side not in {"", BOTH, speaker.side}
        if theirs and speaker.side not in {"", BOTH} and subject.span.start - sentence.start <= _OPENS_WITH:
            return Found(subject, [hit], "as told by one side", whole=True)
    quoted = (
        rule(r"(?:^|[“\"])\s*I\s+(?:\w+ly\s+|also\s+|have\s+|therefore\s+|would\s+)*$").search(text[sentence.start : hits[0].span.start])
        if hits
        else None
    )
    return Found(speaker, [hits[0]] if quoted else [said], whole=True)
