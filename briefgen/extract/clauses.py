"""Which verbs of stance have which subject in one sentence: the grammar of a readout's clauses."""

from __future__ import annotations

import re

from briefgen.extract.actor import Actor
from briefgen.extract.actors import is_object
from briefgen.extract.attributions import attribution
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.sources import after_according_to, source_lead, with_promises
from briefgen.extract.subjects import ADVERB, OPENS_WITH, TALK_SUBJECT, TOGETHER_ONLY, Found, governs
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Span, Stance

_COORDINATED = rule(rf"(?:[,;]|\b(?:and|while|as well as|but|before|when|thereby|by|in)\b)\s*(?:(?:{ADVERB})\s+)*$", re.I)

_BOUNDARY = rule(
    r"(?:^|[;:.!?“\"(–—-]|,\s*(?:for|to|towards?) which\b|,\s*(?:and|but|while|whereas|with|as)?|\b(?:while|whereas|as|meanwhile|and)\b)\s*(?:(?:the|both|his|her|their|its)\s+)?$",
    re.I,
)

_AND_THERE = rule(r"[,;]\s+(?:and\s+)?(?:where|while|with)?\s*(?:an?\s+)?$")
_WHERE = rule(r",\s+(?:where|whereupon|after which|during which|at which|in which)\s+(?:the\s+|both\s+)?$")
_RELATIVE = rule(r"\b(?:which|that|who)\s+(?:is|are|was|were|has been|have been)\s+(?:\w+\s+)?$", re.I)


NEED = rule(r"\b(?:need|needs|should|ought|must)\b", re.I)

# As a participle after a comma these go with the nearer clause ("proposed that both sides exchange visits, supporting ..."), not with the speaker.
_NOT_SPOKEN = frozenset(
    (
        "support back value consider regard see view uphold champion address cover raise focus maintain accept understand realise realize "
        "seek sign offer resolve adopt approve respond answer reply hope wish point report survey examine examin evaluate"
    ).split()
)


def read_clauses(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit]) -> list[Found]:
    """Subjects with their verbs, in order. What stands inside "that ..." with a subject of its own is the speaker's words, not an act."""
    text = reading.text
    begin = source_lead(sentence)
    if nominal := _NOMINAL.match(text, begin, sentence.span.end):
        whose = Actor(Span(nominal.start("whose"), nominal.end("whose")), "", "pronoun", word=_WHOSE[nominal["whose"].lower()])
        stance = Stance.PROPOSED if nominal["noun"].startswith(("prop", "sugg", "requ")) else Stance.AFFIRMED
        return [Found(whose, [VerbHit(Span(nominal.start("noun"), nominal.end("noun")), stance, nominal["noun"], "phrase")], whole=True)]
    if begin > sentence.start:
        hits = with_promises(text, begin, sentence.span.end, hits)
    if according := after_according_to(sentence):
        teller = next((actor for actor in actors if actor.span.end <= according[0]), None)
        if (teller is None or teller.kind not in {"person", "title"}) and (told := _told(reading, sentence, actors, hits, according[1])):
            return told
    if speaker := attribution(reading, sentence, actors, hits):
        return [speaker, *_meanwhile(reading, sentence, actors, hits, speaker)]
    return (_told(reading, sentence, actors, hits, begin) if begin > sentence.start else []) or _read(
        reading, sentence, actors, hits, sentence.start
    )


def _meanwhile(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], speaker: Found) -> list[Found]:
    """ "“Trade has grown,” A said, | while B welcomed the plan": what the other side did, behind the words of the first."""
    if " whil" not in sentence.text and " whereas" not in sentence.text:
        return []
    apart = _WHILE.search(reading.text, speaker.hits[-1].span.end, sentence.span.end)
    if apart is None or speaker.hits[-1].span.start < speaker.actor.span.start or speaker.actor.side in {"", BOTH}:
        return []
    found = _read(reading, sentence, actors, hits, apart.end())
    first = found[0].actor if found else None
    return found if first and first.side not in {"", BOTH, speaker.actor.side} and first.span.start - apart.end() <= OPENS_WITH else []


_WHILE = rule(r",\s+(?:while|whilst|whereas)\s+(?:(?:his|her|their)\s+)?(?![^”\"]*[”\"])")


def _told(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], begin: int) -> list[Found]:
    """What the source tells of somebody else: "The ministry said | Minister A thanked ..."; nothing where it speaks of itself."""
    found = _read(reading, sentence, actors, hits, begin)
    return [] if found and found[0].actor.word == "it" else found


