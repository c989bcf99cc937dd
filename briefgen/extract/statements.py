"""Statements: which side agreed, said, proposed, welcomed or discussed what, sentence by sentence, with who carries over from before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefgen.extract.actor import Actor
from briefgen.extract.actors import find_actors
from briefgen.extract.acts import STRONGEST, acts_from, is_past_business
from briefgen.extract.areas import areas_of
from briefgen.extract.around import OF_PAPERS
from briefgen.extract.attributions import attribution, told_by
from briefgen.extract.clauses import NEED, opener_of, read_clauses
from briefgen.extract.items import LISTED, Items, item_of, listed_by, opens_list
from briefgen.extract.lists import NUMBER, STUB, Listing, is_label
from briefgen.extract.meetings import Frame
from briefgen.extract.partners import discussed_with, met_to, signed_with, thanked, told_of_both
from briefgen.extract.pronouns import other_meant, same_office, speaks_to
from briefgen.extract.quotes import quotation_at
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.settled import settled
from briefgen.extract.subjects import TOLD, Found, without_asides
from briefgen.extract.turns import turn_at
from briefgen.extract.verbs import VerbHit, find_verbs
from briefgen.extract.whose import by_paper, goes_on_of_both, own_stand, receives, without_source
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Act, Span, Stance, Strength

__all__ = ["STRONGEST", "find_statements"]

_SUBJECTLESS = rule(r"^\W*(?:(?:\w+ly|and|to|also|as well as|further),?\s+){0,3}(?P<verb>[A-Za-z]+)\b")

_INCLUDES = rule(
    r"^\W*(?:(?:this|these|they|it|such (?:\w+ )?|key areas|areas|among (?:them|these)|the (?:areas|agreed areas|fields|agreement|measures|initiatives|commitments))\s*(?:of cooperation\s*)?(?:also\s*)?(?:include[sd]?|covers?|covered|comprises?)"
    r"|(?:(?:key|main|priority|principal|focus|core) )?(?:(?:cooperation|collaboration|focus) )?(?:areas|fields|sectors|pillars)(?: (?:of|for) (?:\w+ )?(?:cooperation|collaboration|work))?(?: under [\w ]{2,40}?)?\s+(?:will\s+)?(?:include|comprise|cover|are)"
    r"|(?:key areas|areas|among (?:them|these)|the (?:areas|agreed areas|fields|measures|initiatives|commitments))\s*(?:of cooperation\s*)?(?:are|is))\b",
    re.I,
)

_MEETING_PHRASE = rule(r"^(?:held|hold|holding|had|have|having|conducted|engaged in|undertook)\b", re.I)


@dataclass(slots=True)
class Discourse:
    """Who spoke last: carried from sentence to sentence."""

    subject: Actor | None = None
    single: Actor | None = None
    joint: Actor | None = None
    act: Act | None = None
    in_quote: bool = False
    items: Items = field(default_factory=Items)
    told_in: int = -1  # the number of the last sentence in which one told what both did
    beside: bool = False  # an event beside the main one: its opening sentence is mostly all that is told of it


def find_statements(reading: Reading, frames: Sequence[tuple[Frame, Sequence[Sentence]]]) -> list[tuple[Frame, list[Act]]]:
    """For each frame the acts of its sentences. Sentences that only say who met when and where give none."""
    out = []
    for number, (frame, sentences) in enumerate(frames):
        state = Discourse(beside=number > 0)
        acts: list[Act] = []
        listing = Listing()
        for place, sentence in enumerate(sentences):
            if listing.opener and NUMBER.fullmatch(sentence.text):
                listing.number(sentence)  # "II." stands as a sentence of its own before its item
                state.items.numbered = True
                continue
            following = sentences[place + 1] if place + 1 < len(sentences) else None
            if opener := listing.opener:
                if item := listing.item(reading, sentence, following):
                    if own := _told_in(reading, sentence, frame, state, item):
                        acts += own
                        listing.broken = True
                        continue
                    if acts and acts[-1] is opener and len(opener.text.split()) <= STUB:
                        acts.pop()  # "The two sides agreed to:" says nothing without its items
                    acts.append(item)
                    continue
                if is_label(sentence):
                    listing.broken, listing.numbered = True, False
                    continue
            found = _quoted(reading, sentences, place, frame, state) or _acts_of(reading, sentence, frame, state)
            if NUMBER.fullmatch(sentence.text):
                state.items.numbered = True
            else:
                state.items.after(sentence, bool(found) and found[0].carried == LISTED and found[0].sentence.start >= sentence.span.start)
            acts += found
            listing.open(found, sentence, following)
        out.append((frame, acts))
    return out


def _quoted(reading: Reading, sentences: Sequence[Sentence], place: int, frame: Frame, state: Discourse) -> list[Act]:
    """A quotation that goes on over several sentences is of the one whom the text names behind its last, or before its first."""
    sentence = sentences[place]
    quote = None if sentence in frame.sentences else quotation_at(sentences, place)
    if quote is None or (place > quote.first and _heard(reading, sentence, frame)):
        return []
    speaker = None
    for later in sentences[place + 1 : quote.last + 1]:
        spoken = _heard(reading, later, frame)
        if spoken and spoken.actor.kind != "joint" and (side := _side_of(spoken.actor, state, reading)):
            speaker = replace(spoken.actor, side=side)
            break
    if speaker is None and place > quote.first and state.act and state.single and state.act.side == state.single.side:
        speaker = state.single
    if speaker is None or speaker.side in {"", BOTH}:
        return []
    actors, hits = _actors_and_verbs(reading, sentence, frame)
    behind = replace(speaker, span=Span(sentence.span.end, sentence.span.end))
    said = VerbHit(Span(sentence.start, sentence.start + 1), Stance.AFFIRMED, "say", "past")
    one = told_by(reading, sentence, actors, hits, behind, said)
    _remember(state, speaker, speaker.side)
    return acts_from(reading, sentence, one, one.actor.side or speaker.side, sentence.span.end)


def _heard(reading: Reading, sentence: Sentence, frame: Frame) -> Found | None:
    actors, hits = _actors_and_verbs(reading, sentence, frame)
    return attribution(reading, sentence, actors, hits)


def _actors_and_verbs(reading: Reading, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[VerbHit]]:
    masked = [series.span for series in sentence.series] + [mention.span for mention in sentence.people]
    hits = find_verbs(reading, sentence, masked)
    phrases = [hit.span for hit in hits if hit.shape == "phrase"]
    # "had | discussions | and signed": they are what was held, and no subject
    actors = [
        actor
        for actor in find_actors(reading, sentence, frame)
        if actor.kind != "talks" or not any(start < actor.span.start and actor.span.end <= end for start, end in phrases)
    ]
    return without_asides(reading.text, actors, hits), hits


def _told_in(reading: Reading, sentence: Sentence, frame: Frame, state: Discourse, item: Act) -> list[Act]:
    """What a subject of its own says in an item: "Education: the United States announced ..."; empty where the item has none."""
    acts = _acts_of(reading, sentence, frame, state)
    return acts if acts and not acts[0].carried and acts[0].span.start - item.span.start <= _NEAR else []


_NEAR = 60  # letters; a subject further on is one of a clause in what was agreed


def _acts_of(reading: Reading, sentence: Sentence, frame: Frame, state: Discourse) -> list[Act]:
    turn = turn_at(reading.turns, sentence.span.start)
    if turn is not None and turn.person is None:
        return []  # the press asks
    actors, hits = _actors_and_verbs(reading, sentence, frame)
    opening = sentence in frame.sentences
    hits = [hit for hit in hits if _tells(reading, sentence, hit) and not _only_meets(reading, sentence, actors, hit, opening)]
    if _proposer_goes_on(sentence, actors, hits, state):
        return _carried(reading, sentence, actors, hits, state)
    found = (
        item_of(reading, sentence, actors, hits, state.items, state.subject)
        or read_clauses(reading, sentence, actors, hits)
        or _preamble(sentence, hits)
        or ([] if opening and not state.beside else met_to(sentence, actors, hits))
        or ([] if _goes_on(sentence, state) else settled(sentence, opening) or ([] if opening else by_paper(reading, sentence)))
    )
    found = without_source(sentence, found)
    if opening:
        found = [one for one in found if one.actor.kind not in {"talks", "topic"} or _settles(one.hits[0])]
    acts: list[Act] = []
    for place, one in enumerate(found):
        one = _meant(reading, sentence, frame, state, _within(reading, sentence, actors, one))
        teller = one.actor
        one = told_of_both(reading, sentence, actors, hits, one, state.single, frame)
        if one.actor is not teller and teller.side not in {"", BOTH}:
            _remember(state, teller, teller.side)  # "A said that both had agreed ... He thanked B": he is the one who told
        side = (
            ""
            if one.actor.word == "it" and NEED.match(one.hits[0].base)
            else _side_of(one.actor, state, reading, _gives_occasion(one.hits[0]) or goes_on_of_both(one, state.subject, state.joint))
        )  # "It should be built"
        if one.actor.word == "we" and _quoted_on(sentence, state) and _speaks_of_itself(sentence, one):
            side = state.single.side if state.single else side
        if turn is not None and turn.person is not None and _speaks_alone(reading, sentence, one):
            side = turn.person.side
        if not side:
            continue
        one = _with_person(one, side, state)
        _remember_teller(sentence, actors, one, state)
        side = signed_with(reading, sentence, one, side)
        side = thanked(reading, sentence, actors, one, side)
        edge = found[place + 1].actor.span.start if place + 1 < len(found) else sentence.span.end
        together = discussed_with(reading, sentence, one, side)
        acts += acts_from(reading, sentence, one, together, edge if edge > one.hits[-1].span.end else sentence.span.end)
        _remember(state, one.actor, side)
    if not acts and actors and actors[0].kind in {"person", "title"} and actors[0].side and actors[0].span.start - sentence.start <= 4:
        _remember(state, actors[0], actors[0].side)  # "Minister Berg recounted ...": "He said" after it is his
    if not acts and opens_list(sentence) and (opener := listed_by(sentence, actors)):
        _remember(state, opener, opener.side)  # "At the end of their talks the Presidents:"
        state.items.subject, state.items.running = opener, True
    if acts:
        state.act = acts[-1]
    elif not opening:
        acts = _carried(reading, sentence, actors, hits, state)
    return [act for act in acts if not is_past_business(reading, sentence, act)]


def _tells(reading: Reading, sentence: Sentence, hit: VerbHit) -> bool:
    if hit.base == "dealing with":
        return not OF_PAPERS.search(reading.text, sentence.start, hit.span.start)
    told = hit.stance is Stance.AFFIRMED and _SAID_SO.match(sentence.text, hit.span.end - sentence.span.start)
    return not told and not (hit.base == "attach" and _ATTACHED.search(sentence.text))


def _goes_on(sentence: Sentence, state: Discourse) -> bool:
    """ "Key areas include ..." behind what both agreed goes on with that."""
    return state.act is not None and state.act.side == BOTH and bool(_INCLUDES.match(sentence.text.lstrip()))


_ATTACHED = rule(
    r"\b(?:importance|priority|value|significance|weight) (?:that |which )?(?:the )?(?:[A-Z]\w+ ){1,3}attach", re.I
)  # "the weight Peru attaches"
# "disclosed this yesterday after the talks": what was said stands in other sentences
_SAID_SO = rule(r"\s+(?:this|so|the same|as much)\s+(?:yesterday|today|here|on|in|at|when|after|during|while|late|earlier|this)\b")
_ALONE = rule(r"(?:will|shall|see|hope|want|need|should|must|say)\b", re.I)
_TOGETHER = rule(r"\b(?:together|both|jointly|two (?:countries|nations|governments)|our (?:countries|nations|governments))\b", re.I)


_OF_BOTH = frozenset({"agree", "discuss", "exchange", "sign", "concur", "decide", "review"})  # what nobody does alone


def _quoted_on(sentence: Sentence, state: Discourse) -> bool:
    """The sentence stands in a quotation, and the one before it was of one side: the same speaker goes on."""
    of_one = state.act is not None and (state.act.side != BOTH or state.told_in == sentence.number - 1)
    return sentence.text.lstrip()[:1] in {"“", '"', "«"} and of_one and state.single is not None


def _speaks_of_itself(sentence: Sentence, one: Found) -> bool:
    """ "We are sure", "we share your optimism", unlike "we have agreed" and "both of us"."""
    return one.hits[0].shape != "past" and one.hits[0].base not in _OF_BOTH and not _TOGETHER.search(sentence.text)


def _speaks_alone(reading: Reading, sentence: Sentence, one: Found) -> bool:
    """ "We will win", said by one in a press conference: of the speaker's side, unlike "We have agreed" and "We will work together"."""
    return one.actor.word == "we" and bool(_ALONE.match(one.hits[0].base)) and not _TOGETHER.search(sentence.text)


