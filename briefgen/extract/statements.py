"""Statements: which side agreed, said, proposed, welcomed or discussed what, sentence by sentence, with who carries over from before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.extract.actors import Actor, find_actors, is_object, source_lead
from briefgen.extract.areas import areas_of
from briefgen.extract.frames import BACKGROUND, Frame
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.verbs import VerbHit, find_verbs
from briefgen.lexicon.parties import Sort
from briefgen.model import BOTH, Act, Span, Stance, Strength

_ADVERB = (
    r"(?:\w+ly|also|both|then|further|once|again|always|still|too|likewise|meanwhile|however|each|all|together|"
    r"has|have|had|was|were|is|are|been|being|did|do|does|will|would|shall|not|"
    r"who|on [A-Z][a-z]+ \d{1,2}|on \d{1,2} [A-Z][a-z]+|(?:have |has )?today|yesterday|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in turn|for (?:his|her|its|their) part|for (?:his|her|its|their) (?:own )?side|in (?:his|her|their|this|that) \w+(?: \w+)?|on (?:his|her|this|that|their|the one|the other) \w+|"
    r"as well|in particular|at the \w+|during the \w+|in response|in reply|to (?:that|this) end|on behalf of [^,]{1,40}|among others?|went on to|took the opportunity to|used the opportunity to|expressed and|and|(?:at|in|during|on|after|following|with) [^,;]{1,60}(?=,))"
)
_GAP = re.compile(rf"(?:\s*\([^)]*\))?(?:\s*,?\s*(?:who|which)\b[^,]{{1,90}},)?(?:\s*,[^,;]{{1,110}},)?(?:[\s,]*{_ADVERB})*[\s,]*$", re.I)
_COORDINATED = re.compile(
    rf"(?:,|;|\band\b|\bwhile\b|\bas well as\b|\bbut\b|\bbefore\b|\bwhen\b|\bthereby\b|\bby\b|\bin\b)\s*(?:(?:{_ADVERB})\s+)*$", re.I
)
_BOUNDARY = re.compile(
    r"(?:^|;|:|,\s*(?:and|but|while|whereas|with|as)?|\bwhile\b|\bwhereas\b|\bas\b|\bmeanwhile\b|\band\b|[.!?]|[“\"(–—-])\s*(?:the\s+|both\s+)?$",
    re.I,
)
_SUBJECTLESS = re.compile(r"^\W*(?:(?:\w+ly|and|to|also|as well as|further),?\s+){0,3}(?P<verb>[A-Za-z]+)\b")
_INCLUDES = re.compile(
    r"^\W*(?:this|these|they|such (?:\w+ )?|it|key areas|areas|among (?:them|these)|the (?:areas|agreed areas|fields|agreement|measures|initiatives|commitments))\s*(?:of cooperation\s*)?(?:also\s*)?(?:include[sd]?|covers?|covered|comprises?|are|is)\b",
    re.I,
)
_WILL = re.compile(r"\b(?:will|would|shall)\b(?! (?:be|have) (?:held|a (?:testament|boost|major)))", re.I)
_SELF = re.compile(
    r"\b(?:he|she|they|it|we|(?:his|her|its|their|the) (?:country|government|side|nation|ministry|two countries|two sides)|both (?:sides|countries))\b",
    re.I,
)
_COMMITMENT = re.compile(
    r"^(?:\s+(?:that|on|its|his|her|their|the|our|a|an|[\w’'.]+['’]s?|[A-Z][\w.]*|strong|firm|continued|continuing|full|steadfast|unwavering|ironclad|long-standing|longstanding|mutual|shared|joint|enduring|ongoing|deep)){0,5}\s+(?:commitments?|pledge|readiness|willingness|determination|resolve)\b",
    re.I,
)
_TALK_SUBJECT = re.compile(
    r"(?:discussions?|talks|conversation|agenda|deliberations|exchanges|consultations|meeting|dialogue)\s+(?!was|were)", re.I
)
_RELATIVE = re.compile(r"\b(?:which|that|who)\s+(?:was|were|has been|have been)\s+(?:\w+\s+)?$", re.I)
_ADVERBS_ONLY = re.compile(r"[\s,]*(?:(?:also|further|then|\w+ly)\s+)*")
_NEED = re.compile(r"\b(?:need|needs|should|ought|must)\b", re.I)
_SOFT = re.compile(
    r"^\s*(?:\w+\s+){0,3}?(?:on|that|with|about|in)?\s*(?:the\s+)?(?:\w+\s+)?(?:importance|need|necessity|significance|value|desirability|principle|role)\b",
    re.I,
)
_PREVIOUS = re.compile(
    r"\b(?:last (?:year|month|week)|previous(?:ly)?|earlier this (?:year|month)|in the past|(?:years|decades|months) ago)\b", re.I
)

# As a participle after a comma these go with the nearer clause ("proposed that both sides exchange visits, supporting ..."), not with the speaker.
_NOT_SPOKEN = frozenset(
    [
        "support",
        "back",
        "value",
        "consider",
        "regard",
        "see",
        "view",
        "uphold",
        "champion",
        "address",
        "cover",
        "raise",
        "focus",
        "maintain",
        "accept",
        "understand",
        "realise",
        "realize",
        "seek",
        "sign",
        "offer",
        "hope",
        "wish",
        "point",
        "report",
        "survey",
        "examine",
        "examin",
        "evaluate",
    ]
)
_MEETING_PHRASE = re.compile(r"^(?:held|hold|holding|had|have|having|conducted|engaged in|undertook)\b", re.I)

STRONGEST = [Stance.AGREED, Stance.COMMITTED, Stance.AFFIRMED, Stance.PROPOSED, Stance.WELCOMED, Stance.DISCUSSED]


@dataclass(slots=True)
class Discourse:
    """Who spoke last: carried from sentence to sentence."""

    subject: Actor | None = None
    single: Actor | None = None
    joint: Actor | None = None
    act: Act | None = None
    in_quote: bool = False


@dataclass(slots=True)
class Found:
    actor: Actor
    hits: list[VerbHit] = field(default_factory=list)
    carried: str = ""
    whole: bool = False  # the whole sentence is what was said: "..., Li said."


def find_statements(reading: Reading, frames: Sequence[tuple[Frame, Sequence[Sentence]]]) -> list[tuple[Frame, list[Act]]]:
    """For each frame the acts of its sentences. Sentences that only say who met when and where give none."""
    out = []
    for frame, sentences in frames:
        state = Discourse()
        acts: list[Act] = []
        for sentence in sentences:
            acts += _acts_of(reading, sentence, frame, state)
        out.append((frame, acts))
    return out


def _acts_of(reading: Reading, sentence: Sentence, frame: Frame, state: Discourse) -> list[Act]:
    actors = find_actors(reading, sentence, frame)
    masked = [series.span for series in sentence.series] + [mention.span for mention in sentence.people]
    hits = find_verbs(reading, sentence, masked)
    opening = sentence in frame.sentences
    hits = [hit for hit in hits if not _only_meets(reading, sentence, actors, hit, opening)]
    if _proposer_goes_on(sentence, actors, hits, state):
        return _carried(reading, sentence, actors, hits, state)
    found = _read_clauses(reading, sentence, actors, hits, state, opening) or _list_item(sentence, actors, hits, state)
    if opening:
        found = [one for one in found if one.actor.kind != "talks"]
    acts: list[Act] = []
    for place, one in enumerate(found):
        one = _told_of_both(reading, sentence, actors, hits, one)
        side = _side_of(one.actor, state, reading)
        if not side:
            continue
        one = _with_person(one, side, state)
        side = _signed_with(reading, sentence, one, side)
        side = _thanked(reading, sentence, actors, one, side, frame)
        edge = found[place + 1].actor.span.start if place + 1 < len(found) else sentence.span.end
        acts += _acts_from(reading, sentence, one, side, edge if edge > one.hits[-1].span.end else sentence.span.end)
        _remember(state, one.actor, side)
    if not acts and sentence.text.rstrip().endswith(":") and actors and actors[0].side and actors[0].kind != "talks":
        _remember(state, actors[0], actors[0].side)
    if acts:
        state.act = acts[-1]
    elif not opening:
        acts = _carried(reading, sentence, actors, hits, state)
    return [act for act in acts if not _past_business(reading, sentence, act)]


_ITEM = re.compile(r"^\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[•*–·-])\s+(?:also\s+|further\s+|\w+ly\s+)?", re.I)


def _list_item(sentence: Sentence, actors: list[Actor], hits: list[VerbHit], state: Discourse) -> list[Found]:
    """ "The Ministers: (a) agreed to ...; (b) reaffirmed ...": an item that begins with its verb has the subject of the line above."""
    item = _ITEM.match(sentence.text)
    if item is None or state.subject is None or not hits or hits[0].span.start - sentence.span.start > item.end() + 1:
        return []
    return [Found(state.subject, [hit for hit in hits if not hit.infinitive], "the subject of the list", whole=True)]


def _told_of_both(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], one: Found) -> Found:
    """ "He said both leaders agreed to ...": the agreement is of both, as told by one; the row says by whom."""
    first = one.hits[0]
    if one.actor.kind in {"joint", "talks"} or first.stance is not Stance.AFFIRMED:
        return one
    for actor in actors:
        gap = reading.text[first.span.end : actor.span.start]
        if actor.kind == "joint" and actor.span.start > first.span.end and re.fullmatch(r"\s+(?:out\s+)?(?:that\s+)?(?:the\s+)?", gap):
            told = [
                hit
                for hit in hits
                if hit.span.start >= actor.span.end
                and hit.stance is not Stance.PROPOSED
                and _GAP.match(reading.text[actor.span.end : hit.span.start])
            ]
            if told:
                return Found(actor, told, "as told by one side")
    return one


def _only_meets(reading: Reading, sentence: Sentence, actors: list[Actor], hit: VerbHit, opening: bool) -> bool:
    """ "had official talks in Hanoi", "held discussions with officials": who met whom, and nothing that was said."""
    text = reading.text[hit.span.start : hit.span.end]
    if hit.stance is not Stance.DISCUSSED or not _MEETING_PHRASE.match(text):
        return False
    after = reading.text[hit.span.end : sentence.span.end]
    return opening or (
        bool(re.match(r"\s+(?:with|in|at|between)\b", after)) and not re.match(r"\s+[^.]{0,60}?\b(?:on|about|regarding)\b", after)
    )


def _proposer_goes_on(sentence: Sentence, actors: list[Actor], hits: list[VerbHit], state: Discourse) -> bool:
    """ "The two countries need to ..." right after one side's proposal is still that side's proposal."""
    if state.act is None or state.act.stance is not Stance.PROPOSED or state.act.side == BOTH or not hits:
        return False
    first = next((actor for actor in actors), None)
    return bool(
        first
        and first.kind == "joint"
        and all(hit.stance is Stance.PROPOSED and _NEED.match(hit.base) for hit in hits[:1])
        and _needs(sentence.text)
    )


def _thanked(reading: Reading, sentence: Sentence, actors: list[Actor], one: Found, side: str, frame: Frame) -> str:
    """ "Gratitude was expressed to the Tajik side": the other side expressed it."""
    hit = one.hits[0]
    if side != BOTH or not hit.passive or hit.shape != "phrase":
        return side
    to = next((a for a in actors if a.side and re.fullmatch(r"\s+to\s+(?:the\s+)?", reading.text[hit.span.end : a.span.start])), None)
    others = [code for code in reading.parties if to and code != to.side]
    return others[0] if to and len(reading.parties) == 2 and len(others) == 1 else side


def _signed_with(reading: Reading, sentence: Sentence, one: Found, side: str) -> str:
    """ "Minister A signed a statement with Minister B": both did."""
    hit = one.hits[0]
    if side == BOTH or hit.base not in {"sign", "ink", "initial", "conclude"}:
        return side
    partner = next(
        (m for m in sentence.people if m.span.start > hit.span.end and (person := reading.who(m)) and person.side not in {"", side}), None
    )
    beside = partner and re.search(r"\bwith\s+(?:[\w'’]+\s+){0,3}$", reading.text[hit.span.end : partner.span.start])
    return BOTH if beside else side


def _with_person(one: Found, side: str, state: Discourse) -> Found:
    """Who "he" or "she" is, as far as the sentence before tells."""
    actor = one.actor
    if (
        actor.person is None
        and actor.kind == "pronoun"
        and actor.word in {"he", "she"}
        and state.single is not None
        and state.single.side == side
    ):
        return Found(Actor(actor.span, side, actor.kind, state.single.person, actor.word), one.hits, one.carried, one.whole)
    return one


def _remember(state: Discourse, actor: Actor, side: str) -> None:
    settled = Actor(actor.span, side, actor.kind, actor.person, actor.word)
    if actor.kind == "pronoun" and state.subject is not None:
        settled = Actor(actor.span, side, state.subject.kind if side == state.subject.side else "title", state.subject.person, actor.word)
    state.subject = settled
    if side == BOTH:
        state.joint = settled
    else:
        state.single = settled


def _side_of(actor: Actor, state: Discourse, reading: Reading) -> str:
    """The actor's own side, or the one carried over: he/she the last single speaker, they the last joint one."""
    if actor.side:
        return actor.side
    if actor.kind == "pronoun":
        if actor.word in {"he", "she", "it"}:
            return state.single.side if state.single else ""
        return BOTH
    if actor.kind == "title" and state.single is not None:
        return state.single.side
    return ""


