"""Items of a list that begin with their verb, under a line that names who did all of it: "The Ministers: | 1. Took note of ...; | 2. Agreed to ...;"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.extract.actor import Actor
from briefgen.extract.clauses import coordinated, read_clauses
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.subjects import Found
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Span, Stance

LISTED = "the subject of the list"
_ITEM = rule(r"^\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[•*–·▪■►○●>—-])\s*(?:also\s+|further\s+|\w+ly\s+)?", re.I)


@dataclass(slots=True)
class Items:
    """The list under a line that ends in a colon and has no verb of its own."""

    subject: Actor | None = None  # whom that line names
    running: bool = False  # the sentence before was an item: the next one needs no mark
    numbered: bool = False  # a number stood alone before this sentence ("3.")

    def after(self, sentence: Sentence, item: bool) -> None:
        """What the sentence leaves of the list: one without a mark that is no item ends it for those without a mark."""
        self.running = self.subject is not None and (
            item
            or self._marked(sentence)
            or (self.running and _GOES_ON.search(sentence.text) is not None)
            or _HALF.search(sentence.text) is not None
        )
        self.numbered = False

    def _marked(self, sentence: Sentence) -> bool:
        return self.numbered or _ITEM.match(sentence.text) is not None


_GOES_ON = rule(r"[;:,]\s*(?:and\s*)?$")


def opens_list(sentence: Sentence) -> bool:
    """ "The Governments of Kenya and Norway have:", "At the end of their talks the Presidents:"."""
    return sentence.text.rstrip().endswith(":") or _HALF.search(sentence.text) is not None


# "The Ministers further" over items that begin with their verb
_HALF = rule(
    r"^\W*(?:(?:At|In|During|After)\b[^.]{0,60},\s)?(?:The|Both|They)\b[\w ]{0,40}\s(?:also|further|furthermore|moreover|jointly|hereby|have|then)\s*$"
)


def listed_by(sentence: Sentence, actors: list[Actor]) -> Actor | None:
    """Whom the line names as the subject of its items: the one right before the colon, or the one with whom it begins."""
    named = [_together(actor) for actor in actors if (actor.side or actor.word in {"they", "we"}) and actor.kind != "talks"]
    last = next((actor for actor in reversed(named) if sentence.span.end - actor.span.end <= _NEAR), None)
    return last or (named[0] if actors and named and actors[0].span == named[0].span else None)


_NEAR = 12  # letters: the colon, "further"


def _together(actor: Actor) -> Actor:
    return actor if actor.side else replace(actor, side=BOTH, kind="joint")


def item_of(
    reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], items: Items, speaker: Actor | None
) -> list[Found]:
    """What an item says whose verb stands first: "(a) agreed to ...", "Celebrated the signing of ...; on this, Minister A thanked ..."."""
    mark = _ITEM.match(sentence.text)
    subject = items.subject or (speaker if mark else None)
    if subject is None or not (mark or items.numbered or items.running):
        return []
    begin = sentence.span.start + mark.end() if mark else sentence.start
    first = _first_verb(reading, sentence, hits, begin)
    if first is None:
        return []
    said = [first]
    for hit in hits:
        if hit.span.start > first.span.start and not hit.infinitive and not hit.passive and coordinated(reading.text, said[-1], hit):
            said.append(hit)
    # only the act's words are the item's: the subject stands some lines above
    found = [Found(replace(subject, span=Span(begin, begin)), said, LISTED, whole=len(said) == 1)]
    others = [one for one in read_clauses(reading, sentence, actors, hits) if _of_its_own(reading.text, one, said)]
    if others:
        found[0].whole = False
    return found + others


def _first_verb(reading: Reading, sentence: Sentence, hits: list[VerbHit], begin: int) -> VerbHit | None:
    """The verb at the beginning of the item, be it one that tells no stance by itself ("Celebrated ...", "Ordered that ...")."""
    for hit in hits:
        if hit.span.start <= begin + 1 and not hit.infinitive:
            return hit
    word = next((token for token in sentence.tokens if token.start >= begin), None)
    if word is None or word.start > begin + 1:
        return None
    if word.low in {"attached", "enclosed", "related"}:
        return None  # "* attached photos."
    form = reading.lexicon.stances.forms.get(word.low)
    span = Span(word.start, word.end)
    if form is not None and form.shape == "past":
        return VerbHit(span, form.stance, form.base, form.shape)
    return VerbHit(span, Stance.AFFIRMED, word.low, "past") if _PAST.match(reading.text, word.start, sentence.span.end) else None


# "Saluted the teams", "Rededicated themselves to", unlike "Related documents" and "Improved access to".
_PAST = rule(
    r"(?!(?:need|speed|seed|feed|reed|breed|creed|shed|bed|red|united)\b)[A-Z]?[a-z]+ed\s+(?:the|their|its|his|her|themselves|itself|that|to|with|in the|on the|at|all|both|an?|for|upon|satisfaction)\b",
    re.I,
)


def _of_its_own(text: str, one: Found, said: list[VerbHit]) -> bool:
    """A clause of the item with a subject that it names: "...; on this, | President A thanked ...", "..., while | the guest pledged ..."."""
    if (
        one.actor.kind not in {"person", "title", "side", "country", "joint"}
        or one.actor.word in {"passive", "pair"}
        or one.hits[0] in said
    ):
        return False
    last = max((hit.span.end for hit in said if hit.span.end <= one.actor.span.start), default=None)
    return last is not None and bool(_APART.search(text, last, one.actor.span.start))


_APART = rule(r";|\b(?:while|whereas)\b|,\s+and\s+(?:the\s+)?$")