_HAVE = rule(r"\W*(?:have|do hereby|hereby)\s+(?:also\s+|further\s+|jointly\s+|\w+ly\s+)?$", re.I)


def _preamble(sentence: Sentence, hits: list[VerbHit]) -> list[Found]:
    """ "The Governments of A and B, | Recalling ..., | Have agreed to ...": the last line goes on with the subject of the first."""
    if not hits or hits[0].infinitive or not _HAVE.match(sentence.text[: hits[0].span.start - sentence.span.start]):
        return []
    said = hits[:1]
    return [Found(Actor(Span(sentence.start, hits[0].span.start), BOTH, "joint", word="passive"), said)]


def _settles(hit: VerbHit) -> bool:
    """ "The session agreed to ...", "A protocol was signed", unlike "The session concluded here on Thursday"."""
    return (hit.stance is Stance.AGREED and not hit.base.startswith("conclud")) or hit.passive or hit.base == "provide"


def _gives_occasion(hit: VerbHit) -> bool:
    """ "It gave an opportunity to take stock", "It was about trade": the meeting did."""
    return (
        hit.stance is Stance.DISCUSSED
        and hit.shape == "phrase"
        and hit.base.startswith(("gave ", "was ", "is ", "provided ", "offered ", "served "))
    )


def _only_meets(reading: Reading, sentence: Sentence, actors: list[Actor], hit: VerbHit, opening: bool) -> bool:
    """ "had official talks in Hanoi", "held discussions with officials": who met whom, and nothing that was said."""
    text = reading.text[hit.span.start : hit.span.end]
    if hit.stance is not Stance.DISCUSSED or not _MEETING_PHRASE.match(text):
        return opening and receives(reading, sentence, hit)
    after = reading.text[hit.span.end : sentence.span.end]
    if opening:
        return not _ON_TOPIC.match(after)
    return bool(rule(r"\s+(?:with|in|at|between)\b").match(after)) and not rule(r"\s+[^.]{0,60}?\b(?:on|about|regarding)\b").match(after)


