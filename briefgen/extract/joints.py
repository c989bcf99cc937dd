"""What begins at a joint of a clause ("," "and" ";" "including"): something else to be done, another thing of a list, or what hangs on the thing."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefgen.extract.leads import lead
from briefgen.extract.words import BASE, FINITE, GERUNDS, MANNER, NOUN_TOO, describes, ends_open, is_adjective, is_verb
from briefgen.lexicon.scan import one_of, rule

_NESTS = rule(r"including|such as|notably|in particular|particularly|especially|namely|covering|ranging|spanning|among|which|that", re.I)
_EXAMPLES = rule(
    r",?\s*(?:including|such as|notably|in particular|particularly|especially)\s+(?:in\s+)?(?!measures|steps|efforts|through|by|via)[^;:]{3,}?,? and\s",
    re.I,
)
_AND_AFTER = rule(r",\s+(?:and|or|as well as)\s|\s+and\s", re.I)
_FOCUS = rule(r"with|prioriti|focus|emphasi", re.I)
FIRST_PREPOSITION = rule(r"\b(?:on|upon|in|for|to|of|with|at|by|towards?|against|from|under|within|over)\b", re.I)
WEIGHT = rule(r"\b(?:importance|value|significance|role)\b", re.I)
_NO_VERB = frozenset("the a an their its our his her this that these those all each both any other to on".split())
_WORKS_TO = rule(
    r"(?:on |in |to |of |the |importance |need )*(?:(?:(?:express|reaffirm|reiterat|declar|confirm|affirm)\w* )?(?:their |our |the )?(?:\w+ )?(?:determination|commitment|readiness|intention|willingness|resolve|desire|decision|agreement)|(?:work|help|seek|continu|cooperat|collaborat|commit|tr)\w*)\b[^,;]{0,60}?\bto \w+",
    re.I,
)
_NEXT_WORDS = rule(r"(?:(?:also|further|jointly|then|\w{3,}ly|both)\s+)*(?P<word>[\w’'-]+)(?:\s+(?P<next>\S+))?")
_OPENED = rule(
    r"(?:(?:that|they|we|the two \w+|both \w+|would|will|should|to|on|in|of|for|the|importance|need|by|\w+ly|also|further)\s+)*(?P<word>[\w-]+)(?:\s+(?P<next>\S+))?",
    re.I,
)
_CARES_FOR = rule(
    r"(?:the|our|their|its|both) (?:(?:two )?(?:countries|nations|governments|sides|peoples)['’]s? )?(?:\w+ )?(?:importance|need|necessity|urgency|significance|commitment|determination|readiness|willingness|intention|resolve|desire|interest|adherence|dedication) (?:of|for|to|in)\b"
    r"|(?:\w+ )?(?:(?:commitment|dedication|adherence|opposition) to|support for|solidarity with|respect for) ",
    re.I,
)


class _Joint(NamedTuple):
    """A joint with the words on both sides of it."""

    text: str
    begin: int  # of the proposition before it
    start: int
    stop: int  # of the joint itself
    end: int  # of the clause
    sign: str  # the joint's own words, in small letters
    before: str
    first: str  # the first word before it that is not only grammar
    doing: bool  # that word is something to be done
    word: str  # the first word after it, in small letters, adverbs aside
    following: str
    raw: str  # that word as it is written
    opening: str  # the first word after it, adverb or not
    past: bool  # what hangs on the thing has begun before it
    purpose: bool  # and is a purpose


def kind_of(text: str, begin: int, joint: re.Match[str], end: int, past: bool, purpose: bool) -> str:
    """new: something else to be done begins; list: another thing; tail: what hangs on the thing begins; "": nothing."""
    sign = joint.group().strip().lower()
    if not sign or sign.lstrip(", ").startswith("while"):
        return "new"  # "to meet twice a year | to advance cooperation in A and B"
    if sign.startswith((";", ":")) or sign.endswith("as well as") or _BESIDES.match(sign):
        return "new"
    if _IN_WHICH.match(sign):
        return "new"  # "a declaration | in which they decided that A"
    if sign == ", from":
        return "new" if not past else ""
    if sign in _BY_MEANS:
        return "new" if not past and _TOUCHES.search(text, begin, joint.start()) and _MEANS.match(text, joint.end(), end) else ""
    words = _NEXT_WORDS.match(text, joint.end(), end)
    if words is None:
        return "" if past else "list"
    before = text[begin : joint.start()].lstrip()
    opened = _OPENED.match(before)
    first = opened["word"].lower() if opened else ""
    doing = (opened is not None and is_verb(first, (opened["next"] or "").lower())) or bool(_WORKS_TO.match(before))
    one = _Joint(
        text,
        begin,
        joint.start(),
        joint.end(),
        end,
        sign,
        before,
        first,
        doing,
        words["word"].lower(),
        (words["next"] or "").lower().rstrip(",;"),
        words["word"],
        words.group().split()[0],
        past,
        purpose,
    )
    if describes(before) and len(before.split()) > 1:
        return "list"  # "a unified and | growing economy": parted or not is decided with the whole list
    if _OPEN_VERBS.search(before) and is_verb(one.word, one.following):
        return ""  # "to detect, | track, | and defend our airspace"
    if ends_open(before) and "and" in sign and (one.word in GERUNDS or is_verb(one.word, one.following)):
        return ""
    told = _doing(one) or _hanging(one)
    if told:
        return told
    if past:
        if "and" in sign and "," in sign and _same_preposition(one):
            return "new"  # "talks on the port, in which A will share B, | and on C"
        return "new" if (purpose or sign.startswith(", in particular")) and _EXAMPLES.match(text, joint.start(), end) else ""
    return _another(one)


_IN_WHICH = rule(r",?\s*(?:in which|whereby|(?:under|through|by) which) ")
TELLS_WHOM = rule(r"\s*(?:to )?(?:giv|issu|task|instruct|direct|order|mandat|charg|entrust|authori[sz]|assign)\w*\s", re.I)
_BESIDES = rule(r",?\s*(?:in addition|along|together|besides|plus|coupled|accompanied|with (?:an?|the|their) (?!focus|emphasis)\w)")
_BY_MEANS = frozenset({"through", "via", "by means of"})
# "to deepen military cooperation | through joint exercises and a hotline": both the cooperation and its means are agreed on.
_TOUCHES = rule(
    r"\b(?:strengthen|deepen|expand|enhance|boost|broaden|intensify|promote|step up|scale up|develop|widen|reinforce|improve|further|advance|continue|increase|maintain|foster)(?:ing)?\b[^,;:]{0,60}?"
    r"\b(?:(?:cooperation|collaboration|coordination) (?:in|on) [^,;:]{1,40}|cooperation|collaboration|coordination|communication|contacts|exchanges|engagement|interaction|ties|relations|dialogue|partnership)$",
    re.I,
)
_MEANS = rule(
    r"(?!(?:enhanced|closer|greater|increased|further|mutual|bilateral|joint efforts|peaceful|diplomatic|appropriate|all|various|existing|relevant|these|this|such|that|our|their|its)\b)(?:the |an? )?(?:[\w’'./-]+ ){0,6}?"
    r"(?:dialogues?|exercises?|drills|funds?|commissions?|committees?|councils?|mechanisms?|platforms?|forums?|projects?|programmes?|programs?|visits|exchanges?|hotline|working groups?|consultations|initiatives?|agreements?|ventures|training|partnership|alliance|task force|framework|scholarships|fairs?|missions?|centres?|centers?|corridors?)\b",
    re.I,
)


def _doing(one: _Joint) -> str:
    """Whether something else to be done begins, told by its verb."""
    word, following, sign = one.word, one.following, one.sign
    if word == "to" and following == "be" and "and" not in sign:
        return "tail"  # "the conference, | to be held in Lima"
    if word == "to" and (is_verb(following, "x") or (one.doing and following.isalpha() and following not in _NO_VERB)):
        return "new" if "and" in sign or rule(r"(?:\w+ly\s+|also\s+)?to\b", re.I).match(one.before) or one.doing else "tail"
    if word in _SHALL and "and" in sign and _of_the_same(one) and is_verb(_after_adverbs(one), "x"):
        return "new"  # "their resolve to fight piracy, | and would carry out the plan": of the same subject
    if word == "not" and following == "to" and "and" in sign and one.doing:
        return "new"
    if word == "that" and ("and" in sign or rule(r"(?:on the view )?that\b", re.I).match(one.before)):
        return "new"
    if one.doing and sign == "and" and _GOES_ON_TOGETHER.match(one.text, one.stop, one.end) and _THROUGH.search(one.before):
        return "new"
    if _CARES_FOR.match(one.text, one.stop, one.end) or ("and" in sign and _ANOTHER_DEED.match(one.text, one.stop, one.end)):
        return "new"
    if word in _RAISED_TO and _RAISES.match(one.text, one.stop + len(one.raw) + 1, one.end):
        return "new"  # "signed an accord, | raising the relationship to a Green Partnership"
    if is_verb(word, following) and not (one.past and one.purpose and "and" not in sign):
        back = (
            "and" in sign and "," in sign and word not in NOUN_TOO and not one.past
        )  # "talks, in particular high-level ones, | and implement ..."
        return "new" if one.doing or back or (one.first == "be" and not one.past) else ""
    return ""


_THROUGH = rule(r"\b(?:through|via|within|under)\b")
_RAISES = rule(r"(?:the |their |our )?(?:[\w-]+ )?(?:relationship|relations|ties|partnership|cooperation|links) (?:in)?to ", re.I)
_RAISED_TO = frozenset("elevating upgrading raising lifting transforming promoting turning".split())
_RELATIVE = rule(r"\b(?:which|who|whose|that|where)\s")
_SHALL = frozenset({"will", "would", "shall"})


def _of_the_same(one: _Joint) -> bool:
    return (one.doing or one.before.startswith("to ")) and not (one.past and _RELATIVE.search(one.before))


def _after_adverbs(one: _Joint) -> str:
    """The verb behind "will", "would effectively"."""
    found = rule(r"(?:will|would|shall) (?:also |further |\w+ly )*(?P<verb>[\w-]+)", re.I).search(one.text, one.stop, one.end)
    return found["verb"].lower() if found else ""


def _hanging(one: _Joint) -> str:
    """Whether what begins hangs on the thing before: "through the Lima Framework, | a partnership of old"."""
    word, sign = one.word, one.sign
    if _FOCUS.match(sign.lstrip(", ")):
        return "new"
    if one.opening.lower() in _HOW_OFTEN:
        return "tail"  # "to meet annually | and alternately in A and B"
    if (
        sign == ","
        and word in {"a", "an"}
        and (one.before.split() or [""])[-1][:1].isupper()
        and not _AND_AFTER.search(one.text, one.stop, one.end)
    ):
        return "tail"
    if word in FINITE and one.raw != "IT":
        return "tail"
    if sign == "," and word in _SAYS:
        return "tail"  # "to build a road, said a statement of the Ministry of A, B and C"
    if word in _THINKS and one.following in _NO_VERB:
        return "tail"  # "committed to the accord | and believe that ..."
    if rule(r"(?!need|speed|feed|embed)\w+ed").fullmatch(word) and one.following in _NO_VERB:
        return "tail"  # "to conclude the talks | and reflected their ..."
    if word == "that" or (one.opening.lower() in MANNER and not _NESTS.search(sign)):
        return "tail"
    return ""


_OPEN_VERBS = rule(rf"\bto (?:\w+ly )?{one_of(BASE - NOUN_TOO)}(?:, {one_of(BASE)})*$")
_ANOTHER_DEED = rule(
    r"(?:and )?(?:of )?(?:another|one|documents|a (?:second|third|fourth|fifth|further|separate))(?: (?:one|agreement|memorandum|protocol|deal))? (?:on|for|in|between|regarding|concerning|about) "
    r"|(?:(?:an?|the|two|three|four|five|several) )?(?:\w+ )?(?:memorand(?:um|a)(?: of (?:understanding|cooperation))?|mous?|protocols?|agreements?|letters? of intent|arrangements?) (?:on|for|regarding|concerning) ",
    re.I,
)
_HOW_OFTEN = frozenset("annually alternately alternatively regularly periodically rotationally quarterly monthly".split())
_SAYS = frozenset("said says added stated reported announced according".split())
_THINKS = frozenset("believe think hope know recognize recognise welcome thank congratulate".split())


_TO_DO = rule(r"to (?:\w+ly )?(?P<verb>[a-z-]+) (?P<next>\S+)")


# "to promote A through B | and continued close police cooperation": of what both do, and no further means
_GOES_ON_TOGETHER = rule(
    r"(?:continued|continuing|ongoing|closer?|enhanced|sustained|renewed|further|greater|deeper) (?:(?!and\b)[\w-]+ ){0,3}?(?:cooperation|collaboration|coordination|engagement|dialogue|exchanges|interaction)\b",
    re.I,
)


def _same_preposition(one: _Joint) -> bool:
    """ "for removal of A | and for B"."""
    begin = _TO_DO.match(one.before)
    # "to work | for removal of A and for B": the "to" of a verb is none
    begins = begin.start("verb") if begin and begin["verb"] in BASE and begin["next"] != "of" else 0
    own = FIRST_PREPOSITION.search(one.before, begins)
    return own is not None and own.group().lower().removeprefix("up") == one.word


def _another(one: _Joint) -> str:
    """Whether another thing begins, and whether it stands in the same list as the one before."""
    word, sign = one.word, one.sign
    if _NESTS.search(sign):
        return "new"
    if word.endswith("ing") and one.following == "of" and FIRST_PREPOSITION.search(one.before):
        return "new"  # "an exchange of visits, | holding of the next round": a noun
    if word in GERUNDS or (sign == "," and word.endswith("ing") and one.following in _NO_VERB):
        return _gerund(one)
    if "and" in sign and word in {"of", "on", "in", "for"} and one.following.endswith("ing"):
        return "new"  # "the decision of deepening A | and of reviving B"
    if "and" in sign and "," in sign and word in {"for", "on", "in", "at"}:
        return "new"
    if _same_preposition(one):
        return "new"
    if one.opening.lower() != word and one.opening.endswith("ly") and sign == "," and not is_adjective(word):
        return "tail"
    if word in {"it", "he", "she", "they", "we", "this", "which", "who", "i"} and one.raw != "IT":
        return "tail"
    return "list"


_ON_DOING = rule(r"\s*(?:also )?(?:on|upon) (?:the )?\w+ing\s")


def _gerund(one: _Joint) -> str:
    """ "the importance of A, | doing B, and C": something to be done; "reviewed the accord, | noting ...": it hangs on the thing."""
    if WEIGHT.search(one.text, one.begin, min(one.begin + 30, one.start)):
        return "new"
    at = lead(one.text, one.begin, one.start)
    if _ON_DOING.match(one.text, one.begin, one.start):
        return "new"  # "agreement was reached on opening A, | launching B and | backing C"
    thing = one.text[at : one.start].split()
    opening = one.text[one.begin : at] + (thing[0] if thing else one.first)
    if rule(r"\b(?:in|of|including|as|like)\s+\S*$", re.I).search(opening) or GERUNDS & set(opening.lower().split()):
        return "new"
    return "new" if "and" in one.sign else "tail"