def _read_clauses(
    reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], state: Discourse, opening: bool
) -> list[Found]:
    """Subjects with their verbs, in order. What stands inside "that ..." with a subject of its own is the speaker's words, not an act."""
    text = reading.text
    begin = max(source_lead(sentence), sentence.start)
    if speaker := _attribution(reading, sentence, actors, hits):
        return [speaker]
    found: list[Found] = []
    for hit in hits:
        if hit.span.start < begin or (hit.infinitive and not _agentless(hit)):
            continue
        if hit.shape == "phrase" and not found and _TALK_SUBJECT.match(text, hit.span.start):
            found.append(Found(Actor(hit.span, BOTH, "topic", word="talks"), [hit]))
            continue
        actor = next((a for a in reversed(actors) if a.span.end <= hit.span.start and begin <= a.span.start), None)
        if (
            actor
            and _governs(text, actor, hit)
            and _may_open(text, sentence, actor, found, begin)
            and not _mere_phrase(sentence, actor, hit)
        ):
            if hit.passive and not hit.base.startswith("please"):
                if _passive_agent(text, sentence, actors, hit) is None:
                    found.append(
                        Found(Actor(actor.span, BOTH, "talks"), [hit]) if actor.kind in {"pronoun", "talks"} else Found(actor, [hit])
                    )
                continue
            if found and found[-1].actor == actor:
                found[-1].hits.append(hit)
            else:
                found.append(Found(actor, [hit]))
            continue
        if actor and not hit.passive and _through_other_verb(text, sentence, actor, hit, found, begin):
            found.append(Found(actor, [hit]))
            continue
        if found and _coordinated(text, found[-1].hits[-1], hit):
            found[-1].hits.append(hit)
            continue
        if not found and hit.shape == "ing" and hit.span.start - begin < 4:
            later = next(
                (
                    a
                    for a in actors
                    if (
                        a.span.start > hit.span.end
                        and re.search(r",\s*(?:the\s+|both\s+)?$", text[hit.span.end : a.span.start])
                        and a.kind != "pronoun"
                    )
                    or (a.kind == "pronoun" and re.search(r",\s*$", text[hit.span.end : a.span.start]))
                ),
                None,
            )
            if later:
                found.append(Found(later, [hit]))
            continue
        if hit.passive and not found and not _RELATIVE.search(text[begin : hit.span.start]):
            agent = _passive_agent(text, sentence, actors, hit)
            found.append(Found(agent or Actor(hit.span, BOTH, "talks", word="passive"), [hit]))
    return found


