"""Which areas a clause speaks of: taxonomy ids, and the clause's own words for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.extract.calendar import small_names
from briefgen.extract.named import NAMED_ONES, forum_with_work
from briefgen.extract.phrases import object_phrases
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.that_clauses import WOULD_HELP, is_only_said, is_said_to_matter
from briefgen.extract.words import BASE, DOING, GERUNDS, NOUN_TOO, gerund, is_adjective
from briefgen.lexicon.areas import AreaHit
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import Worded, rule
from briefgen.model import BOTH, Stance
from briefgen.prepare.days import MONTH

_LIST = rule(
    r"\b(?:fields?|areas?|domains?|sectors?|spheres?|such as|including|ranging from|covering|namely|in|on|of|expand|promote|strengthen|deepen|enhance|boost|step up)\b",
    re.I,
)
_VALUE = "peace|security|stability|prosperity|cooperation|collaboration|development|order|friendship|freedom|safety"
_VALUE_RUN = rule(rf"\b(?:{_VALUE})\b(?:(?:,\s*(?:and\s+)?|\s+and\s+)(?:{_VALUE})\b(?!\s+of\b))+", re.I)
_PEACE = rule(r"\b(?:peace|stability|prosperity)\b", re.I)
_VALUES = rule(
    rf"\b(?:{_VALUE})\b(?:(?:,\s*(?:and\s+)?|\s+and\s+)(?:{_VALUE})\b(?!\s+of\b))+(?:\s+(?:in|at|on|across|of)\s+(?:the\s+)?(?:[A-Z][\w-]+|region|sea|world|peninsula|strait|area)(?:\s+(?:[A-Z][\w-]+|region|peninsula|strait|Sea|and beyond|and the world|and globally)){{0,3}})?",
    re.I,
)


def areas_of(
    reading: Reading,
    sentence: Sentence,
    start: int,
    end: int,
    side: str,
    stance: Stance,
    verb: str,
    others: Sequence[tuple[int, int, str]] = (),
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(area ids, ids only inside names of meetings and bodies, the clause's own words), each in the order of the text.

    `verb` is the verb of the act, `others` are the further verbs of stance in the clause: (start, end, base form).
    """
    table = reading.lexicon.areas
    names = [(series.span.start, series.span.end) for series in sentence.series] + [(m.span.start, m.span.end) for m in sentence.people]
    small = [(span.start, span.end) for _, span in small_names(reading, sentence)]
    names += small  # "human rights dialogue" names a meeting: human rights are only named
    strong = stance in (Stance.AGREED, Stance.COMMITTED, Stance.PROPOSED) or verb.startswith("identif")
    # "peace, security and development" states values; "security" in it is no area
    values = [(m.start(), m.end()) for m in _VALUE_RUN.finditer(reading.text, start, end, sentence.text) if _PEACE.search(m.group())]
    hits = table.find(reading.text, start, end, [*names, *values])
    kept = [
        hit for hit in hits if not hit.weak or strong or _LIST.search(reading.text, max(start, hit.start - 80), hit.start, sentence.text)
    ]
    ids = tuple(dict.fromkeys(hit.area_id for hit in kept))
    named = tuple(
        dict.fromkeys(hit.area_id for a, b in names if start <= a < end for hit in table.find(reading.text, a, b) if hit.area_id not in ids)
    )
    fields = _fields_in_pairs(reading.text, kept)
    places = [span for hit in kept for span in _places_of(hit)] + [
        (a, b) for a, b in names if start <= a < end and ((a, b) in small or any(series.span.start == a for series in sentence.series))
    ]
    start = _word_end(reading.text, start, end) if start else start
    people = [(mention.span.start, mention.span.end) for mention in sentence.people if mention.name]
    parties = _parties_in_a_row(reading.text, sentence)
    words: list[str] = []
    for a, b, by in _pieces(reading.text, start, end, verb, others):
        weighty = side == BOTH and (bool(_IMPORTANT.match(reading.text, a, b)) or is_said_to_matter(reading.text, a, b))
        stands_against = side == BOTH and by in _AGAINST and not _DEPLORING.match(reading.text, a, b)
        if side == BOTH and by == "condemn" and (threat := _TERRORISM.match(reading.text, a, b)):
            words.append(_with_verb(reading.text, a, threat.group("what"), threat.group()))
            continue
        if (
            side == BOTH
            and not stands_against
            and not weighty
            and (_is_no_area(reading.text, a, b, by) or (stance is Stance.AFFIRMED and WOULD_HELP.match(reading.text, a, b)))
        ):
            continue
        every = (
            side == BOTH
            and (stance is not Stance.AFFIRMED or not _REMARKED.match(by) or weighty or stands_against)
            and (stance in _HELD or by.startswith("identif"))
        )
        looked = side == BOTH and stance is Stance.AFFIRMED and not every
        known = [span for hit in kept for span in _places_of(hit)] if looked else places  # a meeting to which both look forward is no area
        own = own_words(reading.text, a, b, known, people, parties, every, sentence.text, fields)
        words += [_with_verb(reading.text, a, item, item) for item in own] if stands_against else own
    return ids, named, tuple(dict.fromkeys(words))


