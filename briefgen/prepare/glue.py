"""Glued words ("theco-chair", "frank,constructive"): old pages lose the space where a line was wrapped. Repaired only where a text has many."""

from __future__ import annotations

import functools

from briefgen.lexicon.scan import rule
from briefgen.prepare.traced import Traced

_WORD = rule(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PIECE = rule(r"\S+")
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
MOST_REMEMBERED = 100_000


def _split(word: str, known: frozenset[str]) -> int:
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


def _known(word: str, known: frozenset[str]) -> bool:
    if len(word) <= 2:
        return word in _SMALL
    if "-" in word:
        return (
            all(part in known or part in _SMALL for part in word.split("-") if part) and not word.startswith("-") and not word.endswith("-")
        )
    return word in known or word in _SMALL


def _suspicious(word: str, known: frozenset[str]) -> int:
    """Where a word of small letters that nobody knows falls into two known ones; 0 otherwise."""
    if not 5 <= len(word) <= LONGEST or not word[1:].islower() or _known(word.lower(), known):
        return 0
    if word[0].isupper():
        return 0  # a name, as likely as not
    return _split(word, known)


def _places(piece: str, known: frozenset[str]) -> tuple[list[int], int]:
    """(where a stretch without spaces is glued, how many of these places count for the gate)."""
    marks = [m.end() for m in _AFTER_MARK.finditer(piece)]
    cuts, inner, sure = [], [], 0
    for match in _WORD.finditer(piece):
        word = match.group()
        if cut := _suspicious(word, known):
            cuts.append(match.start() + cut)
            sure += word[:cut].lower() in _SMALL or word[cut:].lower() in _SMALL
        if not _JOINED_NAME.match(word):
            inner += [match.start() + m.start() for m in _INNER_CAPITAL.finditer(word)]
    return sorted({*marks, *cuts, *inner}), len(marks) + sure + len(inner)


def _after_names(piece: str, names: set[str], known: frozenset[str]) -> list[int]:
    """Where a word with a capital ("Otienospoke", "Theydiscussed") falls into one that stands alone elsewhere in the text and a known one.

    Asked only of texts that are damaged for certain: in a sound one such a word is a name of its own.
    """
    places = []
    for match in _WORD.finditer(piece):
        word = match.group()
        if 4 <= len(word) <= LONGEST and word[0].isupper() and word[1:].islower() and not _known(word.lower(), known):
            cuts = (cut for cut in range(len(word) - 2, 1, -1) if word[:cut] in names)
            places += [match.start() + cut for cut in cuts if word[cut:] in _SMALL or (len(word) - cut > 3 and word[cut:] in known)][:1]
    return places


@functools.lru_cache(maxsize=4)
def _whole(known: frozenset[str]) -> set[str]:
    """Stretches that were found to be no glued ones: the same few thousand make up nearly all texts."""
    return set()


def repair_glue(traced: Traced, known: frozenset[str]) -> tuple[Traced, int]:
    """The text with glued words parted, and how many; unchanged and 0 where the text is not one of the damaged ones."""
    pieces, whole = traced.text.split(), _whole(known)
    odd = {piece: _places(piece, known) for piece in set(pieces) - whole}
    whole.update(piece for piece, (places, _) in odd.items() if not places and len(piece) < 40 and len(whole) < MOST_REMEMBERED)
    count = sum(odd[piece][1] for piece in pieces if piece in odd)
    if count < GATE_COUNT or count * 1000 <= GATE_PER_THOUSAND * len(_WORD.findall(traced.text)):
        return traced, 0
    names = {word for word in _WORD.findall(traced.text) if word[:1].isupper()}
    parted = {piece: sorted({*odd.get(piece, ([], 0))[0], *_after_names(piece, names, known)}) for piece in set(pieces)}
    places = [m.start() + place for m in _PIECE.finditer(traced.text) for place in parted[m.group()]]
    return traced.edited((place, place, " ") for place in places), len(places)
