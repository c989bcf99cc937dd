"""Which areas a clause speaks of: taxonomy ids, and the clause's own words for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.extract.calendar import small_names
from briefgen.extract.reading import Reading, Sentence
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Stance

_LIST = rule(
    r"\b(?:fields?|areas?|domains?|sectors?|spheres?|such as|including|ranging from|covering|namely|in|on|of|expand|promote|strengthen|deepen|enhance|boost|step up)\b",
    re.I,
)
_VERBS = "enhance|promote|strengthen|expand|further|deepen|boost|develop|support|ensure|advance|facilitate|increase|improve|implement|maintain|address|accelerate|intensify|combat|tackle|counter|build|establish|explore|foster|work|cooperate|continue|uphold|protect|safeguard|resume|conclude|sign|launch|broaden|encourage"
_SPLIT = rule(
    rf"(?=[\s;,:])\s*(?:;|,\s*(?:(?:and|as well as|including|such as|especially|particularly|notably)\s+)?|\s+and\s+(?:to\s+)?|\s+as well as\s+|\s+including\s+|\s+such as\s+|\s+ranging from\s+|\s+(?:in|across|on) (?:the |such )?(?:fields?|areas?|domains?|sectors?|issues)\s+(?:of|such as|like)\s+|:\s+|\s+to\s+(?=(?:{_VERBS})\b)|\s+through\s+)\s*",
    re.I,
)
_LEADING = [
    "to",
    "that",
    "the",
    "their",
    "its",
    "his",
    "her",
    "a",
    "an",
    "both",
    "on",
    "in",
    "of",
    "for",
    "with",
    "by",
    "and",
    "also",
    "will",
    "would",
    "should",
    "further",
    "closely",
    "together",
    "two",
    "sides",
    "countries",
    "need",
    "needs",
    "continue",
    "continuing",
    "continued",
    "develop",
    "developing",
    "expand",
    "expanding",
    "strengthen",
    "strengthening",
    "strengthened",
    "promote",
    "promoting",
    "deepen",
    "deepening",
    "enhance",
    "enhancing",
    "enhanced",
    "boost",
    "boosting",
    "maintain",
    "maintaining",
    "increase",
    "increasing",
    "step",
    "up",
    "stepping",
    "implement",
    "implementing",
    "effectively",
    "actively",
    "cooperate",
    "cooperating",
    "collaborate",
    "collaboration",
    "work",
    "working",
    "participation",
    "ensure",
    "ensuring",
    "closer",
    "close",
    "greater",
    "more",
    "bilateral",
    "mutual",
    "existing",
    "field",
    "fields",
    "area",
    "areas",
    "advance",
    "advancing",
    "broaden",
    "broadening",
    "intensify",
    "intensifying",
    "explore",
    "exploring",
    "facilitate",
    "facilitating",
    "accelerate",
    "accelerating",
    "issue",
    "issues",
    "as",
    "well",
    "this",
    "these",
    "such",
    "various",
    "other",
    "new",
    "efforts",
    "effort",
    "ways",
    "use",
    "using",
    "importance",
    "role",
    "exchange",
    "respective",
    "key",
    "priority",
    "working",
    "jointly",
    "especially",
    "particularly",
    "notably",
    "necessity",
    "significance",
    "possibility",
    "possibilities",
    "opportunities",
    "opportunity",
    "potential",
    "measures",
    "upholding",
    "uphold",
    "principle",
    "principles",
    "creative",
    "practical",
    "concrete",
    "continuously",
    "stronger",
    "cooperation",
    "while",
    "agreeing",
    "agree",
    "ties",
    "between",
    "from",
    "at",
    "via",
    "under",
    "stressing",
    "strong",
    "full",
    "early",
    "effective",
]
_LEAD = rule(rf"^(?:(?:{'|'.join(_LEADING)})\b\s*)+", re.I)
_LEAD_KEPT = rule(
    rf"^(?:(?:{'|'.join(word for word in _LEADING if word not in {'cooperation', 'exchange', 'ties', 'bilateral', 'principle'})})\b\s*)+",
    re.I,
)
_TAIL = rule(
    r"\s+(?:in line with|on the basis of|in accordance with|with a view to|in the coming (?:time|years?|period)|at a \w+ pace|in order to|so as to|based on|without the|towards|to enhance|to promote|"
    r"under the|for the benefit|by \d{4}|in \d{4}|during the|at the next|within the|for mutual|which|that|between the (?:two|three) (?:sides|countries|nations)|to serve|to meet)\b.*$",
    re.I,
)
_QUALIFIES = rule(
    r"\b(?:without|in accordance with|on the basis of|in line with|based on|pursuant to|consistent with|in compliance with|under the (?:framework|provisions)|in conformity with)\s+(?:the\s+)?$|^(?:without|in accordance with|on the basis of|in line with|based on|pursuant to|consistent with)\b",
    re.I,
)
_ONE_MORE = rule(r",\s*(?:especially|including|particularly|notably|such as)\s*$", re.I)
_VALUE = "peace|security|stability|prosperity|cooperation|collaboration|development|order|friendship|freedom|safety"
_VALUE_RUN = rule(rf"\b(?:{_VALUE})\b(?:(?:,\s*(?:and\s+)?|\s+and\s+)(?:{_VALUE})\b(?!\s+of\b))+", re.I)
_PEACE = rule(r"\b(?:peace|stability|prosperity)\b", re.I)
_VALUES = rule(
    rf"\b(?:{_VALUE})\b(?:(?:,\s*(?:and\s+)?|\s+and\s+)(?:{_VALUE})\b(?!\s+of\b))+(?:\s+(?:in|at|on|across|of)\s+(?:the\s+)?(?:[A-Z][\w-]+|region|sea|world|peninsula|strait|area)(?:\s+(?:[A-Z][\w-]+|region|peninsula|strait|Sea|and beyond|and the world|and globally)){{0,3}})?",
    re.I,
)


def areas_of(
    reading: Reading, sentence: Sentence, start: int, end: int, side: str, stance: Stance
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(area ids, ids only inside names of meetings and bodies, the clause's own words), each in the order of the text."""
    table = reading.lexicon.areas
    names = [(series.span.start, series.span.end) for series in sentence.series] + [(m.span.start, m.span.end) for m in sentence.people]
    small = [(span.start, span.end) for _, span in small_names(reading, sentence)]
    names += small  # "human rights dialogue" names a meeting: human rights are only named
    strong = stance in (Stance.AGREED, Stance.COMMITTED, Stance.PROPOSED)
    # "peace, security and development" states values; "security" in it is no area
    values = [(m.start(), m.end()) for m in _VALUE_RUN.finditer(reading.text, start, end) if _PEACE.search(m.group())]
    hits = table.find(reading.text, start, end, [*names, *values])
    kept = [hit for hit in hits if not hit.weak or strong or _LIST.search(reading.text, max(start, hit.start - 80), hit.start)]
    ids = tuple(dict.fromkeys(hit.area_id for hit in kept))
    named = tuple(
        dict.fromkeys(hit.area_id for a, b in names if start <= a < end for hit in table.find(reading.text, a, b) if hit.area_id not in ids)
    )
    places = [(hit.start, hit.end) for hit in kept] + [
        (a, b) for a, b in names if start <= a < end and ((a, b) in small or any(series.span.start == a for series in sentence.series))
    ]
    every = side == BOTH and stance in (Stance.AGREED, Stance.COMMITTED)
    return ids, named, own_words(reading.text, start, end, places, every)