_ON_TOPIC = rule(
    r"[^.;]{0,60}?\b(?:on|about|regarding|concerning)\s+(?!the (?:\w+ )?(?:sidelines|margins|fringes|occasion|sides|platform|eve|afternoon|morning|evening|night|phone|telephone|day)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|[A-Z][a-z]+ \d|\w+ \d)\w"
)


def _proposer_goes_on(sentence: Sentence, actors: list[Actor], hits: list[VerbHit], state: Discourse) -> bool:
    """ "The two countries need to ..." right after one side's proposal is still that side's proposal."""
    if state.act is None or state.act.stance is not Stance.PROPOSED or state.act.side == BOTH or not hits:
        return False
    first = next((actor for actor in actors), None)
    return bool(
        first
        and first.kind == "joint"
        and all(hit.stance is Stance.PROPOSED and NEED.match(hit.base) for hit in hits[:1])
        and _needs(sentence.text)
    )


def _within(reading: Reading, sentence: Sentence, actors: list[Actor], one: Found) -> Found:
    """ "Minister A received the guest, to whom | he stressed ...": he is the one with whom the sentence begins, whoever spoke before."""
    if one.actor.kind != "pronoun" or one.actor.word not in {"he", "she"}:
        return one
    first = opener_of(reading.text, actors, sentence.start)
    if first is None or first.kind not in {"person", "title"} or first.side in {"", BOTH} or first.span.end > one.actor.span.start:
        return one
    return replace(one, actor=replace(one.actor, side=first.side, person=first.person))