def _is_no_area(text: str, start: int, end: int, by: str) -> bool:
    return bool(
        (_DEPLORED.match(by) or _DEPLORING.match(text, start, end))  # what both condemn or fear
        or (by == "share" and _SHARED_FACT.match(text, start, end))  # "share a long border": how things are
        or _WILL_TALK.match(by)
        or (_REMARKED.match(by) and _PROGRESS.match(text, start, end))  # "noted the rise in trade": how things go
        or (by in _STRESSED and _THERE_IS_NO.match(text, start, end))  # "stressed that there is no excuse": how things are
        or _CONSIDERING.match(text, start, end)  # "will go on considering new subcommittees": not settled
        or (_REMARKED.match(by) and is_only_said(text, start, end))  # "noted that trade remains modest"
        or (
            by in _STRESSED and is_only_said(text, start, end) and _FACT.search(text, start, end)
        )  # "stressed that the rebels continue to fight"
    )


_PROGRESS = rule(
    r"\s*(?:of )?(?:the )?(?:[\w-]+ ){0,2}?(?:progress|rise|increase|decline|fall|upward trend) (?:in|of|towards?|on|made|achieved|recorded)\b"
)
_THERE_IS_NO = rule(r"\s*that there (?:is|can be|could be|was) no\b")
_STRESSED = frozenset("stress emphasize emphasise underline underscore reaffirm affirm reiterate confirm".split())
_FACT = rule(
    r"\s(?:continues?|represents?|constitutes?|poses?|has|have|had|was|were|reflects?|rests? on|affects?|undermines?|threatens?)\s"
)
_AGAINST = frozenset({"oppose", "reject"})  # what both stand against for good is a position of theirs, and says so


def _with_verb(text: str, start: int, thing: str, told: str) -> str:
    """ "condemned all forms of terrorism", "opposed unilateral measures": with the verb that stands before it."""
    spoken = _AGAINST_VERB.search(text, max(start - 12, 0), start)
    return " ".join(f"{spoken.group()} {told.strip()}".split()) if spoken else thing


_AGAINST_VERB = rule(r"\b(?:condemn|oppos|reject)\w*$", re.I)
_ISO = 2  # letters of a country's code; a group of countries has more, and can be what both support