def _through_other_verb(text: str, sentence: Sentence, actor: Actor, hit: VerbHit, found: list[Found], begin: int) -> bool:
    """ "We celebrated our ties and reviewed progress": a verb that tells no stance stands between the subject and this one."""
    if (
        (hit.shape not in {"past", "phrase"} and not (hit.shape == "ing" and actor.kind == "joint"))
        or found
        or not _may_open(text, sentence, actor, found, begin)
    ):
        return False
    between = text[actor.span.end : hit.span.start]
    if len(between) > 160 or re.search(r"[;:“\"]|\b(?:that|which|who|whose|where)\b", between):
        return False
    return bool(re.match(r"\s*(?:\w+ly\s+|also\s+)?\w+(?:ed|ld|de|ve|ok|nt|id|et|ke|ew|an)\b", between)) and bool(
        re.search(rf"(?:,|\band\b|\bwhile\b|\bbefore\b)\s*(?:(?:{_ADVERB})\s+)*$", between, re.I)
    )


def _agentless(hit: VerbHit) -> bool:
    return False


def _passive_agent(text: str, sentence: Sentence, actors: list[Actor], hit: VerbHit) -> Actor | None:
    """ "was proposed by the Vietnamese side": that side."""
    return next(
        (
            a
            for a in actors
            if a.span.start >= hit.span.end and re.fullmatch(r"\s+(?:\w+\s+)?by\s+(?:the\s+)?", text[hit.span.end : a.span.start])
        ),
        None,
    )