def _meant(reading: Reading, sentence: Sentence, frame: Frame, state: Discourse, one: Found) -> Found:
    """Who "he" or "she" is where it cannot be the last speaker, whom the text calls otherwise or to whom it is said."""
    last, hit = state.single, one.hits[0]
    if own := own_stand(reading, sentence, one):
        return one if own == one.actor.side else replace(one, actor=replace(one.actor, side=own, person=None))
    if one.actor.kind == "title" and last is not None and same_office(reading, one.actor, last):
        if one.actor.side != last.side and speaks_to(reading, sentence, hit, one.actor.side):  # "The minister then asked Kenya"
            one = replace(one, actor=replace(one.actor, side=last.side, person=last.person))
        return one
    if one.actor.kind != "pronoun" or one.actor.word not in {"he", "she"} or one.actor.side or last is None:
        return one
    if other := other_meant(reading, frame, one.actor.word, last.person):
        return replace(one, actor=replace(one.actor, side=other.side, person=other))
    across = reading.other_party(last.side)
    if across and speaks_to(reading, sentence, hit, last.side):
        person = [one for one in frame.people if one.side == across]
        return replace(one, actor=replace(one.actor, side=across, person=person[0] if len(person) == 1 else None))
    return one


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
        goes_on = side == state.subject.side
        settled = Actor(
            actor.span,
            side,
            state.subject.kind if goes_on else "title",
            actor.person or (state.subject.person if goes_on else None),
            actor.word,
        )
    state.subject = settled
    if side == BOTH:
        state.joint = settled
    else:
        state.single = settled