def _read(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], begin: int) -> list[Found]:
    """The subjects with their verbs from `begin` on."""
    text = reading.text
    found: list[Found] = []
    for hit in hits:
        if hit.span.start < begin or hit.infinitive or (hit.passive and hit.base in {"expect", "call"}):
            continue
        if hit.shape == "phrase" and not found and TALK_SUBJECT.match(text, hit.span.start):
            found.append(Found(Actor(hit.span, BOTH, "topic", word="talks"), [hit]))
            continue
        actor = next((a for a in reversed(actors) if a.span.end <= hit.span.start and begin <= a.span.start), None)
        if actor and (other := _not_the_nearest(text, actors, actor, hit, found, begin)):
            found.append(Found(other, [hit]))
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
        opener = opener_of(text, actors, begin)
        leader = next((a for a in (actor, opener) if a and _through_other_verb(text, sentence, a, hit, found, begin)), None)
        leader = leader or (opener if opener and not found and _behind_aside(text, opener, hit) else None)
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
        elif (
            hit.passive
            and found
            and hit.stance is Stance.AGREED
            and hit.shape == "phrase"
            and _AND_THERE.search(text, begin, hit.span.start)
        ):
            found.append(
                Found(Actor(hit.span, BOTH, "talks", word="passive"), [hit])
            )  # "discussed trade, where | agreement was reached on ..."
        elif hit.passive and found and (agent := _passive_agent(text, sentence, actors, hit)) and _answers(reading, agent, hit, found[-1]):
            found.append(Found(agent, [hit]))
        if not found and _nobody_alone(text, hit, begin):
            found.append(Found(Actor(Span(begin, hit.span.start), BOTH, "joint", word="pair"), [hit]))
    return found


def _not_the_nearest(text: str, actors: list[Actor], actor: Actor, hit: VerbHit, found: list[Found], begin: int) -> Actor | None:
    """Whose verb it is where somebody else stands right before it, in an aside or as the guest, or where a participle is of one who is quoted."""
    if not found:
        opener = opener_of(text, actors, begin)
        if opener and _in_aside_of(text, opener, actor, hit):
            return opener
        cited = hit.shape == "ing" and _QUOTED_AS.fullmatch(text, actor.span.end, hit.span.start) is not None
        if cited and _CITES.search(text, begin, actor.span.start):
            return actor
    return None if hit.shape == "ing" and found else _host_of(text, actors, actor, hit, begin)


# "His proposal was that ...", "Their view is that ..."
_NOMINAL = rule(
    r"(?P<whose>His|Her|Their)\s+(?:\w+\s+)?(?P<noun>proposal|suggestion|request|belief|view|conviction|hope|wish|opinion|position)\s*,?\s*(?:\w+\s*,?\s+)?(?:is|was|were)\s+(?:that|to)\b"
)
_WHOSE = {"his": "he", "her": "she", "their": "they"}


def _nobody_alone(text: str, hit: VerbHit, begin: int) -> bool:
    """ "A, B and the heads of five agencies signed ...": whoever they are in a meeting of two sides, they are of both."""
    before = text[begin : hit.span.start]
    joint = hit.base in TOGETHER_ONLY or hit.base.startswith(("put their sign", "ink", "initial"))
    if (
        not joint
        or hit.passive
        or hit.shape not in {"past", "phrase"}
        or rule(r"[;:“\"]|\b(?:that|which|who|if|as|after|when|was|were|been|had|by)\b").search(before)
    ):
        return False
    return bool(rule(r"[A-Z].*\band\b").search(before)) and not rule(r"(?:,|\bthe|\ba|\ban)\s*$").search(before)


# "the ministry quoted | A | as | saying that ..."
_CITES = rule(r"\b(?:quot|cit|report)(?:ed|es|s|ing)\s+(?:the\s+)?$")
_QUOTED_AS = rule(r"\s+as\s+(?:also\s+)?")
# "A | met B in Oslo on Monday, | calling for ...": the participle is of the one with whom the sentence begins.
_ADDS = rule(
    rf"(?:\s*,[^,;]{{1,90}},)?\s*(?:\w+ly\s+|also\s+|\w+day\s+)?(?!(?:who|which)\b)\w+(?:ed|ld|de|ve|ok|nt|id|et|ke|ew|an|ot|me)\b(?![^;]{{0,200}}\b(?:who|which|that|where|when|as)\s)[^;“\"]{{1,200}},\s+(?:(?:{ADVERB})\s+)*$",
    re.I,
)
_BEGAN_BY = rule(r"\s+(?:began|begins|started|opened|concluded|ended|closed|wrapped up|rounded off) [^,;]{3,50}? by (?:\w+ly |also )?")
_MET = rule(r"(?:[^.;]{0,90}?[\s,])?(?:received|met|hosted|welcomed|visited)\b(?!\s+that\b)[^;“\"]{0,120}", re.I)
_AND_THEN = rule(rf",?\s+and\s+(?:(?:{ADVERB})\s+)*$")


