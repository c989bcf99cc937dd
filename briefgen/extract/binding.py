"""What keeps words together where "and" or a comma stands between them: one object of several doings, one word over a list, adjectives, owners."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.extract.joints import FIRST_PREPOSITION
from briefgen.extract.leads import WEAK_ADJECTIVE
from briefgen.extract.words import is_adjective, is_verb
from briefgen.lexicon.scan import rule

Spans = Sequence[tuple[int, int]]

DETERMINER = rule(r"(?:the|a|an|their|its|our|his|her|two|three|four|five|six|each|more|further|\d+)\s", re.I)


def share_object(text: str, begin: int, joints: Sequence[tuple[int, int, str]], end: int) -> bool:
    """ "search, recovery and identification of remains": doings told by one word each, with one object; one thing."""
    *before, (a, b) = between(begin, joints, end)
    return bool(_DOING_OF.match(text, a, b)) and all(
        _ONE_DOING.fullmatch(text, x, y) or (x == begin and _LAST_DOING.search(text, x, y)) for x, y in before
    )


def under_one_word(text: str, begin: int, commas: Sequence[tuple[int, int, str]], end: int, known: Spans) -> bool:
    """ "eliminate fraud, bribery, and pressure on voters", "the traceability of plums, figs and dates": told once, and without it a part tells too little."""
    first, *others = between(begin, commas, end)
    if _WORKS_OF.match(text, *first):
        return not any(DETERMINER.match(text, a, b) or _begins_with_verb(text[a:b]) for a, b in others)
    if any(len(text[a:b].split()) > _SHORT for a, b in others):
        return False
    verb = rule(r"stand(?:ing)? (?:with|by)\b|[\w-]+(?= (?!(?:to|in|on|with|for|against)\b))").match(text, begin, end)
    if verb and (verb.group().lower() in _ENDING or " " in verb.group()):
        return True
    return bool(_HEAD_OF.match(text, *first)) and not any(
        DETERMINER.match(text, a, b) or FIRST_PREPOSITION.search(text, a, b) or any(x < b and a < y for x, y in known) for a, b in others
    )


# "the building of wells, barns and a road": works and wares under one word are one thing.
_WORKS_OF = rule(
    r"\W*(?:[\w-]+ )?(?:building|construction|erection|rehabilitation|renovation|repair|purchase|procurement|sale|delivery|supply|export|import|installation)s? of (?!the |an? )",
    re.I,
)
_HEAD_OF = rule(r"(?:[\w-]+ )?(?!(?:field|area|sector|sphere|domain|range|number)s?\b)[a-z-]+ of [\w-]+(?: [\w-]+)?$")
_ENDING = frozenset(
    "eliminate eliminating end ending stop stopping prevent preventing reduce reducing remove removing lift lifting eradicate eradicating condemn condemning"
    " punish punishing overcome overcoming curb curbing".split()
)
_SHORT = 4  # words of a further member: "and pressure on voters"


_DOING = r"(?:\w+(?:tion|sion|ment|ance|ence|ing|ture|ery|sal|sis)|search|research|rescue|repair|design|survey|release|transfer|supply|purchase|sale|use)"
_ONE_DOING = rule(rf"(?:the )?{_DOING}", re.I)
_LAST_DOING = rule(rf"(?<![\w-])(?:in|on|for|of|to|into) (?:the )?{_DOING}$", re.I)  # "investments in the | development"
_SAME_DOING = rule(rf"(?:mutual|reciprocal|joint) {_DOING} of\s", re.I)
_DOING_OF = rule(rf"{_DOING} of\s", re.I)


def between(begin: int, joints: Sequence[tuple[int, int, str]], end: int) -> list[tuple[int, int]]:
    """(start, end) of what stands between the joints, from `begin` to `end`."""
    starts = [begin, *(joint[1] for joint in joints)]
    stops = [*(joint[0] for joint in joints), end]
    return list(zip(starts, stops, strict=True))


def binds(left: str, right: str, listed: bool) -> bool:
    """ "free and open order", "support to refugees and host countries", "survey and demarcation of the border": one thing, not two."""
    before, after = left.split(), right.split()
    if not before or not after:
        return True
    if is_adjective(before[-1]):
        return True
    if after[0] in {"in", "on"}:
        return False  # "cooperation in tea and | in herring"
    if before[-1][:1].isupper() and after[0] in {"a", "an"} and after[1:] and after[1][:1].isupper():
        return True  # "the Partnership for Climate and a Just Transition"
    if before[-1][:1].isupper() and rule(r"the [A-Z]").match(right) and FIRST_PREPOSITION.search(left):
        return True  # "security in Europe and the Pacific"
    means = _BY_MEANS.search(left)
    if means and FIRST_PREPOSITION.search(left[: means.start()]) is None and not _begins_with_verb(right):
        return True  # "unity through the Lake Union and the Highland Forum"
    if ITS_OWN.match(right):
        return True  # "threats posed by the militia and its allies"
    if right.startswith("its ") and _OWNER.search(left):
        return True  # "Norway’s purchase of the mine and its plan to close it"
    if len(before) <= _MODIFIERS and not before[-1].endswith("s") and _SAME_HEAD.match(right) and not FIRST_PREPOSITION.search(left):
        return True  # "old and open issues", "nuclear and missile questions"
    if len(before) == 1 and _ONE_DOING.fullmatch(left.strip()) and _SAME_DOING.match(right):
        return True  # "promotion and mutual protection of investments"
    if _PAIR_OF.match(f"{before[-1]} and {' '.join(after[:2])}"):
        return True  # "the rights and interests of fishermen"
    if DETERMINER.match(right) or rule(rf"(?:{WEAK_ADJECTIVE})\s").match(right):
        return False
    if before[-1][:1].isupper() and after[0][:1].isupper():
        return not (after[0].endswith(("’s", "'s")) and _BOTH_NAMED.search(left))  # "ties between Peru and Chile | and Chile’s bid"
    if _WANTS_WHOM.search(left) and _TO_WHOM.match(right):
        return True  # "medical care and support for the refugees"
    own = FIRST_PREPOSITION.search(left)
    theirs = FIRST_PREPOSITION.search(right.partition(" between ")[0])
    if own:
        return not (theirs and theirs.group().lower() == own.group().lower() and theirs.start())
    return not listed and (len(before) == 1 or len(after) == 1)


_PAIR_OF = rule(
    r"(?:rights|norms|aims|goals|purposes|principles|scope|depth|breadth|interests|needs|hopes|lives|values|rules) and "
    r"(?:interests|principles|purposes|freedoms|obligations|aspirations|quality|scope|needs|duties|rules|values|objectives|goals|livelihoods) of$"
)
_BOTH_NAMED = rule(r"\bbetween (?:the )?[A-Z][\w. -]* and (?:the )?[A-Z][\w. -]*$")
_BY_MEANS = rule(r"\b(?:through|via|by means of)\s[^,;]*$")
_OWNER = rule(r"[A-Z][\w-]*(?:['’]s)\b")
ITS_OWN = rule(r"(?:its|his|her|their) [\w-]+\W*$")
# Words that wait for the one whom they go to: "attention and aid to refugees".
_WHOM = "attention|support|assistance|aid|relief|respect|adherence|opposition|resistance|access|protection|care|solidarity|contribution|commitment|compensation|opportunities"
_WANTS_WHOM = rule(rf"^(?:[\w-]+ )?(?:{_WHOM})$", re.I)
_TO_WHOM = rule(r"[\w-]+ (?:to|for|towards?) ", re.I)
_SAME_HEAD = rule(
    r"(?!(?:other|all|many|these|such)\b)[\w-]+ (?:issues|matters|questions|challenges|concerns|ties|relations|polic(?:y|ies)|activities|projects|program(?:me)?s|standards|capabilities|affairs|sectors|goals|targets|objectives|ambitions|needs|interests|flows|economies)\W*$"
)
_MODIFIERS = 3  # words before "and" that go with a head behind it


def _begins_with_verb(words: str) -> bool:
    first, _, rest = words.strip().lower().partition(" ")
    return is_verb(first, rest.partition(" ")[0])