def _remember_teller(sentence: Sentence, actors: list[Actor], one: Found, state: Discourse) -> None:
    """ "“We had good talks,” Minister A said": of both, but a quotation that goes on is A's."""
    if one.carried != TOLD:
        return
    for actor in reversed(actors):
        if actor.kind in {"person", "title", "side"} and actor.side not in {"", BOTH} and actor is not one.actor:
            state.single, state.told_in = actor, sentence.number
            return


def _side_of(actor: Actor, state: Discourse, reading: Reading, opportunity: bool = False) -> str:
    """The actor's own side, or the one carried over: he/she the last single speaker, they the last joint one."""
    if actor.side:
        return actor.side
    if actor.kind == "pronoun":
        if actor.word == "it" and ((state.subject is not None and state.subject.kind == "talks") or opportunity):
            return BOTH  # "The Council reaffirmed ... It welcomed ..."
        if actor.word in {"he", "she", "it"}:
            return state.single.side if state.single else ""
        return BOTH
    if actor.kind == "title" and state.single is not None:
        return state.single.side
    return ""


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
    elif (
        text[:1] in '“"' and not any(a.kind in ("person",) for a in actors) and (last.side != BOTH or state.told_in == sentence.number - 1)
    ):
        carried = "quotation that goes on"
        if last.side == BOTH and state.single is not None:
            last = replace(last, side=state.single.side, speaker=state.single.person.name if state.single.person else "")
        last = replace(
            last, stance=Stance.AFFIRMED, strength=Strength.SOFT, verb="say"
        )  # "“We met often,” he said. “It is a key partner.”"
    if not carried:
        return []
    start = sentence.start
    areas, named, words = areas_of(reading, sentence, start, sentence.span.end, last.side, last.stance, last.verb)
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
    return bool(NEED.search(text[:80]))


_BASE_VERBS = frozenset(
    (
        "continue effectively implement expand promote strengthen enhance deepen propose actively develop maintain step increase further "
        "boost accelerate facilitate support create organise organize coordinate prioritise prioritize work establish build ensure foster "
        "encourage advance consider intensify broaden resume complete finalise finalize convene hold explore open conclude sign ratify "
        "study review exchange share make take put bring cooperate collaborate provide welcome resolve uphold respect recognise recognize "
        "reduce increase remove support urge request"
    ).split()
)


def _is_subjectless(reading: Reading, text: str) -> bool:
    found = _SUBJECTLESS.match(text)
    return bool(found and found["verb"].lower() in _BASE_VERBS)