def _governs(text: str, actor: Actor, hit: VerbHit) -> bool:
    return bool(_GAP.match(text[actor.span.end : hit.span.start]))


def _may_open(text: str, sentence: Sentence, actor: Actor, found: list[Found], begin: int) -> bool:
    """The actor stands where a subject stands: first in its clause, not the object of a preposition, not inside "that ..."."""
    if found and found[-1].actor == actor:
        return True
    if re.match(r"\s*,\s+who\b", text[actor.span.end :][:8]):
        return True  # "received by the President, who affirmed"
    if is_object(actor, sentence):
        return False
    before = text[begin : actor.span.start]
    if not found:
        return not re.search(r"\b(?:that|whether|how|because|if)\s+(?:the\s+|both\s+)?$", before, re.I)
    if not _BOUNDARY.search(before):
        return False
    if found[-1].actor.kind == "country" and re.search(r",\s*and\s+(?:the\s+)?$", before):
        return True  # "Australia thanked ..., and Korea reaffirmed ...": two in parallel
    return actor.kind != "country" or bool(re.search(r"(?:while|whereas|;)\s*(?:the\s+)?$", before, re.I))


def _mere_phrase(sentence: Sentence, actor: Actor, hit: VerbHit) -> bool:
    """A country "support" in "China support" is a noun group; only forms with an ending, or after a plural, speak."""
    return actor.kind == "country" and hit.shape == "base"


