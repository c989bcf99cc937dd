"""Lists in a text: the line that opens one ("The two sides agreed to:", "Documents signed:", "have agreed as follows:") and its items."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.extract.areas import areas_of
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.words import FINITE, GERUNDS, is_verb
from briefgen.lexicon.scan import Rule, rule
from briefgen.model import BOTH, Act, Span, Stance, Strength

STUB = 12  # words; a longer sentence before the colon says something of its own
NUMBER = rule(r"\W*(?:\d{1,2}|[a-z]|[ivx]{1,5})\W*", re.I)
_BULLET = rule(r"^\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|[•*–—·▪■►○●>-]\s*|o\s+(?=[A-Z]))")
# What a line says that has no subject of its own and opens a list of what both sides did.
_OPENERS: tuple[tuple[Rule, Stance], ...] = (
    (rule(r"^\W*(?:(?:have|has|hereby|do|thus|therefore|jointly|further|also)\s+)*(?:agreed?|decided?|resolved?|concluded?|concurred)\b[^.:]{0,60}:\s*$", re.I), Stance.AGREED),
    (rule(r"^\W*(?:(?:have|has|hereby|do|jointly|further|also)\s+)*(?:affirm(?:ed)?|reaffirm(?:ed)?|declared?|proclaim(?:ed)?|stressed|recogni[sz]ed?)\b[^.:]{0,60}:\s*$", re.I), Stance.AFFIRMED),
    (rule(r"^\W*(?:In\s+)?(?:the|a|their|this)\s+(?:[\w-]+\s+){0,3}?(?:statement|declaration|communiqu[ée]|document|text|memorandum|agreement)\b[^.:]{0,70}?\b(?:lists?|listed|includes?|contains?|provides?|envisages?|sets? out|covers?|comprises?|names?|mentions?)\b[^.:]{0,60}:\s*$", re.I), Stance.AGREED),
    (rule(r"^\W*(?:\w+\s+){0,4}?(?:highlights?|topics?|agenda|(?:areas|issues|subjects|matters|items)(?: \w+)? (?:discussed|raised|covered))\b[^.:]{0,40}:?\s*$", re.I), Stance.DISCUSSED),
    (
        rule(
            r"^\W*(?:(?:the|list|of|key|main|following|specific|major|joint|other|concrete|summary|new|agreed|[A-Z][\w.–-]+)\s+){0,6}?"
            r"(?:outcomes?|results|deliverables|decisions|agreements?|documents?|mous|memoranda|instruments|conclusions|understandings|accords|action points|agreed (?:points|areas|actions|steps))\b[^.:]{0,80}:?\s*$",
            re.I,
        ),
        Stance.AGREED,
    ),
    (rule(r"^\W*(?:(?:the|key|main|joint|new|following|other|next)\s+){0,3}?(?:announcements?|commitments|next steps|steps forward|way forward|initiatives|priorit(?:y areas|ies))\b[^.:]{0,60}:?\s*$", re.I), Stance.COMMITTED),
)  # fmt: skip
_LABEL = rule(r"^\W*(?:[A-Z][\w’'-]*(?:[ ,/&-]+(?:and |of )?[\w’'-]+){0,5}):\s+(?=\S)")
_QUOTES = frozenset('"“«')
_HEADING = 7  # words; a longer line without a full stop is an item
_ITEM = 45  # words


@dataclass(slots=True)
class Listing:
    """The list that is open: who did what to its items; None where none is."""

    opener: Act | None = None
    roman: bool = False  # that number was a Roman one
    numbered: bool = False  # the line before was a number alone ("3.")
    goes_on: bool = False  # the line before was an item that ends in ";" or ","
    broken: bool = False  # something else has stood between the items
    lettered: bool = False  # its items are marked "(a)" or "(i)", so that "8." begins something else
    labelled: bool = False  # the opener told nothing but "Outcomes:", so that an item tells for itself

    def number(self, sentence: Sentence) -> None:
        """A number alone: the item comes next."""
        self.numbered, self.roman = True, bool(_ROMAN.match(sentence.text))
        if self.lettered and _DIGITS.match(sentence.text):
            self.opener = None

    def open(self, found: list[Act], sentence: Sentence, following: Sentence | None) -> None:
        """After a sentence that is no item: whether it opens a list."""
        words = sentence.text.rstrip()
        self.numbered = self.goes_on = self.broken = self.labelled = self.lettered = False
        self.opener = found[-1] if found and words.endswith(":") else None
        if self.opener is not None or (found and not all(act.carried for act in found)):
            return
        stance = _opens(words) if len(words.split()) <= STUB else None
        if stance is None or following is None or not (words.endswith(":") or _marked(following)):
            return
        span = Span(sentence.start, sentence.span.start + len(words))
        self.opener = Act(BOTH, stance, Strength.HARD, "list", words, span, Span(sentence.start, sentence.span.end))
        self.labelled = True

    def item(self, reading: Reading, sentence: Sentence, following: Sentence | None) -> Act | None:
        """The sentence as an item of the open list, with its side and stance; None where it is none, or has a verb of its own."""
        opener = self.opener
        words: str = sentence.text
        mark = _BULLET.match(words)
        if opener is not None and mark and (_goes_past(opener, words) or (self.lettered and _DIGITS.match(words))):
            self.opener = None  # "7. They signed: (i) ... (ii) ... 8. Norway thanked": a paragraph of its own
            return None
        if opener is None or not (mark or self.numbered or words[:1].islower() or self._plain(sentence)):
            return None
        if _heads(sentence, following, marked=bool(mark) or self.numbered, roman=self.roman):
            return None
        if self.broken and mark is None and not FINITE.isdisjoint(words.lower().split()):
            return None
        self.lettered = self.lettered or bool(mark and _LETTER.match(words))
        at = mark.end() if mark else 0
        label = _LABEL.match(words[at:])
        if label and words[at + label.end()] in _QUOTES:
            self.opener = None  # "Minister Berg: “Trade has grown.”": somebody speaks, and the list is over
            return None
        if label:
            at += label.end()
        start = sentence.span.start + at
        words = reading.text[start : sentence.span.end].rstrip(" ;,")
        first = words.split(" ", 1)[0].lower()
        form = reading.lexicon.stances.forms.get(first)
        if not words or (form is not None and form.shape == "past"):
            return None
        self.roman = False
        went_on = self.goes_on  # the last of several that a semicolon parts is no sentence for its full stop
        self.goes_on = sentence.text.rstrip().endswith((";", ",", "; and", ", and"))
        self.numbered = False
        # "welcomed the signing of the following documents:": what was signed is agreed on, and not only welcome
        stance = Stance.COMMITTED if opener.stance is Stance.WELCOMED and _SIGNED.search(opener.text) else opener.stance
        if self.labelled and _POINTS.search(opener.text):
            stance = next((kind for pattern, kind in _NOUNS if pattern.match(words)), stance)
        areas, named, own = areas_of(reading, sentence, start, start + len(words), opener.side, stance, opener.verb)
        if label and _OF_AREAS.search(opener.text) and first not in GERUNDS | {"to"} and not is_verb(first, ""):
            own = (
                label.group().strip(" :"),
            )  # "Energy: wind, solar", under "Key areas include:": what stands before the colon is the area
        if len(own) > 1 and (paper := _PAPER_ON.match(words)) and _SIGNED_LIST.search(opener.text):
            own = (" ".join(words[paper.start() :].split()).rstrip("."),)  # "Programme for science, education and culture": one paper
        return replace(
            opener,
            stance=stance,
            text=words,
            span=Span(start, start + len(words)),
            sentence=sentence.span,
            areas=areas,
            areas_named=named,
            areas_text=own,
            carried=f"item of the list that “{opener.text[-60:].lstrip()}” opens",
            opened=None if self._tells(sentence) and (not went_on or _POINTS.search(opener.text)) else opener.sentence,
        )

    def _plain(self, sentence: Sentence) -> bool:
        """A line without a mark: bullets get lost on the way from web pages."""
        words = sentence.text.rstrip()
        if len(words.split()) > _ITEM or self.opener is None:
            return False
        first, _, rest = words.lower().partition(" ")
        if self.goes_on or words.endswith((";", ",", "; and")):
            return True
        if words[:1].isupper() and _BY.search(self.opener.text) and first.endswith("ing"):
            return True
        if first == "to" or first in GERUNDS or is_verb(first, rest.split(" ", 1)[0]) or _LABEL.match(words):
            return True
        return words[-1:] not in ".!?:" and FINITE.isdisjoint(words.lower().split()) and len(words.split()) > 2

    def _tells(self, sentence: Sentence) -> bool:
        """An item that is a sentence of its own stands for itself; others stand under the line that opens the list."""
        if self.opener is None or not self.labelled:
            return False
        return sentence.text.rstrip().endswith(".") or len(self.opener.text) < _HEADLINE or bool(_POINTS.search(self.opener.text))


_PAPER_ON = rule(
    r"(?:[\w’'-]+ ){0,4}?(?:programme|program|plan|agreement|memorandum of understanding|memorandum|mou|protocol|arrangement)\b (?!between)(?:of|on|for|in)\b(?![^;]{0,160}\b(?:agreement|memorandum|protocol)\b)",
    re.I,
)
_SIGNED_LIST = rule(r"\b(?:documents|agreements|memoranda|instruments|signed|signing|signature)\b", re.I)
_SIGNED = rule(r"\b(?:signing|signature|conclusion|exchange|adoption)\b[^.;]{0,60}\bof\b[^.;]{0,40}:\s*$", re.I)
_OF_AREAS = rule(r"\b(?:areas|fields|sectors|pillars|priorities)\b", re.I)
_BY = rule(r"\b(?:by|through)\s*:\s*$")
_HEADLINE = 15  # letters; less is no sentence under which an item could stand


_DIGITS = rule(r"\W*\d")
_LETTER = rule(r"\W*\(?(?:[a-z]|[ivx]{1,4})[.)]\s")
_PARAGRAPH = rule(r"\W*(\d{1,2})[.)]\s")


def _goes_past(opener: Act, words: str) -> bool:
    """Whether the mark is the number that comes next after the one of the line that opens the list."""
    first, now = _PARAGRAPH.match(opener.text), _PARAGRAPH.match(words)
    return first is not None and now is not None and int(now[1]) == int(first[1]) + 1


# "The joint statement lists among its points:": each is a position or a decision of its own.
_POINTS = rule(r"\b(?:statement|declaration|communiqu[ée])\b.*:\s*$", re.I)
_OWNER = r"(?:(?:the|both|their|a|an) )*(?:(?:[\w-]+ )?[\w-]+['’]s? )?(?:\w+ )?"
_NOUNS = (
    (rule(rf"{_OWNER}(?:determination|commitment|readiness|willingness|resolve|intention)\b", re.I), Stance.COMMITTED),
    (
        rule(
            rf"{_OWNER}(?:support|recognition|defen[cs]e|condemnation|rejection|concern|importance|need|respect|solidarity|appreciation)\b",
            re.I,
        ),
        Stance.AFFIRMED,
    ),
)


def _opens(words: str) -> Stance | None:
    return next((stance for pattern, stance in _OPENERS if pattern.match(words)), None)


_ROMAN = rule(r"^\W*[IVX]{1,5}[.)]")


def _heads(sentence: Sentence, following: Sentence | None, marked: bool, roman: bool) -> bool:
    """A line over the items that come next: "S. No. Title", "II. Economy"."""
    if not is_label(sentence) or following is None or not _marked(following):
        return False
    return not marked or ((roman or bool(_ROMAN.match(sentence.text))) and not _ROMAN.match(following.text))


def _marked(sentence: Sentence) -> bool:
    return bool(_BULLET.match(sentence.text) or NUMBER.fullmatch(sentence.text))


def is_label(sentence: Sentence) -> bool:
    """ "II. Economy", "S. No. Title": a line between the items that is none."""
    words = sentence.text.rstrip()
    if words[:1].isupper() and words[-1:] not in ".!?;:":
        return len(words.split()) <= _HEADING or _in_capitals(words)
    return bool(_PART.fullmatch(words))


_PART = rule(
    r"(?:Pillar|Part|Chapter|Section|Theme|Track|Basket|Cluster|Priority|Area|Dimension|Objective|Axis)\s+(?:\d{1,2}|[IVX]{1,5}|One|Two|Three|Four|Five|Six)[.:]"
)


def _in_capitals(words: str) -> bool:
    """ "Promoting Growth and Social Progress in the Northern and Southern Counties": a heading, however long."""
    each = words.split()
    return len(each) <= _LONG_HEADING and all(word[:1].isupper() or len(word) <= 3 or not word[:1].isalpha() for word in each)


_LONG_HEADING = 18  # words