def own_words(text: str, start: int, end: int, hits: Sequence[tuple[int, int]], every: bool = False) -> tuple[str, ...]:
    """The members of the clause's list that hold an area, shorn of verbs before and qualifications behind, in the order of the text.

    With `every` also those in which the taxonomy finds none: what both agreed on is kept even where no table has it.
    """
    values = [(m.start(), m.end()) for m in _VALUES.finditer(text, start, end)]
    whole = [*hits, *values]
    items: list[str] = []
    qualifying = False
    for a, b, gap in _members(text, start, end, whole):
        own = [(x, y) for x, y in whole if a <= x < b]
        qualifying = bool(_QUALIFIES.search(text[max(start, a - 40) : a]) or _QUALIFIES.match(text[a:b].strip())) or (
            qualifying and (bool(_ONE_MORE.search(gap)) or gap.strip() == "and" or (not own and len(text[a:b].split()) <= 6))
        )
        if qualifying or not (own or every):
            continue
        item = _trimmed(text, a, b, own) if own else _plain_member(text[a:b])
        if item and len(item.split()) <= 18 and not _ADJECTIVE.fullmatch(item):
            items.append(item)
    return tuple(dict.fromkeys(items))


def _plain_member(member: str) -> str:
    """A member without a known area: its words after the leading verbs; "" where nothing telling is left."""
    words = rule(r"^\s*(?:[-•*–·]|\(?\w{1,3}[.)])\s+").sub("", member).strip(' .,;“”"')
    item = rule(r"\s+").sub(" ", _LEAD_KEPT.sub("", _TAIL.sub("", words))).strip(' .,;“”"')
    item = _shortened(item)
    if all(word.lower() in _VAGUE for word in item.split()):
        return ""
    if not 2 <= len(item.split()) <= 8 or _EMPTY.match(item) or _SAID.search(item):
        return ""
    return item