def _parties_in_a_row(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """ "Japan, Korea and the United States" as one span, a party alone as its own."""
    runs: list[tuple[int, int]] = []
    seen: set[str] = set()
    for party in sentence.parties:
        if party.sort is Sort.BODY or len(party.code) != _ISO:
            continue
        start, end = party.span
        if runs and party.code not in seen and rule(r"\s*,?\s*(?:(?:and|&)\s+)?(?:the\s+)?").fullmatch(text[runs[-1][1] : start]):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
            seen.clear()  # "ties between Peru and Chile and Chile's bid": the second Chile begins anew
        seen.add(party.code)
    return runs


def _places_of(hit: AreaHit) -> list[tuple[int, int]]:
    """What may not be cut: the term; of words that only stand near each other, the ends."""
    return [(hit.start, hit.start + 1), (hit.end - 1, hit.end)] if hit.loose else [(hit.start, hit.end)]


def _fields_in_pairs(text: str, hits: Sequence[AreaHit]) -> list[tuple[int, int]]:
    """ "transport and health" are two fields of work, from the first to the last letter of both; "transport and logistics" are one."""
    if len(hits) < 2:
        return []
    firsts = {hit.start: hit for hit in hits if not hit.loose}
    joints = [(hit, _AND.match(text, hit.end)) for hit in hits if not hit.loose]
    pairs = [(hit, firsts[joint.end()]) for hit, joint in joints if joint and joint.end() in firsts]
    return [(left.start, right.end) for left, right in pairs if not _near(left.area_id, right.area_id)]


_AND = rule(r"\s+(?:and|&)\s+")
_NEAR = (frozenset({"defence", "security"}),)  # families that texts name in one breath


def _near(one: str, other: str) -> bool:
    families = frozenset(area.partition(".")[0] for area in (one, other))
    return len(families) == 1 or families in _NEAR


# Verbs of remarking: what is only noted or deplored by both is kept where it is a known area, and not else.
_REMARKED = rule(
    r"(?:describ|characteri[sz]|term|label|deem|highlight|set out|outline|note|acknowledge|recogni[sz]e|recall|say|state|tell|add|explain|observe|see|look|took|take|point|remark|mention|assess|believe|consider|regard|view|condemn|deplore|"
    r"denounce|oppose|reject|regret|concerns?|warn|draw|drew|mark|attach|accept|understand|shar(?:ed|es|ing) (?:\w+ )?(?:assessment|concern)|(?:were|was|is|are)(?! (?:\w+ )?(?:unanimous|in (?:agreement|accord)|of one mind|at one|agreed)))\b"
)


_IMPORTANT = rule(
    r"\s*that (?:there (?:is|was|remains|exists) (?:also )?(?:an? |the )?(?:[\w-]+ )?(?:need|necessity|urgency)|it (?:is|was|would be|remains) (?:\w+ )?(?:important|necessary|essential|vital|crucial|imperative|urgent|critical)) (?:to|for|of)\b"
    r"|\s*(?:the )?(?:\w+ )?(?:importance|need|necessity|urgency|value|significance|desire|wish|desirability|usefulness) (?:of|for|to)\b|\s*(?:(?:their|our|the) )?(?:\w+ )?support for\b",
    re.I,
)
_DEPLORING = rule(
    r"\s*(?:with (?:\w+ )?concern\b|(?:(?:their|our|its|the|both) )?(?:(?:two )?(?:countries|sides|nations|governments)[’'] )?(?:\w+ )?(?:condemnation|concerns?|alarm|regret) (?:of|about|over|at|for|regarding)\b|(?:(?:the|their|some|existing|remaining) )*(?:(?:differing|different|divergent|diverging|conflicting|opposing) (?:views|positions|opinions|stances|approaches|interpretations)|differences|divergences|disagreements?)\b)",
    re.I,
)
_DEPLORED = rule(
    r"(?:condemn|deplor|denounc|regret|oppos|reject|hope|wish|expect|aspire|doubt|fear|worr|decr|criticis|criticiz|disagree)|(?!(?:direct|instruct|task|mandat|assign|charg))(?:\w+ )*(?:concern(?:s|ed)?|pride|hopes?|wish|optimism|alarm|worry|sorrow|condolences)\b|look(?:ed|s|ing)? forward",
    re.I,
)


_TERRORISM = rule(
    r"\s*(?:(?:all|any|every) )?(?:(?:forms?|acts?|kinds?|manifestations?) (?:and manifestations )?of )?(?P<what>(?:international |cross-border |state-sponsored )?terrorism(?: and (?:violent )?extremism)?(?: in all (?:of )?its (?:forms and manifestations|manifestations and forms|forms|manifestations))?)\b"
    r"(?!\s+(?:attack|act|incident|in (?-i:[A-Z])))",
    re.I,
)
_SHARED_FACT = rule(
    r"\s*(?!that\b|the view\b)(?:(?:an?|the|their|many|common|close|deep|strong|long|rich|same|much|also|more than|\w+ and \w+|[\w-]+) ){0,4}?"
    r"(?:ties|bonds?|connections?|links?|friendship|history|histories|borders?|joy|heritage|cultures?|traditions?|roots|past|sea|language|languages|affinity|affinities|experiences?|coast|kinship|ancestry|grief|pride|sorrow)\b",
    re.I,
)
_WILL_TALK = rule(r"(?:will|shall|would|intend to|plan to) (?:also |further )?(?:discuss|consider|examine|review|talk|negotiate)")
_CONSIDERING = rule(r"\s*(?:to )?(?:consider(?:ing)?|discuss(?:ing)?|examin(?:e|ing)|talking|negotiating) (?!(?:how|ways) )", re.I)
_HELD = (Stance.AGREED, Stance.COMMITTED, Stance.AFFIRMED)


def _word_end(text: str, place: int, end: int) -> int:
    """A phrase of the lexicon may end inside a word ("shared interest|s")."""
    while place < end and text[place - 1 : place + 1].isalnum():
        place += 1
    return place


def _pieces(text: str, start: int, end: int, verb: str, others: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The clause cut at its other verbs of stance, each piece with its verb: "condemned A and stressed B"."""
    inner = sorted(other for other in others if start <= other[0] and other[1] <= end)
    starts, stops = [start, *(_word_end(text, b, end) for _, b, _ in inner)], [*(a for a, _, _ in inner), end]
    return list(zip(starts, stops, [verb, *(by for _, _, by in inner)], strict=True))


def own_words(
    text: str,
    start: int,
    end: int,
    known: Sequence[tuple[int, int]],
    people: Sequence[tuple[int, int]] = (),
    parties: Sequence[tuple[int, int]] = (),
    every: bool = False,
    sentence: Worded | None = None,
    pairs: Sequence[tuple[int, int]] = (),
) -> tuple[str, ...]:
    """What the clause is about, thing by thing in its own words, in the order of the text; `known` are the places of areas and names of meetings,
    `pairs` those of two fields that "and" parts.

    Things in which the taxonomy finds nothing are left out, unless `every`: what both agreed on is kept even where no table has it.
    """
    whole = [*known, *((m.start(), m.end()) for m in _VALUES.finditer(text, start, end, sentence))]
    if not (whole or every):
        return ()
    items: list[str] = []
    plain: list[str] = []
    held = through = 0
    for a, b in object_phrases(text, start, end, [*whole, *parties], pairs):
        if a < through:
            continue  # told with the one before
        a, through = forum_with_work(text, start, end, a, b)
        b = max(b, through)
        if any(x <= a and b <= y for x, y in parties):
            backed = _SUPPORTS.search(
                text, max(start - len("support "), 0), a
            )  # a country alone, or several in a row, are not things, but to support one is
            if backed is None or not every:
                continue
            a = backed.start()
        holds = any(x < b and a < y for x, y in whole)
        if not (holds or every):
            continue
        if every and any(x <= a < y for x, y in people) and (backed := _SUPPORTS.search(text, start, a)):
            a = backed.start()  # "support for Special Envoy X"
        else:
            b = next((_before(text, a, x) for x, y in people if a <= x < b), b)
        a, b = _widened(text, start, a, b)
        item = _item(text[a:b])
        kind = bool(item.islower() and _KIND_OF_FIELD.match(text, b))
        if _tells(item) or (kind and is_adjective(item)):
            items.append(item)
            plain += [item] if not (holds or kind) and _PLAIN_WORD.fullmatch(item) and _ONE_OF_THEM.search(text, start, a) else []
            held += holds
    if held < _A_LIST:
        items = [item for item in items if item not in plain]
    return tuple(dict.fromkeys(items))


def _item(words: str) -> str:
    """The thing as it is written down: without asides, what is left over at its end, and of a long one the manner; "" where others tell what it is."""
    if "–" in words or "—" in words or " - " in words:
        words = _NAMED_ONES.sub("", words)
    if words.lower().startswith("not "):
        words = _FOR_INSTANCE.sub("", words)  # "not to let any firm, | including X, | use the ports"
    item = " ".join(_LONG_ASIDE.sub("", words).split()).strip(" .,;“”•▪■●").removeprefix("– ")
    item = _LEFT_OVER.sub("", item)
    item = _OPEN_END.sub("", item) if item.endswith("ing") else item
    if _IN_MANY_FIELDS.fullmatch(item):
        return ""
    item = _IN_AREAS.sub("", _POINTS_BACK.sub("", _BY_NOW.sub("", item)))
    if points := _DEMONSTRATIVE.match(item):
        item = item[points.end() :]  # "this strategic channel of communication"
    if len(item.split()) > _LONG and " only " not in item:
        item = _MANNER.sub("", item)
    return _PLACE.sub("", item) if len(item.split()) > _LONGEST else item


def _widened(text: str, start: int, first: int, last: int) -> tuple[int, int]:
    """The span of a word that alone tells too little, with what stands beside it."""
    if text[first:last].lower() in _TALKS and (both := _OF_A_KIND.search(text, start, first)):
        first = both.start("kind")  # "engage in frank and regular | dialogue"
    if text[first:last].lower() in _ALONE and (level := _AT_WHAT_LEVEL.match(text, last)):
        last = level.end()  # "consultations | at the level of deputy ministers"
    return first, last


_KIND_OF_FIELD = rule(
    r"(?:,? (?:and )?[a-z-]+(?: and [a-z-]+)?){0,5}? (?:fields|spheres|areas|sectors|domains)\b"
)  # "the | cultural and | humanitarian spheres"
_TALKS = frozenset({"consultations", "dialogue", "negotiations", "talks", "contacts", "communication"})
_OF_A_KIND = rule(
    r"\b(?:engag(?:e|ing)|enter(?:ing)?|open(?:ing)?|launch(?:ing)?|start(?:ing)?|begin(?:ning)?|conduct(?:ing)?|hold(?:ing)?|institut(?:e|ing)|establish(?:ing)?)(?: in| into)? (?:an? )?(?P<kind>[a-z-]+(?:,| and|, and) [a-z-]+ )$"
)
_AT_WHAT_LEVEL = rule(
    r"\s+on an? (?:more )?(?:regular|yearly|annual|permanent) basis\b|\s+at (?:the )?(?:level of (?:the )?(?:[\w-]+ ){0,3}\w+|(?:ministerial|expert|working|technical|official|vice-ministerial|deputy[ -]ministerial) levels?)\b"
)
_A_LIST = 2  # known areas in a clause: beside them a word alone is one more of a list ("energy, housing, trade")
_PLAIN_WORD = rule(
    r"(?!(?:accord|treaty|pact|protocol|charter|declaration|ceasefire|truce|armistice|embassy|consulate|hotline|fund|summit|hospital|bridge|railway|pipeline|airport|satellite|school|university|refinery|dam|corridor|referendum|roadmap)s?$)[a-z]+"
)
_ONE_OF_THEM = rule(r"\b(?:the|an?|its|their|all|any|some|these|those|new|such)\s+$")  # "fix the | dates": a field of work has no article
_LEFT_OVER = rule(
    r"(?:\s+(?:among (?:them|others)|included|too|further|likewise|as well|for instance|for example))+$|\s+(?:on|upon|to|against|for|from|at|by|about)$"
)  # "impose costs on | President X"
_OPEN_END = rule(rf"\s+(?:in|of|for|to|by|through)\s+(?:{'|'.join(sorted(map(gerund, DOING)))})$")  # "their part in addressing | piracy"
# "exchanges and cooperation across a wide range of fields": which they are comes next
_IN_MANY_FIELDS = rule(
    r"(?:(?:\w+ )?(?:exchanges|cooperation|collaboration|ties|relations|contacts|engagement),?(?: and)? )+(?:across|in|over|on) (?:an? )?(?:\w+ )?(?:range|variety|number|spectrum|host|series) of (?:\w+ )?(?:areas|fields|sectors|domains|spheres|issues)",
    re.I,
)
_IN_AREAS = rule(r"\s+(?:in|across)(?:\s+\w+)?\s+(?:areas|fields|sectors|domains|spheres)$", re.I)  # what they are comes next
_SUPPORTS = rule(r"\bsupport(?:ing)?\s+(?:for\s+)?(?:the\s+)?$", re.I)
_DEMONSTRATIVE = rule(r"(?:this|these|that|those)\s+(?=[\w-]+\s+\w)", re.I)


def _before(text: str, start: int, person: int) -> int:
    """Where a thing ends that goes on with somebody's name: "a statement | with Fiji's Minister X"."""
    with_ = rule(r",?\s+(?:with|by|between|from|to|of|and)\b[^,;]*$").search(text, start, person)
    return with_.start() if with_ else person


_BY_NOW = rule(
    r"\s+(?:has|have|had)\s+(?:\w+ly\s+|also\s+)?(?:been\s+)?\w+(?:ed|wn|en)\b.*$"
)  # "our partnership had developed ...": the partnership
_POINTS_BACK = rule(
    r"\s+in each other['’]s (?:countr(?:y|ies)|capitals?|territor(?:y|ies))$|\s+(?:against|for) (?:it|them)$|\s+(?:of|for|in|on|to|towards?|with|by|through|across|at|from|into|over)\s+(?:all (?:of )?)?(?:these|those(?! who| affected| responsible| in\b)|such|this)\b[^,;]*$|\s+through (?:\w+ )?(?:cooperation|collaboration|coordination|efforts)$",
    re.I,
)
_MANNER = rule(rf"\s+(?:through|via|by|under|within|across)\s.*?(?=\sto (?:{'|'.join(sorted(BASE - NOUN_TOO))})\b|$)")
_PLACE = rule(r"\s+(?:at|along|near|around|between) the\s.*$")
_NAMED_ONES = rule(NAMED_ONES)
_FOR_INSTANCE = rule(r",\s(?:including|such as|among them|notably)\s[^,;]{2,120},")
_LONG_ASIDE = rule(r"\s*\((?:[^()]*\s[^()]*\)|[^()]*$)")
_LONG = 14  # words; of what is longer the manner is left out
_LONGEST = 20  # what is longer still is a sentence, not a thing
_VAGUE = frozenset(
    (
        "steps step further take measures efforts effort sustained ways possibilities opportunities growth interest interests international increased "
        "soon again meet matters issues close regular mutual concern common more new other time coming months years progress results forward "
        "reflected cooperation relations ties relationship relationships bilateral partnership partnerships contacts contact fields areas "
        "field area sectors sector domains domain spheres sphere topics two both sides countries country nations friendship friendly understanding trust respect strong long-standing "
        "longstanding work agenda contents momentum implementation convergence challenges priorities partners counterparts basis foundation stage path dynamics avenues potential prospects coordination arena fora forums next directly teams importance role outcomes keenness implement continue agreements agreement documents document occasion meeting and of the in on for their our its a an at with to is was were "
        "be are it this that these those there they we each all which level levels higher new heights height phase dimension visit exchange views talks communication "
        "hope hopes weeks days ahead counter these address face same joint topics broad members going follow accompanying following accordingly projects initiatives activities programmes programs package packages series set collection priority full across trilateral allies community international organizations organisations consult minutes entire gamut whole range wide state affairs regional international global issues situation developments bonds bond way ways need needs fact commitment commitments point points together shared "
        "historic historical cordial friendly fraternal excellent solid bonds extraordinary threats threat above every month months year years annually regularly aspects engaged "
        "appropriate response goodwill identity views finding legal instruments instrument relating related accords deals pacts protocols treaties actions action "
        "significant greater such many several six five four three seven eight nine ten use better best good memoranda memorandums memorandum mou mous contracts problem problems framework frameworks through between among important major main basic practical concrete effective positive constructive fruitful productive frank candid beneficial mutually warm friendly reached highest concluded achieved earlier previous existing eleven twelve fifteen twenty thirty dozen dozens hundred contents constructively willingness readiness "
        "approaches scope traditional goals goal objectives secretary below track region regions region's "
        "total meant january february march april june july august september october november december benefit benefits something anything things thing still urgent world's world challenge confront confronting jointly date venue through diplomatic channels channel person number conclusion"
    ).split()
)
# One of these words alone says too little; with another it may be a thing ("high-level exchanges").
_ALONE = frozenset(
    (
        "mou mous memorandum memoranda extension support protection study pressure resources consultation dialogue engagement coordination communication leaders ministers presidents representatives exchanges text meetings negotiations institutions conditions allies coalition consultations engagement leadership enforcement resilience "
        "protocol deals arrangements programmes programs projects plans policies reforms solutions mechanisms decisions members forces authorities"
    ).split()
)
_UNFIT = rule(
    rf"(?:last|next|this|early|late|mid)[ -](?:{MONTH})$|"
    r"than\b|.*\bones$|(?:the )?ways? in which\b|(?:the |this |that )?(?:mission|session|report|manner|hand|basis|inter alia)s?$|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|several|some|numerous) (?:\w+ )?(?:agreements|memoranda(?: of understanding)?|mous|documents|accords|protocols)(?:(?:,|,? and) (?:agreements|memoranda(?: of understanding)?|mous|documents|accords|protocols))*$|(?:one|other) hand$|"
    r"(?:year|month|week|day|moment|time|period)s? (?:that|which|when|of|in)\b|(?:new |next |exact )?(?:dates?|time|place|venue)\b.*\b(?:announced|communicated|fixed|determined|decided|set|agreed)\b|him\b|her the\b|(?:[\w-]+ )?(?:issues|matters|areas|fields|topics|questions) (?:that|which)\b|(?:\w+ ){0,2}progress (?:made|achieved|registered|since)\b|"
    r"(?:(?!(?:of|by|for|between|among|from|to|with|in|on)\b)[\w-]+ ){0,3}(?:ministers|leaders|officials|delegations|teams|representatives|sides?|presidents)$|"
    r"(?:turn|make|do|see) what\b|everything\b|one of (?:the|our|their)\b|(?:here|your)\b|particular$|(?:(?:strategic|key|priority|important|various|specific|other|new|newer|novel|further|additional|emerging|many|several|certain|potential|critical|diverse|different|such|non-traditional|frontier|promising|concrete|traditional|mutual|agreed|above) )+(?:areas|fields|sectors|domains|spheres|directions)$|(?:the )?(?:\w+ )?(?:past|last|recent) (?:\w+ )?(?:years?|months?|decades?|weeks?)$|[\d\W]*$|(?:during|after|before|at|by|from|as|when|while|if|so|first (?:by|of|to|in)|(?:\w+ )?(?:condemnation|concerns?) (?:of|about|over|at|for|regarding)|accepted|\w+(?:ed|wn|ught) by\b|(?:led|held|made|given) by\b|(?:critical|important|essential|vital|crucial|relevant|related|key) to\b|(?:the )?(?:face|light|view|terms|context|case|wake|course|spirit|event) of\b|be \w+ing|each other(?!['’])|one another|he|she|(?-i:[Ii]t)|they|we|i|there|this|these|those|his|her|who|which|what|not(?! to)|(?!mak|let)\w+ (?:it|them)|and|or|but|such|insisting|reaffirming|noting|signed|within|through|via|under|across|throughout|among|said|is|was|were|are|has|have|been)\b(?!-)|back better|(?:\w+ )?(?:cooperation|coordination|consultations?|coordinat\w+) (?:both )?bilaterally\b|(?:the )?coming (?:days|weeks|months|years)\b|consult(?: closely| regularly)?$|meet (?:(?:again|in person|regularly|annually|soon|closely)\b[^,;]*|(?:in|at) (?-i:[A-Z]).*)$|(?:\w+ )?(?:\w+ )?levels?$|framework of|love of|.*\b(?:said|told|added)\b|.*\bdo so$",
    re.I,
)


_TRADES = frozenset({"testing", "financing", "manufacturing", "designing", "engineering"})


def _tells(item: str) -> bool:
    words = item.split()
    if not words or len(words) > _LONGEST or _UNFIT.match(item):
        return False
    if item.lower() in _ALONE:
        return False
    if item.lower() in GERUNDS and item.lower() not in _TRADES:
        return False  # "the importance of | delivering | on commitments"
    if len(words) == 1 and (is_adjective(item) or (item.islower() and item.endswith("ly") and not item.endswith("ily"))):
        return False
    return not all((word.lower().strip(",'’") in _VAGUE or word.isdigit()) and word != "IT" for word in words)
