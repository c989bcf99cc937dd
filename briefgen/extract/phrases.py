"""What was agreed, in the text's own words: the object of the verb, cut at the joints of its list.

"agreed to resume direct flights between A and B by 2026, form a joint council and work together in 6G, icebreakers and energy" holds five
things. A clause is cut at its joints into propositions ("to resume ...", "form ...", "work together in ..."), each is shorn of what leads up
to the thing ("work together in") and of what follows from it ("so as to ...", "by 2026"), and what is left is a list or one thing. No table
of areas is asked what a thing is: what both sides agreed on is kept even where no table has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon.scan import rule

Spans = Sequence[tuple[int, int]]

# Verbs that say that something is to be done with the thing, and nothing about it; shorn off before it.
_DOING = (
    "continue expand promote strengthen deepen enhance boost maintain increase step implement advance broaden intensify explore facilitate accelerate "
    "develop establish set launch hold convene organise organize sign conclude finalise finalize complete start begin open resume create ensure "
    "foster build form work cooperate collaborate further encourage pursue seek strive consider bring put carry make take keep undertake provide "
    "give offer conduct initiate activate reactivate operationalise operationalize fast-track expedite speed move push uphold study look examine "
    "identify discuss negotiate reach achieve agree strengthen upgrade raise elevate lift widen extend reinforce consolidate improve prioritise "
    "prioritize focus engage address tackle coordinate support redouble sustain preserve respect realise realize commission adopt ink initial "
    "introduce grow nurture cultivate cement enrich revive renew invest act stand remain help allow enable try aim intend need leverage join contribute draw "
    "host mark jointly do see get have be serve include cover"
).split()
# Verbs that belong to what was agreed ("lift the obstacles", "simplify visas"): they begin a proposition, and stay in its words.
_TELLING = (
    "address combat counter fight tackle prevent reduce remove lift cut eliminate simplify recognise recognize share exchange protect safeguard "
    "modernise modernize reform restore settle resolve end stop curb double triple train send deploy invest export import connect link "
    "integrate harmonise harmonize liberalise liberalize transfer return release repatriate rebuild reconstruct monitor enforce defend "
    "support assist finance fund consult meet visit celebrate commemorate mobilise mobilize unlock drive attract diversify respond ease "
    "convert waive grant ratify transform streamline align stabilise stabilize manage mitigate adapt participate hand appoint revise update "
    "review overcome eradicate condemn investigate prosecute preserve relaunch reopen produce supply purchase buy sell procure design test "
    "operate run designate nominate invite inform notify refrain abide comply honour honor fulfil fulfill generate deliver replace "
    "limit freeze ban allow permit accept apply use serve represent ensure bolster spur synchronise synchronize agree recall note report raise "
    "guarantee clear search decontaminate fight overhaul steer shape secure"
).split()


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    if re.fullmatch(r"[a-z]*[^aeiou][aeiou][bdgmnpt]", verb) and verb not in {
        "open",
        "deepen",
        "strengthen",
        "widen",
        "broaden",
        "visit",
        "develop",
        "monitor",
        "limit",
    }:
        return verb + verb[-1] + "ing"
    return verb + "ing"


_BASE = frozenset([*_DOING, *_TELLING])
_GERUNDS = frozenset(map(_ing, _BASE)) - {"meeting", "training", "funding", "building"}
# These are nouns as often as verbs: a verb only where no preposition follows ("support for", "exchange of").
_NOUN_TOO = frozenset(
    (
        "support exchange share transfer return release work study review increase start launch visit import export supply design test use "
        "report limit ban help focus invest end cut fight grant link step move push respect host mark form act aim need draw purchase search "
        "raise joint waive reform finance fund train land answer drive run counter look cover set put keep open clear secure complete free"
    ).split()
)
_PREPOSITION = frozenset("of for to in on with from between and or at by against under within among towards toward into over".split())
_ADVERB = r"(?:(?!supply|family|assembly|italy|early|reply|monthly|friendly|july)\w{2,}ly|also|further|together|closely|jointly|more|better|well|again|thereby|even|then|both|up|out|forward|ahead|fully|as a priority)"
_WEAK_ADJECTIVE = (
    "bilateral|mutual|mutually beneficial|existing|existing and new|closer|close|greater|enhanced|strengthened|increased|deeper|stronger|broader|"
    "continued|continuing|continuous|further|wider|expanded|practical|concrete|effective|full|early|swift|timely|constructive|active|"
    "respective|various|other|shared|strong|firm|sustained|potential|possible|overall|steadfast|important|common|specific|necessary|additional|growing"
)
_HEAD = (
    "cooperation|collaboration|ties|relations|relationship|efforts?|work|partnerships?|steps|measures|ways|action|opportunities|possibilities|potential|progress|"
    "discussions|new areas|areas|activities|initiatives|projects|agreements?|consensus|a range|a number|all aspects|the full range|issues|matters"
)
_FIELDS = r"(?:(?:key |priority |such |various |new |many |several |a (?:wide )?range of |strategic |the |following |diverse |different |other |these |all |emerging |agreed |mutual |traditional |specific ){0,3}(?:fields?|areas?|domains?|sectors?|spheres?|issues|topics|priorities|directions)(?: of (?:mutual |common )?(?:interest|concern|cooperation|convergence))?(?:\s+(?:of|like|such as|including|in)|,\s*(?:such as|including|notably|namely|among them|particularly))?)"
_DONE = "|".join(sorted({*set(_DOING) - _NOUN_TOO, *map(_ing, _DOING)}, key=len, reverse=True))
_DONE_OR_NOUN = "|".join(sorted(set(_DOING) & _NOUN_TOO, key=len, reverse=True))
# What leads up to the thing, from the verb on.
_LEAD = rule(
    rf"^\W*(?:(?:that|to|on|in|for|of|with|by|about|upon|towards?|the|a|an|their|its|our|his|her|both|all|through|across|as|at|into|as regards|each other's support for)\s+"
    rf"|(?:the\s+)?(?:(?:critical|great|vital|particular|paramount|central|urgent|crucial|key|pressing|immediate) )?(?:importance|need|necessity|urgency|significance|value|benefits?|desirability|possibilit(?:y|ies)|feasibility|use|aim|goal|objective|role|principles?) (?:of|for|to|in)\s+"
    rf"|(?:themselves|itself|ourselves)\s+to\s+"
    rf"|{_ADVERB}\s+"
    rf"|(?:they|we|both sides|both countries|both parties|(?:(?:the|their) )?(?:(?:two|three|four) )?(?:(?:countries|sides|nations)['’]s? )?(?:foreign |defen[cs]e |respective )?(?:sides|countries|parties|nations|governments|ministers|ministries|leaders|officials|teams|experts|delegations)|their (?:two )?countries|the parties|the sides|both governments) (?:would|will|should|shall|must|could|can|need to|needs to|ought to)\s+"
    rf"|it (?:is|was|will be|would be) (?:\w+ )?(?:important|critical|necessary|essential|vital|crucial|time|imperative|desirable|urgent) (?:for [^,;]{{1,50}}?(?= to )|to|that)\s+"
    rf"|(?:(?:{_WEAK_ADJECTIVE})(?:,? and |, |\s+))*(?:commitments?|attachment|adherence|determination|readiness|willingness|intention|intent|resolve|desire|will|interest) (?:to|in|of) (?:the )?"
    rf"|(?:(?:{_WEAK_ADJECTIVE})(?:,? and |, |\s+))*(?:[\w-]+ (?:and )?){{0,3}}(?:efforts|steps|measures|work(?! and)|action|contexts|fora)\b[^,;]{{0,60}}?\sto (?={'|'.join(_DOING + _TELLING)})"
    rf"|(?:the )?(?:(?:{_WEAK_ADJECTIVE}) )?(?:establishment|creation|formation|setting[ -]up|conclusion|finali[sz]ation|signing|holding|implementation|activation|launch|strengthening|promotion|expansion|development|enhancement|deepening) of (?:the |a |an )?"
    rf"|(?:(?:{_WEAK_ADJECTIVE})(?:,? and |, |\s+))*(?:{_HEAD})(?: with (?:each other|one another|partners)| between (?:the|our|their) (?:two |three )?(?:sides|countries|nations|peoples))?,?\s+(?:(?:in|on|across|towards|to|for|through|of|within|aimed at|regarding|relating to|concerning|including|such as|covering|spanning)\s+)(?:{_FIELDS}\s+)?(?!(?-i:(?:the |our |its )?[A-Z][a-z]))"
    rf"|{_FIELDS}\s+"
    rf"|(?:{_DONE_OR_NOUN})\s+(?!(?:of|for|to|in|on|with|from|between|and|or|at|by|against|under|within)\b)"
    rf"|(?:{_DONE})(?:(?:,? and|,) (?:{_DONE}))*\s+(?!and\b|of\b|for\b|groups?\b|level|hours)(?:{_ADVERB}\s+)*"
    rf"|(?:{_WEAK_ADJECTIVE})(?:,? and |, |\s+))",
    re.I,
)
# What follows from the thing, with all that hangs on it: purposes, reasons, relative clauses.
_AFTERWARDS = rule(
    r"\s+(?:with (?:a|the) (?:view|aim|goal|purpose|objective|intention) (?:to|of)|with the participation|so as to|in order to|so that|in line with|in accordance with|in conformity with|in keeping with|on the basis of|"
    r"based on|pursuant to|consistent with|without|on the occasion of|as soon as|as early as|as well\b|to the benefit of|for the (?:benefit|sake|purpose)|for mutual|in the interests? of|"
    r"in (?:an effort|a bid) to|thereby|thus|because|given|following|ahead of the|when|while|if|where|as (?:their|they|the|both|a|an|well|these|part|this)\b|towards? the (?:realization|realisation)|"
    r"that (?!includes?|covers?)|which|who|whose|needed to|by (?=\w+ing\b)|through (?=\w+ing\b)|amid|despite|rather than|under the (?:framework|provisions|auspices)|in the framework|within the framework|in the context)\b"
    r"|,\s*(?:held|hosted|led|chaired|co-chaired|organi[sz]ed|scheduled|expected|worth|due|valued|starting|commencing|beginning|alternately|annually|also|to be|which|who|where|whose|with|thereby|thus|while|whilst|as|when|following|given|reflecting|contributing|based|fully|so|if|because|subject|according|in line|in accordance|under|this|without|until|ahead)\b"
    r"|\s+[–—-]\s+|,\s*[”\"]|[”\"],?\s+(?:the|he|she|it|they|[A-Z])\b"
    r"|,\s*(?:the |a |an )?(?:[\w’'-]+ ){1,6}?(?:said|added|stated|reported|reads|noted)\b",
    re.I,
)
# When and how: cut from the one thing that it stands with.
_WHEN = rule(
    r"\s+(?:at the earliest|before|during|after(?! the war)|until|from (?=20)|from the (?:second|first)|by (?=\d|the end|early|late|mid|next|\d{4}|[A-Z][a-z]+ \d)|in (?=\d{4})|in (?:early|late|mid-?)\s?\d{4}|this (?:year|month|autumn|spring|summer|week)(?!['’])|next (?:year|month|week|autumn|spring)(?!['’])|later|(?:in|early|over|within) the (?:coming|near|next|first|second|following)|early next|"
    r"within (?=\d|this|two|three|a year)|as a priority|on an? \w+ basis|at a \w+ pace|starting|commencing|alternately|without delay|in all its forms|since|at (?:their|his|her) (?:talks|meeting)|"
    r"at the (?:\w+ )?(?:level|meeting|talks|close|conclusion|invitation|\d+\w\w)|around the world)\b|\s+(?:between (?:the|our|their) (?:two |three )?(?:sides|countries|nations|peoples|governments)|of the two countries|in both countries|of both countries)\s*$",
    re.I,
)
_JOINT = rule(
    r"\s*;\s*(?:and\s+)?|:\s+|,?\s+(?:which|that)\s+(?:(?:provides?|calls?)\s+for|covers?|includes?)\s+|,?\s+as well as\s+|,?\s*\(?\b(?:including|such as|notably|in particular|particularly|especially|namely|covering|ranging from|spanning|among others)\s+|,\s*(?:(?:and|but|or)\s+)?|\s+and\s+|\s+&\s+",
    re.I,
)
_NESTS = rule(r"including|such as|notably|in particular|particularly|especially|namely|covering|ranging|spanning|among|which|that", re.I)
_PARENTHESIS = rule(r"\s*\([^()]*\)")
_BETWEEN = rule(
    r"\bbetween\s+(?:[^,;]{1,60}?)\s+and\s+(?!to\b|that\b|on\b)(?:the\s+)?[\w’'-]+|\bfreedom,?\s+and\s+\w+\s+of\s+\w+|\bboth\s+[^,;]{1,40}?\s+and\s+[\w’'-]+|\bfrom\s+[\w’' -]{1,40}\s+to\s+[\w’'-]+",
    re.I,
)
_ADJECTIVE = rule(
    r"\w{3,}(?:able|ible|ial|ical|onal|eral|tal|cal|nal|ral|tic|mic|fic|[^e]ed|ive|ous|ful|ary|less|ent|ant|ese|ian|ern)|clean|free|open|fair|safe|secure|strong|close|green|stable|sound|good|small|better|new|old|private|public|early|high|deep|just|wide|broad|prompt|full|swift|closer|deeper|stronger|respective|special|unimpeded|rules-based|balanced|diversified|frank|candid|direct|warm|smooth|orderly|in-depth",
    re.I,
)
_NO_ADJECTIVE = rule(
    r"\w*(?:ment|tourism|initiative|capital|hospital|president|agent|music|traffic|clinic|fabric|patent|talent|plant|festival|proposal|approval|arrival|event|continent|student|agreement|incentive|objective|executive|survival|removal|renewal|denial|trial|signal|journal|material|mineral|potential|restaurant|grant|parent|archive|narrative|library|secretary|boundary|aviation|content|accident|incident|disposal|withdrawal|criminal|chemical|pharmaceutical)s?",
    re.I,
)
_DETERMINER = rule(r"(?:the|a|an|their|its|our|his|her|two|three|four|five|six|each|more|further|\d+)\s", re.I)
_FIRST_PREPOSITION = rule(r"\b(?:on|in|for|to|of|with|at|by|towards?|against|from|under|within|over)\b", re.I)


class Proposition(NamedTuple):
    """One thing to be done, from `start` to `end`, with the (start, end) of the joints of the list in it."""

    start: int
    end: int
    joints: tuple[tuple[int, int, str], ...]


def object_phrases(text: str, start: int, end: int, known: Spans = ()) -> list[tuple[int, int]]:
    """(start, end) of each thing in `text[start:end]`, the words after a verb; `known` are spans that are never cut inside."""
    if aside := rule(r"\s*,\s[^,;]{1,40}(?:,\s[^,;]{1,40})?,\s+(?=(?:to|that|on)\b)").match(text, start, end):
        start = aside.end()  # "agreed, on Thursday, in Lima, to ..."
    if _NO_OBJECT.match(text, start, end) or text[start:end].rstrip().endswith(":"):
        return []
    out: list[tuple[int, int]] = []
    for one in _propositions(text, start, end, known):
        members = _members(text, one)
        out += [span for a, b in members if (span := _trimmed(text, a if a == members[0][0] else _bare(text, a, b), b))]
    return out


# "will be attending ...", "signed at the close of ...": nothing is said of what.
_NO_OBJECT = rule(
    r"\W*(?:both |also |all )*be (?:attend|visit|travel|hold|return|participat)\w*ing\b|\W*(?:\w+ly )?(?:during|after|before|by the|at the (?:end|close|conclusion|meeting|talks)|at (?-i:[A-Z]))\b",
    re.I,
)


def _propositions(text: str, start: int, end: int, known: Spans) -> list[Proposition]:
    """The clause cut where something else to be done begins; what hangs on a thing (purpose, relative clause) is left out."""
    whole = [*known, *((m.start(), m.end()) for pattern in (_BETWEEN, _PARENTHESIS) for m in pattern.finditer(text, start, end))]
    out: list[Proposition] = []
    begin, weak = start, list[tuple[int, int, str]]()
    stop, purpose = _stop(text, start, end)
    for joint in _JOINT.finditer(text, start, end):
        if any(a < joint.end() - 1 and joint.start() < b - 1 and a <= joint.start() for a, b in whole) or joint.end() >= end:
            continue
        kind = _kind(text, begin, joint, end, past=joint.start() >= stop, purpose=purpose)
        if not kind and not purpose and rule(r",\s*and\s+(?:the|a|an)\s", re.I).match(text, joint.start(), end):
            kind = "new"  # "A, in accordance with international law, and the full implementation of B"
        if kind == "new":
            out.append(Proposition(begin, min(stop, joint.start()), tuple(weak)))
            begin, weak = joint.end(), []
            stop, purpose = _stop(text, begin, end)
        elif kind == "tail":
            stop = min(stop, joint.start())
        elif kind == "list" and joint.start() < stop:
            weak.append((joint.start(), joint.end(), joint.group()))
    out.append(Proposition(begin, min(stop, end), tuple(weak)))
    return [one for one in out if one.end > one.start]


def _lead(text: str, start: int, end: int) -> int:
    """Where the thing begins, after all that leads up to it."""
    at = start
    while (found := _LEAD.match(text[at:end])) and found.end():
        at += found.end()
    while at < end and text[at].isspace():
        at += 1
    return at


_MEMBER_LEAD = rule(rf"\W*(?:(?:the|a|an|their|its|our|his|her|both|on|in|for|of|with|at|to|also|{_WEAK_ADJECTIVE})\s+)*", re.I)


def _bare(text: str, start: int, end: int) -> int:
    """Where a further member of a list begins, without its determiners; a verb in it is its own."""
    found = _MEMBER_LEAD.match(text, start, end)
    return found.end() if found else start


def _stop(text: str, begin: int, end: int) -> tuple[int, bool]:
    """(where what hangs on the thing begins, whether it is a purpose: "to do ...")."""
    first = _lead(text, begin, end)
    head = re.compile(r"\S+").match(text, first, end)
    from_ = head.end() if head else first
    after = _AFTERWARDS.search(text, from_, end)
    if after and after.start() == from_ and rule(r"\s+(?:that|who|which|needed)\b").match(after.group()):
        after = _AFTERWARDS.search(text, after.end(), end)  # "the obstacles that face investors": one word alone says too little
    stop = after.start() if after else end
    for purpose in re.compile(r"\s+to\s+(?:\w+ly\s+)?(?P<verb>[\w-]+)\s+(?P<next>\S+)").finditer(text, from_, stop):
        if _is_verb(purpose["verb"].lower(), purpose["next"].lower()) and not _LEADS_ON.search(text, first, purpose.start()):
            return purpose.start(), True
    return stop, after is not None and after.group().endswith(" to")


_LEADS_ON = rule(
    r"(?:,|\b(?:and|continues?|begin|start|needs?|needed|able|unable|ready|willing|how|efforts?|steps|measures|ways?|commitments?|plans?|intention|right|opportunity|aims?|aimed|work|have|has|expected))$",
    re.I,
)


def _is_verb(word: str, following: str) -> bool:
    return word in _BASE and not (word in _NOUN_TOO and (following in _PREPOSITION or following.strip(",.;") == ""))


def _kind(text: str, begin: int, joint: re.Match[str], end: int, past: bool, purpose: bool) -> str:
    """new: something else to be done begins; list: another thing; tail: what hangs on the thing begins; "": nothing."""
    sign = joint.group().strip().lower()
    if sign.startswith((";", ":")) or sign.endswith("as well as"):
        return "new"
    words = rule(r"(?:(?:also|further|jointly|then|\w{3,}ly|both)\s+)*(?P<word>[\w’'-]+)(?:\s+(?P<next>\S+))?").match(
        text, joint.end(), end
    )
    if words is None:
        return "" if past else "list"
    word, following = words["word"].lower(), (words["next"] or "").lower()
    before = text[begin : joint.start()].lstrip()
    opened = rule(
        r"(?:(?:that|they|we|the two \w+|both \w+|would|will|should|to|on|in|of|for|the|importance|need|by|\w+ly|also|further)\s+)*(?P<word>[\w-]+)(?:\s+(?P<next>\S+))?",
        re.I,
    ).match(before)
    first = opened["word"].lower() if opened else ""
    doing = opened is not None and _is_verb(first, (opened["next"] or "").lower())
    if word == "to" and _is_verb(following, "x"):
        return "new" if "and" in sign or rule(r"(?:\w+ly\s+|also\s+)?to\b", re.I).match(before) or doing else "tail"
    if word == "that" and ("and" in sign or rule(r"(?:on the view )?that\b", re.I).match(before)):
        return "new"
    if rule(
        r"(?:the|our|their|its) (?:\w+ )?(?:importance|need|necessity|urgency|significance|commitment|determination|readiness) (?:of|for|to)\b",
        re.I,
    ).match(text, joint.end(), end):
        return "new"
    if _is_verb(word, following) and not (past and purpose and "and" not in sign) and (doing or (first == "be" and not past)):
        return "new"
    if past:
        return ""
    if _NESTS.search(sign):
        return "new"
    if word in _GERUNDS:
        opening = text[begin : _lead(text, begin, joint.start())] + first
        if rule(r"\b(?:in|of|including|as|like)\s+\S*$", re.I).search(opening) or _GERUNDS & set(opening.lower().split()):
            return "new"
        return "new" if "and" in sign else "tail"
    if "and" in sign and "," in sign and word in {"for", "on", "in", "at"}:
        return "new"
    if (own := _FIRST_PREPOSITION.search(before)) and own.group().lower() == word:
        return "new"
    if words.group().lower().startswith(word) is False and words.group().split()[0].endswith("ly") and sign == ",":
        return "tail"
    if word in {"it", "he", "she", "they", "we", "this", "which", "who", "i"} and words["word"] != "IT":
        return "tail"
    return "list"


def _members(text: str, one: Proposition) -> list[tuple[int, int]]:
    """What follows the lead: the list in a proposition as (start, end) of its members; one member where the joints bind rather than part."""
    begin = _lead(text, one.start, one.end)
    joints = [joint for joint in one.joints if begin <= joint[0] and joint[1] < one.end]
    commas = [joint for joint in joints if "," in joint[2]]
    if commas:
        joints = commas if "and" in commas[-1][2] else [*commas, *[j for j in joints if j not in commas and j[0] > commas[-1][0]][-1:]]
        first, *others = [text[a:b] for a, b in _between(begin, joints, one.end)[:-1]]
        if all(map(_adjective, others)) and _adjective(" ".join(first.split()[-1:])):
            return [(begin, one.end)]  # "access to affordable, clean and reliable energy"
    else:
        listed = bool(_LISTS.search(text, max(one.start - 16, 0), begin))
        joints = [joint for joint in joints if not _binds(text[begin : joint[0]], text[joint[1] : one.end], listed)][:2]
    return _between(begin, joints, one.end)


def _between(begin: int, joints: Sequence[tuple[int, int, str]], end: int) -> list[tuple[int, int]]:
    starts = [begin, *(joint[1] for joint in joints)]
    stops = [*(joint[0] for joint in joints), end]
    return list(zip(starts, stops, strict=True))


def _adjective(words: str) -> bool:
    word = words.split()[-1] if words.split() else ""
    return len(words.split()) <= 2 and bool(_ADJECTIVE.fullmatch(word)) and not _NO_ADJECTIVE.fullmatch(word)


_LISTS = rule(r"\b(?:such as|like|including|namely|covering|(?:fields?|areas?|domains?|sectors?|spheres?) of(?: the)?)\s*$", re.I)


def _binds(left: str, right: str, listed: bool) -> bool:
    """ "free and open order", "support to refugees and host countries", "survey and demarcation of the border": one thing, not two."""
    before, after = left.split(), right.split()
    if not before or not after:
        return True
    if _adjective(before[-1]):
        return True
    if _DETERMINER.match(right):
        return False
    if before[-1][:1].isupper() and after[0][:1].isupper():
        return True
    own = _FIRST_PREPOSITION.search(left)
    theirs = _FIRST_PREPOSITION.search(right)
    if own:
        return not (theirs and theirs.group().lower() == own.group().lower() and theirs.start())
    return not listed and (len(before) == 1 or len(after) == 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """One thing without time and manner; None where nothing is left."""
    head = re.compile(r"\S+").match(text, start, end)
    if head is None:
        return None
    cut = _WHEN.search(text, head.end(), end)
    stop = cut.start() if cut else end
    words = text[start:stop]
    words = rule(
        r"(?:,?\s+(?:and|or|but|while|as|to|of|in|on|for|with|the|a|an|by|also|their|its|at|from|that|both|be|was|were|is|are|has|have|had|been|being|will|would|should))+\s*$"
    ).sub("", words)
    stripped = words.rstrip(' .,;:“”"–—-\n\t')
    kept = stripped.lstrip(' .,;:“”"–—-\n\t(')
    if not kept:
        return None
    start += len(stripped) - len(kept)
    stop = start + len(kept)
    return start, stop