def _coordinated(text: str, earlier: VerbHit, hit: VerbHit) -> bool:
    between = text[earlier.span.end : hit.span.start]
    if _NEED.match(hit.base):
        return False  # "stressed that ... must be kept": the words of what was stressed
    if not _COORDINATED.search(between):
        return False
    if hit.shape == "ing":
        if hit.base in _NOT_SPOKEN:
            return False
        lead = r"(?:,|\bwhile\b|\band\b|\bas well as\b)" if earlier.shape == "ing" else r"(?:,(?:\s*and)?|\bwhile\b|\bas well as\b)"
        return bool(re.search(lead + r"\s*(?:\w+ly\s+|also\s+|at the same time\s+)*$", between)) and not re.search(r"\bsuch as\b", between)
    return hit.shape in {"past", "phrase", "s", "base"} and (hit.shape != "base" or earlier.shape == "base")


def _attribution(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit]) -> Found | None:
    """ "..., Li said." / "...", said the Minister: the whole sentence is that speaker's; an agreement told so is still of both."""
    text = reading.text
    if (lead := re.match(r"according to\s+(?:the\s+)?", text[sentence.start : sentence.span.end], re.I)) and actors:
        told = actors[0]
        if told.kind in {"person", "title", "side"} and told.span.start - sentence.start - lead.end() < 30:
            return Found(told, [VerbHit(Span(sentence.start, sentence.start + 9), Stance.AFFIRMED, "say", "past")], whole=True)
    for actor in reversed(actors):
        if actor.kind not in {"person", "title", "pronoun", "side", "joint"}:
            continue
        before = text[sentence.start : actor.span.start]
        after = text[actor.span.end : sentence.span.end]
        said: VerbHit | None = None
        if len(before.split()) >= 4 and re.search(r"[,”\"]\s*(?:the\s+)?(?:visiting\s+)?$", before):
            said = next((h for h in hits if h.span.start >= actor.span.end and h.stance is Stance.AFFIRMED and h.shape == "past"), None)
            if said and not (
                _ADVERBS_ONLY.fullmatch(text[actor.span.end : said.span.start])
                and re.fullmatch(r"[^,;“\"]{0,60}[.,]?\s*[”\"]?\s*", text[said.span.end : sentence.span.end])
            ):
                said = None
        elif (
            len(before.split()) >= 5
            and re.search(r"[,”\"]\s*(?:said|added|noted|stressed|stated)\s+(?:the\s+)?$", before, re.I)
            and len(after.split()) <= 12
        ):
            said = next((h for h in hits if h.span.end <= actor.span.start and actor.span.start - h.span.end < 8), None)
        if said:
            return _told(reading, sentence, actors, hits, actor, said)
    return None