def _host_of(text: str, actors: list[Actor], guest: Actor, hit: VerbHit, begin: int) -> Actor | None:
    """ "A received B, and discussed ...": A, with whom the sentence begins; None where the verb has another subject."""
    opener = opener_of(text, actors, begin)
    if opener is None or opener is guest or opener.kind == "talks" or hit.passive:
        return None
    if hit.shape == "ing" and guest.kind in {"person", "title", "country", "joint", "talks"}:
        adds = _ADDS.fullmatch(text, opener.span.end, hit.span.start) or _BEGAN_BY.fullmatch(text, opener.span.end, hit.span.start)
        return opener if adds else None
    if hit.shape != "past" or guest.kind not in {"person", "title"}:
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


def opener_of(text: str, actors: list[Actor], begin: int) -> Actor | None:
    """The subject with which the sentence begins: "The Minister met B today and reiterated ...", "In May, the Minister ..."."""
    for actor in actors:
        if actor.span.start < begin:
            continue
        if actor.span.start - begin <= OPENS_WITH or _LEADS_IN.fullmatch(text, begin, actor.span.start):
            return actor if actor.kind in {"person", "title", "joint", "side", "talks"} else None
    return None


_LEADS_IN = rule(
    r"(?:In|On|At|During|After|Following|Earlier|Later|Also|Moreover|Meanwhile|Afterwards|Subsequently|Before|Then|Today|Yesterday|Separately|Last|This|That|The (?:same|next|following|previous))\b"
    r"[^,;]{0,80},\s+(?:the\s+)?"
)


def _in_aside_of(text: str, opener: Actor, actor: Actor, hit: VerbHit) -> bool:
    """ "Minister A, | while thanking B, | called for ...", "A, like B, stressed": who stands between the commas is no subject."""
    inside = opener is not actor and opener.kind != "talks" and hit.shape in {"past", "phrase", "s"} and not hit.passive
    return inside and bool(
        _ASIDE.fullmatch(text, opener.span.end, actor.span.start) and _ASIDE_ENDS.fullmatch(text, actor.span.end, hit.span.start)
    )


_ASIDE = rule(
    r"\s*,\s(?:(?:while|when|after|before|in|by|on|upon|without|besides)\s(?:\w+ly\s)?\w+ing|like|unlike|(?!(?:including)\b)\w+ing)\b[^,;“\"]{0,90}"
)
_ASIDE_ENDS = rule(rf"(?!['’])[^,;“\"]{{0,90}},\s*(?:(?:{ADVERB})\s+)*")


def _behind_aside(text: str, opener: Actor, hit: VerbHit) -> bool:
    """ "Minister A, back from a tour with B when it was over, told ...": what stands between commas has people of its own."""
    if hit.shape not in {"past", "phrase", "s"} or hit.passive:
        return False
    return bool(
        _LONG_ASIDE.fullmatch(text, opener.span.end, hit.span.start)
        or _ON_BEHALF.fullmatch(text, opener.span.end, hit.span.start)
        or _WHILE_DOING.fullmatch(text, opener.span.end, hit.span.start)
    )


# "The minister | while thanking his guest | called for ..."
_WHILE_DOING = rule(rf"\s+(?:while|when|after|upon) (?:\w+ly )?\w+ing\b[^,;:“\"]{{2,90}}?\s(?:(?:{ADVERB})\s+)*")
# "Minister A, | on behalf of the government and people of Kenya, | expressed ..."
_ON_BEHALF = rule(rf",?\s+(?:speaking )?on behalf of\s[^;:“\"]{{2,160}}?(?:[\s,]+{ADVERB})*[\s,]+")
_LONG_ASIDE = rule(rf"\s*,\s(?!and\b)[^;:“\"]{{1,240}},\s*(?:(?:{ADVERB})\s+)*")