_ADJECTIVE = rule(r"\w+(?:cial|tical|onal|eral|tive)")
_SAID = rule(r"\b(?:said|says|told|added|according|agreed|committed|signed by|noted|stated|themselves)\b|:$", re.I)
_DOING = rule(
    r"^(?:(?:start|launch|open|hold|convene|set|finali[sz]e|conclude|complete|identify|resume|organi[sz]e|establish|create|sign|raise|moderni[sz]e|share|simplify|extend|recogni[sz]e|expedite|negotiate|"
    r"consider|coordinate|build|form|begin|make|take|keep|bring|increase|reduce|cut|remove|join|host|prepare|speed|carry|put|provide|offer|give|allow|grant|draw|review|examine|study|look|move|train|send|"
    r"exchange|jointly|also|soon|mutually|further|closely|regularly|swiftly|rapidly|out|up|into|forward|of|on|a|an|the|their|its|new|first|next|respective|working towards|towards)\b\s*)+(?=\w)",
    re.I,
)
_BEYOND = rule(
    r"\s+(?:within|at the earliest|before|during|after|following|until|as soon as|on an? |by the|by (?=\d)|this (?:year|month)|next (?:year|month)|later|for the (?:first|purpose)|so that|in order|to be|through|under|with (?:a|the)|from (?=20))\b.*$",
    re.I,
)


def _shortened(item: str) -> str:
    """What is to be done, without the doing and without the when and how."""
    bare = _DOING.sub("", item)
    short = _BEYOND.sub("", bare if len(bare.split()) >= 2 else item)
    return short if len(short.split()) >= 2 else item


_VAGUE = frozenset(
    (
        "steps step further take measures efforts effort sustained ways possibilities opportunities growth interest interests international "
        "increased soon again meet matters issues close regular mutual concern common more new other time coming months years progress "
        "results forward reflected"
    ).split()
)
_EMPTY = rule(
    r"^(?:(?:by|of|for|with|to|from|including|reflected|contributing|thus|thereby|it|they|he|she|we|both|this|these|those|there|each|all|their|its|which|who|that|was|were|is|are|be|has|have|not|so|as|at|on|in|after|before|during|following|when|while)\b)",
    re.I,
)


def _members(text: str, start: int, end: int, whole: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """(start, end, what stood before) of the list's members; a split inside an area's own words is none, and a lone last word stays with
    the member before where that has an "of" ("freedom of navigation | and overflight")."""
    out: list[tuple[int, int, str]] = []
    at, gap = start, ""
    cuts = [
        m
        for m in _SPLIT.finditer(text, start, end)
        if not any(a < m.end() - 1 and m.start() + 1 < b and a <= m.start() and m.end() <= b for a, b in whole)
    ]
    for cut in [*cuts, None]:
        stop = cut.start() if cut else end
        piece = text[at:stop].strip(' .,;”"')
        before = text[out[-1][0] : out[-1][1]] if out else ""
        lone = (
            out
            and len(piece.split()) == 1
            and rule(r"\s*,?\s*and\s*").fullmatch(gap)
            and rule(r"\bof\b|\btrust\b").search(before)
            and len(before.split()) <= 8
        )
        ahead = (
            out
            and rule(r"\s*,?\s*and\s*").fullmatch(gap)
            and len(before.split()) == 1
            and " of " in piece
            and not any(x <= out[-1][0] < y for x, y in whole)
        )
        if lone or ahead:
            out[-1] = (out[-1][0], stop, out[-1][2])
        else:
            out.append((at, stop, gap))
        if cut:
            at, gap = cut.end(), cut.group()
    return out


def _trimmed(text: str, a: int, b: int, own: Sequence[tuple[int, int]]) -> str:
    """The member from its first telling word to the end of its area, and a little beyond."""
    first = min(x for x, _ in own)
    head, tail = rule(r"^\s*(?:[-•*–·]|\(?\w{1,3}[.)])\s+").sub("", text[a:first]), text[first:b]
    head = _LEAD.sub("", head.lstrip(' .,;“”"')) if head.strip() else ""
    if len(head.split()) > 6:
        head = " ".join(head.split()[-3:]) + " "
    keep = min(y for x, y in own if x == first) - first  # the first area's own end: what qualifies it may hold another area
    cut = _TAIL.search(tail, max(keep - 1, 0))
    tail = tail[: cut.start()] if cut else tail
    item = rule(r"\s+").sub(" ", head + tail).strip(' .,;“”"')
    item = _LEAD_KEPT.sub("", item) if len(item.split()) > 2 else item
    return _shortened(item) if len(item.split()) > 3 else item