def _told(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], speaker: Actor, said: VerbHit) -> Found:
    """What the speaker is said to have told: of both where both are its subject, in the stance of the words where the speaker's side is."""
    text = reading.text
    for hit in hits:
        if hit is said or hit.span.start >= speaker.span.start or hit.infinitive:
            continue
        subject = next((a for a in reversed(actors) if a.span.end <= hit.span.start), None)
        if subject is None or not _governs(text, subject, hit) or text[sentence.start : subject.span.start].count(",") > 1:
            continue
        if subject.kind == "joint" and hit.stance is not Stance.PROPOSED:
            return Found(subject, [hit], "as told by one side", whole=True)
        own = (subject.kind in {"country", "side"} and subject.side == speaker.side) or subject.word in {"we", "i"}
        if own and hit.stance is not Stance.AFFIRMED:
            return Found(speaker, [hit], whole=True)
    quoted = re.search(r"[“\"]\s*I\s+(?:\w+ly\s+|also\s+)?$", text[sentence.start : hits[0].span.start]) if hits else None
    return Found(speaker, [hits[0]] if quoted else [said], whole=True)


def _stance_of(reading: Reading, sentence: Sentence, one: Found, hit: VerbHit, side: str) -> Stance:
    """The verb's stance, raised to a commitment where a verb of saying is followed by "will" or "commitment"."""
    after = reading.text[hit.span.end : sentence.span.end]
    if hit.base == "consider" and side == BOTH and not re.match(r"[^.;]{0,60}\b(?:as|to be|that)\b", after):
        return Stance.DISCUSSED
    if hit.stance is Stance.AFFIRMED:
        if _COMMITMENT.match(after):
            return Stance.COMMITTED
        if hit.base in _RAISED and _promises(reading, sentence, hit, side):
            return Stance.COMMITTED
    return hit.stance


_RAISED = frozenset(
    [
        "affirm",
        "reaffirm",
        "say",
        "state",
        "stress",
        "emphasize",
        "emphasise",
        "confirm",
        "add",
        "tell",
        "reiterate",
        "remark",
        "note",
        "assure",
        "declare",
        "underline",
        "underscore",
        "highlight",
        "reassure",
    ]
)