def _through_other_verb(text: str, sentence: Sentence, actor: Actor, hit: VerbHit, found: list[Found], begin: int) -> bool:
    """ "We celebrated our ties and reviewed progress": a verb that tells no stance stands between the subject and this one."""
    adds = hit.shape == "ing" and (actor.kind == "joint" or _ADDS.fullmatch(text, actor.span.end, hit.span.start) is not None)
    if (hit.shape not in {"past", "phrase"} and not adds) or found or not _may_open(text, sentence, actor, hit, found, begin):
        return False
    between = text[actor.span.end : hit.span.start]
    if len(between) > (_FAR if actor.kind == "joint" else 160) or rule(r"[;:“\"]|\b(?:that|which|who|whose|where)\b").search(between):
        return False
    return bool(
        rule(r"(?:\s*,[^,;]{1,90},)?\s*(?:\w+ly\s+|also\s+)?\w+(?:ed|ld|de|ve|ok|nt|id|et|ke|ew|an|ot|me)\b").match(between)
    ) and bool(rule(rf"(?:,|\band\b|\bwhile\b|\bbefore\b)\s*(?:(?:{ADVERB})\s+)*$", re.I).search(between))


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
    if hit.base in _DONE_TO and subject.side in reading.parties and (other := reading.other_party(subject.side)):
        return Actor(subject.span, other, "side")
    return subject


def _answers(reading: Reading, agent: Actor, hit: VerbHit, last: Found) -> bool:
    """ "A offered a loan, which was accepted | by B", "..., an idea that was welcomed by B": what the other side did, in a clause of its own."""
    other = agent.side in reading.parties and last.actor.side in reading.parties and agent.side != last.actor.side
    return other and bool(_WHICH_WAS.search(reading.text, last.hits[-1].span.end, hit.span.start))


_WHICH_WAS = rule(r",\s+(?:an?\s+(?:\w+\s+)?\w+\s+)?(?:which|that)\s+(?:was|were|has been|have been)\s+(?:\w+\s+)?$")
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


def _may_open(text: str, sentence: Sentence, actor: Actor, hit: VerbHit, found: list[Found], begin: int) -> bool:
    """The actor stands where a subject stands: first in its clause, not the object of a preposition, not inside "that ..."."""
    if found and found[-1].actor == actor:
        return True
    if rule(r"\s*,\s+who\b").match(text[actor.span.end :][:8]):
        return True  # "received by the President, who affirmed"
    if (
        hit.shape == "ing"
        and _WITH_HIM.search(text, begin, actor.span.start)
        and text[actor.span.end : hit.span.start].strip() in {"", "also"}
    ):
        return True  # "A thanked B, with | B pledging more aid"
    if is_object(actor, sentence):
        return False
    if found and actor.kind == "talks" and text[actor.span.end : hit.span.start].rstrip().endswith(", and"):
        return False  # "sought a loan and talks on trade, and | mentioned ...": of the one who sought
    if found and _in_their_words(text, actor, hit, found[-1]):
        return False
    before = text[begin : actor.span.start]
    if not found:
        return not rule(r"\b(?:that|whether|how|because|if)\s+(?:the\s+|both\s+)?$", re.I).search(before)
    if actor.kind == "joint" and not hit.base.startswith(("will", "shall")) and _WHERE.search(before):
        return True  # "welcomed B to Oslo, where | the two signed ..."
    if not _BOUNDARY.search(before):
        return found[-1].hits[-1].stance is Stance.PROPOSED and hit.base in _GRANTS and bool(_WHICH.search(before))
    absolute = rule(r",\s+(?:the\s+|both\s+)?$").search(before) and not text[actor.span.end : hit.span.start].strip()
    if hit.shape == "ing" and not (absolute and actor.kind == "joint") and not rule(r"\bwith\s+(?:the\s+|both\s+)?$").search(before):
        return False  # "urged A to talk with the people of B, noting that ...": the first speaker notes
    if found[-1].actor.kind == "country" and rule(r",\s*and\s+(?:the\s+)?$").search(before):
        return True  # "Australia thanked ..., and Korea reaffirmed ...": two in parallel
    if (
        actor.kind == "country"
        and hit.shape in {"past", "s", "phrase"}
        and not NEED.match(hit.base)
        and hit.span.start - actor.span.end <= _NEXT_TO
    ):
        return bool(rule(r"(?:\b(?:and|while|whereas|but)|;)\s+(?:the\s+)?$").search(before))  # "... the summit and Norway pledged ..."
    return actor.kind != "country" or bool(rule(r"(?:while|whereas|;)\s*(?:the\s+)?$", re.I).search(before))


