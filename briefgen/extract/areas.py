"""Which areas a clause speaks of: taxonomy ids, and the clause's own words for them."""

from __future__ import annotations

import re

from briefgen.extract.reading import Reading, Sentence
from briefgen.model import Stance

_LIST = re.compile(r"\b(?:in (?:such )?(?:the )?(?:\w+ )?(?:fields?|areas?|domains?|sectors?|spheres?)|such as|including|ranging from|covering|namely|in|on|of|to (?:expand|promote|strengthen|deepen|enhance|boost|step up))\b", re.I)
_SPLIT = re.compile(r"\s*(?:;|,\s*(?:and\s+|as well as\s+|including\s+|such as\s+)?|\s+and\s+(?:to\s+)?|\s+as well as\s+|\s+including\s+|\s+such as\s+|\s+ranging from\s+|\s+in (?:the )?(?:fields?|areas?|domains?|sectors?) of\s+|:\s+)\s*", re.I)
_LEAD = re.compile(
    r"^(?:(?:to|that|the|their|its|his|her|a|an|both|on|in|of|for|with|by|and|also|will|would|should|further|closely|together|two|sides|countries|need|needs|importance|continue|continuing|continued|"
    r"develop|developing|expand|expanding|strengthen|strengthening|strengthened|promote|promoting|deepen|deepening|enhance|enhancing|enhanced|boost|boosting|maintain|maintaining|increase|increasing|step|up|stepping|implement|implementing|"
    r"effectively|actively|cooperate|cooperating|cooperation|collaborate|collaboration|work|working|participation|ensure|ensuring|closer|close|greater|more|bilateral|mutual|existing|field|fields|area|areas|advance|advancing|broaden|broadening|"
    r"intensify|intensifying|explore|exploring|facilitate|facilitating|accelerate|accelerating|support|supporting|issues?|as|well|this|these|such|various|other|new|efforts?|ways|use|using|importance|role|exchange|respective|key|priority)\s+)+",
    re.I,
)
_TAIL = re.compile(r"\s+(?:between the (?:two|three) (?:sides|countries|nations)|in line with|on the basis of|in accordance with|with a view to|in the coming (?:time|years?|period)|at a \w+ pace|in order to|so as to|through|based on|without the|towards|to enhance|to promote|to strengthen|under the|for the benefit|by \d{4}|in \d{4}|in the region|at the)\b.*$", re.I)


def areas_of(reading: Reading, sentence: Sentence, start: int, end: int, side: str, stance: Stance) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(area ids, ids only inside names of meetings and bodies, the clause's own words), each in the order of the text."""
    table = reading.lexicon.areas
    names = [(series.span.start, series.span.end) for series in sentence.series] + [(m.span.start, m.span.end) for m in sentence.people]
    strong = stance in (Stance.AGREED, Stance.COMMITTED, Stance.PROPOSED)
    hits = table.find(reading.text, start, end, names)
    kept = [hit for hit in hits if not hit.weak or strong or _LIST.search(reading.text, max(start, hit.start - 80), hit.start)]
    ids = tuple(dict.fromkeys(hit.area_id for hit in kept))
    named = tuple(dict.fromkeys(hit.area_id for a, b in names if start <= a < end for hit in table.find(reading.text, a, b) if hit.area_id not in ids))
    return ids, named, _own_words(reading.text, start, end, [(hit.start, hit.end) for hit in kept])


def _own_words(text: str, start: int, end: int, hits: list[tuple[int, int]]) -> tuple[str, ...]:
    """The members of the clause's list that hold an area, shorn of verbs before and qualifications behind."""
    items: list[str] = []
    edges = [start]
    for match in _SPLIT.finditer(text, start, end):
        if not any(a < match.start() < b - 1 and a <= match.end() <= b for a, b in hits):
            edges += [match.start(), match.end()]
    edges.append(end)
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        if not any(a <= x < b for x, _ in hits):
            continue
        item = _TAIL.sub("", _LEAD.sub("", text[a:b].strip(" .,;“”\"")))
        item = re.sub(r"\s+", " ", item).strip(" .,;“”\"")
        if item and len(item.split()) <= 14:
            items.append(item)
    return tuple(dict.fromkeys(items))