def _promises(reading: Reading, sentence: Sentence, hit: VerbHit, side: str) -> bool:
    """What is said goes on "that we / his country / Vietnam will ...": the speaker's own side is the subject of "will"."""
    text = reading.text
    will = _WILL.search(text, hit.span.end, sentence.span.end)
    if will is None or will.start() - hit.span.end > 130:
        return False
    between = text[hit.span.end : will.start()]
    if re.search(r"[;.]", between.replace("U.S.", "US")) or between.count(",") > 2:
        return False
    near = text[max(hit.span.end, will.start() - 70) : will.start()]
    if "," in near:
        near = near[near.rindex(",") :]
    own = [m for m in sentence.parties if m.code == side and hit.span.end <= m.span.start < will.start() and will.start() - m.span.end < 50]
    return bool(_SELF.search(near)) or any(
        m.sort is not Sort.DEMONYM or re.match(r"\s+(?:side|government)", text[m.span.end : m.span.end + 12]) for m in own
    )


def _strength_of(reading: Reading, hit: VerbHit, stance: Stance, after: str) -> Strength:
    table = reading.lexicon.stances
    if hit.base in table.past or table.past_phrases.match(hit.base):
        return Strength.PAST
    if stance in (Stance.AGREED, Stance.COMMITTED, Stance.PROPOSED):
        return Strength.SOFT if _SOFT.match(after) else Strength.HARD
    return Strength.SOFT


def _acts_from(reading: Reading, sentence: Sentence, one: Found, side: str, edge: int) -> list[Act]:
    """One act per run of verbs of like stance."""
    acts: list[Act] = []
    groups: list[tuple[Stance, VerbHit]] = []
    for hit in one.hits:
        stance = _stance_of(reading, sentence, one, hit, side)
        if not groups or groups[-1][0] is not stance:
            groups.append((stance, hit))
    for place, (stance, hit) in enumerate(groups):
        end = groups[place + 1][1].span.start if place + 1 < len(groups) else edge
        start = one.actor.span.start if place == 0 and one.actor.span.start <= hit.span.start else hit.span.start
        if one.whole:
            start, end = sentence.start, sentence.span.end
        acts.append(_act(reading, sentence, one.actor, side, stance, hit, start, end, one.carried or _carry_note(one.actor)))
    return acts


def _carry_note(actor: Actor) -> str:
    if actor.kind == "pronoun":
        return f"“{actor.word}” carried from the sentence before" if actor.word in {"he", "she", "it"} else ""
    return "title alone, taken for the last speaker" if actor.kind == "title" and not actor.side else ""


def _act(
    reading: Reading, sentence: Sentence, actor: Actor, side: str, stance: Stance, hit: VerbHit, start: int, end: int, carried: str
) -> Act:
    if end <= start:
        start = sentence.start
    if article := re.search(r"\b(?:the|The|both|Both)\s+$", reading.text[max(sentence.start, start - 6) : start]):
        start -= len(article.group())
    clause = reading.text[start:end].rstrip(" ,;")
    clause = re.sub(r"[,;]?\s+(?:and|while|but|also|as well as|the|whereas)(?:\s+the)?$", "", clause).rstrip(" ,;")
    after = reading.text[hit.span.end : end]
    spoken = hit.span.end if hit.span.end < end and start <= hit.span.start and not _ends_sentence(reading, hit, end) else start
    areas, named, words = areas_of(reading, sentence, spoken, end, side, stance)
    person: Somebody | None = actor.person
    others = {
        m.code
        for m in sentence.parties
        if m.span.start >= hit.span.end and m.code != side and m.code in reading.parties and m.sort is not Sort.CITY
    }
    flags = []
    lead = reading.text[max(start, hit.span.start - 24) : hit.span.start]
    if re.search(r"\b(?:not|never|no)\s+(?:\w+\s+)?$", lead):
        flags.append("negated")
    if re.search(r"\b(?:may|might|could|in principle|if necessary|subject to)\b", after[:80]):
        flags.append("hedged")
    return Act(
        side=side,
        stance=stance,
        strength=_strength_of(reading, hit, stance, after),
        verb=hit.base,
        text=clause,
        span=Span(start, start + len(clause)),
        sentence=Span(sentence.start, sentence.span.end),
        speaker=person.name if person and side != BOTH else "",
        object_side=next(iter(sorted(others)), "") if side != BOTH and len(others) == 1 else "",
        areas=areas,
        areas_named=named,
        areas_text=words,
        carried=carried,
        flags=tuple(flags),
    )