def _in_their_words(text: str, actor: Actor, hit: VerbHit, last: Found) -> bool:
    """ "He said that “we back ...", "agreed that the ministry and the embassy will ...": the words of what was said, and no act beside it."""
    said = last.hits[-1]
    if actor.word == "we" and last.actor.side not in {"", BOTH} and said.stance is Stance.AFFIRMED and hit.base not in TOGETHER_ONLY:
        return bool(rule(r"[^;]{0,12}[“\"‘]\s*$").search(text[said.span.end : actor.span.start]))
    within = text[said.span.end : actor.span.start]
    if actor.kind == "joint" and last.actor.side not in {"", BOTH} and said.stance is Stance.AFFIRMED and hit.base not in TOGETHER_ONLY:
        return bool(rule(r"[“\"‘]\s*(?:the\s+|both\s+)?$", re.I).search(within))  # "noted that it is new, “| both countries share ...”"
    return (
        hit.base.startswith(("will", "shall"))
        and said.stance in (Stance.AGREED, Stance.COMMITTED, Stance.AFFIRMED)
        and bool(rule(r"\s*that\b").match(within))
        and ";" not in within
        and bool(rule(r"\band\s+(?:the\s+)?$").search(within))
    )


# "A asked for a loan, which | B promised to consider"
_GRANTS = frozenset({"promise", "agree", "pledge", "undertake", "approve", "offer"})
_WHICH = rule(r",\s+(?:(?:to|for) )?which\s+(?:the\s+)?$")
_WITH_HIM = rule(r",\s+with\s+(?:the\s+|both\s+)?$")
_NEXT_TO = 6  # letters: a space, "also"


def _mere_phrase(sentence: Sentence, actor: Actor, hit: VerbHit) -> bool:
    """A country "support" in "China support" is a noun group; only forms with an ending, or after a plural, speak."""
    return actor.kind == "country" and hit.shape == "base"


_TELLS = frozenset({"say", "state", "add", "announce", "report"})
_SOURCE = rule(
    r"\s+(?:(?:the|a|an|its|his|her|their)\s+)?(?:[\w’'-]+\s+){0,3}?(?:statement|communiqu[ée]|ministry|office|release|readout|spokes\w+|embassy|report|sources?|officials?|agency|media|presidency|palace|government|department|cabinet|secretariat)\b",
    re.I,
)
# "stressed the importance of securing A, | resolving B": a list of what is important
_OF_DOING = rule(
    r"\s*(?:on |to |upon )?(?:the )?(?:\w+ )?(?:importance|need|necessity|urgency|value|significance|benefits?) (?:of|for) (?:\w+ly )?\w+ing\b|\s+(?:also )?(?:on|upon) (?:\w+ly )?\w+ing\b",
    re.I,
)


_WHO = rule(r",\s+who\s+(?:\w+\s+)?$")


def coordinated(text: str, earlier: VerbHit, hit: VerbHit) -> bool:
    between = text[earlier.span.end : hit.span.start]
    if NEED.match(hit.base):
        return False  # "stressed that ... must be kept": the words of what was stressed
    if not _COORDINATED.search(between):
        return False
    if _WHO.search(between):
        return False  # "..., said the officials, who asked for quiet"
    if hit.base in _TELLS and between.rstrip().endswith(",") and _SOURCE.match(text, hit.span.end):
        return False  # "agreed to build a road, said a statement of the Ministry"
    if hit.base.startswith(("wants ", "want ", "is ", "are ")) and rule(r"\bthat\b").search(between):
        return False  # "stressed that Peru values the port and wants it to grow"
    if hit.shape == "ing":
        if hit.base in _NOT_SPOKEN or _OF_DOING.match(between):
            return False
        lead = r"(?:,|\bwhile\b|\band\b|\bas well as\b)" if earlier.shape == "ing" else r"(?:,(?:\s*and)?|\bwhile\b|\bas well as\b)"
        return bool(re.search(lead + r"\s*(?:\w+ly\s+|also\s+|at the same time\s+)*$", between)) and not rule(r"\bsuch as\b").search(
            between
        )
    if hit.shape == "base" and rule(r"\bto\s+\w").search(between):
        return False  # "we urge them to reduce violence, uphold their word": what they are urged to do
    return hit.shape in {"past", "phrase", "s", "base"} and (hit.shape != "base" or earlier.shape == "base")
