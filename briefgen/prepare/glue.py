"""Glued words ("theco-chair", "frank,constructive"): old pages lose the space where a line was wrapped. Repaired only where a text has many."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.lexicon.scan import rule
from briefgen.prepare.traced import Traced

_WORD = rule(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AFTER_MARK = rule(r"(?<=[a-zà-ỹ\d])[,.;:](?=[A-Za-zÀ-ỹ]{2})(?!(?:com|org|gov|net|vn|int|edu|uk|au|jp|in)\b)")
_SMALL = frozenset(
    (
        "the of and to in on for with by from that at as its their his her which is are was were be an a or this these it within has have "
        "had will not also into between more who when while after"
    ).split()
)
# Names that are written with a capital inside; what stands before it is no word of its own.
_INNER_CAPITAL = rule(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_JOINED_NAME = rule(
    r"^(?:Mc|Mac|De|La|Le|Van|Al|El|Petro|Astra|Vietnam|Viet|Sino|Trans|Euro|Pan|Micro|You|Face|Linked|Whats|Tik|Bio|Info|Wi|Inter)[A-Z]"
)

LONGEST = 45  # no two words glued together are longer
GATE_COUNT = 4  # measured on clean and damaged pages: clean ones have at most one suspicious place, damaged ones dozens
GATE_PER_THOUSAND = 3.0


def _split(word: str, known: Collection[str]) -> int:
    """Where to part `word` into two known words; 0 if nowhere. Longer first parts lose to a small word at either end."""
    low = word.lower()
    best, best_score = 0, 0.0
    for cut in range(1, len(low)):
        head, tail = low[:cut], low[cut:]
        if not (_known(head, known) and _known(tail, known)):
            continue
        score = min(len(head), len(tail)) + (3 if head in _SMALL or tail in _SMALL else 0)
        if score > best_score:
            best, best_score = cut, score
    return best if best_score >= 4 else 0


def _known(word: str, known: Collection[str]) -> bool:
    if len(word) <= 2:
        return word in _SMALL
    if "-" in word:
        return (
            all(part in known or part in _SMALL for part in word.split("-") if part) and not word.startswith("-") and not word.endswith("-")
        )
    return word in known or word in _SMALL


def _suspicious(word: str, known: Collection[str]) -> int:
    """Where a word of small letters that nobody knows falls into two known ones; 0 otherwise."""
    if not 5 <= len(word) <= LONGEST or not word[1:].islower() or _known(word.lower(), known):
        return 0
    if word[0].isupper():
        return 0  # a name, as likely as not
    return _split(word, known)


def repair_glue(traced: Traced, known: Collection[str]) -> tuple[Traced, int]:
    """The text with glued words parted, and how many; unchanged and 0 where the text is not one of the damaged ones."""
    text = traced.text
    marks = [m.end() for m in _AFTER_MARK.finditer(text)]
    words = list(_WORD.finditer(text))
    found = [(m, cut) for m in words if (cut := _suspicious(m.group(), known))]
    cuts = [m.start() + cut for m, cut in found]
    with_small = sum(1 for m, cut in found if m.group()[:cut].lower() in _SMALL or m.group()[cut:].lower() in _SMALL)
    inner = [m.start() + c.start() for m in words if not _JOINED_NAME.match(m.group()) for c in _INNER_CAPITAL.finditer(m.group())]
    count = len(marks) + with_small + len(inner)
    if count < GATE_COUNT or count * 1000 <= GATE_PER_THOUSAND * max(len(words), 1):
        return traced, 0
    places = sorted({*marks, *cuts, *inner})
    return traced.edited((place, place, " ") for place in places), len(places)