def _ends_sentence(reading: Reading, hit: VerbHit, end: int) -> bool:
    """The verb stands at the end, after what was said: "..., Li said"."""
    return len(reading.text[hit.span.end : end].split()) <= 4


def _carried(reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], state: Discourse) -> list[Act]:
    """Sentences without a subject of their own go on with the last one: "Continue to expand ...", "This includes ...", a quotation."""
    if state.act is None:
        return []
    text = sentence.text[sentence.start - sentence.span.start :]
    last = state.act
    carried = ""
    if _INCLUDES.match(text):
        carried = "goes on with the sentence before"
    elif _needs(text) and last.stance is Stance.PROPOSED:
        carried = "what is needed, in the words of the one who proposed before"
    elif _is_subjectless(reading, text):
        carried = "no subject of its own; carried from the sentence before"
    elif text[:1] in '“"' and not any(a.kind in ("person",) for a in actors) and last.side != BOTH:
        carried = "quotation that goes on"
    if not carried:
        return []
    start = sentence.start
    areas, named, words = areas_of(reading, sentence, start, sentence.span.end, last.side, last.stance)
    act = Act(
        last.side,
        last.stance,
        last.strength,
        last.verb,
        text.rstrip(),
        Span(start, start + len(text.rstrip())),
        Span(start, sentence.span.end),
        last.speaker,
        last.object_side,
        areas,
        named,
        words,
        carried,
    )
    return [act]


def _needs(text: str) -> bool:
    return bool(_NEED.search(text[:80]))


_BASE_VERBS = frozenset(
    [
        "continue",
        "effectively",
        "implement",
        "expand",
        "promote",
        "strengthen",
        "enhance",
        "deepen",
        "propose",
        "actively",
        "develop",
        "maintain",
        "step",
        "increase",
        "further",
        "boost",
        "accelerate",
        "facilitate",
        "support",
        "create",
        "organise",
        "organize",
        "coordinate",
        "prioritise",
        "prioritize",
        "work",
        "establish",
        "build",
        "ensure",
        "foster",
        "encourage",
        "advance",
        "consider",
        "intensify",
        "broaden",
        "resume",
        "complete",
        "finalise",
        "finalize",
        "convene",
        "hold",
        "explore",
        "open",
        "conclude",
        "sign",
        "ratify",
        "study",
        "review",
        "exchange",
        "share",
        "make",
        "take",
        "put",
        "bring",
        "cooperate",
        "collaborate",
        "provide",
        "welcome",
        "resolve",
        "uphold",
        "respect",
        "recognise",
        "recognize",
        "reduce",
        "increase",
        "remove",
        "support",
        "urge",
        "request",
    ]
)


def _is_subjectless(reading: Reading, text: str) -> bool:
    found = _SUBJECTLESS.match(text)
    return bool(found and found["verb"].lower() in _BASE_VERBS)


def _past_business(reading: Reading, sentence: Sentence, act: Act) -> bool:
    """What was agreed or signed at another time is background, not an act of this event."""
    if act.stance not in (Stance.AGREED, Stance.COMMITTED) or act.verb.startswith(("will", "shall")):
        return False
    clause = reading.text[act.span.start : min(act.span.end, act.span.start + 200)]
    verb = re.search(r"\b(?:agreed|signed|decided|adopted|launched|concluded|established)\b([^.;]{0,60})", clause)
    if not verb:
        return False
    return bool(_PREVIOUS.search(verb[1]) or (re.search(r"\bin (?:\w+ )?(?:19|20)\d\d\b", verb[1]) and BACKGROUND.search(clause)))
